"""Attack B: how narrowly can printed, rounded figures be used to bound what fewer than k people said? (statistics.md 12.5)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from surveys.scoring.disclosure.thresholds import WIDTH

NEAR = 1e-6
MOST_SETS = 200
"""Sets of people tried; where there would be more, the figures count as unsafe."""


@dataclass(frozen=True, slots=True)
class Alike:
    """`size` people who answered the same number of `scores` (at least one). `columns[j]`: figure → weight of each one's j-th score, which
    was given on a scale of `steps[j]` steps (not known: anything from 0 to 100)."""

    size: int
    columns: tuple[Mapping[int, float], ...]
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """What a printed figure says: it lies between `low` and `high`."""

    low: float
    high: float


def narrowest(people: Sequence[Alike], printed: Sequence[Range], k: int) -> float:
    """The least of (width of the interval of a set's mean score) x (people in the set) over all sets of fewer than `k` people, in points.

    At least 50 is wanted. 0 where there are too many sets to try.
    """
    sets = list(islice(_choices(people, k), MOST_SETS + 1))
    if len(sets) > MOST_SETS:
        return 0.0
    return min((_width(people, printed, chosen) * sum(chosen) for chosen in sets), default=100.0)


def is_wide(people: Sequence[Alike], printed: Sequence[Range], k: int) -> bool:
    """Whether every set's score stays open wide enough, and every single person's also for those who know that answers go in steps."""
    return narrowest(people, printed, k) >= WIDTH - NEAR and all(
        _width(people, printed, chosen, whole=True) >= WIDTH - NEAR for chosen in _single(people)
    )


def _single(people: Sequence[Alike]) -> Iterator[tuple[int, ...]]:
    for place, kind in enumerate(people):
        if kind.steps:
            yield tuple(int(other == place) for other in range(len(people)))


def _choices(people: Sequence[Alike], k: int) -> Iterator[tuple[int, ...]]:
    """How many are taken of each kind: some of one kind, or several kinds whole."""
    for place, kind in enumerate(people):
        for some in range(1, min(kind.size, k - 1) + 1):
            yield tuple(some if other == place else 0 for other in range(len(people)))
    small = [place for place, kind in enumerate(people) if kind.size < k]
    for many in range(2, k):
        for places in combinations(small, many):
            if sum(people[place].size for place in places) < k:
                yield tuple(people[place].size if place in places else 0 for place in range(len(people)))


def _width(people: Sequence[Alike], printed: Sequence[Range], chosen: tuple[int, ...], *, whole: bool = False) -> float:
    """People of a kind are exchangeable, so the mean of those chosen and the mean of the others stand for each of them; `whole`: their
    sums, in whole steps."""
    blocks = [
        (size, kind, size if inside else 0)
        for kind, some in zip(people, chosen, strict=True)
        for size, inside in ((some, True), (kind.size - some, False))
        if size
    ]
    most = np.array([step * size for size, kind, _ in blocks for step in kind.steps]) if whole else np.array([100.0])
    columns = [(size, column) for size, kind, _ in blocks for column in kind.columns]
    aim = np.array([taken / sum(chosen) / len(kind.columns) for _, kind, taken in blocks for _ in kind.columns]) * 100 / most
    rows = np.array([[size * column.get(figure, 0.0) for size, column in columns] for figure in range(len(printed))]) * 100 / most
    told = LinearConstraint(rows, [one.low for one in printed], [one.high for one in printed])
    return -_least(-aim, told, most, whole=whole) - _least(aim, told, most, whole=whole)


def _least(aim: NDArray[np.float64], told: LinearConstraint, most: NDArray[np.float64], *, whole: bool) -> float:
    found = milp(aim, constraints=told, bounds=Bounds(0, np.broadcast_to(most, aim.shape)), integrality=np.full(len(aim), int(whole)))
    return float(found.fun) if found.success else 0.0
