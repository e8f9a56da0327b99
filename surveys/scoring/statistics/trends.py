"""Change between two anonymous rounds (statistics.md 8): over the groups of both, carefully taken as if nobody had answered twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.scoring.intervals import correction
from surveys.scoring.quantiles import Z, t975
from surveys.scoring.samples import Sample


@dataclass(frozen=True, slots=True)
class Level:
    """One group's mean in one round, 0-100: `variance` of the mean in points squared, finite population correction applied, and its
    degrees of freedom (infinite: known). `invited`: N, None where it is unknown."""

    mean: float
    variance: float
    df: float = float("inf")
    invited: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The later round minus the earlier one, in points, with its 95 % interval."""

    points: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Parts:
    """What the change of the mean over people is made of, in points; they add up to it."""

    inside: float
    mix: float


def level(sample: Sample) -> Level:
    """A group of at least two people."""
    return Level(sample.mean, sample.sd**2 / sample.n * correction(sample.n, sample.invited), sample.n - 1, sample.invited)


def printed_level(value: float, low: float, high: float, invited: int | None) -> Level:
    """The same from a printed mean and its interval: half of its width is taken for 1.96 standard errors, never less than there are."""
    return Level(value, ((high - low) / 2 / Z) ** 2, invited=invited)


def change(then: Mapping[str, Level], now: Mapping[str, Level]) -> Change | None:
    """D = mean over the groups of both rounds of m_2 - m_1, v = (1/G^2) sum (v_1 + v_2), Satterthwaite's df, cut off at -100 and 100. None
    where no group is in both."""
    groups = sorted(set(then) & set(now))
    if not groups:
        return None
    points = sum(now[group].mean - then[group].mean for group in groups) / len(groups)
    parts = [one for group in groups for one in (then[group], now[group])]
    variance = sum(one.variance for one in parts) / len(groups) ** 2
    below = sum((one.variance / len(groups) ** 2) ** 2 / one.df for one in parts)
    half = t975(variance**2 / below if below else float("inf")) * variance**0.5
    return Change(points, max(-100.0, points - half), min(100.0, points + half))


def parts(then: Mapping[str, Level], now: Mapping[str, Level]) -> Parts | None:
    """The change of the mean over people: sum W (m_2 - m_1) inside groups with W a group's mean share of the people invited, and sum
    m (W_2 - W_1) of their mix with m its mean score. None unless both rounds know every group and how many were invited."""
    if not then or set(then) != set(now) or any(one.invited is None for one in (*then.values(), *now.values())):
        return None
    before, after = _shares(then), _shares(now)
    if not before or not after:
        return None
    inside = sum((before[group] + after[group]) / 2 * (now[group].mean - then[group].mean) for group in then)
    mix = sum((now[group].mean + then[group].mean) / 2 * (after[group] - before[group]) for group in then)
    return Parts(inside, mix)


def _shares(levels: Mapping[str, Level]) -> Mapping[str, float]:
    whole = sum(one.invited or 0 for one in levels.values())
    return {group: (one.invited or 0) / whole for group, one in levels.items()} if whole else {}
