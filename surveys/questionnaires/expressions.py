"""What a show-if says, as a small tree, and whether it holds. An unanswered question satisfies no comparison, not even "!="."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

from surveys.questionnaires.values import Answer, Answers, Missing

GROUP = "group"
"""The word that stands for the person's group instead of a question's code."""

Literal: TypeAlias = Union[int, float, str]


@dataclass(frozen=True, slots=True)
class State:
    """answered(C), unknown(C), inapplicable(C), declined(C)"""

    code: str
    state: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """C == 1, C in ("a", "b") as "==" with two values, group != "government" """

    code: str
    sign: str
    values: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """C has "funding" """

    code: str
    option: str


@dataclass(frozen=True, slots=True)
class Not:
    part: Expression


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801 - "Any" is taken
    parts: tuple[Expression, ...]


Expression: TypeAlias = Union[State, Comparison, Has, Not, All, Any_]
Test: TypeAlias = Union[State, Comparison, Has]

STATES: Mapping[str, Missing | None] = {
    "answered": None,
    "unknown": Missing.UNKNOWN,
    "inapplicable": Missing.INAPPLICABLE,
    "declined": Missing.DECLINED,
}
ORDERS: Mapping[str, Callable[[float, float], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_NONE = Answer(missing=Missing.SKIPPED)


def holds(expression: Expression, answers: Answers, group: str) -> bool:
    """Whether it is true of these answers. Total: strange answers make a comparison false and raise nothing."""
    match expression:
        case Not(part):
            return not holds(part, answers, group)
        case All(parts):
            return all(holds(part, answers, group) for part in parts)
        case Any_(parts):
            return any(holds(part, answers, group) for part in parts)
        case _:
            return _test_holds(expression, answers, group)


def _test_holds(test: Test, answers: Answers, group: str) -> bool:
    match test:
        case Comparison(code, sign, values) if code == GROUP:
            return _compares(group, sign, values)
        case Comparison(code, sign, values):
            return _compares(answers.get(code, _NONE).value, sign, values)
        case Has(code, option):
            picked = answers.get(code, _NONE).value
            return isinstance(picked, tuple) and option in picked
        case _:
            return _is_in_state(answers.get(test.code, _NONE), test.state)


def conditions_in(expression: Expression) -> Iterator[Test]:
    """The single conditions it is made of, from left to right."""
    match expression:
        case Not(part):
            yield from conditions_in(part)
        case All(parts) | Any_(parts):
            for part in parts:
                yield from conditions_in(part)
        case _:
            yield expression


def _compares(value: object, sign: str, values: tuple[Literal, ...]) -> bool:
    if not isinstance(value, int | float | str):
        return False
    if sign in ORDERS:
        (edge,) = values
        return isinstance(value, int | float) and isinstance(edge, int | float) and ORDERS[sign](value, edge)
    return (value in values) is (sign == "==")


def _is_in_state(answer: Answer, state: str) -> bool:
    missing = STATES[state]
    return answer.value is not None if missing is None else answer.value is None and answer.missing is missing
