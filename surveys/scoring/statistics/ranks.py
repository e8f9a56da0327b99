"""Statistics of order, from distinct scores and how many people of each group have them, so that equal fractions tie (statistics.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtr

from surveys.scoring.samples import Counts, Sample

Table = NDArray[np.int64]
"""One row for each group, one column for each distinct score in rising order: how many people."""


@dataclass(frozen=True, slots=True)
class Kruskal:
    """Kruskal and Wallis's H with correction for ties, the p of chi-square with groups - 1 degrees of freedom, and eta^2_H =
    (H-K+1)/(n-K), not less than 0: the part of the order that groups explain."""

    h: float
    p: float
    eta2: float


def table(groups: Sequence[Sample]) -> tuple[NDArray[np.float64], Table]:
    """The distinct scores of all groups together, and who has them."""
    scores = np.unique(np.concatenate([np.empty(0), *(group.steps for group in groups)]))
    counts = np.zeros((len(groups), len(scores)), np.int64)
    for row, group in zip(counts, groups, strict=True):
        row[np.searchsorted(scores, group.steps)] = group.counts
    return scores, counts


def ranks(together: Counts) -> NDArray[np.float64]:
    """The mean rank, from 1, of the people on each score."""
    ends = np.cumsum(together)
    return ends - (together - 1) / 2


def kruskal(groups: Sequence[Sample]) -> Kruskal | None:
    """None with fewer than two groups of people, or where all have the same score."""
    heard = [group for group in groups if group.n]
    counts = table(heard)[1]
    n, k = int(counts.sum()), len(heard)
    ties = tie_correction(counts.sum(axis=0))
    if k < 2 or not ties:
        return None
    rank, sizes = ranks(counts.sum(axis=0)), counts.sum(axis=1)
    h = (12 / (n * (n + 1)) * float(((counts @ rank) ** 2 / sizes).sum()) - 3 * (n + 1)) / ties
    return Kruskal(h, float(chdtrc(k - 1, h)), max(0.0, (h - k + 1) / (n - k)) if n > k else 0.0)


def tie_correction(together: Counts) -> float:
    """1 - sum (t^3 - t)/(n^3 - n): 0 where all are tied."""
    n, tied = float(together.sum()), together.astype(np.float64)
    return 1 - float((tied**3 - tied).sum()) / (n**3 - n) if n > 1 else 0.0


def cliffs_delta(a: Sample, b: Sample) -> float:
    """P(a > b) - P(a < b) for people drawn from each group (Cliff 1993); about .15 small, .33 medium, .47 large."""
    mine, theirs = table([a, b])[1]
    below = np.concatenate([[0], np.cumsum(theirs)[:-1]])
    above = int(theirs.sum()) - np.cumsum(theirs)
    return int((mine * (below - above)).sum()) / (a.n * b.n)


def mann_whitney_p(a: Sample, b: Sample) -> float | None:
    """Two-sided p of the normal approximation with correction for ties and continuity; None where all have the same score."""
    ties, n = tie_correction(table([a, b])[1].sum(axis=0)), a.n + b.n
    spread = (a.n * b.n * (n + 1) / 12 * ties) ** 0.5
    away = abs(cliffs_delta(a, b)) * a.n * b.n / 2
    return min(1.0, 2 * float(ndtr(-max(0.0, away - 0.5) / spread))) if spread else None
