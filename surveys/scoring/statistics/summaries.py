"""All that the statistics of a dimension are made of, in whole numbers: parts add up to exactly the whole, and a million answers are one
pass over the columns (statistics.md D17 and the end of 10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from surveys.scoring.columns import CODES, Codes, Ends
from surveys.scoring.persons import Averages, chunks, counted
from surveys.scoring.samples import Sample, tallied

Histogram: TypeAlias = tuple[int, ...]
"""How many people stand on each step of a scale, from the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One dimension's answers without its people.

    `unit`: the points of a full answer. `steps`: of each item how many there are between its ends. `fractions`: how many people have the
    score 100 p/(unit a), by (p points, a answered items). Of those who answered every item: `complete`, for each item how many stand on
    each step, and `products[i][j]`, the sum over people of step on i times step on j. Reverse-keyed items are turned round.
    """

    unit: int
    steps: tuple[int, ...]
    fractions: Mapping[tuple[int, int], int]
    complete: tuple[Histogram, ...]
    products: tuple[tuple[int, ...], ...]

    @property
    def k(self) -> int:
        """How many items."""
        return len(self.steps)

    @property
    def n(self) -> int:
        """People with a score."""
        return sum(self.fractions.values())

    @property
    def n_complete(self) -> int:
        """People who answered every item."""
        return sum(self.complete[0])

    @property
    def sums(self) -> tuple[int, ...]:
        """For each item the sum of steps over those who answered every item."""
        return tuple(sum(step * people for step, people in enumerate(histogram)) for histogram in self.complete)

    def mean(self) -> Fraction:
        """The exact mean of the people's scores, 0-100. Raises ZeroDivisionError when nobody has one."""
        whole = sum((Fraction(points * people, answered) for (points, answered), people in self.fractions.items()), Fraction(0))
        return 100 * whole / (self.unit * self.n)

    def sample(self, invited: int | None = None) -> Sample:
        """The people's scores."""
        return tallied(*counted(self.unit, self.fractions), invited)

    def __add__(self, other: Summary) -> Summary:
        """Both together. Raises ValueError when they are not of the same items."""
        if (self.unit, self.steps) != (other.unit, other.steps):
            message = "summaries of different items do not add up"
            raise ValueError(message)
        return Summary(
            self.unit,
            self.steps,
            dict(Counter(self.fractions) + Counter(other.fractions)),
            tuple(map(_added, self.complete, other.complete)),
            tuple(map(_added, self.products, other.products)),
        )


def summary(items: Sequence[tuple[Codes, Ends]], people: Averages) -> Summary:
    """The summary of people whose code columns are `items` and whose scores are `people`."""
    k, most = len(items), 1 + max(ends.steps for _, ends in items)
    tables = [_steps(ends) for _, ends in items]
    complete, products = np.zeros((k, most), np.int64), np.zeros((k, k))
    for part in chunks(len(people.answered)):
        rows = np.stack([table[column[part]] for (column, _), table in zip(items, tables, strict=True)])
        rows = rows[:, (rows >= 0).all(axis=0)]
        complete += np.stack([np.bincount(row, minlength=most) for row in rows])
        products += (many := rows.astype(np.float64)) @ many.T  # whole numbers far below 2**53: exact
    steps = tuple(ends.steps for _, ends in items)
    histograms = tuple(tuple(row[: 1 + step]) for row, step in zip(complete.tolist(), steps, strict=True))
    return Summary(people.unit, steps, people.fractions(), histograms, tuple(map(tuple, products.astype(np.int64).tolist())))


def together(summaries: Iterable[Summary]) -> Summary:
    """All of them (at least one) as one."""
    return reduce(lambda whole, part: whole + part, summaries)


def _steps(ends: Ends) -> NDArray[np.int64]:
    """For every code the step it stands on, turned round where reverse-keyed; -1: missing."""
    table = np.full(CODES, -1, np.int64)
    for value in ends.values:
        table[value] = ends.points(value)
    return table


def _added(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    return tuple(x + y for x, y in zip(a, b, strict=True))
