"""What the board shows: every section with its questions, and beside each what is locked, conditional or unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.workshop.loading import Work
from surveys.messages import Message
from surveys.questionnaires.editing.guarding import Kept, holds
from surveys.questionnaires.editing.unfinished import Gap, by_owner, unfinished
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Dimension, Item, Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Row:
    """One question. `kept`: what it must stay comparable with."""

    item: Item
    gaps: tuple[Gap, ...]
    kept: Kept | None
    shown_if: Message | None
    answered: bool
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One section. `topic`: what its ratings measure."""

    section: Section
    gaps: tuple[Gap, ...]
    topic: Dimension | None
    shown_if: Message | None
    rows: tuple[Row, ...]
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Board:
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    questions: int


def board(work: Work, kept: Mapping[str, Kept]) -> Board:
    """The board of the questionnaire as it stands."""
    gaps = unfinished(work.questionnaire)
    found = by_owner(gaps)
    sections = work.questionnaire.sections
    parts = tuple(_part(work.questionnaire, section, found, kept, place, len(sections)) for place, section in enumerate(sections, 1))
    return Board(parts, gaps, sum(kind(item).answered for item in work.questionnaire.items()))


def _part(
    questionnaire: Questionnaire, section: Section, gaps: Mapping[str, tuple[Gap, ...]], kept: Mapping[str, Kept], place: int, count: int
) -> Part:
    topic = next((one for one in questionnaire.dimensions if one.code == section.dimension), None)
    rows = tuple(
        Row(
            item,
            gaps.get(f"item {item.code}", ()),
            holds(kept, item),
            shown_if(item.show_if, questionnaire),
            kind(item).answered,
            first=place == 1 and number == 1,
            last=place == count and number == len(section.items),
        )
        for number, item in enumerate(section.items, 1)
    )
    told = shown_if(section.show_if, questionnaire)
    return Part(section, gaps.get(f"section {section.code}", ()), topic, told, rows, first=place == 1, last=place == count)
