"""Answers that are counted, not averaged: what was ticked, which numbers were given, and why there is no answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from surveys.questionnaires.values import Item, Missing
from surveys.scoring.measures import Measure
from surveys.scoring.samples import Sample, Scores100, sample


@dataclass(frozen=True, slots=True)
class Counted:
    """What one item's column held in one stratum, or in several together.

    `values`: how many people gave each scale value (as a str) or option code, every possible one listed in the questionnaire's order; of
    several choices a person counts in each. `n`: people with an answer. `missing`: the others by kind, every kind listed.
    """

    values: Mapping[str, int]
    n: int
    missing: Mapping[Missing, int]

    @property
    def asked(self) -> int:
        """People who saw the item, whatever they did with it."""
        return self.n + sum(count for kind, count in self.missing.items() if kind is not Missing.UNSHOWN)

    @property
    def cannot_judge(self) -> float:
        """The share, 0 to 1, of the people asked who said that they do not know; 0 when nobody was asked."""
        return self.missing[Missing.UNKNOWN] / self.asked if self.asked else 0.0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            {code: count + other.values[code] for code, count in self.values.items()},
            self.n + other.n,
            {kind: count + other.missing[kind] for kind, count in self.missing.items()},
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """One item's counts for every stratum (by stratum code); `nothing` are those of nobody."""

    code: str
    nothing: Counted
    strata: Mapping[str, Counted]

    def over(self, strata: Iterable[str]) -> Counted:
        """The counts of these strata together."""
        return sum((self.strata[code] for code in strata), start=self.nothing)


@dataclass(frozen=True, slots=True, eq=False)
class RatedItem:
    """A rating or 0-10 item. `measure`: 0-100, reverse-keyed items already turned round. `tally`: raw scale values, not turned round.

    A 0-10 item, or one with `scored = false`, enters no dimension (`Scores.scored`).
    """

    item: Item
    measure: Measure
    tally: Tally


@dataclass(frozen=True, slots=True)
class ChoiceItem:
    """A choice or choices item: how many people ticked each option, per stratum."""

    item: Item
    tally: Tally


@dataclass(frozen=True, slots=True, eq=False)
class NumberItem:
    """A number item, or one that asks for a day. `people`: per stratum and person in pack order the number in the item's own unit (of a day
    its number in the calendar), nan where there is none."""

    item: Item
    people: Mapping[str, Scores100]
    tally: Tally

    def over(self, strata: Iterable[str]) -> Sample:
        """The numbers of these strata together: n, mean, SD, and the distinct numbers with counts, from smallest to largest."""
        return sample(np.concatenate([np.empty(0), *(self.people[code] for code in strata)]))
