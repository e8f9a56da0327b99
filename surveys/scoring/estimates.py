"""What an estimate is: a mean, how far it may be off, and exactly which people entered it with what weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from surveys.scoring.values import Precision


@dataclass(frozen=True, slots=True)
class Part:
    """The people of `strata` as one term of an estimate: `weight` times their mean (0-100).

    Each of the `n` people who have a score stands in the estimate with weight / n: the functionals that the disclosure gate keeps.
    `variance` is that of the mean, in points squared, finite population correction applied; `df` its degrees of freedom.
    `precision` says whose spread was used: only own spread from 10 people on, so that no interval gives a small group's SD away.
    """

    strata: tuple[str, ...]
    weight: Fraction
    n: int
    mean: float
    variance: float
    df: float
    precision: Precision


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or a difference in points with its 95 % interval; not rounded, not for display.

    `low` and `high` are nan with `Precision.NONE` (fewer than five people somewhere) and both equal to `mean` with `Precision.CENSUS`.
    `n` people with a score over all parts.
    """

    mean: float
    se: float
    df: float
    low: float
    high: float
    precision: Precision
    n: int
    parts: tuple[Part, ...]

    def weights(self) -> Mapping[str, Fraction]:
        """For each stratum the weight of every one of its people who has a score."""
        return {code: part.weight / part.n for part in self.parts if part.n for code in part.strata}
