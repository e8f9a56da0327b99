"""R8 for options without an order: which of them are drawn as one bar, so that none stands for one or two people and none for everybody.
Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from surveys.scoring.disclosure.thresholds import LONELY

Bar: TypeAlias = tuple[int, ...]
"""Places of answers."""


def gathered(counts: Sequence[int]) -> tuple[Bar, ...] | None:
    """The bars. Options of one or two people are put together with the next smallest, so that of none it is told that it is one of the few.
    None: it cannot be done."""
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


def _is_lonely(bar: Bar, counts: Sequence[int]) -> bool:
    return 0 < _people(bar, counts) <= LONELY


def _people(bar: Bar, counts: Sequence[int]) -> int:
    return sum(counts[place] for place in bar)


def _anyone_is_all(bars: Sequence[Bar], counts: Sequence[int]) -> bool:
    return any(_people(bar, counts) == sum(counts) for bar in bars)
