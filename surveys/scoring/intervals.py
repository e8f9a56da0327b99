"""How far the mean of a group may be off (statistics.md 3.1). Means and spreads in points 0-100, both ends of an interval too."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scipy.special import expit, logit

from surveys.scoring.disclosure.squares import COARSE, told_squares
from surveys.scoring.disclosure.thresholds import ROUNDED_BELOW, is_guarded
from surveys.scoring.proportions import effective_n, wilson
from surveys.scoring.quantiles import t975
from surveys.scoring.samples import Sample
from surveys.scoring.values import Precision

OWN_FROM = 10
"""From so many people on a group's own spread is used; below, it would help to find out single answers."""

LEAST = 5
"""Below so many people there is no interval at all."""

POOLED_DF = 8
"""The pooled spread needs so many degrees of freedom, from at least two groups."""

TYPICAL_SD = 25.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The standard deviation in points that an interval uses, its degrees of freedom, and whose it is."""

    sd: float
    df: float
    precision: Precision


def correction(n: int, invited: int | None) -> float:
    """The finite population correction of a variance, 1 - n/N; 1 when N is unknown."""
    return 1.0 if invited is None else 1 - n / invited


def t_interval(mean: float, se: float, df: float, low: float = 0.0, high: float = 100.0) -> tuple[float, float]:
    """mean -+ t(df, .975) se, cut off at `low` and `high`."""
    half = t975(df) * se
    return max(low, mean - half), min(high, mean + half)


def logit_t(mean: float, se: float, df: float) -> tuple[float, float]:
    """100 expit(logit p -+ h) with p = mean/100 strictly between 0 and 1, h = t(df, .975) se/(p (1-p)): survey::svyciprop, xlogit."""
    p = mean / 100
    half = t975(df) * (se / 100) / (p * (1 - p))
    return 100 * float(expit(logit(p) - half)), 100 * float(expit(logit(p) + half))


def score_interval(sample: Sample) -> tuple[float, float]:
    """Wilson with p = mean/100: for a bounded score the variance is at most p (1-p), so this holds where there is no spread to go by."""
    low, high = wilson(sample.mean / 100, effective_n(sample.n, sample.invited))
    return 100 * low, 100 * high


def pooled(samples: Sequence[Sample]) -> tuple[float, int]:
    """sqrt(sum (n_g - 1) s_g^2 / sum (n_g - 1)) over samples of at least two people, and its degrees of freedom sum (n_g - 1)."""
    df = sum(sample.n - 1 for sample in samples)
    return (sum((sample.n - 1) * sample.sd**2 for sample in samples) / df) ** 0.5, df


def pooled_spread(samples: Iterable[Sample]) -> Spread | None:
    """The pooled spread of those of `samples` that have 5 to 9 people; None with fewer than two of them, with df < 8, where it would tell
    answers, and in a guarded round, in which whoever knows one group would take the other's spread out of it."""
    small = [sample for sample in samples if LEAST <= sample.n < OWN_FROM]
    if (
        len(small) < 2
        or tells_answers(*small)
        or any(is_guarded(sample.guard, sample.step) for sample in small)
        or sum(sample.n - 1 for sample in small) < POOLED_DF
    ):
        return None
    df = sum(sample.n - 1 for sample in small)
    return Spread((math.fsum(map(told_squares, small)) / df) ** 0.5, df, Precision.POOLED)


def tells_answers(*samples: Sample) -> bool:
    """Whether the spread of these people together, fewer than 20, would say which answers they gave."""
    return max(sample.step for sample in samples) >= COARSE and sum(sample.n for sample in samples) < ROUNDED_BELOW


def spread_of(sample: Sample, shown: Iterable[Sample], own_from: int = OWN_FROM) -> Spread:
    """The spread to use for `sample` beside the samples `shown` (it among them or not); `Precision.NONE` below five people.

    `own_from` is lowered only to check figures against other programs.
    """
    if sample.n < min(LEAST, own_from):
        return Spread(float("nan"), float("nan"), Precision.NONE)
    if sample.n == sample.invited:
        return Spread(0.0, sample.n - 1, Precision.CENSUS)
    if sample.n >= own_from and not (own_from >= OWN_FROM and tells_answers(sample)):
        told = (told_squares(sample) / (sample.n - 1)) ** 0.5
        return Spread(told if own_from >= OWN_FROM else sample.sd, sample.n - 1, Precision.OWN)
    return pooled_spread(shown) or Spread(TYPICAL_SD, float("inf"), Precision.TYPICAL)


def variance_of_mean(sample: Sample, spread: Spread) -> float:
    """s^2/n (1 - n/N); nan below five people."""
    if spread.precision is Precision.NONE:
        return float("nan")
    return spread.sd**2 / sample.n * correction(sample.n, sample.invited)


def mean_interval(sample: Sample, spread: Spread) -> tuple[float, float, Precision]:
    """The 95 % interval of one group's mean and where it came from; nan, nan below five people."""
    if spread.precision is Precision.NONE:
        return float("nan"), float("nan"), Precision.NONE
    if spread.precision is Precision.CENSUS:
        return sample.mean, sample.mean, Precision.CENSUS
    if sample.mean in {0.0, 100.0}:
        return *score_interval(sample), Precision.WILSON
    return *logit_t(sample.mean, variance_of_mean(sample, spread) ** 0.5, spread.df), spread.precision
