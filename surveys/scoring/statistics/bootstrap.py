"""Intervals for statistics that have no formula (statistics.md 3.3): people are drawn again and again, with a stored seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Floats = NDArray[np.float64]

LEAST = 30
"""People; below, even the best of these intervals misses the truth too often."""
DRAWS = 2_000
LEVEL = 0.95


def percentile(draws: Floats) -> tuple[float, float]:
    """The middle 95 % of what was drawn."""
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def bca_mean(people: Floats, chance: np.random.Generator, draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % interval of the mean of `people` (at least two, not all alike), corrected for bias and skewness (Efron 1987)."""
    found = np.concatenate([people[chance.integers(0, len(people), (size, len(people)))].mean(axis=1) for size in _batches(draws)])
    return bca(found, float(people.mean()), (people.sum() - people) / (len(people) - 1))


def bca(draws: Floats, value: float, without: Floats) -> tuple[float, float]:
    """The 95 % interval from what was drawn, the statistic's `value`, and its values `without` each person in turn."""
    bias = float(ndtri((np.count_nonzero(draws < value) + np.count_nonzero(draws == value) / 2) / len(draws)))
    away = without.mean() - without
    skew = float((away**3).sum() / (6 * (away**2).sum() ** 1.5))
    ends = (bias + float(ndtri(p)) for p in ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    low, high = np.quantile(draws, [float(ndtr(bias + end / (1 - skew * end))) for end in ends])
    return float(low), float(high)


def resampled(blocks: Floats, statistic: Callable[[Floats], Floats], chance: np.random.Generator, draws: int) -> Floats:
    """`statistic` of the sum of as many `blocks` (one along the first axis) as there are, drawn with repetition; one row for each draw."""
    flat = blocks.reshape(len(blocks), -1)
    often = chance.multinomial(len(blocks), np.full(len(blocks), 1 / len(blocks)), size=draws)
    sums = (often @ flat).reshape(draws, *blocks.shape[1:])
    return np.stack([statistic(one) for one in sums])


def _batches(draws: int) -> list[int]:
    return [min(1_000, draws - start) for start in range(0, draws, 1_000)]
