"""Rows of single answers as a table, and as variables for statistics programs: the group and the ratings, the questions' words as labels.

It is handed rows that may go out (`surveys.scoring.rowwise`), and knows no way to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reports.exports.coded import Variable
from reports.exports.delimited import written
from surveys.messages import Translator, msg
from surveys.questionnaires.coding import CODE, MISSING_IN
from surveys.questionnaires.formats.cells import cell
from surveys.questionnaires.formats.codebook import REASONS
from surveys.questionnaires.values import Item, Missing, Questionnaire

RESERVED = frozenset(("ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"))
"""Words that are no names in SPSS."""
LONGEST = 64
AS_NUMBER: Mapping[int, int] = MappingProxyType({code: -place for place, code in enumerate(MISSING_IN[CODE].values(), 1)})
"""Reasons for not answering in a column of numbers: -1 left out, -2 not known, -3 does not apply, -4 declined, -5 not shown."""
WORDS = MappingProxyType(
    {**REASONS, Missing.SKIPPED: msg("The question was left out"), Missing.UNSHOWN: msg("The question was not shown to the group")}
)
_MARKS: Mapping[int, str] = {code: "" if kind is Missing.SKIPPED else f"[{kind.value}]" for kind, code in MISSING_IN[CODE].items()}


def table(codes: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]], names: Mapping[str, str]) -> Iterator[bytes]:
    """A row for each person, in pieces: the group, its name, and a column for each question. `names`: of groups by id."""
    heading = ["group", "group_name", *map(cell, codes)]
    spoken = {group: cell(name) for group, name in names.items()}
    return written(_lines(heading, rows, spoken))


def _lines(heading: list[str], rows: Iterable[tuple[str, Sequence[int]]], names: Mapping[str, str]) -> Iterator[list[str | int]]:
    yield [*heading]
    for group, answers in rows:
        yield [group, names[group], *(_MARKS.get(code, code) for code in answers)]


def variables(asked: Questionnaire, codes: Sequence[str], names: Sequence[str], say: Translator) -> tuple[Variable, ...]:
    """The group, numbered from 1 in the order of `names`, and each question with its labels and missing values."""
    group = Variable("group", say(msg("Group")), meanings={float(place): cell(name) for place, name in enumerate(names, 1)})
    taken = {"group"}
    return (group, *(_variable(asked, asked.item(code), _name(code, taken), say) for code in codes))


def _variable(asked: Questionnaire, item: Item, name: str, say: Translator) -> Variable:
    points = asked.scale(item.scale).points if item.scale else ()
    labels = {float(point.value): cell(say.text(point.label)) for point in points}
    missing = {float(AS_NUMBER[code]): say(WORDS[kind]) for kind, code in MISSING_IN[CODE].items()}
    text = cell(f"{item.code}: {say.text(item.text)}")
    return Variable(name, text, meanings={**labels, **missing}, missing=(min(missing), max(missing)), measure="ordinal")


def _name(code: str, taken: set[str]) -> str:
    """A name that every program takes: it begins with a letter, has no strange sign, is no reserved word, and is there once."""
    plain = re.sub(r"[^A-Za-z0-9_.]", "_", code)[: LONGEST - 4].rstrip(".") or "q"
    plain = plain if plain[0].isalpha() else f"q{plain}"
    plain = f"{plain}_" if plain.upper() in RESERVED else plain
    name, number = plain, 2
    while name.casefold() in taken:
        name, number = f"{plain}_{number}", number + 1
    taken.add(name.casefold())
    return name
