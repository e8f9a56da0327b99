"""Many tests at once (statistics.md 6): Holm over one whole report, Benjamini and Hochberg for lists called "for exploration"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

ALPHA = 0.05


def holm(ps: Sequence[float]) -> list[float]:
    """Each p as it stands among all of them: below 5 % the chance of one false finding or more in the whole family is below 5 %. Never less
    than p, and in the same order (Holm 1979)."""
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    steps = ((len(ps) - rank) * ps[place] for rank, place in enumerate(order))
    return _placed(order, accumulate((min(1.0, step) for step in steps), max))


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Each p as it stands among all of them: of those below 5 % about 5 % are false (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(ps)), key=lambda place: -ps[place])
    steps = (len(ps) / (len(ps) - rank) * ps[place] for rank, place in enumerate(order))
    return _placed(order, accumulate((min(1.0, step) for step in steps), min))


def _placed(order: Sequence[int], values: accumulate[float]) -> list[float]:
    placed = dict(zip(order, values, strict=True))
    return [placed[place] for place in range(len(order))]
