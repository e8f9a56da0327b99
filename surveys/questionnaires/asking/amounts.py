"""A number in the item's own unit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import AMOUNT, Fault, crossed, limit, problem, quoted
from surveys.questionnaires.asking.numerals import read_number
from surveys.questionnaires.asking.simple import Simple
from surveys.questionnaires.coding import NUMBER, Part
from surveys.questionnaires.values import Answer, Item, Questionnaire, Value

LARGEST = 10**15
"""Scaled by 10**decimals, a number stays under this, so that its float and its whole number mean the same."""


class Number(Simple):
    """A number with at most `decimals` places between `minimum` and `maximum`, packed as value x 10**decimals."""

    code: ClassVar[str] = "number"
    title: ClassVar[Message] = msg("Number")
    hint: ClassVar[Message] = msg("How many, how much, how long.")
    shape: ClassVar[str] = NUMBER
    compares: ClassVar[str] = AMOUNT
    settings: ClassVar[frozenset[str]] = frozenset({"minimum", "maximum", "decimals", "unit"})

    def check_value(self, item: Item, questionnaire: Questionnaire, value: Value, other: str) -> tuple[Problem, ...]:
        number = _as_decimal(value)
        if number is None:
            return (_no_number(item, quoted(value)),)
        return (*_check_decimals(item, number), *_check_range(item, number))

    def tidy_value(self, item: Item, answer: Answer) -> Answer:
        number = _as_decimal(answer.value)
        return Answer(value=answer.value if number is None else float(number))

    def faults(self, item: Item, questionnaire: Questionnaire) -> Iterator[Fault]:
        yield from crossed(item)
        if any(abs(limit) > LARGEST / 10**item.decimals for limit in (item.minimum, item.maximum) if limit is not None):
            yield "maximum", msg("This number is too large to be kept exactly."), msg("Use a larger unit, for example thousands.")

    def parts(self, item: Item) -> tuple[Part, ...]:
        return (Part("", self.shape, item.decimals),)

    def encode_number(self, item: Item, questionnaire: Questionnaire, value: Value) -> int:
        return int(Decimal(str(value)).scaleb(item.decimals))

    def decode_number(self, item: Item, questionnaire: Questionnaire, number: int) -> Value:
        return float(Decimal(number).scaleb(-item.decimals))

    def read_value(self, item: Item, questionnaire: Questionnaire, text: str) -> Answer:
        number = read_number(text)
        if number is None:
            raise Invalid([_no_number(item, quoted(text))])
        return Answer(value=float(number))

    def write_value(self, item: Item, questionnaire: Questionnaire, answer: Answer) -> str:
        return f"{Decimal(str(answer.value)):.{item.decimals}f}"


def _as_decimal(value: Value | None) -> Decimal | None:
    """The exact number, or None for what is none; whole numbers beyond all sense are held at ten times the largest."""
    if type(value) is int:
        return Decimal(max(-10 * LARGEST, min(value, 10 * LARGEST)))
    return Decimal(str(value)) if type(value) is float and math.isfinite(value) else None


def _check_decimals(item: Item, number: Decimal) -> tuple[Problem, ...]:
    scaled = number.scaleb(item.decimals)
    if scaled == scaled.to_integral_value():
        return ()
    if item.decimals == 0:
        return (problem(item, msg("This is not a whole number."), msg("Write it without a comma or a point.")),)
    return (
        problem(
            item,
            msg("There are too many digits after the decimal sign."),
            msg("Write at most {decimals} of them.", decimals=item.decimals),
        ),
    )


def _check_range(item: Item, number: Decimal) -> tuple[Problem, ...]:
    edge = LARGEST / 10**item.decimals
    low = -edge if item.minimum is None else item.minimum
    high = edge if item.maximum is None else item.maximum
    if number < Decimal(str(low)):
        return (limit(item, msg("This number is too small."), msg("Write {low} or more.", low=_short(low))),)
    if number > Decimal(str(high)):
        return (limit(item, msg("This number is too large."), msg("Write {high} or less.", high=_short(high))),)
    return ()


def _short(edge: float) -> float:
    return int(edge) if edge == int(edge) else edge


def _no_number(item: Item, text: str) -> Problem:
    return problem(
        item,
        msg("“{value}” is not a number.", value=text),
        msg("Write it with digits only, for example 12 or 12.5."),
    )
