"""The words that answers are made of in many questionnaires (`answers.toml`), and what they mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from surveys.languages import labelled
from surveys.messages import Text
from surveys.questionnaires.values import Missing

_NUMBERED = re.compile(r"\(?(-?\d{1,3})\)?\s*(?:[-–—:.)=/]\s*|\s+|(?=\D))(.+)|(.+?)\s*[-–—:=(]\s*(-?\d{1,3})\)?", re.DOTALL)
_ALONE = re.compile(r"\(?(-?\d{1,3})\)?[.:]?")
_EDGES = " .,;:!?*\"'«»“”„‚‘’()[]-–—_"


@dataclass(frozen=True, slots=True)
class Step:
    """A known answer: the family of scales it belongs to, and where in it, from the low end."""

    family: str
    rank: int


@lru_cache(maxsize=4096)
def normal(label: str) -> str:
    """The label as it is looked up: no accents, capitals, quotation marks or marks at its ends."""
    apart = unicodedata.normalize("NFD", label.casefold().replace("’", "'").replace("‘", "'").replace("ـ", ""))
    return " ".join(unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")).split()).strip(
        _EDGES
    )


def number_in(label: str) -> tuple[int | None, str]:
    """The number that a label carries ("4 - Agree", "Agree (4)", "4") with the words beside it; None where it carries none."""
    text = label.strip()
    alone = _ALONE.fullmatch(text)
    if alone:
        return int(alone.group(1)), ""
    found = _NUMBERED.fullmatch(text)
    words = (found.group(2) or found.group(3)).strip() if found else ""
    if not found or not any(sign.isalpha() for sign in words):
        return None, text
    return int(found.group(1) or found.group(4)), words


def steps(label: str, lang: str) -> tuple[Step, ...]:
    """What the label may be a step of, in its language."""
    word, short = normal(number_in(label)[1] or label), lang.split("-", maxsplit=1)[0]
    begun = (Step("degree", rank) for beginning, rank in _beginnings(short) if word.startswith(beginning) and word != beginning.strip())
    return _scales().get((short, word), ()) or tuple(begun)[:1]


def missing(label: str) -> Missing | None:
    """The reason for not answering that the label states, in whichever language."""
    return _missing().get(normal(label)) or _missing().get(normal(number_in(label)[1]))


def asks_to_specify(label: str) -> bool:
    """Whether the label says "other" and asks for words."""
    return normal(label.rstrip("…._: ")) in _others()


def text(name: str, languages: tuple[str, ...]) -> Text:
    """The same in every one of the languages, in English where it is not known."""
    known: Mapping[str, str] = _read()["words"][name]
    return Text({lang: known.get(lang.split("-", maxsplit=1)[0], known["en"]) for lang in languages})


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads((files("surveys.questionnaires.formats") / "answers.toml").read_text(encoding="utf-8"))


@cache
def _scales() -> Mapping[tuple[str, str], tuple[Step, ...]]:
    found: dict[tuple[str, str], tuple[Step, ...]] = {}
    for family, by_lang in _read()["scales"].items():
        for lang, labels in by_lang.items():
            for rank, variant in _variants(labels):
                found[lang, variant] = (*found.get((lang, variant), ()), Step(family, rank))
    return found


def _variants(labels: list[str]) -> Iterator[tuple[int, str]]:
    return ((rank, normal(variant)) for rank, variants in enumerate(labels) for variant in variants.split("|"))


@cache
def _beginnings(lang: str) -> tuple[tuple[str, int], ...]:
    """Longest first, so that "not at all" is found before "not"."""
    labels = _read()["begins"]["degree"].get(lang, [])
    space = "" if lang == "zh" else " "
    found = [(normal(one) + space, rank) for rank, variants in enumerate(labels) for one in variants.split("|")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _missing() -> Mapping[str, Missing]:
    words = _read()["missing"]
    return {normal(one): Missing(kind) for kind, by_lang in words.items() for labels in by_lang.values() for one in labels.split("|")}


@cache
def _others() -> frozenset[str]:
    return frozenset(normal(one) for labels in _read()["other"].values() for one in labels.split("|"))


def spoken(name: str, language: str) -> str:
    """A word that other tools have built in, in the language that a file names in its own way; English where it is not known."""
    known: Mapping[str, str] = _read()["words"][name]
    return known.get(labelled(language).split("-", maxsplit=1)[0], known["en"])


def families() -> frozenset[str]:
    """The names of the scales that are known by their words."""
    return frozenset(_read()["scales"])


def labels(family: str, lang: str) -> list[str]:
    """The words of a known scale in five steps; in English where they are not known in the language."""
    known = _read()["scales"][family]
    steps = [variants.split("|")[0] for variants in known.get(lang.split("-", maxsplit=1)[0], known["en"])]
    five = [steps[place] for place in (0, 1, 3, 5, 6)] if len(steps) == 7 else steps
    return [label[:1].upper() + label[1:].replace("'", "’") for label in five]


@cache
def common() -> Mapping[str, frozenset[str]]:
    """The commonest words of some languages."""
    return {lang: frozenset(words.split()) for lang, words in _read()["common"].items()}


@cache
def columns() -> Mapping[str, str]:
    """What the columns of plain lists are, by the words over them."""
    return {word: name for name, words in _read()["columns"].items() for word in words.split("|")}


@cache
def spoken_languages() -> tuple[str, ...]:
    """The languages in which scales are known."""
    return tuple(_read()["scales"]["agreement"])
