"""A figure of the analyst's annex: not rounded, not protected, and not for publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from surveys.messages import Message

Value: TypeAlias = float | Sequence[float] | Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class AnnexFigure:
    """`value` None: it cannot be had at all. `n` people behind it. `enough`: the method's rules allow to rely on it. `says`: in words."""

    value: Value
    n: int
    enough: bool = True
    says: Message | None = None


Figures: TypeAlias = Iterator[tuple[str, AnnexFigure]]
"""Figures with their names; docs/annex.md says what each is."""
