"""How well the items of a dimension hang together (statistics.md 4): over a whole portfolio, each partnership around its own mean."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from scipy.special import fdtri

from surveys.scoring.statistics.one_factor import Matrix, one_factor
from surveys.scoring.statistics.summaries import Summary

ALPHA_FROM = 30
"""People who answered every item, for alpha."""
OMEGA_FROM = 100
OMEGA_PER_ITEM = 10
NEAR = 1e-12
LEAST_ITEMS = 3
"""Of two items the correlation is printed."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """Answers around their partnership's mean, of those who answered every item: `n` people, `df` = n minus the partnerships, and for
    each pair of items the sum of products of their distances, each on 0-1."""

    n: int
    df: int
    products: tuple[tuple[float, ...], ...]

    @property
    def k(self) -> int:
        return len(self.products)

    def __add__(self, other: Scatter) -> Scatter:
        """Two partnerships, each around its own mean."""
        rows = zip(self.products, other.products, strict=True)
        return Scatter(self.n + other.n, self.df + other.df, tuple(tuple(map(sum, zip(a, b, strict=True))) for a, b in rows))


def scatter(summary: Summary) -> Scatter:
    """The scatter of one partnership. Whole numbers until the last division."""
    n, sums, rows = summary.n_complete, summary.sums, range(summary.k)
    worth = [1 / step for step in summary.steps]
    centred = (tuple((n * summary.products[i][j] - sums[i] * sums[j]) / max(n, 1) * worth[i] * worth[j] for j in rows) for i in rows)
    return Scatter(n, max(n - 1, 0), tuple(centred))


def around_own_means(summaries: Iterable[Summary]) -> Scatter:
    """The scatter of several partnerships or groups (at least one), each around its own mean."""
    return reduce(lambda whole, part: whole + part, map(scatter, summaries))


@dataclass(frozen=True, eq=False)
class Reliability:
    """Whether the items measure one thing; every figure is None where it cannot be had at all. `enough` people for alpha (30, and three
    items), `enough_for_omega` (100, and 10 for each item)."""

    scatter: Scatter

    @property
    def enough(self) -> bool:
        return self.scatter.n >= ALPHA_FROM and self.scatter.k >= LEAST_ITEMS

    @property
    def enough_for_omega(self) -> bool:
        return self.enough and self.scatter.n >= max(OMEGA_FROM, OMEGA_PER_ITEM * self.scatter.k)

    @cached_property
    def alpha(self) -> float | None:
        """k/(k-1) (1 - sum of the items' variances / variance of their sum); complete cases, after reversal (Cronbach 1951). Without end
        below 0 where the items vary and their sum does not."""
        covariances, k = np.array(self.scatter.products), self.scatter.k
        single, whole = float(np.trace(covariances)), float(covariances.sum())
        if k < 2 or single <= 0:
            return None
        return k / (k - 1) * (1 - single / whole) if whole > NEAR * single else -math.inf

    @cached_property
    def standardised(self) -> float | None:
        """The same from correlations: k r / (1 + (k-1) r), r their mean."""
        if self.correlations is None:
            return None
        k = self.scatter.k
        r = float(self.correlations[np.triu_indices(k, 1)].mean())
        return k * r / (1 + (k - 1) * r)

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """Feldt's 95 % interval of alpha: 1 - (1-alpha) F, F the .975 and .025 quantiles with n-1 and (n-1)(k-1) degrees of freedom."""
        if self.alpha is None or self.alpha == -math.inf or not self.scatter.df:
            return None
        df, k = self.scatter.df, self.scatter.k
        low, high = (1 - (1 - self.alpha) * float(fdtri(df, df * (k - 1), p)) for p in (0.975, 0.025))
        return low, high

    @cached_property
    def omega(self) -> float | None:
        """omega total of one factor by maximum likelihood; None for a Heywood case, where alpha alone is printed."""
        factor = None if self.correlations is None else one_factor(self.correlations)
        return factor.omega() if factor else None

    @cached_property
    def correlation(self) -> float | None:
        """Of two items, which have no alpha worth printing."""
        return float(self.correlations[0, 1]) if self.scatter.k == 2 and self.correlations is not None else None

    @cached_property
    def correlations(self) -> Matrix | None:
        """None where an item does not vary."""
        covariances = np.array(self.scatter.products)
        spread = np.sqrt(np.diag(covariances))
        return covariances / np.outer(spread, spread) if spread.size > 1 and spread.min() > 0 else None
