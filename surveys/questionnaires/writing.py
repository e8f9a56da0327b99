"""A condition's tree written down again, so that reading it gives the same tree; and the same condition about other questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.expressions import (
    GROUP,
    All,
    Amount,
    Any_,
    Chosen,
    Comparison,
    Count,
    Expression,
    Given,
    Has,
    Literal,
    Not,
    State,
    Total,
)


def written(expression: Expression) -> str:
    """The text that `parse` reads as this tree. Raises Invalid for words that no quotation marks can hold."""
    match expression:
        case Not(part):
            return f"not {_inside(part, All, Any_, Not)}"
        case All(parts):
            return " and ".join(_inside(part, All, Any_) for part in parts)
        case Any_(parts):
            return " or ".join(_inside(part, Any_) for part in parts)
        case State(code, state):
            return f"{state}({code})"
        case Has(code, option):
            return f"{code} has {quoted(option)}"
        case Comparison(left, sign, values):
            return _comparison(left, sign, values)


def renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    """The same condition with other codes; codes that are not named stay."""
    match expression:
        case Not(part):
            return Not(renamed(part, names))
        case All(parts) | Any_(parts):
            return replace(expression, parts=tuple(renamed(part, names) for part in parts))
        case Comparison(left, sign, values):
            return Comparison(_renamed_amount(left, names), sign, tuple(_renamed_amount(value, names) for value in values))
        case State(code) | Has(code):
            return replace(expression, code=names.get(code, code))


def regrouped(expression: Expression, names: Mapping[str, str]) -> Expression:
    """The same condition with other names of groups; names that are not known stay."""
    match expression:
        case Not(part):
            return Not(regrouped(part, names))
        case All(parts) | Any_(parts):
            return replace(expression, parts=tuple(regrouped(part, names) for part in parts))
        case Comparison(Given(code), _, values) if code == GROUP:
            return replace(expression, values=tuple(names.get(value, value) if isinstance(value, str) else value for value in values))
        case Comparison(left, sign, values):
            return Comparison(_regrouped_amount(left, names), sign, tuple(_regrouped_amount(value, names) for value in values))
        case _:
            return expression


def quoted(text: str) -> str:
    """A text in quotation marks as conditions write it. Raises Invalid where it holds both kinds of them, or a line end."""
    mark = "'" if '"' in text else '"'
    if mark in text or "\n" in text:
        what = msg("“{words}” cannot be written in a condition.", words=text[:60])
        raise Invalid([Problem("show_if", what, msg("Use words without quotation marks, on one line."))])
    return f"{mark}{text}{mark}"


def _inside(part: Expression, *kinds: type[Expression]) -> str:
    return f"({written(part)})" if isinstance(part, kinds) else written(part)


def _comparison(left: Amount, sign: str, values: tuple[Amount, ...]) -> str:
    if len(values) == 1:
        return f"{_amount(left)} {sign} {_amount(values[0])}"
    return f"{_amount(left)} {'in' if sign == '==' else 'not in'} ({', '.join(map(_amount, values))})"


def _amount(term: Amount) -> str:
    match term:
        case Given(code):
            return code
        case Chosen(code, options):
            return f"chosen({', '.join([code, *map(quoted, options)])})"
        case Total(how, codes):
            return f"{how}({', '.join(codes)})"
        case Count(parts):
            return f"count({', '.join(map(written, parts))})"
        case _:
            return _literal(term)


def _literal(value: Literal) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int):
        return str(value)
    plain = format(Decimal(repr(value)), "f")
    return plain if "." in plain else f"{plain}.0"


def _regrouped_amount(term: Amount, names: Mapping[str, str]) -> Amount:
    return Count(tuple(regrouped(part, names) for part in term.parts)) if isinstance(term, Count) else term


def _renamed_amount(term: Amount, names: Mapping[str, str]) -> Amount:
    match term:
        case Given(code) | Chosen(code):
            return replace(term, code=names.get(code, code))
        case Total(_, codes):
            return replace(term, codes=tuple(names.get(code, code) for code in codes))
        case Count(parts):
            return Count(tuple(renamed(part, names) for part in parts))
        case _:
            return term
