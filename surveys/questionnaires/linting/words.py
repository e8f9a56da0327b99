"""The word lists of words.toml, and whether a text has one of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
"""Languages written without blanks between words."""


@cache
def lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By language, then by the name of the list."""
    plain = tomllib.loads((files("surveys.questionnaires.linting") / "words.toml").read_text("utf-8"))
    return MappingProxyType(
        {lang: MappingProxyType({name: tuple(words) for name, words in found.items()}) for lang, found in plain.items()}
    )


def words_of(lang: str, name: str) -> tuple[str, ...]:
    """A list in this language or the one it is a manner of; empty where we have none."""
    found = lists().get(lang) or lists().get(lang.split("-", maxsplit=1)[0]) or {}
    return found.get(name, ())


def found_in(text: str, words: Sequence[str], lang: str) -> tuple[str, ...]:
    """Those of the words that stand in the text, as they are listed, in the order of the text."""
    plain = plainly(text)
    places = {word: place for word in words if (place := _place(plain, word, lang)) is not None}
    return tuple(sorted(places, key=lambda word: places[word]))


def without(text: str, phrases: Iterable[str]) -> str:
    """The text without these phrases, the longest first."""
    plain = plainly(text)
    for phrase in sorted(phrases, key=len, reverse=True):
        plain = plain.replace(plainly(phrase), " ")
    return plain


def plainly(text: str) -> str:
    """As it is compared: small letters, one kind of apostrophe."""
    return text.casefold().replace("'", "’")


def _place(plain: str, word: str, lang: str) -> int | None:
    sought = plainly(word)
    if lang.split("-", maxsplit=1)[0] in UNSPACED or not sought[-1].isalnum():
        place = plain.find(sought)
        return None if place < 0 else place
    found = _pattern(sought).search(plain)
    return found.start() if found else None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
