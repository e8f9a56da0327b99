"""What can be compared with what: amounts with amounts, options with codes, words with words, days with days, the group with names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import AMOUNT, DAY, OPTION, OPTIONS, WORDS
from surveys.questionnaires.expressions import (
    GROUP,
    ORDERS,
    WRITTEN_DAY,
    Amount,
    Chosen,
    Comparison,
    Count,
    Given,
    Has,
    State,
    Test,
    Total,
)
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Item

Fault = tuple[Message, Message]
_ORDERED = (AMOUNT, DAY)


def check_test(test: Test, items: Mapping[str, Item]) -> Iterator[Fault]:
    """Everything wrong with one single condition about these items. What it says of unknown codes is not looked at."""
    match test:
        case State(code, state):
            yield from _check_state(state, items.get(code))
        case Has(code, option):
            yield from _check_has(code, option, items)
        case Comparison(left, sign, values):
            for term in (left, *values):
                yield from _check_term(term, items)
            yield from _check_comparison(left, sign, values, items)


def _check_state(state: str, item: Item | None) -> Iterator[Fault]:
    if item is None:
        return
    offers = {"unknown": item.unknown, "inapplicable": item.inapplicable, "declined": item.declinable}
    if not KINDS[item.kind].answered or not offers.get(state, True):
        yield (
            msg("“{state}” can never be true of “{code}”.", state=state, code=item.code),
            msg("Let that question offer it, or take the condition away."),
        )


def _check_has(code: str, option: str, items: Mapping[str, Item]) -> Iterator[Fault]:
    if code == GROUP:
        yield _group_fault()
    elif code in items and KINDS[items[code].kind].compares != OPTIONS:
        yield msg("“has” asks about several choices; “{code}” is no such question.", code=code), msg("Use == instead.")
    elif code in items:
        yield from _check_options(items[code], (option,))


def _check_term(term: Amount, items: Mapping[str, Item]) -> Iterator[Fault]:
    match term:
        case Chosen(code, options) if code in items:
            if KINDS[items[code].kind].compares == OPTIONS:
                yield from _check_options(items[code], options)
            else:
                yield msg("Only of several choices can be counted how many are chosen; “{code}” is no such question.", code=code), _HOW
        case Total(_, codes):
            for code in codes:
                if code in items and KINDS[items[code].kind].compares != AMOUNT:
                    yield msg("“{code}” is no number, so it cannot be added up.", code=code), msg("Name ratings and numbers only.")


def _check_comparison(left: Amount, sign: str, values: tuple[Amount, ...], items: Mapping[str, Item]) -> Iterator[Fault]:
    sort = _sort(left, items)
    if sort == GROUP:
        if sign in ORDERS or not all(isinstance(value, str) for value in values):
            yield _group_fault()
    elif sort == OPTION and sign not in ORDERS and all(isinstance(value, str) for value in values) and isinstance(left, Given):
        yield from _check_options(items[left.code], values)
    elif sort is not None and not _comparable(sort, sign, [_sort(value, items) for value in values], values):
        yield msg("“{code}” cannot be compared like that.", code=_named(left)), _HOW


def _comparable(sort: str, sign: str, others: Iterable[str | None], values: tuple[Amount, ...]) -> bool:
    """Whether all have the same sort, or are literals that can stand for it. What is not known (None) is named elsewhere."""
    if sort in {OPTIONS, ""} or (sign in ORDERS and sort not in _ORDERED):
        return False
    return all(
        other is None or other == sort or (isinstance(value, str) and _stands_for(sort, value))
        for other, value in zip(others, values, strict=True)
    )


def _stands_for(sort: str, written: str) -> bool:
    return sort == WORDS or (sort == DAY and is_day(written))


def is_day(written: str) -> bool:
    """Whether this is a day as conditions write it: 2026-11-21."""
    try:
        return bool(WRITTEN_DAY.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False


def _sort(term: Amount, items: Mapping[str, Item]) -> str | None:
    """As what the term is compared; None for an unknown question, "literal" for a text that may stand for several."""
    match term:
        case Given(code):
            return GROUP if code == GROUP else KINDS[items[code].kind].compares if code in items else None
        case str():
            return "literal"
        case Chosen() | Total() | Count() | int() | float():
            return AMOUNT


def _named(term: Amount) -> str:
    match term:
        case Given(code) | Chosen(code):
            return code
        case Total(how):
            return how
        case Count():
            return "count"
        case _:
            return str(term)


def _group_fault() -> Fault:
    return msg("A group can only be compared with names."), msg("Write for example: {example}", example='group == "government"')


def _check_options(item: Item, values: Iterable[object]) -> Iterator[Fault]:
    codes = [option.code for option in item.options]
    for value in values:
        if value not in codes:
            yield (
                msg("“{code}” has no option “{option}”.", code=item.code, option=str(value)[:60]),
                msg("Choose from: {options}.", options=", ".join(codes)[:300]),
            )


_HOW = msg(
    "Compare ratings and numbers with numbers, one choice by == with an option’s code, a line by == with words, a date with a day such as "
    "2026-11-21; of several choices use “has” or chosen(…); of others ask answered(…)."
)
