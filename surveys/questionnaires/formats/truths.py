"""Conditions put together, said as shortly as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeGuard, Union

from surveys.questionnaires.expressions import All, Any_, Comparison, Expression, Given, Not, State
from surveys.questionnaires.values import Missing

Truth: TypeAlias = Union[Expression, bool]
_REASONS = frozenset(missing.value for missing in (Missing.UNKNOWN, Missing.INAPPLICABLE, Missing.DECLINED))


def joined(parts: Iterable[Truth]) -> Truth:
    """All of them together."""
    found: list[Expression] = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found += part.parts if isinstance(part, All) else [part]
    found = list(dict.fromkeys(_without_denied(part, found) for part in found))
    denied = {part.part for part in found if isinstance(part, Not)}
    answered = {part.code for part in found if isinstance(part, State) and part.state == "answered"}
    found = (
        [part for part in found if not (isinstance(part, Not) and _is_reason(part.part) and part.part.code in answered)]
        if denied
        else found
    )
    return (found[0] if len(found) == 1 else All(tuple(found))) if found else True


def _is_reason(part: Expression) -> TypeGuard[State]:
    return isinstance(part, State) and part.state in _REASONS


def _without_denied(part: Expression, all_of_them: Sequence[Expression]) -> Expression:
    """Something was given and it was not this reason: what is left of the first."""
    if not isinstance(part, Any_) or not all(isinstance(one, State) for one in part.parts):
        return part
    left = tuple(one for one in part.parts if Not(one) not in all_of_them)
    return part if not left else left[0] if len(left) == 1 else Any_(left)


def either(parts: Iterable[Truth]) -> Truth:
    """Any of them; several values of one answer are said together."""
    found: dict[object, Expression] = {}
    for part in parts:
        if part is True:
            return True
        for one in part.parts if isinstance(part, Any_) else () if part is False else (part,):
            _merge(found, one)
    left = list(found.values())
    return (left[0] if len(left) == 1 else Any_(tuple(left))) if left else False


def _merge(found: dict[object, Expression], part: Expression) -> None:
    match part:
        case Comparison(Given(code), "==", values) if not any(isinstance(value, Given) for value in values):
            before = found.get(code)
            known = before.values if isinstance(before, Comparison) else ()
            found[code] = Comparison(Given(code), "==", tuple(dict.fromkeys((*known, *values))))
        case _:
            found[part] = part
