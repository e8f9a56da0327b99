"""Which language a word means: "ar", "Arabic", "العربية", "Français (fr)", "pt_BR", or another tool's "de-informal"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

_SPOKEN = ("ar", "en", "es", "fr", "pt", "ru", "zh")
_OWN = "am bn de el fa ha he hi id it ja ko ku my ne nl om pl ps ro so sw th ti tr uk ur vi yo zu"
"""Languages also known by the name that their speakers give them."""
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_MANNERS = ("-informal", "-formal", "-easy")
"""How other tools write the manner of speaking, which no language tag knows."""


def language(words: str) -> str:
    """The language tag that a cell such as "ar", "Arabic" or "العربية" means; empty if it means none."""
    word = _line(words).casefold().replace("_", "-")
    return _by_name().get(word) or _tag(word)


def labelled(words: str) -> str:
    """The language tag that a column's name means: as `language`, and "English (en)", "de-informal"; empty if it means none."""
    found = _IN_BRACKETS.search(words)
    name = words[: found.start()] if found else words
    inside = language(_plain(found.group(1))) if found else ""
    return inside or language(_plain(name))


def _plain(words: str) -> str:
    """Without the manner of speaking."""
    word = _line(words)
    return next((word[: -len(manner)] for manner in _MANNERS if word.casefold().endswith(manner)), word)


def _tag(word: str) -> str:
    try:
        return str(Locale.parse(word, sep="-")).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        return word if word in Locale("en").languages and word.isalpha() else ""


@cache
def _by_name() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for length in (2, 3):
        for speaker in _SPOKEN:
            for tag, name in Locale(speaker).languages.items():
                if len(tag) == length and "_" not in tag:
                    names.setdefault(name.casefold(), tag)
    names |= {str(Locale(tag).get_display_name(tag)).casefold(): tag for tag in _SPOKEN}
    own = {tag: Locale.parse(tag).get_language_name() for tag in _OWN.split()}
    return names | {str(name).casefold(): tag for tag, name in own.items() if name}


def _line(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


@cache
def known_names(lang: str) -> tuple[str, ...]:
    """The names that speakers of `lang` give to the world's languages, by the alphabet: proposals for a field that takes one."""
    names = (name for tag, name in Locale.parse(lang, sep="-").languages.items() if len(tag) in (2, 3))
    return tuple(sorted(set(names), key=str.casefold))
