"""What a condition says, as a small tree, and whether it holds. An unanswered question satisfies no comparison, not even "!="."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

from surveys.questionnaires.values import Answer, Answers, Missing

GROUP = "group"
"""The word that stands for the person's group instead of a question's code."""

Literal: TypeAlias = Union[int, float, str]


@dataclass(frozen=True, slots=True)
class Given:
    """C: the answer to a question, or the person's group."""

    code: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """chosen(C), chosen(C, "a", "b"): how many options are chosen, all of them counted or only these. Without an answer none is."""

    code: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """sum(A, B), mean(A, B): over those of them that are answered; nothing where none is."""

    how: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """count(A <= 2, B <= 2): how many of these conditions hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class State:
    """answered(C), unknown(C), inapplicable(C), declined(C), skipped(C)"""

    code: str
    state: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """C == 1, C in ("a", "b") as "==" with two values, group != "government", sum(A, B) <= C"""

    left: Amount
    sign: str
    values: tuple[Amount, ...]


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


Amount: TypeAlias = Union[Given, Chosen, Total, Count, Literal]
Expression: TypeAlias = Union[State, Comparison, Has, Not, All, Any_]
Test: TypeAlias = Union[State, Comparison, Has]

STATES: Mapping[str, Missing | None] = {
    "answered": None,
    "unknown": Missing.UNKNOWN,
    "inapplicable": Missing.INAPPLICABLE,
    "declined": Missing.DECLINED,
    "skipped": Missing.SKIPPED,
}
TOTALS = ("sum", "mean")
ORDERS: Mapping[str, Callable[[float, float], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST = 10**15
"""Numbers beyond this are no answers; up to it Python and a browser count alike."""
_NEAR = 1e-9
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
        case Comparison(left, sign, values):
            return _compares(amount(left, answers, group), sign, [amount(value, answers, group) for value in values])
        case Has(code, option):
            return option in _options(answers, code)
        case _:
            return _is_in_state(answers.get(test.code, _NONE), test.state)


def amount(term: Amount, answers: Answers, group: str) -> Literal | None:
    """What a term amounts to: a number, a text, or None where there is nothing to compare."""
    match term:
        case Given(code):
            return group if code == GROUP else _plain(answers.get(code, _NONE).value)
        case Chosen(code, options):
            chosen = _options(answers, code)
            return sum(option in chosen for option in options) if options else len(chosen)
        case Total(how, codes):
            return _total(how, [value for code in codes if isinstance(value := _plain(answers.get(code, _NONE).value), int | float)])
        case Count(parts):
            return sum(holds(part, answers, group) for part in parts)
        case _:
            return term


def conditions_in(expression: Expression) -> Iterator[Test]:
    """The single conditions it is made of, from left to right, those that are counted too."""
    match expression:
        case Not(part):
            yield from conditions_in(part)
        case All(parts) | Any_(parts):
            for part in parts:
                yield from conditions_in(part)
        case Comparison(left, _, values):
            yield expression
            for term in (left, *values):
                if isinstance(term, Count):
                    for part in term.parts:
                        yield from conditions_in(part)
        case _:
            yield expression


def codes_in(expression: Expression) -> Iterator[str]:
    """The codes of the questions it asks about, from left to right; "group" where it asks about the group."""
    for test in conditions_in(expression):
        if isinstance(test, Comparison):
            for term in (test.left, *test.values):
                yield from _codes_of(term)
        else:
            yield test.code


def _codes_of(term: Amount) -> tuple[str, ...]:
    match term:
        case Given(code) | Chosen(code):
            return (code,)
        case Total(_, codes):
            return codes
        case _:
            return ()


def _plain(value: object) -> Literal | None:
    if isinstance(value, str):
        return value
    return value if isinstance(value, int | float) and -LARGEST <= value <= LARGEST else None


def _options(answers: Answers, code: str) -> tuple[str, ...]:
    picked = answers.get(code, _NONE).value
    return tuple(map(str, picked)) if isinstance(picked, tuple) else ()


def _total(how: str, values: list[int | float]) -> float | None:
    if not values:
        return None
    total = 0.0
    for value in values:
        total += value
    return total / len(values) if how == "mean" else total


def _compares(left: Literal | None, sign: str, rights: list[Literal | None]) -> bool:
    if left is None or any(right is None for right in rights):
        return False
    known = [right for right in rights if right is not None]
    if sign in ORDERS:
        return all(_in_order(left, sign, right) for right in known)
    return any(_same(left, right) for right in known) is (sign == "==")


def _same(left: Literal, right: Literal) -> bool:
    """Equal; numbers that differ by no more than adding them up can do count as equal."""
    if isinstance(left, str) or isinstance(right, str):
        return left == right
    return abs(left - right) <= _NEAR * max(1.0, abs(left), abs(right))


def _in_order(left: Literal, sign: str, right: Literal) -> bool:
    """Numbers by size, days by date; nothing else has an order."""
    if isinstance(left, str) and isinstance(right, str):
        return bool(WRITTEN_DAY.fullmatch(left) and WRITTEN_DAY.fullmatch(right)) and ORDERS[sign](*_ranked(left, right))
    if isinstance(left, str) or isinstance(right, str):
        return False
    return "=" in sign if _same(left, right) else ORDERS[sign](left, right)


def _ranked(left: str, right: str) -> tuple[int, int]:
    return int(left.replace("-", "")), int(right.replace("-", ""))


def _is_in_state(answer: Answer, state: str) -> bool:
    missing = STATES[state]
    return answer.value is not None if missing is None else answer.value is None and (answer.missing or Missing.SKIPPED) is missing
