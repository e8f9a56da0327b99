"""A day of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.calendar_days import is_ambiguous, read_day
from surveys.questionnaires.asking.kind import DAY, Fault, limit, problem, quoted
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.coding import NUMBER
from surveys.questionnaires.values import Answer, Item, Questionnaire, Value

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""What no question asks beyond."""


class Date(Simple):
    """A day between `earliest` and `latest`, stored as 2026-11-21 and packed as its number (1 January of the year 1 is 1)."""

    code: ClassVar[str] = "date"
    title: ClassVar[Message] = msg("A day")
    hint: ClassVar[Message] = msg("When something was or should be. The results say where most answers lie, never a single day.")
    shape: ClassVar[str] = NUMBER
    compares: ClassVar[str] = DAY
    settings: ClassVar[frozenset[str]] = frozenset({"earliest", "latest"})

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        limits = {"earliest": item.earliest, "latest": item.latest}
        strange = {name: text for name, text in limits.items() if text and not FIRST <= (stored(text) or date.min) <= LAST}
        for name, text in strange.items():
            yield name, msg("“{value}” is not a day.", value=text[:60]), msg("Write it so: {example}", example="2026-11-21")
        if not strange and earliest(item) > latest(item):
            yield "earliest", msg("The earliest day is after the latest."), msg("Exchange the two.")

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        day = stored(value)
        if day is None:
            return (_no_day(item, quoted(value)),)
        if day < earliest(item):
            return (limit(item, msg("This day is too early."), msg("Give {day} or a later one.", day=earliest(item))),)
        if day > latest(item):
            return (limit(item, msg("This day is too late."), msg("Give {day} or an earlier one.", day=latest(item))),)
        return ()

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        return date.fromisoformat(str(value)).toordinal()

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        return date.fromordinal(number).isoformat()

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        day = None if is_ambiguous(text) else read_day(text)
        if day is None:
            raise Invalid([_no_day(item, quoted(text))])
        return Answer(value=day.isoformat())

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return str(answer.value)


def stored(value: object) -> date | None:
    """The day in its one stored form, or None for anything else."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day and day.isoformat() == value else None


def earliest(item: Item) -> date:
    """The first day that the question takes."""
    return stored(item.earliest) or FIRST


def latest(item: Item) -> date:
    """The last day that the question takes."""
    return stored(item.latest) or LAST


def _no_day(item: Item, text: str) -> Problem:
    return problem(item, msg("“{value}” is not a day.", value=text), msg("Write the year, the month and the day, for example 2026-11-21."))
