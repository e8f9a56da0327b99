"""What a question from 0 to 10 such as "how willing would you be to work together again?" says (statistics.md 7). Never a headline."""

from __future__ import annotations

import math
from dataclasses import dataclass

from surveys.scoring.quantiles import Z

SHOWN_FROM = 10
"""Below so many people the mean is printed instead."""
ROUGH_BELOW = 30
SHARES_FROM = 20
TREND_FROM = 50
HIGH_FROM, LOW_TO = 9, 6
"""The cut-offs on the raw value."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many people gave 9 or 10 (`high`), 7 or 8 (`middle`), and 0 to 6 (`low`)."""

    high: int
    middle: int
    low: int

    @property
    def n(self) -> int:
        return self.high + self.middle + self.low

    @property
    def value(self) -> float:
        """100 (high - low)/n, from -100 to 100; there must be somebody."""
        return 100 * (self.high - self.low) / self.n

    @property
    def se(self) -> float:
        """100 sqrt((p + d - (p-d)^2)/n), without finite population correction."""
        return _se(self.high, self.low, self.n)

    def wald(self) -> tuple[float, float]:
        """value -+ 1.96 se: too narrow for few people, for comparison with other programs only."""
        return self.value - Z * self.se, self.value + Z * self.se

    def interval(self, invited: int | None = None) -> tuple[float, float]:
        """The 95 % interval with a half added to each of the three counts, finite population correction where N is known, cut off at
        -100 and 100 (D8)."""
        high, low, n = self.high + 0.5, self.low + 0.5, self.n + 1.5
        half = Z * _se(high, low, n) * (1 if invited is None else (1 - self.n / invited) ** 0.5)
        centre = 100 * (high - low) / n
        return max(-100.0, centre - half), min(100.0, centre + half)


def balance(counts: dict[int, int]) -> Balance:
    """The balance of people by the raw value that they gave."""
    high = sum(people for value, people in counts.items() if value >= HIGH_FROM)
    low = sum(people for value, people in counts.items() if value <= LOW_TO)
    return Balance(high, sum(counts.values()) - high - low, low)


def _se(high: float, low: float, n: float) -> float:
    p, d = high / n, low / n
    return 100 * math.sqrt((p + d - (p - d) ** 2) / n)
