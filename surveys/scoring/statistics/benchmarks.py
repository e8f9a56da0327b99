"""Where one partnership stands among comparable ones (statistics.md 10): a shrunken score and a range of places, never a place in a list.

Pure functions over stored results, one `Standing` for each partnership. Scores in points 0-100.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr

from surveys.scoring.nonresponse import comparable
from surveys.scoring.samples import Sample

Floats = NDArray[np.float64]
Several = TypeVar("Several", float, Floats)
"""One, or one for each."""

OWN_FROM = 10
FIFTHS_FROM, THIRDS_FROM = 20, 10
"""Partnerships to compare with for a range in fifths, and for below, around or above the middle half."""
LEAST_PARTNERSHIPS, LEAST_OWNERS = 5, 3
MOST_OF_PARTNERSHIPS, MOST_OF_ANSWERS = 0.5, 0.7
"""The largest part that one owner may hold of a comparison set."""
EIGHTY = 1.28
"""Half the width of the range in standard errors."""
LEAST_VARIANCE = 0.01
"""Where everybody answered: nothing is known without end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One partnership's stored result: its score and that score's variance, how many answered of how many invited, whose it is."""

    id: str
    owner: str
    score: float
    variance: float
    answered: int
    invited: int | None


class Place(StrEnum):
    """How a position is said."""

    BELOW = "below"
    AROUND = "around"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Prior:
    """How true scores of partnerships are spread: their mean `mu` and variance `tau2` in points squared."""

    mu: float
    tau2: float

    def reliability(self, variances: Several) -> Several:
        """B = tau2/(tau2 + v): how far scores with these variances can be believed, 0-1."""
        return self.tau2 / (self.tau2 + variances) if self.tau2 else 0 * variances

    def shrunken(self, scores: Several, variances: Several) -> Several:
        """mu + B (y - mu): between each score and the mean of all."""
        return self.mu + self.reliability(variances) * (scores - self.mu)

    def left(self, variances: Several) -> Several:
        """tau2 (1 - B): how uncertain each shrunken score still is, points squared."""
        return self.tau2 * (1 - self.reliability(variances))


@dataclass(frozen=True, slots=True)
class Position:
    """Where the partnership probably stands among `compared` others: its percentile and the range it lies in, 0-1. `lowest` and `highest`
    fifth of that range, 1 to 5, or None with fewer than 20 others, where only `place` is said."""

    compared: int
    percentile: float
    low: float
    high: float
    place: Place
    lowest: int | None
    highest: int | None


def pooled_within(groups: Sequence[Sample]) -> float:
    """sum (n-1) s^2 / sum (n-1) over groups of at least two people, in points squared; nan when there are none."""
    df = sum(group.n - 1 for group in groups if group.n > 1)
    return sum((group.n - 1) * group.sd**2 for group in groups if group.n > 1) / df if df else math.nan


def paule_mandel(scores: Floats, variances: Floats) -> Prior:
    """The tau2 at which sum w (y - mu)^2 with w = 1/(v + tau2) equals M - 1, and the mean with those weights; 0 where even tau2 = 0 gives
    less (Paule & Mandel 1982). Variances above 0."""

    def excess(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        return float((weights * (scores - np.average(scores, weights=weights)) ** 2).sum()) - (len(scores) - 1)

    if len(scores) < 2 or excess(0.0) <= 0:
        return _prior(scores, variances, 0.0)
    return _prior(scores, variances, float(brentq(excess, 0.0, float(np.ptp(scores) ** 2) + 1, xtol=1e-12, rtol=1e-14)))


def der_simonian_laird(scores: Floats, variances: Floats) -> Prior:
    """The same by DerSimonian and Laird's formula, which needs no search: (Q - (M-1)) / (sum w - sum w^2/sum w), not less than 0."""
    weights = 1 / variances
    q = float((weights * (scores - np.average(scores, weights=weights)) ** 2).sum())
    spare = float(weights.sum() - (weights**2).sum() / weights.sum())
    return _prior(scores, variances, max(0.0, (q - (len(scores) - 1)) / spare) if spare else 0.0)


def comparison_set(own: Standing, others: Sequence[Standing]) -> tuple[Standing, ...]:
    """Those to compare with: everybody else of whom enough answered; none where the set would tell about single partnerships or owners."""
    able = [one for one in others if one.id != own.id and one.answered >= OWN_FROM and comparable(one.answered, one.invited)]
    partnerships, answers = Counter(one.owner for one in able), Counter[str]()
    for one in able:
        answers[one.owner] += one.answered
    return tuple(sorted(able, key=lambda one: one.id)) if is_mixed(partnerships, answers) else ()


def is_mixed(partnerships: Mapping[str, int], answers: Mapping[str, int]) -> bool:
    """Whether a set tells about no single partnership or owner; both by owner: how many of the partnerships, and of their answers."""
    whole, said = sum(partnerships.values()), sum(answers.values())
    if whole < LEAST_PARTNERSHIPS or len(partnerships) < LEAST_OWNERS:
        return False
    return max(partnerships.values()) <= MOST_OF_PARTNERSHIPS * whole and max(answers.values()) <= MOST_OF_ANSWERS * said


def position(own: Standing, others: Sequence[Standing]) -> Position | None:
    """Where `own` stands among `others`, itself left out. None where it cannot be said: fewer than 10 answers or 30 % of its own, fewer
    than 10 to compare with, a set of too few owners, or partnerships that do not differ beyond chance."""
    compared = comparison_set(own, others)
    if own.answered < OWN_FROM or not comparable(own.answered, own.invited) or len(compared) < THIRDS_FROM:
        return None
    everybody = [own, *compared]
    scores = np.array([one.score for one in everybody])
    variances = np.maximum(np.array([one.variance for one in everybody]), LEAST_VARIANCE)
    prior = paule_mandel(scores, variances)
    if not prior.tau2:
        return None
    true, left = prior.shrunken(scores, variances), prior.left(variances)
    half = EIGHTY * float(left[0]) ** 0.5
    middle = float(ndtr((true[0] - true[1:]) / np.sqrt(left[0] + left[1:])).mean())
    low, high = (float(ndtr((true[0] + away - true[1:]) / np.sqrt(left[1:])).mean()) for away in (-half, half))
    fifths = (_fifth(low), _fifth(high)) if len(compared) >= FIFTHS_FROM else (None, None)
    return Position(len(compared), middle, low, high, _place(low, high), *fifths)


def _prior(scores: Floats, variances: Floats, tau2: float) -> Prior:
    return Prior(float(np.average(scores, weights=1 / (variances + tau2))), tau2)


def _fifth(percentile: float) -> int:
    return min(5, 1 + int(5 * percentile))


def _place(low: float, high: float) -> Place:
    """Below or above the middle half only if the whole range lies there."""
    if high < 0.25:
        return Place.BELOW
    return Place.ABOVE if low > 0.75 else Place.AROUND
