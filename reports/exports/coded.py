"""The table of released figures as statistics programs keep it: words as numbers with labels, and a figure that is not shown as a missing
value that says why. Values only; `app.exporting.spss` writes the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reports.exports.columns import COLUMNS, WORDS, Column
from reports.exports.row import Row
from reports.exports.rows import rows
from surveys.messages import Translator, msg
from surveys.questionnaires.formats.cells import cell
from surveys.scoring.values import Released

Held = str | float | None
NOT_SHOWN = -1e9
"""The first of the values of a figure that is not shown; further reasons count down from it. No figure comes near."""
REASONS = 1000
GROUPS = ("group", "against")
IN_WORDS = msg("In words only")
EVERYBODY = msg("Everybody")


@dataclass(frozen=True, slots=True)
class Variable:
    """One column. `meanings`: of its numbers. `missing`: the lowest and highest number that stands for a missing value. `measure`:
    "nominal", "ordinal" or "scale"."""

    name: str
    label: str
    text: bool = False
    meanings: Mapping[float, str] = field(default_factory=dict)
    missing: tuple[float, float] | None = None
    measure: str = "nominal"


@dataclass(frozen=True, slots=True)
class Coded:
    """A table for a statistics program, in one language."""

    title: str
    variables: tuple[Variable, ...]
    rows: Iterator[tuple[Held, ...]]


def coded(released: Released, say: Translator) -> Coded:
    """The table. It is read twice: first for the reasons."""
    reasons = {words: NOT_SHOWN - place for place, words in enumerate(_reasons(released, say))}
    places = {group.id: float(place) for place, group in enumerate(released.groups, 1)} | {"": 0.0}
    words = {name: {word: float(place) for place, word in enumerate(known, 1)} for name, known in WORDS.items()}
    names = {0.0: say(EVERYBODY)} | {places[group.id]: cell(say.text(group.name)) for group in released.groups}
    variables = tuple(_variable(column, say, names, {value: label for label, value in reasons.items()}) for column in COLUMNS)
    codes = _Codes(places, words, reasons)
    return Coded(cell(released.facts.evaluation), variables, (codes.line(row, say) for row in rows(released, say)))


def _reasons(released: Released, say: Translator) -> dict[str, None]:
    blank = (row.reason for row in rows(released, say) if row.figure is None and row.reason)
    return dict.fromkeys((say(IN_WORDS), *blank))


def _variable(column: Column, say: Translator, groups: Mapping[float, str], reasons: Mapping[float, str]) -> Variable:
    label = say(column.heading)
    if column.name in GROUPS:
        return Variable(column.name, label, meanings=groups)
    if column.coded:
        return Variable(column.name, label, meanings={float(place): say(one) for place, one in enumerate(WORDS[column.name].values(), 1)})
    if column.name == "figure":
        return Variable(column.name, label, meanings=reasons, missing=(NOT_SHOWN - REASONS, NOT_SHOWN), measure="scale")
    return Variable(column.name, label, text=not column.numeric, measure="scale" if column.numeric else "nominal")


@dataclass(frozen=True, slots=True)
class _Codes:
    groups: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]
    reasons: Mapping[str, float]

    def line(self, row: Row, say: Translator) -> tuple[Held, ...]:
        return tuple(self.held(column, row, say) for column in COLUMNS)

    def held(self, column: Column, row: Row, say: Translator) -> Held:
        value = getattr(row, column.name)
        if column.name == "figure" and value is None:
            return self.reasons[row.reason or say(IN_WORDS)]
        if column.name in GROUPS:
            return None if column.name == "against" and not value else self.groups[value]
        if column.coded:
            return self.words[column.name].get(value)
        return value if column.numeric else cell(str(value))
