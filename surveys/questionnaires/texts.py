"""Every text of a questionnaire, or of a part of it, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from surveys.messages import Text

T = TypeVar("T")


def texts(thing: object) -> Iterator[tuple[str, Text]]:
    """The texts of a frozen value with their fields' names, those of its parts too."""
    for name, value in _fields(thing):
        if isinstance(value, Text):
            yield name, value
        for part in value if isinstance(value, tuple) else (value,):
            yield from texts(part)


def reworded(thing: T, change: Callable[[Text], Text]) -> T:
    """The same value with every text changed; the very same where nothing is."""
    changed = {name: _changed(value, change) for name, value in _fields(thing)}
    return replace(thing, **changed) if any(changed[name] is not value for name, value in _fields(thing)) else thing  # type: ignore[type-var]


def _changed(value: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        other = change(value) if value else value
        return value if other == value else other
    if isinstance(value, tuple):
        parts = tuple(_changed(part, change) for part in value)
        return parts if any(one is not other for one, other in zip(parts, value, strict=True)) else value
    return reworded(value, change)


def _fields(thing: object) -> Iterator[tuple[str, Any]]:
    return ((name, getattr(thing, name)) for name in _names(type(thing)))


def _names(kind: type[object]) -> tuple[str, ...]:
    """The fields of a value of this kind that texts can be in."""
    if kind not in _KNOWN:
        found = fields(kind) if is_dataclass(kind) and kind is not Text else ()
        _KNOWN[kind] = tuple(one.name for one in found if "Text" in str(one.type) or "tuple[" in str(one.type))
    return _KNOWN[kind]


_KNOWN: dict[type[object], tuple[str, ...]] = {}
