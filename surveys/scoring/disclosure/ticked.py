"""R8 where several options may be ticked: bars of options overlap and cannot be put together, so that one or two people are told as "few".

Everybody ticks something, and no more than is allowed. So the numbers of the other options may tell that somebody among the few must be
there, or is missing among nearly all; then nothing is told. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Ends = tuple[int, int]
"""From how many to how many people may have ticked an option, as its bar tells it."""


@dataclass(frozen=True, slots=True)
class Picks:
    """How `n` people may tick: each from `least` to `most` options, or one of those at the places `alone` and no other."""

    n: int
    least: int
    most: int
    alone: frozenset[int] = frozenset()

    def allow(self, told: Mapping[int, Ends]) -> bool:
        """Whether `n` people can have ticked so that every option lies within what is told of it, by its place."""
        lowest, highest = (sum(ends[side] for place, ends in told.items() if place in self.alone) for side in (0, 1))
        others = [ends for place, ends in told.items() if place not in self.alone]
        return any(self._allow(others, self.n - by_itself) for by_itself in range(lowest, min(highest, self.n) + 1))

    def _allow(self, others: Sequence[Ends], people: int) -> bool:
        """The same for the people who ticked none that stands alone: any ticks in these limits can be dealt to them."""
        if any(low > people for low, _ in others):
            return False
        return sum(low for low, _ in others) <= self.most * people and self.least * people <= sum(min(high, people) for _, high in others)


def stay_open(told: Sequence[Ends], picks: Picks) -> bool:
    """Whether it stays open of each option that nobody may have ticked that nobody did, and of each that all may have ticked that
    all did."""
    known = dict(enumerate(told))
    ends = ((place, end) for place, (low, high) in known.items() for end in {0, picks.n} if low <= end <= high)
    return all(picks.allow(known | {place: (end, end)}) for place, end in ends)
