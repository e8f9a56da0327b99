"""The names of the form's fields and the values that say why there is no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Item, Missing

Fields: TypeAlias = Mapping[str, Sequence[str]]

ANSWER, OTHER, REASON = "q.", "other.", "reason."
REASONS = {f"-{reason.value}": reason for reason in (Missing.INAPPLICABLE, Missing.UNKNOWN, Missing.DECLINED)}


def names(item: Item) -> tuple[str, ...]:
    """The fields that hold the answer: one for each of its parts."""
    return tuple(ANSWER + column for column in kind(item).columns(item))


def token(reason: Missing) -> str:
    """How a reason for no answer is written as a form value; the leading dash keeps it apart from option codes."""
    return f"-{reason.value}"


def tokens(item: Item) -> list[str]:
    """The reasons for no answer that the item offers, as form values, in the order in which they are shown."""
    allowed = {Missing.INAPPLICABLE: item.inapplicable, Missing.UNKNOWN: item.unknown, Missing.DECLINED: item.declinable}
    return [token(reason) for reason, offered in allowed.items() if offered]


def first(fields: Fields, name: str) -> str:
    """The first value sent under this name, or an empty text."""
    values = fields.get(name) or ("",)
    return values[0]
