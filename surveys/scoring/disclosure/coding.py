"""R7 and R8: how precisely a figure may be said, and which bars of a distribution are drawn together."""

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
    """Between which means the true one lies for a reader of what is printed: a whole number (`width` 1), a ten-point cell, or a bound."""
    low, high = bounds(heaviest)
    side = edge(mean, heaviest)
    if side:
        return (high, 100.0) if side == ">=" else (0.0, low)
    start = float(cell(mean)) if width == CELL else rounded(mean) - width / 2
    return max(start, low + SLIVER), min(start + width, high) - SLIVER


def neighbours(counts: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """Which steps of a scale are drawn as one bar, so that no bar stands for one or two people and none for everybody.

    Empty steps may stand alone. None: it cannot be done (everybody answered alike, or nearly).
    """
    bars = neighbours_or_one(counts)
    return None if bars is None or _anyone_is_all(bars, counts) else bars


def neighbours_by_side(counts: Sequence[int], upper: int) -> tuple[tuple[int, ...], ...] | None:
    """The same where it is also printed how many people gave the steps from place `upper` on: no bar holds steps of both sides, or that
    number would take the bar apart."""
    lower, higher = neighbours_or_one(counts[:upper]), neighbours_or_one(counts[upper:])
    if lower is None or higher is None:
        return None
    bars = (*lower, *(tuple(upper + place for place in bar) for bar in higher))
    return None if _anyone_is_all(bars, counts) else bars


def neighbours_or_one(counts: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """The same for a part of a scale, in which one bar may hold everybody."""
    bars: list[tuple[int, ...]] = [(place,) for place in range(len(counts))]
    while (lonely := next((place for place, bar in enumerate(bars) if _is_lonely(bar, counts)), None)) is not None:
        if len(bars) == 1:
            return None
        first = _smaller_side(lonely, bars, counts)
        bars[first : first + 2] = [bars[first] + bars[first + 1]]
    return tuple(bars)


def neighbours_in_all(tables: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...] | None:
    """The same for several columns of one table, in which every bar is drawn alike: none stands for one or two people in any of them, and
    none for everybody in one. Steps that nobody chose stand alone, and others are put together over them."""
    together = [sum(column) for column in zip(*tables, strict=True)]
    bars: list[tuple[int, ...]] = [(place,) for place, people in enumerate(together) if people]
    while (lonely := next((place for place, bar in enumerate(bars) if any(_is_lonely(bar, one) for one in tables)), None)) is not None:
        if len(bars) == 1:
            return None
        first = _smaller_side(lonely, bars, together)
        bars[first : first + 2] = [bars[first] + bars[first + 1]]
    if not bars or any(_anyone_is_all(bars, one) for one in tables):
        return None
    return tuple(sorted([*bars, *((place,) for place, people in enumerate(together) if not people)]))


def gathered(counts: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """The same for options without an order: those of one or two people are put together, with the next smallest if need be."""
    order = sorted(range(len(counts)), key=lambda place: (counts[place], place))
    chosen = [place for place in order if counts[place]]
    few = [place for place in chosen if counts[place] <= LONELY]
    rest = chosen[len(few) :]
    while few and _people(tuple(few), counts) <= LONELY and rest:
        few.append(rest.pop(0))
    bars: list[tuple[int, ...]] = [(place,) for place in range(len(counts)) if place not in few]
    bars += [tuple(sorted(few))] if few else []
    return None if any(_is_lonely(bar, counts) for bar in bars) or _anyone_is_all(bars, counts) else tuple(bars)


def gathered_firsts(counts: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """The same for how many put each option first, beside the options' average places: an empty option says as much as a lonely one."""
    order = sorted(range(len(counts)), key=lambda place: (counts[place], place))
    few = [place for place in order if counts[place] <= LONELY]
    rest = order[len(few) :]
    while few and _people(tuple(few), counts) <= LONELY and rest:
        few.append(rest.pop(0))
    bars = [*((place,) for place in range(len(counts)) if place not in few), *([tuple(sorted(few))] if few else [])]
    return None if _anyone_is_all(bars, counts) else tuple(bars)


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


def _people(bar: tuple[int, ...], counts: Sequence[int]) -> int:
    return sum(counts[place] for place in bar)


def _is_lonely(bar: tuple[int, ...], counts: Sequence[int]) -> bool:
    return 0 < _people(bar, counts) <= LONELY


def _anyone_is_all(bars: Sequence[tuple[int, ...]], counts: Sequence[int]) -> bool:
    return any(_people(bar, counts) == sum(counts) for bar in bars)


def _smaller_side(place: int, bars: Sequence[tuple[int, ...]], counts: Sequence[int]) -> int:
    """Where the pair starts that joins this bar with its smaller neighbour; among equals the one nearer to the end of the scale."""
    if place in {0, len(bars) - 1}:
        return min(place, len(bars) - 2)
    left, right = _people(bars[place - 1], counts), _people(bars[place + 1], counts)
    outward = place < len(bars) / 2
    return place - 1 if (left, not outward) <= (right, outward) else place
