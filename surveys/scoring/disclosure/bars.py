"""R8 for how answers spread: which answers are drawn as one bar, so that none stands for one or two people and none for everybody.

A reader knows this rule too, and the mean beside the bars. So answers are put together until neither takes the bars apart again. Standard
library only.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_
from typing import TypeAlias

from surveys.scoring.disclosure.thresholds import LONELY, ROUNDED_BELOW

Bar: TypeAlias = tuple[int, ...]
"""Places of answers."""


def neighbours(counts: Sequence[int], reach: int = 0, *, summed: bool = False) -> tuple[Bar, ...] | None:
    """Which steps of a scale are drawn as one bar. Empty steps may stand alone.

    `reach`: fewer than 20 people who all stay within fewer steps than these are not drawn, or the bars would say so. `summed`: a mean is
    printed beside them that tells the sum of all steps. None: it cannot be done (everybody answered alike, or nearly).
    """
    bars = _apart(counts, summed=summed)
    return None if bars is None or _is_near(counts, reach) or _anyone_is_all(bars, counts) else bars


def neighbours_by_side(counts: Sequence[int], upper: int, reach: int = 0) -> tuple[Bar, ...] | None:
    """The same where it is also printed how many people gave the steps from place `upper` on: no bar holds steps of both sides, or that
    number would take the bar apart. Three people of one side are never drawn: where they are one and two they cannot be."""
    lower, higher = _apart(counts[:upper]), _apart(counts[upper:])
    if lower is None or higher is None or any(len(one) > 1 and sum(one) == LONELY + 1 for one in (counts[:upper], counts[upper:])):
        return None
    bars = (*lower, *(tuple(upper + place for place in bar) for bar in higher))
    return None if _is_near(counts, reach) or _anyone_is_all(bars, counts) else bars


def neighbours_in_all(tables: Sequence[Sequence[int]], reach: int = 0) -> tuple[Bar, ...] | None:
    """The same for several columns of one table, in which every bar is drawn alike: none stands for one or two people in any of them, and
    none for everybody in one; `reach` is asked of each. Steps that nobody chose stand alone, and others are put together over them."""
    together = [sum(column) for column in zip(*tables, strict=True)]
    bars: list[Bar] = [(place,) for place, people in enumerate(together) if people]
    while (lonely := next((place for place, bar in enumerate(bars) if any(_is_lonely(bar, one) for one in tables)), None)) is not None:
        if len(bars) == 1:
            return None
        bars = _joined(lonely, bars, together)
    if not bars or any(_anyone_is_all(bars, one) or _is_near(one, reach) for one in tables):
        return None
    return tuple(sorted([*bars, *((place,) for place, people in enumerate(together) if not people)]))


def gathered(counts: Sequence[int]) -> tuple[Bar, ...] | None:
    """The same for options without an order: those of one or two people are put together with the next smallest, so that of none it is
    told that it is one of the few."""
    rest = _smallest([place for place, people in enumerate(counts) if people], counts)
    bars: list[Bar] = [(place,) for place in range(len(counts)) if place not in rest]
    bars += [tuple(sorted(rest))] if rest else []
    return None if any(_is_lonely(bar, counts) for bar in bars) or _anyone_is_all(bars, counts) else tuple(bars)


def gathered_firsts(counts: Sequence[int]) -> tuple[Bar, ...] | None:
    """The same for how many put each option first, beside the options' average places: an empty option says as much as a lonely one."""
    rest = _smallest(range(len(counts)), counts)
    bars = [*((place,) for place in range(len(counts)) if place not in rest), *([tuple(sorted(rest))] if rest else [])]
    return None if _anyone_is_all(bars, counts) else tuple(bars)


