"""Conditions as rows of a form: a question, how its answer is compared, and with what; all of them or one of them must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.asking.kind import AMOUNT, DAY, OPTION, OPTIONS, WORDS
from surveys.questionnaires.expressions import (
    GROUP,
    STATES,
    All,
    Any_,
    Chosen,
    Comparison,
    Expression,
    Given,
    Has,
    Literal,
    Not,
    State,
)
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Item
from surveys.questionnaires.writing import written

AND, OR = "and", "or"


@dataclass(frozen=True, slots=True)
class Row:
    """One single condition. `code`: a question's, or "group". `relation`: see `relations`. `values`: what it is compared with; none for
    "answered" and the like, one for most, several for "is" and "is_not"."""

    code: str
    relation: str
    values: tuple[Literal, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of which all (`joined` "and") or at least one ("or") must hold. Without rows there is no condition."""

    rows: tuple[Row, ...] = ()
    joined: str = AND


SIGNS: Mapping[str, str] = MappingProxyType({"is": "==", "is_not": "!=", "at_most": "<=", "at_least": ">=", "under": "<", "over": ">"})
COUNTED: Mapping[str, str] = MappingProxyType({"chosen_at_most": "<=", "chosen_at_least": ">=", "chosen_exactly": "=="})
_OF_SORT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        AMOUNT: tuple(SIGNS),
        DAY: tuple(SIGNS),
        OPTION: ("is", "is_not"),
        WORDS: ("is", "is_not"),
        OPTIONS: ("has", "has_not", *COUNTED),
    }
)


def relations(item: Item) -> tuple[str, ...]:
    """How this item's answer can be compared. Nothing for a statement."""
    if not KINDS[item.kind].answered:
        return ()
    offered = {"unknown": item.unknown, "inapplicable": item.inapplicable, "declined": item.declinable}
    return (*_OF_SORT.get(KINDS[item.kind].compares, ()), "answered", "not_answered", *(state for state, offer in offered.items() if offer))


RELATIONS_OF_GROUP = ("is", "is_not")


def compose(rows: Rows) -> str:
    """The condition that these rows mean, as it is written; empty without rows. Raises Invalid for a row that means nothing; whether it
    goes with its question, `conditions` says."""
    if not rows.rows:
        return ""
    parts = tuple(map(_composed, rows.rows))
    meant = parts[0] if len(parts) == 1 else Any_(parts) if rows.joined == OR else All(parts)
    condition = written(meant)
    if parse(condition) != meant:
        raise _incomplete(", ".join(row.code for row in rows.rows))
    return condition


def take_apart(condition: str) -> Rows | None:
    """The rows that mean this condition, or None where rows cannot say it. Raises Invalid for what is no condition."""
    if not condition:
        return Rows()
    match parse(condition):
        case All(parts):
            return _rows(parts, AND)
        case Any_(parts):
            return _rows(parts, OR)
        case single:
            return _rows((single,), AND)


def _rows(parts: tuple[Expression, ...], joined: str) -> Rows | None:
    rows = [row for part in parts if (row := _taken(part))]
    return Rows(tuple(rows), joined) if len(rows) == len(parts) else None


def _composed(row: Row) -> Expression:
    made = next((part for make in _MAKERS if (part := make(row)) is not None), None)
    if made is None:
        raise _incomplete(row.code)
    return made


def _incomplete(code: str) -> Invalid:
    what = msg("This part of the condition is not complete.")
    return Invalid([Problem(f"show_if: {code[:60]}", what, msg("Choose a question, how to compare, and with what."))])


def _compared(row: Row) -> Expression | None:
    if row.relation not in SIGNS or not row.values or (len(row.values) > 1 and row.relation not in ("is", "is_not")):
        return None
    return Comparison(Given(row.code), SIGNS[row.relation], row.values) if row.code else None


def _counted(row: Row) -> Expression | None:
    if row.relation not in COUNTED or len(row.values) != 1 or not row.code:
        return None
    return Comparison(Chosen(row.code), COUNTED[row.relation], row.values)


def _chosen(row: Row) -> Expression | None:
    if row.relation not in ("has", "has_not") or len(row.values) != 1 or not isinstance(row.values[0], str) or not row.code:
        return None
    has = Has(row.code, row.values[0])
    return has if row.relation == "has" else Not(has)


def _stated(row: Row) -> Expression | None:
    if not row.code or row.code == GROUP:
        return None
    if row.relation == "not_answered":
        return Not(State(row.code, "answered"))
    return State(row.code, row.relation) if row.relation in STATES else None


_MAKERS: tuple[Callable[[Row], Expression | None], ...] = (_compared, _counted, _chosen, _stated)


def _taken(part: Expression) -> Row | None:
    match part:
        case Comparison(Given(code), sign, values):
            return _with_literals(code, {sign: name for name, sign in SIGNS.items()}[sign], values)
        case Comparison(Chosen(code, ()), sign, values) if sign in COUNTED.values():
            return _with_literals(code, {sign: name for name, sign in COUNTED.items()}[sign], values)
        case Has() | State() | Not(Has() | State(_, "answered")):
            return _told(part)
        case _:
            return None


def _told(part: Expression) -> Row | None:
    match part:
        case Has(code, option):
            return Row(code, "has", (option,))
        case Not(Has(code, option)):
            return Row(code, "has_not", (option,))
        case Not(State(code)):
            return Row(code, "not_answered")
        case State(code, state):
            return Row(code, state)
        case _:
            return None


def _with_literals(code: str, relation: str, values: tuple[object, ...]) -> Row | None:
    literals = tuple(value for value in values if isinstance(value, int | float | str))
    return Row(code, relation, literals) if len(literals) == len(values) else None
