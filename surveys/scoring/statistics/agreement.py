"""How far people agree on items that share a scale (statistics.md 5), from how many stand on each of a scale's steps."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from surveys.scoring.statistics.summaries import Histogram

GUIDE = 6
"""On a scale of A steps, views differ where the mean distance from the mean is above A/6 (Burke & Dunlap 2002)."""

SLIGHT_SKEW: Mapping[int, float] = {5: 1.34}
"""The variance expected of polite people without an opinion of their own, by the number of steps (James, Demaree & Wolf 1984)."""


def mean_and_variance(answers: Histogram) -> tuple[float, float]:
    """The mean step, counted from 0, and the variance (n - 1); nan where there are too few."""
    n = sum(answers)
    if not n:
        return math.nan, math.nan
    total = sum(step * people for step, people in enumerate(answers))
    squares = sum(step * step * people for step, people in enumerate(answers))
    return total / n, (squares * n - total * total) / (n * (n - 1)) if n > 1 else math.nan


def distance(answers: Histogram) -> float:
    """AD_M of one item: the mean distance from the mean answer, in steps."""
    n, total = sum(answers), sum(step * people for step, people in enumerate(answers))
    return sum(abs(step * n - total) * people for step, people in enumerate(answers)) / (n * n) if n else math.nan


def mean_distance(items: Sequence[Histogram]) -> float:
    """AD_M(j): the mean of the items' (at least one) distances, in steps."""
    return sum(map(distance, items)) / len(items)


def guide(items: Sequence[Histogram]) -> float:
    """The mean distance above which views differ, in steps: A/6 (0.83 on five steps)."""
    return sum(map(len, items)) / len(items) / GUIDE


def uniform(steps: int) -> float:
    """The variance if every one of a scale's steps were as likely: (A^2 - 1)/12."""
    return (steps * steps - 1) / 12


def slight_skew(steps: int) -> float | None:
    """The variance under a slight skew towards one end; None for scales for which it was never worked out."""
    return SLIGHT_SKEW.get(steps)


def r_wg(answers: Histogram) -> float:
    """1 - s^2/s_E^2 of one item with the uniform null, not less than 0."""
    return max(0.0, 1 - mean_and_variance(answers)[1] / uniform(len(answers)))


def r_wg_j(items: Sequence[Histogram], *, skewed: bool = False) -> float | None:
    """J(1-q)/(J(1-q)+q) with q the mean of s^2/s_E^2 over the items, 0 where q > 1; None with fewer than two people or without a null."""
    nulls = [slight_skew(len(item)) if skewed else uniform(len(item)) for item in items]
    if any(null is None for null in nulls) or sum(items[0]) < 2:
        return None
    q = sum(mean_and_variance(item)[1] / (null or 1) for item, null in zip(items, nulls, strict=True)) / len(items)
    return 0.0 if q > 1 else len(items) * (1 - q) / (len(items) * (1 - q) + q)


def a_wg(answers: Histogram) -> float | None:
    """1 - 2 s^2 / [((U+L) m - m^2 - U L) n/(n-1)] (Brown & Hauenstein 2005). 1 where all gave one of the ends; None where the mean lies
    so near to an end that it has no meaning, or with fewer than two people."""
    n, top = sum(answers), len(answers) - 1
    mean, variance = mean_and_variance(answers)
    if n < 2:
        return None
    if mean in {0, top}:
        return 1.0
    if not top / n <= mean <= top * (n - 1) / n:
        return None
    return 1 - 2 * variance / ((top * mean - mean * mean) * n / (n - 1))


def a_wg_j(items: Sequence[Histogram]) -> float | None:
    """The mean over the items that have one."""
    found = [value for value in map(a_wg, items) if value is not None]
    return sum(found) / len(found) if found else None
