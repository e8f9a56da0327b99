"""One thing that was measured on 0-100 (a headline, a dimension, an item), for every stratum and for whatever strata are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from surveys.scoring import estimands
from surveys.scoring.disclosure.thresholds import stretch
from surveys.scoring.estimates import Estimate
from surveys.scoring.samples import Counts, Sample, Scores100, merge, tallied


class Persons(Protocol):
    """The people of one stratum in pack order: the same place is the same person in every measure of the pack."""

    def has(self) -> NDArray[np.bool_]:
        """Who has a score."""
        ...

    def scores(self) -> Scores100:
        """Each one's score 0-100, rounded to 9 decimals so that people whose fractions are equal tie; nan where there is none."""
        ...

    def counted(self) -> tuple[Scores100, Counts]:
        """The distinct scores in rising order, and how many people have each."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """Exact and unprotected: `surveys.scoring.release` decides what of it may be shown.

    `people`: per stratum each person's score in pack order; the same place is the same person in every measure of the pack. `samples`: per
    stratum n, mean, SD and the number invited.
    """

    code: str
    k: int
    people: Mapping[str, Persons]
    samples: Mapping[str, Sample]

    @property
    def guard(self) -> float:
        """That of the sample of which the least may be said (`thresholds.guard`)."""
        return max((sample.guard for sample in self.samples.values()), default=1.0)

    def group(self, stratum: str, shown: Iterable[str] = ()) -> Estimate:
        """The mean of one stratum. `shown` are all strata whose means are printed beside it: small ones pool their spread."""
        return estimands.group_mean(stratum, self.samples[stratum], self._of(shown))

    def joined(self, strata: Iterable[str]) -> Sample:
        """The people of several strata as one sample, as if they were one group."""
        return merge(self._of(strata))

    def equal(self, strata: Iterable[str]) -> Estimate | None:
        """M_E over `strata`, which must be those shown: a hidden group in it could be found out. None when nobody has a score."""
        return estimands.equal_groups({code: self.samples[code] for code in strata})

    def everyone(self, shown: Iterable[str] = ()) -> Estimate | None:
        """M_N over all strata, hidden ones too. None when the number invited is unknown somewhere or nobody has a score."""
        return estimands.all_invited(self.samples, self.k, self._of(shown))

    def difference(self, a: str, b: str, shown: Iterable[str] = ()) -> Estimate:
        """Stratum `a` minus stratum `b` in points (statistics.md 3.4)."""
        return estimands.difference((a, self.samples[a]), (b, self.samples[b]), self._of(shown))

    def _of(self, strata: Iterable[str]) -> Sequence[Sample]:
        return [self.samples[code] for code in strata]


def measure(
    code: str,
    k: int,
    people: Mapping[str, Persons],
    invited: Mapping[str, int | None],
    step: float | Mapping[str, float] = 0.0,
) -> Measure:
    """The measure of these people, given the number invited of each stratum and how far apart possible scores lie (0: closely), in all
    strata or in each."""
    steps = step if isinstance(step, Mapping) else dict.fromkeys(people, step)
    samples = {stratum: tallied(*those.counted(), invited[stratum], steps[stratum]) for stratum, those in people.items()}
    return Measure(code, k, people, {stratum: replace(one, guard=stretch(one.step)) for stratum, one in samples.items()})
