"""How a set of people's scores is spread: distinct values with counts, so that parts merge into exactly the whole (statistics.md D17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores100: TypeAlias = NDArray[np.float64]
"""Scores from 0 to 100, rounded to 9 decimals so that equal answers tie; nan where a person has none."""

Counts: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The people of one stratum, or of several joined, who have a score.

    `steps` are the distinct scores in rising order, `counts` how many people have each. `n` people, `mean` 0-100 (nan when nobody),
    `sd` with n - 1 (nan below two people). `invited` is N, None when it is unknown. `step`: how far apart scores that can be given lie, in
    points; 0 where they lie close together or nothing is known of it. `guard`: see `thresholds.guard` and `stretch`.
    """

    steps: Scores100
    counts: Counts
    n: int
    mean: float
    sd: float
    invited: int | None = None
    step: float = 0.0
    guard: float = 1.0

    @property
    def share(self) -> float:
        """What stands for the share of one of the people in the mean, where it is asked how near to an end may be said (R8)."""
        return self.guard / self.n


def sample(people: Scores100, invited: int | None = None, step: float = 0.0) -> Sample:
    """The spread of `people`, in any order; nan means that the person has no score and is left out."""
    steps, counts = np.unique(people[~np.isnan(people)], return_counts=True)
    return tallied(steps, counts.astype(np.int64), invited, step)


def distinct(scores: Scores100, counts: Counts) -> tuple[Scores100, Counts]:
    """The scores in rising order, each once, with how many people have it in all."""
    steps, place = np.unique(scores, return_inverse=True)
    together = np.zeros(len(steps), np.int64)
    np.add.at(together, place, counts)
    return steps, together


def tallied(steps: Scores100, counts: Counts, invited: int | None = None, step: float = 0.0) -> Sample:
    """The sample in which `counts[i]` people have the score `steps[i]` (rising). Two passes: equal scores have an SD of exactly 0."""
    n = int(counts.sum())
    mean = _mean(steps, counts, n)
    spread = float((counts * (steps - mean) ** 2).sum())
    return Sample(steps, counts, n, mean, (spread / (n - 1)) ** 0.5 if n > 1 else float("nan"), invited, step)


def merge(samples: Sequence[Sample]) -> Sample:
    """The samples' people as one sample, exactly as if they had never been apart. N is known only if every part's N is."""
    steps, counts = distinct(
        np.concatenate([np.empty(0), *(part.steps for part in samples)]),
        np.concatenate([np.empty(0, np.int64), *(part.counts for part in samples)]),
    )
    step = max((part.step for part in samples), default=0.0)
    guard = max((part.guard for part in samples), default=1.0)
    return replace(tallied(steps, counts, total([part.invited for part in samples]), step), guard=guard)


def total(invited: Sequence[int | None]) -> int | None:
    """The sum of the numbers invited; None if one of them is unknown."""
    known = [count for count in invited if count is not None]
    return sum(known) if len(known) == len(invited) else None


def _mean(steps: Scores100, counts: Counts, n: int) -> float:
    if not n:
        return float("nan")
    if np.count_nonzero(counts) == 1:
        return float(steps[counts > 0][0])
    return float((steps * counts).sum()) / n
