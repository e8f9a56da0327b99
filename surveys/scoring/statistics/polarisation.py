"""Whether views gather at both ends (statistics.md 5), from how many people stand on each of a scale's steps."""

from __future__ import annotations

import math

from surveys.scoring.statistics.agreement import mean_and_variance
from surveys.scoring.statistics.summaries import Histogram


def polarisation(answers: Histogram) -> float:
    """The population variance over the largest there can be, ((U-L)/2)^2: 0 all the same, .5 spread evenly over five steps, 1 half at each
    end; nan when nobody answered."""
    n = sum(answers)
    if n < 2:
        return 0.0 if n else math.nan
    return mean_and_variance(answers)[1] * (n - 1) / n / ((len(answers) - 1) / 2) ** 2


def consensus(answers: Histogram) -> float:
    """1 + sum p_i log2(1 - |x_i - m| / (U-L)): 1 all the same, 0 half at each end (Tastle & Wierman 2007); nan when nobody answered."""
    n, width = sum(answers), len(answers) - 1
    if not n:
        return math.nan
    mean = mean_and_variance(answers)[0]
    return 1 + sum(people / n * math.log2(1 - abs(step - mean) / width) for step, people in enumerate(answers) if people)