def _smallest(places: Sequence[int], counts: Sequence[int]) -> list[int]:
    """Those of two people or fewer and the next smallest; nothing where there are none. If any of them is somebody's, all that are as large
    as the next: the rule by which one of equals is taken would tell which is which."""
    order = sorted(places, key=lambda place: (counts[place], place))
    few = sum(counts[place] <= LONELY for place in order)
    rest = order[: few + 1] if few else []
    if any(0 < counts[place] <= LONELY for place in rest):
        rest += [place for place in order[few + 1 :] if counts[place] == counts[rest[-1]]]
    return rest


def _apart(counts: Sequence[int], *, summed: bool = False) -> tuple[Bar, ...] | None:
    """Bars of which one may hold everybody. The first that may not stand as it is joins its smaller neighbour, until all may."""
    bars: list[Bar] = [(place,) for place in range(len(counts))]
    while (place := _to_be_joined(bars, counts, summed=summed)) is not None:
        if len(bars) == 1:
            return None
        bars = _joined(place, bars, counts)
    return tuple(bars)


def _to_be_joined(bars: Sequence[Bar], counts: Sequence[int], *, summed: bool) -> int | None:
    lonely = next((place for place, bar in enumerate(bars) if _is_lonely(bar, counts)), None)
    return _taken_apart(bars, counts) if lonely is None and summed else lonely


def _is_lonely(bar: Bar, counts: Sequence[int]) -> bool:
    """Three people in a joined bar are one and two."""
    return 0 < _people(bar, counts) <= LONELY + (len(bar) > 1)


def _is_near(counts: Sequence[int], reach: int) -> bool:
    given = [place for place, people in enumerate(counts) if people]
    return sum(counts) < ROUNDED_BELOW and bool(given) and given[-1] - given[0] < reach


def _taken_apart(bars: Sequence[Bar], counts: Sequence[int]) -> int | None:
    """A joined bar of which the sum of all steps tells that one or two people gave a step in it."""
    joined = [bar for bar in bars if len(bar) > 1]
    if not joined:
        return None
    left = sum(place * counts[place] for bar in joined for place in bar)
    least, most = (sum(_people(bar, counts) * bar[end] for bar in joined) for end in (0, -1))
    for place, bar in enumerate(bars):
        people = _people(bar, counts)
        others = least - people * bar[0], most - people * bar[-1]
        sums = range(left - others[1], left - others[0] + 1)
        if len(bar) > 1 and not all(_stays_open(step, bar, people, sums) for step in bar):
            return place
    return None


def _stays_open(step: int, bar: Bar, people: int, sums: Collection[int]) -> bool:
    """Whether nobody or more than two of the `people` in the bar can have given the step, their steps adding up to one of `sums`."""
    attainable, rest = [1], [place for place in bar if place != step]
    for _ in range(people):
        attainable.append(reduce(or_, (attainable[-1] << place for place in rest)))
    many = (gave for gave in range(people + 1) if not 0 < gave <= LONELY)
    return any(one >= gave * step and attainable[people - gave] >> (one - gave * step) & 1 for gave in many for one in sums)


def _joined(place: int, bars: Sequence[Bar], counts: Sequence[int]) -> list[Bar]:
    first = _smaller_side(place, bars, counts)
    return [*bars[:first], bars[first] + bars[first + 1], *bars[first + 2 :]]


def _smaller_side(place: int, bars: Sequence[Bar], counts: Sequence[int]) -> int:
    """Where the pair starts that joins this bar with its smaller neighbour; among equals the one nearer to the end of the scale."""
    if place in {0, len(bars) - 1}:
        return min(place, len(bars) - 2)
    left, right = _people(bars[place - 1], counts), _people(bars[place + 1], counts)
    outward = place < len(bars) / 2
    return place - 1 if (left, not outward) <= (right, outward) else place


def _people(bar: Bar, counts: Sequence[int]) -> int:
    return sum(counts[place] for place in bar)


def _anyone_is_all(bars: Sequence[Bar], counts: Sequence[int]) -> bool:
    return any(_people(bar, counts) == sum(counts) for bar in bars)
