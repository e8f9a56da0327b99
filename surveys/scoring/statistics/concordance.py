"""How far people put the same things first: Kendall's coefficient of concordance, from everybody's ranks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from surveys.scoring.statistics.permutation import DRAWS, NEAR

Floats = NDArray[np.float64]

LEAST_PEOPLE = 10
"""For printing: W is a second moment (statistics.md R2)."""
CHI_SQUARE_FROM = 20
"""People from whom on chi-square is near enough for p; for fewer, everybody's ranks are dealt to the objects anew."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """`w`: 0 no order in common, 1 everybody the same, corrected for ties. `people` m, and `mean_ranks` of the objects (1: first).
    `p` of a common order that is only chance; `by_chi_square`: whether chi-square m (k-1) W was near enough for it."""

    w: float
    people: int
    mean_ranks: tuple[float, ...]
    p: float
    by_chi_square: bool


def ranked(placed: Sequence[Sequence[int]], objects: int) -> Floats:
    """Each person's ranks, one row each, from the objects' places in the order given; those left out share the ranks that remain."""
    rows = np.zeros((len(placed), objects))
    for row, order in zip(rows, placed, strict=True):
        row[:] = (len(order) + 1 + objects) / 2
        row[list(order)] = np.arange(1, len(order) + 1)
    return rows


def concordance(ranks: Floats, chance: np.random.Generator, draws: int = DRAWS) -> Concordance | None:
    """Of people's ranks, one row each. None with fewer than two people or objects, or where nobody put anything before anything else."""
    m, k = ranks.shape
    w = kendalls_w(ranks.T)
    if math.isnan(w):
        return None
    near = m >= CHI_SQUARE_FROM
    p = float(chdtrc(k - 1, m * (k - 1) * w)) if near else _dealt(ranks, chance, draws)
    return Concordance(w, m, tuple(ranks.mean(axis=0).tolist()), p, near)


def kendalls_w(orders: NDArray[np.float64]) -> float:
    """Kendall's coefficient of concordance of the people (columns) over the options (rows), with the correction for ties.

    W = 12 S / (n^2 (m^3 - m) - n T), S the squared distances of the options' sums of places from their mean, T = sum of t^3 - t over
    each person's ties (Kendall & Gibbons 1990, chapter 6). 0: no agreement, 1: everybody alike; nan for fewer than two people or options,
    or where nobody told any option from another.
    """
    m, n = orders.shape
    below = n * n * (m**3 - m) - n * _ties(orders)
    if n < 2 or m < 2 or below <= 0:
        return float("nan")
    sums = orders.sum(axis=1)
    return float(12 * ((sums - sums.mean()) ** 2).sum() / below)


def _ties(orders: NDArray[np.float64]) -> int:
    """The sum of t^3 - t over all ties of t options: each option of such a tie has t alike, and t (t^2 - 1) = t^3 - t."""
    return sum(int((alike**2 - 1).sum()) for order in orders for alike in [(orders == order).sum(axis=0)])


def _apart(sums: Floats) -> float:
    return float(((sums - sums.mean()) ** 2).sum())


def _dealt(ranks: Floats, chance: np.random.Generator, draws: int) -> float:
    """p among so many ways in which everybody's own ranks fall on other objects, and the one there was."""
    sums = np.zeros((draws, ranks.shape[1]))
    for row in ranks:
        sums += chance.permuted(np.broadcast_to(row, sums.shape), axis=1)
    found = ((sums - sums.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return float(1 + np.count_nonzero(found >= _apart(ranks.sum(axis=0)) * (1 - NEAR))) / (1 + draws)
