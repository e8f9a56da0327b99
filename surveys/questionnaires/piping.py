"""Words filled into a questionnaire's texts: `{{A1|this}}` an earlier answer, or “this” where there is none; `{{partnership}}` a name.

Of the person who answers nothing can be filled in but what they answered themselves. Names of the partnership are filled in once, when a
round is opened (`fitting`); answers for each person, on each page. Whatever is filled in is other people's text: escape it at every edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from surveys.messages import Text
from surveys.questionnaires.texts import reworded

T = TypeVar("T")

OF_PLACE = ("partnership", "partners", "groups", "objectives")
OF_LOOP = ("objective", "number")
OPENING, CLOSING = "{{", "}}"
BLANK = "__________"
NOTHING = "…"
ISOLATED = "\u2068{}\u2069"
"""Other people's words in a sentence, so that its direction and theirs leave each other alone."""
_PIPE = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9._-]{0,39})\s*(?:\|([^{}|]*))?\}\}")


@dataclass(frozen=True, slots=True)
class Pipe:
    """What is to be filled in: an item's code, or one of the names above; `fallback` stands there without it."""

    name: str
    fallback: str = ""

    @property
    def of_answer(self) -> bool:
        return self.name not in OF_PLACE and self.name not in OF_LOOP


@lru_cache(maxsize=8192)
def pieces(wording: str) -> tuple[str | Pipe, ...]:
    """The wording cut into plain words and pipes, in their order. What looks like neither stays plain."""
    found: list[str | Pipe] = []
    place = 0
    for pipe in _PIPE.finditer(wording):
        found += [wording[place : pipe.start()], Pipe(pipe[1], (pipe[2] or "").strip())]
        place = pipe.end()
    return (*(piece for piece in found if piece), *([wording[place:]] if wording[place:] else []))


def pipes(wording: str) -> Iterator[Pipe]:
    """The pipes of one wording."""
    return (piece for piece in pieces(wording) if isinstance(piece, Pipe)) if OPENING in wording else iter(())


def pipes_of(text: Text) -> frozenset[Pipe]:
    """The pipes of a text in all its languages."""
    return frozenset(pipe for wording in text.by_lang.values() for pipe in pipes(wording))


def has_pipes(text: Text) -> bool:
    return any(OPENING in wording and any(pipes(wording)) for wording in text.by_lang.values())


def filled(text: Text, fill: Callable[[Pipe, str], str | None]) -> Text:
    """The text with what `fill` gives for each pipe and language; a pipe for which it gives None stays as it was written."""
    if not has_pipes(text):
        return text
    return Text({lang: "".join(_filled(piece, lang, fill) for piece in pieces(wording)) for lang, wording in text.by_lang.items()})


def repiped(text: Text, names: Mapping[str, str]) -> Text:
    """The text with other codes in its pipes; codes that are not named stay."""
    return filled(text, lambda pipe, _: _written(Pipe(names[pipe.name], pipe.fallback)) if pipe.name in names else None)


def unpiped(thing: T) -> T:
    """The questionnaire, or a part of it, as it is printed where nobody's answers stand: each pipe's fallback in its place."""
    return reworded(thing, lambda text: filled(text, lambda pipe, _: pipe.fallback or NOTHING))


def blanked(thing: T) -> T:
    """The same for paper: a line to write on in the place of each answer."""
    return reworded(thing, lambda text: filled(text, lambda pipe, _: BLANK if pipe.of_answer else None))


def harmless(words: str) -> str:
    """Other people's words, which must not be read as a pipe where they are put into a text for good."""
    return words.replace(OPENING, "((").replace(CLOSING, "))")


def _filled(piece: str | Pipe, lang: str, fill: Callable[[Pipe, str], str | None]) -> str:
    if isinstance(piece, str):
        return piece
    words = fill(piece, lang)
    return _written(piece) if words is None else words


def _written(pipe: Pipe) -> str:
    return f"{OPENING}{pipe.name}|{pipe.fallback}{CLOSING}" if pipe.fallback else f"{OPENING}{pipe.name}{CLOSING}"
