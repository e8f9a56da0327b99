"""Each person's score of a dimension and of a headline (statistics.md 2.3 and 2.4). Whole numbers until the last division."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.coding import CODE, MISSING_IN
from surveys.questionnaires.values import Missing
from surveys.scoring.columns import CODES, Ends
from surveys.scoring.samples import Scores100

DECIMALS = 9


def needed(shown: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the `shown` items a person must have answered: max(ceil(k/2), min(2, k))."""
    return np.maximum((shown + 1) // 2, np.minimum(2, shown))


def dimension_scores(items: Sequence[tuple[NDArray[np.uint8], Ends]]) -> Scores100:
    """The mean of each person's answered items, 0-100, not rounded; nan for who answered too few of the items shown.

    `items` (at least one): each one's code column, all of the same length, and its ends; scales may differ. "Not shown" lowers what is
    needed, "does not apply" does not.
    """
    unit = math.lcm(*(ends.steps for _, ends in items))
    people = len(items[0][0])
    points, answered, shown = (np.zeros(people, np.int64) for _ in range(3))
    for column, ends in items:
        worth, counts, asked = _tables(ends, unit // ends.steps)
        points += worth[column]
        answered += counts[column]
        shown += asked[column]
    enough = (answered >= needed(shown)) & (answered > 0)
    return np.where(enough, 100 * points / np.maximum(unit * answered, 1), np.nan)


def headline_scores(dimensions: Sequence[Scores100]) -> Scores100:
    """The mean of each person's dimension scores, not rounded; nan for who has fewer than half of the (at least one) dimensions."""
    table = np.stack(dimensions)
    having = (~np.isnan(table)).sum(axis=0)
    enough = (2 * having >= len(dimensions)) & (having > 0)
    return np.where(enough, np.nansum(table, axis=0) / np.maximum(having, 1), np.nan)


def rounded(people: Scores100) -> Scores100:
    """To 9 decimals, so that people whose fractions are equal tie (statistics.md 16, trap 2)."""
    return np.round(people, DECIMALS)


def _tables(ends: Ends, factor: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """For every code: what it is worth, whether it is an answer, whether the item was shown."""
    worth, counts, asked = np.zeros(CODES, np.int64), np.zeros(CODES, np.int64), np.ones(CODES, np.int64)
    for value in ends.values:
        worth[value], counts[value] = ends.points(value) * factor, 1
    asked[MISSING_IN[CODE][Missing.UNSHOWN]] = 0
    return worth, counts, asked
