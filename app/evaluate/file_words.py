"""What the pages of a file of answers show: each column with what it may be, each word that means nothing with what it may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.speaking import gettext as _
from app.speaking import spoken
from surveys.evaluations.from_file import Standing
from surveys.messages import Message, msg
from surveys.questionnaires.answer_files.bringing import Unknown
from surveys.questionnaires.answer_files.matching import Trust
from surveys.questionnaires.answer_files.uses import OPTION, PART, PLACE, WORDS, Use, uses
from surveys.questionnaires.asking.relating import Relationship
from surveys.questionnaires.asking.two_scales import TwoScales
from surveys.questionnaires.formats.outgoing import offered
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Questionnaire

CLOSED, EXAMPLES, LOOKED_AT, LONGEST = 12, 4, 3_000, 40
FOUND = {
    Trust.CODE: msg("by its code"),
    Trust.WORDS: msg("by its words"),
    Trust.ALIKE: msg("only alike: please look"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a few of its words where they are few, nothing where they could tell who somebody is or are people's own texts."""

    place: int
    name: str
    use: str
    examples: tuple[str, ...]
    telling: bool
    found: Message | None
    doubled: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """The uses under one section's title."""

    title: str
    uses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that means nothing for some questions that are answered alike, the rows in which it stands, and what it may mean."""

    value: str
    items: tuple[str, ...]
    rows: int
    means: tuple[tuple[str, str], ...]
    problem: Message | None
    """What the question itself says of it, where nothing can be chosen."""


def unknown_words(found: Standing) -> list[Word]:
    """Each word once for all questions that are answered alike."""
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[Unknown]] = {}
    for one in found.glance.unknown:
        alike.setdefault((one.value, tuple(meanings(found, one))), []).append(one)
    return [_word(value, means, these) for (value, means), these in alike.items()]


def _word(value: str, means: tuple[tuple[str, str], ...], these: Sequence[Unknown]) -> Word:
    items = tuple(dict.fromkeys(one.item for one in these))
    return Word(value, items, sum(len(one.rows) for one in these), means, None if means else these[0].problem.what)


def columns(found: Standing) -> list[Column]:
    """Every column of the file in its order."""
    return [_column(found, place, name) for place, name in enumerate(found.looked.table.header)]


def choices(questionnaire: Questionnaire) -> list[Choices]:
    """What a column can be, section by section."""
    known = list(uses(questionnaire).values())
    made = ((section, [use for use in known if use.item in section.items]) for section in questionnaire.sections)
    return [Choices(spoken().text(section.title), tuple((use.code, named(use)) for use in inside)) for section, inside in made if inside]


def named(use: Use) -> str:
    """A use as a person reads it in a list: its code, and how the question begins."""
    text = " ".join(spoken().text(use.item.text).split())
    return f"{use.code} · {_part(use) or text[:LONGEST] + ('…' if len(text) > LONGEST else '')}"


def meanings(found: Standing, unknown: Unknown) -> list[tuple[str, str]]:
    """What a word may mean, as our cells write it; empty where people write."""
    item = found.questionnaire.item(unknown.item)
    own, use = kind(item), found.mapping.columns.get(unknown.column, "")
    if isinstance(own, TwoScales | Relationship) and use in own.columns(item):
        scale = own.scale(item, found.questionnaire, own.columns(item).index(use))
        return [(str(point.value), spoken().text(point.label)) for point in scale.points]
    return [(f"[{one.missing.value}]" if one.missing else one.code, spoken().text(one.label)) for one in offered(found.questionnaire, item)]


def _column(found: Standing, place: int, name: str) -> Column:
    guess, use = found.looked.guess, found.mapping.columns.get(name, "")
    telling = name in guess.identifying
    trust = guess.trusts.get(name) if use and use == guess.mapping.columns.get(name) else None
    shown = () if telling else tuple(_examples(found.looked.table.column(name)))
    return Column(place, name, use, shown, telling, FOUND[trust] if trust else None, name in guess.doubled and not use)


def _examples(cells: Iterator[str]) -> Sequence[str]:
    """The first words of a column that has only a few."""
    different = dict.fromkeys(cell for cell in islice(cells, LOOKED_AT) if cell)
    return [word[:LONGEST] for word in islice(different, EXAMPLES)] if len(different) <= CLOSED else []


def _part(use: Use) -> str:
    if use.sort == OPTION:
        return _("{option}, chosen or not", option=spoken().text(use.beside_texts[0]))
    if use.sort == PLACE:
        return _("what stands in place {n}", n=use.beside_codes[0])
    if use.sort == WORDS:
        return _("words beside it")
    return spoken().text(use.beside_texts[0]) if use.sort == PART else ""
