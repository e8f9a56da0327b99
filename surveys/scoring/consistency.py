"""Checks of a questionnaire against its answers: items that run against the others, items of unequal height (statistics.md 2.1, 2.3)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from surveys.scoring.samples import Scores100
from surveys.scoring.scores import Scores

LEAST_PEOPLE = 30
MOST_UNEVEN = 3.0
"""From so many points on, the annex says that items of unequal height were answered by different people."""


def running_against(scores: Scores, dimension: str) -> tuple[str, ...]:
    """Items of the dimension whose answers fall where those to its other items rise (correlation with their mean below 0, n >= 30)."""
    people = _people(scores, dimension, scores.dimensions[dimension].samples)
    return tuple(code for place, code in enumerate(scores.scored[dimension]) if _opposes(people[place], np.delete(people, place, axis=0)))


def unevenness(scores: Scores, dimension: str, strata: Iterable[str]) -> float:
    """Mean of the people's means minus mean of the items' means, in points, over `strata`; nan when nobody has a score."""
    codes = list(strata)
    items = [scores.rated[code].measure.joined(codes).mean for code in scores.scored[dimension]]
    return scores.dimensions[dimension].joined(codes).mean - sum(items) / len(items)


def _people(scores: Scores, dimension: str, strata: Iterable[str]) -> Scores100:
    """One row per item, one column per person."""
    codes = list(strata)
    items = [scores.rated[code].measure.people for code in scores.scored[dimension]]
    return np.stack([np.concatenate([np.empty(0), *(people[code].scores() for code in codes)]) for people in items])


def _opposes(item: Scores100, others: Scores100) -> bool:
    answered = (~np.isnan(others)).sum(axis=0)
    both = ~np.isnan(item) & (answered > 0)
    if both.sum() < LEAST_PEOPLE:
        return False
    rest = np.nansum(others[:, both], axis=0) / answered[both]
    return float(((item[both] - item[both].mean()) * (rest - rest.mean())).sum()) < 0
