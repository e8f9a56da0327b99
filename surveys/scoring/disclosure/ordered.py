"""R8 where options are put in order: may it be drawn beside average places how many people put each option first?

The average says what all places of an option add up to, the bar how many of them are the first: together they may tell how many people put
it anywhere else. Standard library only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from surveys.scoring.disclosure.thresholds import LONELY


@dataclass(frozen=True, slots=True)
class Placed:
    """What is told of one option: how many people put it first, and between which ends all its distances from the first place add up."""

    firsts: int
    distance: tuple[float, float]


def stay_open(told: Sequence[Placed], n: int, distances: Sequence[int]) -> bool:
    """Whether of every option and every place behind the first nobody or more than two of `n` people can have put it there. `distances`: of
    each place from the first, which is 0."""
    behind = distances[1:]
    return all(_is_open(one, place, n - one.firsts, [other for other in behind if other != place]) for one in told for place in behind)


def _is_open(one: Placed, place: int, people: int, others: Sequence[int]) -> bool:
    many = (here for here in range(people + 1) if not 0 < here <= LONELY)
    return any(_is_possible(people - here, [end - here * place for end in one.distance], others) for here in many)


def _is_possible(people: int, ends: Sequence[float], others: Sequence[int]) -> bool:
    """Whether so many people at `others` can add up to something between the ends."""
    low, high = ends
    if not people or not others:
        return not people and low <= 0 <= high
    if people * min(others) > high or people * max(others) < low:
        return False
    sums = reduce(lambda known, _: reduce(or_, (known << other for other in others)), range(people), 1)
    return any(sums >> total & 1 for total in range(max(0, math.ceil(low)), math.floor(high) + 1))
