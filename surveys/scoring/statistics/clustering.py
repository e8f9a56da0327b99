"""How much of the differences between people are differences between their groups (statistics.md 5). For portfolios: G >= 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from surveys.scoring.samples import Sample, merge

LEAST_GROUPS = 10


@dataclass(frozen=True, slots=True)
class Clustering:
    """One-way analysis of variance of people's scores over groups. `size`: people per group, N/G (as R's multilevel takes it);
    `even_size`: (N - sum n^2/N)/(G-1), better where groups are of very unequal size."""

    between: float
    within: float
    groups: int
    size: float
    even_size: float

    @property
    def enough(self) -> bool:
        return self.groups >= LEAST_GROUPS

    @property
    def one(self) -> float:
        """ICC(1) = (MSB-MSW)/(MSB+(c-1)MSW): how alike people of one group are."""
        return self._one(self.size)

    @property
    def one_even(self) -> float:
        """ICC(1) with `even_size`."""
        return self._one(self.even_size)

    @property
    def two(self) -> float:
        """ICC(2) = (MSB-MSW)/MSB: how well the groups' means tell groups apart."""
        return (self.between - self.within) / self.between

    def _one(self, size: float) -> float:
        return (self.between - self.within) / (self.between + (size - 1) * self.within)


def clustering(groups: Sequence[Sample]) -> Clustering | None:
    """None with fewer than two groups of people, or where nothing varies."""
    heard = [group for group in groups if group.n]
    n = sum(group.n for group in heard)
    if len(heard) < 2 or n <= len(heard):
        return None
    whole = merge(heard).mean
    between = sum(group.n * (group.mean - whole) ** 2 for group in heard) / (len(heard) - 1)
    within = sum((group.n - 1) * group.sd**2 for group in heard if group.n > 1) / (n - len(heard))
    even = (n - sum(group.n**2 for group in heard) / n) / (len(heard) - 1)
    return Clustering(between, within, len(heard), n / len(heard), even) if between > 0 else None
