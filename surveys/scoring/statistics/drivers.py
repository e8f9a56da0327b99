"""What goes together with a result (statistics.md 9): Johnson's relative weights with bars from the bootstrap. Never what causes it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from surveys.scoring.statistics.bootstrap import percentile, resampled

Floats = NDArray[np.float64]

LEAST = 100
LEAST_PER_DRIVER = 10
MOST_DRIVERS = 10
LEAST_R2 = 0.1
MOST_VIF = 5.0
"""Above, two dimensions rise and fall together and cannot be told apart."""
DRAWS = 1_000
MOST_BLOCKS = 1_000
"""More people are drawn in so many blocks."""


class Refusal(StrEnum):
    """Why no drivers are shown."""

    FEW = "few"  # fewer than 100 people, or than 10 for each driver
    MANY = "many"  # more than 10 drivers, or none
    WEAK = "weak"  # together they explain less than a tenth
    TANGLED = "tangled"  # two of them cannot be told apart


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver: its part of R^2 and that part's 95 % bar, its variance inflation factor, and its place: drivers whose bars overlap
    share one, from 1."""

    name: str
    weight: float
    low: float
    high: float
    vif: float
    place: int


@dataclass(frozen=True, slots=True)
class Drivers:
    """`n` people with all scores; the drivers by weight, which add up to `r2`; `refused`: they are not to be shown."""

    n: int
    r2: float
    drivers: tuple[Driver, ...]
    refused: Refusal | None = None


def drivers(names: Sequence[str], people: Floats, outcome: Floats, chance: np.random.Generator, groups: Sequence[int] = ()) -> Drivers:
    """How much each of `names` (columns of `people`, one row each) goes together with the `outcome`; nan: no score.

    `groups`: how many rows each group has, in order, to centre within groups. Complete cases. Nothing is worked out for fewer people
    than there must be; what else is refused is worked out for annexes.
    """
    rows = _centred(np.column_stack([people, outcome]), groups)
    n, p = len(rows), len(names)
    if not 1 <= p <= MOST_DRIVERS:
        return Drivers(n, math.nan, (), Refusal.MANY)
    if n < max(LEAST, LEAST_PER_DRIVER * p) or not rows.std(axis=0).all():
        return Drivers(n, math.nan, (), Refusal.FEW)
    blocks = np.stack([_cross(part) for part in np.array_split(rows, min(n, MOST_BLOCKS))])
    found = correlations(blocks.sum(axis=0))
    weights, inflation = relative_weights(found), vif(found)
    drawn = resampled(blocks, lambda cross: relative_weights(correlations(cross)), chance, DRAWS)
    bars = [percentile(column) for column in drawn.T]
    r2 = float(weights.sum())
    refused = Refusal.WEAK if r2 < LEAST_R2 else Refusal.TANGLED if inflation.max() >= MOST_VIF else None
    return Drivers(n, r2, _placed(names, weights, bars, inflation), refused)


def correlations(cross: Floats) -> Floats:
    """The correlation matrix from the cross-products of rows that begin with a 1."""
    centred = cross[1:, 1:] - np.outer(cross[0, 1:], cross[0, 1:]) / cross[0, 0]
    spread = np.sqrt(np.diag(centred))
    found: Floats = centred / np.outer(spread, spread)
    return found


def relative_weights(found: Floats) -> Floats:
    """Of correlations whose last row is the outcome: each driver's part of R^2 (Johnson 2000). R = V diag(l) V', Lam = V diag(sqrt l) V',
    b = Lam^-1 r_xy, eps = Lam^2 b^2; they add up to R^2."""
    values, vectors = np.linalg.eigh(found[:-1, :-1])
    root = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    b = np.linalg.lstsq(root, found[:-1, -1], rcond=None)[0]
    weights: Floats = root**2 @ b**2
    return weights


def shapley(found: Floats) -> Floats:
    """The same by averaging what each driver adds over all orders (Lindeman, Merenda & Gold): for comparison, all subsets of up to 10."""
    p = len(found) - 1
    explained = {subset: _r2(found, subset) for size in range(p + 1) for subset in combinations(range(p), size)}
    parts = np.zeros(p)
    for subset, r2 in explained.items():
        for driver in set(range(p)) - set(subset):
            share = math.factorial(len(subset)) * math.factorial(p - len(subset) - 1) / math.factorial(p)
            parts[driver] += share * (explained[tuple(sorted((*subset, driver)))] - r2)
    return parts


def vif(found: Floats) -> Floats:
    """Each driver's variance inflation factor 1/(1 - R^2 on the other drivers); infinite where they are the same."""
    inner = found[:-1, :-1]
    if np.linalg.matrix_rank(inner) < len(inner):
        return np.full(len(inner), np.inf)
    inflation: Floats = np.diag(np.linalg.inv(inner)).copy()
    return inflation


def _r2(found: Floats, subset: tuple[int, ...]) -> float:
    if not subset:
        return 0.0
    with_outcome = found[list(subset), -1]
    return float(with_outcome @ np.linalg.lstsq(found[np.ix_(subset, subset)], with_outcome, rcond=None)[0])


def _centred(rows: Floats, groups: Sequence[int]) -> Floats:
    """The complete rows, each group's around its own mean."""
    parts = np.split(rows, np.cumsum(groups)[:-1]) if groups else [rows]
    whole = [part[~np.isnan(part).any(axis=1)] for part in parts]
    return np.concatenate([part - part.mean(axis=0) if len(part) else part for part in whole])


def _cross(rows: Floats) -> Floats:
    ones = np.column_stack([np.ones(len(rows)), rows])
    cross: Floats = ones.T @ ones
    return cross


def _placed(names: Sequence[str], weights: Floats, bars: Sequence[tuple[float, float]], inflation: Floats) -> tuple[Driver, ...]:
    """By weight; a driver whose bar reaches that of the first one in its place shares the place."""
    placed: list[Driver] = []
    place, floor = 0, math.inf
    for number in sorted(range(len(names)), key=lambda one: (-weights[one], names[one])):
        low, high = bars[number]
        if high < floor:
            place, floor = len(placed) + 1, low
        placed.append(Driver(names[number], float(weights[number]), low, high, float(inflation[number]), place))
    return tuple(placed)
