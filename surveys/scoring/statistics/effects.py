"""How large the difference of two groups is, apart from points, and the classical tests beside it (statistics.md 6). For annexes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import fdtrc, gammaln, stdtr

from surveys.scoring.quantiles import t975
from surveys.scoring.samples import Sample

HEDGES_FROM = 10
"""People in each group: its half-width is .88 there."""


@dataclass(frozen=True, slots=True)
class Welch:
    """Group a minus group b without finite population correction: t, its degrees of freedom, the two-sided p, and the 95 % interval."""

    difference: float
    t: float
    df: float
    p: float
    low: float
    high: float


def welch(a: Sample, b: Sample) -> Welch | None:
    """None where a group has fewer than two people or nothing varies."""
    if min(a.n, b.n) < 2 or a.sd == b.sd == 0:
        return None
    u, v = a.sd**2 / a.n, b.sd**2 / b.n
    df = (u + v) ** 2 / (u**2 / (a.n - 1) + v**2 / (b.n - 1))
    difference, se = a.mean - b.mean, (u + v) ** 0.5
    half = t975(df) * se
    return Welch(difference, difference / se, df, 2 * float(stdtr(df, -abs(difference / se))), difference - half, difference + half)


def welch_anova(groups: Sequence[Sample]) -> float | None:
    """p of Welch's one-way test of equal means; None where a group has fewer than two people or does not vary."""
    if len(groups) < 2 or any(group.n < 2 or not group.sd for group in groups):
        return None
    weights = [group.n / group.sd**2 for group in groups]
    whole, k = sum(weights), len(groups)
    mean = sum(weight * group.mean for weight, group in zip(weights, groups, strict=True)) / whole
    uneven = sum((1 - weight / whole) ** 2 / (group.n - 1) for weight, group in zip(weights, groups, strict=True))
    above = sum(weight * (group.mean - mean) ** 2 for weight, group in zip(weights, groups, strict=True)) / (k - 1)
    f = above / (1 + 2 * (k - 2) / (k * k - 1) * uneven)
    return float(fdtrc(k - 1, (k * k - 1) / (3 * uneven), f))


def hedges_g(a: Sample, b: Sample) -> float | None:
    """J(df) (m_a - m_b)/s_p with the exact J = Gamma(df/2)/(sqrt(df/2) Gamma((df-1)/2)), df = n_a + n_b - 2."""
    d, df = _cohen(a, b)
    return None if d is None else d * math.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / math.sqrt(df / 2)


def hedges_g_approximately(a: Sample, b: Sample) -> float | None:
    """The same with J = 1 - 3/(4 N - 9), N people in all, as other programs print it."""
    d, df = _cohen(a, b)
    return None if d is None else d * (1 - 3 / (4 * (df + 2) - 9))


def _cohen(a: Sample, b: Sample) -> tuple[float | None, int]:
    df = a.n + b.n - 2
    if min(a.n, b.n) < 2 or a.sd == b.sd == 0:
        return None, df
    pooled = (((a.n - 1) * a.sd**2 + (b.n - 1) * b.sd**2) / df) ** 0.5
    return (a.mean - b.mean) / pooled, df
