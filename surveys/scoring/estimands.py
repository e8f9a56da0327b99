"""The means of a partnership and the difference of two groups (statistics.md 2.4 and 3.4), built from parts that say what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from surveys.scoring.estimates import Estimate, Part
from surveys.scoring.intervals import OWN_FROM, mean_interval, spread_of, t_interval, variance_of_mean
from surveys.scoring.samples import Sample, merge
from surveys.scoring.values import Precision

MOST_WEIGHT = 5
"""No person may stand for more than so many invited people: strata are merged first (statistics.md 2.5)."""

CAUTION = (Precision.NONE, Precision.TYPICAL, Precision.POOLED, Precision.WILSON, Precision.OWN, Precision.CENSUS)
"""An estimate is only as precise as its least certain part, in this order."""


@dataclass(frozen=True, slots=True, eq=False)
class Union:
    """One or several strata taken together."""

    strata: tuple[str, ...]
    sample: Sample

    @property
    def invited(self) -> int:
        assert self.sample.invited is not None
        return self.sample.invited


def part(strata: tuple[str, ...], weight: Fraction, sample: Sample, shown: Iterable[Sample], own_from: int = OWN_FROM) -> Part:
    """`sample` as a term of an estimate; `shown` are the samples whose spread may be pooled (see `intervals.spread_of`)."""
    spread = spread_of(sample, shown, own_from)
    return Part(strata, weight, sample.n, sample.mean, variance_of_mean(sample, spread), spread.df, spread.precision)


def group_mean(code: str, sample: Sample, shown: Iterable[Sample]) -> Estimate:
    """One group's mean with the interval of statistics.md 3.1."""
    spread = spread_of(sample, shown)
    variance = variance_of_mean(sample, spread)
    low, high, precision = mean_interval(sample, spread)
    term = Part((code,), Fraction(1), sample.n, sample.mean, variance, spread.df, precision)
    return Estimate(sample.mean, variance**0.5, spread.df, low, high, precision, sample.n, (term,))


def as_they_came(samples: Mapping[str, Sample]) -> Estimate | None:
    """Every answer's voice the same, for what is counted like a show of hands; None when nobody has a score."""
    heard = tuple(sorted(code for code, sample in samples.items() if sample.n))
    if not heard:
        return None
    estimate = group_mean("", merge([samples[code] for code in heard]), ())
    return replace(estimate, parts=(replace(estimate.parts[0], strata=heard, weight=Fraction(1)),))


def equal_groups(samples: Mapping[str, Sample], own_from: int = OWN_FROM) -> Estimate | None:
    """M_E: every group's voice the same. (1/G) sum m_g, SE^2 = (1/G^2) sum v_g, Satterthwaite's df, plain t cut off at 0 and 100.

    Groups in which nobody has a score do not enter; None when none is left.
    """
    heard = {code: sample for code, sample in samples.items() if sample.n}
    shown = list(heard.values())
    parts = [part((code,), Fraction(1, len(heard)), sample, shown, own_from) for code, sample in sorted(heard.items())]
    return combined(parts, satterthwaite(parts)) if parts else None


def all_invited(samples: Mapping[str, Sample], k: int, shown: Iterable[Sample] = (), own_from: int = OWN_FROM) -> Estimate | None:
    """M_N: every invited person's voice the same. sum (N_h/N) m_h, SE^2 = sum (N_h/N)^2 v_h, df = n - H (survey::svymean, strata and fpc).

    Strata without a score leave N; strata with fewer than `k` people or a weight above 5 are merged further. None when an N is unknown
    or nobody has a score.
    """
    heard = [Union((code,), sample) for code, sample in sorted(samples.items()) if sample.n]
    if not heard or any(union.sample.invited is None for union in heard):
        return None
    return by_invited(strong(heard, k), shown, own_from)


def by_invited(unions: Sequence[Union], shown: Iterable[Sample] = (), own_from: int = OWN_FROM) -> Estimate:
    """The mean over `unions` (at least one), each with the weight of the people invited to it, as they are."""
    whole, pool = sum(union.invited for union in unions), list(shown)
    parts = [part(union.strata, Fraction(union.invited, whole), union.sample, pool, own_from) for union in unions]
    return combined(parts, max(sum(term.n for term in parts) - len(parts), 1))


def difference(a: tuple[str, Sample], b: tuple[str, Sample], shown: Iterable[Sample] = (), own_from: int = OWN_FROM) -> Estimate:
    """Group `a` minus group `b` in points: Welch with fpc, v_a + v_b, Satterthwaite's df, cut off at -100 and 100."""
    pool = list(shown)
    parts = [part((code,), Fraction(sign), sample, pool, own_from) for sign, (code, sample) in zip((1, -1), (a, b), strict=True)]
    return combined(parts, satterthwaite(parts), low=-100.0)


def strong(unions: Sequence[Union], k: int) -> list[Union]:
    """The unions, merged smallest first until each holds `k` people of whom none stands for more than 5 invited, or one is left."""
    left = sorted(unions, key=_size)
    while len(left) > 1 and (weak := next((union for union in left if _is_weak(union, k)), None)):
        left.remove(weak)
        left[0] = _join(weak, left[0])
        left.sort(key=_size)
    return left


def satterthwaite(parts: Sequence[Part]) -> float:
    """(sum u)^2 / sum (u^2/df) with u the variance of each term; infinite when nothing varies."""
    terms = [(float(term.weight) ** 2 * term.variance, term.df) for term in parts]
    below = sum(u * u / df for u, df in terms)
    return sum(u for u, _ in terms) ** 2 / below if below else float("inf")


def combined(parts: Sequence[Part], df: float, low: float = 0.0, high: float = 100.0) -> Estimate:
    """The weighted sum of the parts' means with its t interval, cut off at `low` and `high`."""
    mean = sum(float(term.weight) * term.mean for term in parts)
    se = sum(float(term.weight) ** 2 * term.variance for term in parts) ** 0.5
    precision = min((term.precision for term in parts), key=CAUTION.index)
    ends = (float("nan"), float("nan")) if precision is Precision.NONE else t_interval(mean, se, df, low, high)
    return Estimate(mean, se, df, *ends, precision, sum(term.n for term in parts), tuple(parts))


def _size(union: Union) -> tuple[int, tuple[str, ...]]:
    return union.sample.n, union.strata


def _is_weak(union: Union, k: int) -> bool:
    return union.sample.n < k or union.invited > MOST_WEIGHT * union.sample.n


def _join(a: Union, b: Union) -> Union:
    return Union(tuple(sorted((*a.strata, *b.strata))), merge([a.sample, b.sample]))
