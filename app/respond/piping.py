"""Earlier answers filled into the texts of later pages. What a person wrote stays text: it is escaped here, and set apart from the sentence
around it by its own direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from app.respond.sources import Source
from app.respond.wording import isolated
from surveys.errors import Problem
from surveys.messages import Message, Text
from surveys.questionnaires.piped_answers import in_words
from surveys.questionnaires.piping import Pipe, filled, has_pipes, pieces
from surveys.questionnaires.texts import reworded, texts
from surveys.questionnaires.values import Answers, Item, Section

T = TypeVar("T", Item, Section)

KEPT = 64

OPEN, MIDDLE, CLOSE = "\x01", "\x02", "\x03"
"""Signs that no text of a questionnaire holds, between which a compiled page's pipes stand until they become slots."""
_SIGNS = str.maketrans(dict.fromkeys(OPEN + MIDDLE + CLOSE))


@lru_cache(maxsize=KEPT)
def piped(source: Source) -> frozenset[str]:
    """The codes of the questionnaire's items and sections into whose texts something is filled: for most none."""
    sections = source.questionnaire.sections
    items = {item.code for section in sections for item in section.items if _any(item)}
    return frozenset(items | {section.code for section in sections if _any(replace(section, items=()))})


def _any(thing: object) -> bool:
    return any(has_pipes(text) for _, text in texts(thing))


@dataclass(frozen=True, slots=True)
class Pipes:
    """What one person answered, as it is filled in. `known`: the answers that count."""

    source: Source
    known: Answers

    def words(self, code: str, lang: str) -> str:
        """The words in this language; empty where there are none. Not escaped."""
        asked = self.source.questionnaire
        item = next((item for item in asked.items() if item.code == code), None)
        return in_words(self.known.get(code), item, asked, self.source.voices.speaker(lang, "surveys", "app")) if item else ""

    def slots(self, places: tuple[tuple[str, str], ...]) -> dict[str, str]:
        """The slots of a compiled question, by `slot_of`; those without words keep what the author wrote for that case."""
        found = {slot_of(code, lang): self.words(code, lang) for code, lang in places}
        return {name: str(isolated(words)) for name, words in found.items() if words}

    def fill(self, thing: T) -> T:
        """An item or a section with its pipes filled, as plain words that are still to be escaped."""
        return reworded(thing, self._text) if thing.code in piped(self.source) else thing

    def told(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """The problems with the pipes of their authors' words filled."""
        if not piped(self.source):
            return tuple(problems)
        return tuple(replace(problem, what=self._message(problem.what), mend=self._message(problem.mend)) for problem in problems)

    def _message(self, message: Message) -> Message:
        params = {name: self._text(param) if isinstance(param, Text) else param for name, param in message.params.items()}
        return replace(message, params=params)

    def _text(self, text: Text) -> Text:
        return filled(text, lambda pipe, lang: self.words(pipe.name, lang) or pipe.fallback)


def slot_of(code: str, lang: str) -> str:
    return f"pipe:{code}@{lang}"


def marked(thing: T) -> T:
    """An item whose pipes are marked, so that they can become slots once its HTML is there."""
    return reworded(thing, _marked)


def _marked(text: Text) -> Text:
    if not has_pipes(text):
        return text
    return Text({lang: "".join(_mark(piece, lang) for piece in pieces(wording)) for lang, wording in text.by_lang.items()})


def _mark(piece: str | Pipe, lang: str) -> str:
    if isinstance(piece, str):
        return piece.translate(_SIGNS)
    return f"{OPEN}{slot_of(piece.name, lang)}{MIDDLE}{piece.fallback.translate(_SIGNS)}{CLOSE}"
