"""R7 and R8: how precisely a figure may be said."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from surveys.messages import Message, msg
from surveys.scoring.disclosure.thresholds import CELL, LONELY, ROUNDED_BELOW, WIDTH

NEAR = 1e-9
"""Means nearer than this are the same: fractions are not exact."""
SLIVER = 1e-4
"""What is told of a mean ends just before the next thing that could be told."""


def bounds(heaviest: float | Fraction) -> tuple[float, float]:
    """The lowest and highest mean that may be said when the heaviest person's share in it is `heaviest` (1/n if all weigh the same).

    Between them every single person's score stays possible over a range of at least 50 points: 50/n and 100 - 50/n (R8).
    """
    margin = WIDTH * float(heaviest)
    return margin, 100 - margin


def edge(mean: float, heaviest: float | Fraction) -> str:
    """ ">=" or "<=" where `mean` lies on the bounds or outside, else nothing.

    On the bounds too: answers go in steps, so that of five people "more than 90" would mean that nobody gave less than 75.
    """
    low, high = bounds(heaviest)
    if mean > high - NEAR:
        return ">="
    return "<=" if mean < low + NEAR else ""


def coded(mean: float, heaviest: float | Fraction) -> int:
    """The whole number to print: rounded, or the bound where the mean lies beyond it (5 people: 90, 8: 93, 20: 97)."""
    low, high = bounds(heaviest)
    side = edge(mean, heaviest)
    if side == ">=":
        return math.floor(high + NEAR)
    return math.ceil(low - NEAR) if side else rounded(mean)


def few(n: int) -> Fraction:
    """What stands for the heaviest person's share where a mean is a share of `n` people who did something: with it the `bounds` lie between
    two and three people, so that nobody is told that one or two did it, or that all but one or two did (R8)."""
    return Fraction(2 * LONELY + 1, n)


def capped(mean: float, heaviest: float | Fraction) -> float:
    """The mean as others may learn it: itself, or the printed bound where it lies beyond. Means of means are made from these."""
    return float(coded(mean, heaviest)) if edge(mean, heaviest) else mean


def rounded(value: float) -> int:
    """To the nearest whole number, halves up, on every machine; a half that thirds of points have made a little smaller is one."""
    return math.floor(value + 0.5 + NEAR)


def cell(mean: float) -> int:
    """Where the ten-point cell that holds `mean` starts: 0, 10, … 90."""
    return min(int((mean + NEAR) // CELL) * CELL, 100 - CELL)


def told(mean: float, heaviest: float | Fraction, width: int = 1) -> tuple[float, float]:
    """Between which means the true one lies for a reader of what is printed: a whole number (`width` 1), a ten-point cell, or a bound; 0:
    it is known."""
    low, high = bounds(heaviest)
    side = edge(mean, heaviest)
    if side:
        return (high, 100.0) if side == ">=" else (0.0, low)
    if not width:
        return mean - SLIVER, mean + SLIVER
    start = float(cell(mean)) if width == CELL else rounded(mean) - width / 2
    return max(start, low + SLIVER), min(start + width, high) - SLIVER


def percents(counts: Sequence[int], n: int) -> tuple[int, ...]:
    """Whole per cents, below 20 people in tens, that add up to 100 (largest remainders)."""
    step = 10 if n < ROUNDED_BELOW else 1
    exact = [Fraction(100 * count, n * step) for count in counts]
    floors = [math.floor(share) for share in exact]
    order = sorted(range(len(counts)), key=lambda place: (floors[place] - exact[place], place))
    for place in order[: 100 // step - sum(floors)]:
        floors[place] += 1
    return tuple(floor * step for floor in floors)


def said(percent: int, n: int) -> Message | None:
    """The words in place of a per cent below 20 people; None where the number itself may stand."""
    if n >= ROUNDED_BELOW:
        return None
    tenths = rounded(percent / 10)
    if tenths == 0:
        return msg("few or none")
    return msg("nearly all") if tenths == 10 else msg("about {tenths} in 10", tenths=tenths)


def apart(people: int, n: int) -> Message | None:
    """For several choices, where options overlap and cannot be put together: words for an option that one or two people, all or all but
    two, ticked."""
    if people <= LONELY:
        return msg("few")
    return msg("nearly all") if n - people <= LONELY else None
