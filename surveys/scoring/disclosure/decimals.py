"""No figure has decimals: what is drawn, said or written of people's answers is the whole number that was printed (statistics.md D16).

A picture shows its figures more finely than a reader would believe, so that a place on an axis must not be finer than the number beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.messages import Message
from surveys.scoring.disclosure.holding import Holds
from surveys.scoring.disclosure.register import REGISTER

NUMBERS = (Holds.FIGURE, Holds.COUNT)


def look(value: Any) -> Iterator[str]:
    """What in one value of a release is finer than it may be; `value`: of a type in the register."""
    for name, held in REGISTER.get(type(value), {}).items():
        one = getattr(value, name)
        if held.what in NUMBERS and any(isinstance(number, float) for number in _inside(one)):
            yield f"D16: {name} has decimals"
        if held.what is Holds.SAID and not all(map(_is_round, _inside(one))):
            yield f"D16: {name} says decimals"


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, Message):
        value = value.params
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)
    else:
        yield value


def _is_round(value: Any) -> bool:
    """One decimal or two figures: steps of a scale, average amounts."""
    return not isinstance(value, float) or value == round(value, 1) or value == float(f"{value:.2g}")
