"""R8 for places on a line: may it be drawn in how many people pointed into each band, beside their mean?

Where nearly all stand at one end of their bands the mean tells it, and so where each of them stands. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar over places from `low` to `high`, and how many `people` pointed there."""

    low: int
    high: int
    people: int


def stay_open(bars: Sequence[Stretch], whole: tuple[float, float], half: float) -> bool:
    """Whether two people can stand `half` of the line or more apart, all places adding up to something between the ends `whole`."""
    there = [bar for bar in bars if bar.people]
    least, most = sum(bar.people * bar.low for bar in there), sum(bar.people * bar.high for bar in there)
    first, last = there[0], there[-1]
    found = ((low, high) for low in range(first.low, first.high + 1) for high in range(last.low, last.high + 1) if high - low >= half)
    return any(least + high - last.low <= whole[1] and whole[0] <= most - (first.high - low) for low, high in found)
