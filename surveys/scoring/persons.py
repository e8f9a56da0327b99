"""Each person's score of an item, a dimension and a headline (statistics.md 2.3 and 2.4). Whole numbers until the last division, and never
more of a large pack in memory at once than a few columns of a chunk."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.coding import CODE, MISSING_IN
from surveys.questionnaires.values import Missing
from surveys.scoring.columns import CODES, Codes, Ends
from surveys.scoring.measures import Persons
from surveys.scoring.samples import Counts, Scores100, distinct

DECIMALS = 9
CHUNK = 1 << 16
"""People whose answers are spread out at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Raters:
    """The people who answered one item: the pack's column as it is, and what each of its codes is worth (nan: missing)."""

    column: Codes
    worth: Scores100

    def has(self) -> NDArray[np.bool_]:
        known: NDArray[np.bool_] = ~np.isnan(self.worth)
        return known[self.column]

    def scores(self) -> Scores100:
        return rounded(self.worth)[self.column]

    def counted(self) -> tuple[Scores100, Counts]:
        histogram = np.bincount(self.column, minlength=CODES)
        given = np.flatnonzero((histogram > 0) & ~np.isnan(self.worth))
        return distinct(rounded(self.worth[given]), histogram[given])


@dataclass(frozen=True, slots=True, eq=False)
class Averages:
    """One dimension: `points` of each person out of `unit` for each of the `answered` items; 0 answered for who has no score."""

    unit: int
    points: NDArray[np.unsignedinteger]
    answered: NDArray[np.uint8]

    def has(self) -> NDArray[np.bool_]:
        known: NDArray[np.bool_] = self.answered > 0
        return known

    def scores(self) -> Scores100:
        worth = 100 * self.points.astype(np.float64) / np.maximum(self.unit * self.answered.astype(np.int64), 1)
        return np.where(self.answered > 0, rounded(worth), np.nan)

    def fractions(self) -> dict[tuple[int, int], int]:
        """How many people have `points` out of `answered` items, by (points, answered): exact, and parts add up to the whole."""
        wide = 1 + int(self.points.max(initial=0))
        keys = self.answered[self.has()].astype(np.int64) * wide + self.points[self.has()]
        found, counts = np.unique(keys, return_counts=True)
        return {(key % wide, key // wide): count for key, count in zip(found.tolist(), counts.tolist(), strict=True)}

    def counted(self) -> tuple[Scores100, Counts]:
        return counted(self.unit, self.fractions())


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Each person's score as it is, rounded; nan where there is none."""

    people: Scores100

    def has(self) -> NDArray[np.bool_]:
        known: NDArray[np.bool_] = ~np.isnan(self.people)
        return known

    def scores(self) -> Scores100:
        return self.people

    def counted(self) -> tuple[Scores100, Counts]:
        scores, counts = np.unique(self.people[self.has()], return_counts=True)
        return scores, counts.astype(np.int64)


def counted(unit: int, fractions: Mapping[tuple[int, int], int]) -> tuple[Scores100, Counts]:
    """The distinct scores 100 p/(unit a) of `fractions`, and how many people have each."""
    points, answered = np.array(list(fractions), np.int64).reshape(-1, 2).T
    return distinct(rounded(100 * points / (unit * answered)), np.array(list(fractions.values()), np.int64))


def needed(shown: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the `shown` items a person must have answered: max(ceil(k/2), min(2, k))."""
    return np.maximum((shown + 1) // 2, np.minimum(2, shown))


def averages(items: Sequence[tuple[Codes, Ends]]) -> Averages:
    """The mean of each person's answered items; none for who answered too few of the items shown.

    `items` (at least one): each one's code column, all of the same length, and its ends; scales may differ. "Not shown" lowers what is
    needed, "does not apply" does not.
    """
    unit = common_unit(items)
    tables = [_tables(ends, unit // ends.steps) for _, ends in items]
    people = len(items[0][0])
    points, answered = np.zeros(people, np.min_scalar_type(unit * len(items))), np.zeros(people, np.uint8)
    for part in chunks(people):
        worth, having, asked = (
            _sum(table[which][column[part]] for (column, _), table in zip(items, tables, strict=True)) for which in range(3)
        )
        enough = (having >= needed(asked)) & (having > 0)
        points[part], answered[part] = np.where(enough, worth, 0), np.where(enough, having, 0)
    return Averages(unit, points, answered)


def composed(dimensions: Sequence[Persons]) -> Plain:
    """The mean of each person's dimension scores; none for who has fewer than half of the (at least one) dimensions."""
    people = len(dimensions[0].has())
    whole, having = np.zeros(people), np.zeros(people, np.int64)
    for dimension in dimensions:
        scores = dimension.scores()
        having += ~np.isnan(scores)
        whole += np.nan_to_num(scores)
    enough = (2 * having >= len(dimensions)) & (having > 0)
    return Plain(np.where(enough, rounded(whole / np.maximum(having, 1)), np.nan))


def common_unit(items: Sequence[tuple[Codes, Ends]]) -> int:
    """The points of a full answer, so that a step of every item is a whole number of points."""
    return math.lcm(*(ends.steps for _, ends in items))


def chunks(people: int) -> Iterator[slice]:
    return (slice(start, start + CHUNK) for start in range(0, people, CHUNK))


def rounded(scores: Scores100) -> Scores100:
    """To 9 decimals, so that people whose fractions are equal tie (statistics.md 16, trap 2)."""
    return np.round(scores, DECIMALS)


def _sum(parts: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    first, *rest = parts
    return sum(rest, start=first)


def _tables(ends: Ends, factor: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """For every code: what it is worth, whether it is an answer, whether the item was shown."""
    worth, counts, asked = np.zeros(CODES, np.int64), np.zeros(CODES, np.int64), np.ones(CODES, np.int64)
    for value in ends.values:
        worth[value], counts[value] = ends.points(value) * factor, 1
    asked[MISSING_IN[CODE][Missing.UNSHOWN]] = 0
    return worth, counts, asked
