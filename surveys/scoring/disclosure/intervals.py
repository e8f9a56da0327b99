"""Attack B: how narrowly can printed, rounded figures be used to bound what fewer than k people said? (statistics.md 12.5)

Mostly two answers of everybody that print alike, between which each person who could be singled out differs by half of the scale, show
at once that all stay open. Only where none are found is every set of people asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag

from surveys.scoring.disclosure.thresholds import WIDTH

NEAR = 1e-6
MOST_SETS = 200
"""Sets of people tried; where there would be more, the figures count as unsafe."""
TOGETHER, WHOLE_TOGETHER = 20, 4
"""Sets that are solved for in one go; and single people, in whole steps."""
LOOKED_FOR = {"node_limit": 50}
"""How long two answers of everybody are looked for."""
TO_THE_END = {"mip_rel_gap": 0.0}


@dataclass(frozen=True, slots=True)
class Alike:
    """`size` people who answered the same number of `scores` (at least one). `columns[j]`: figure → weight of each one's j-th score, which
    was given on a scale of `steps[j]` steps (not known: anything from 0 to 100). `aimed`: places of the scores whose mean is asked for
    (none: all of them)."""

    size: int
    columns: tuple[Mapping[int, float], ...]
    steps: tuple[int, ...] = ()
    aimed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """What a printed figure says: it lies between `low` and `high`."""

    low: float
    high: float


def narrowest(people: Sequence[Alike], printed: Sequence[Range], k: int) -> float:
    """The least of (width of the interval of a set's mean score) x (people in the set) over all sets of fewer than `k` people, in points.

    At least 50 is wanted. 0 where there are too many sets to try.
    """
    sets = _sets(people, k)
    if len(sets) > MOST_SETS:
        return 0.0
    return min((width * sum(chosen) for chosen, width in _widths(people, printed, sets)), default=100.0)


def is_wide(people: Sequence[Alike], printed: Sequence[Range], k: int) -> bool:
    """Whether every set's score stays open wide enough, and every single person's also for those who know that answers go in steps."""
    if len(_sets(people, k)) > MOST_SETS:
        return False
    return _all_open(people, printed, k) or is_wide_set_by_set(people, printed, k)


def is_wide_set_by_set(people: Sequence[Alike], printed: Sequence[Range], k: int) -> bool:
    """The same without looking for a short way."""
    return narrowest(people, printed, k) >= WIDTH - NEAR and all(
        width >= WIDTH - NEAR for _, width in _widths(people, printed, list(_single(people)), whole=True)
    )


def _single(people: Sequence[Alike]) -> Iterator[tuple[int, ...]]:
    for place, kind in enumerate(people):
        if kind.steps:
            yield tuple(int(other == place) for other in range(len(people)))


def _sets(people: Sequence[Alike], k: int) -> list[tuple[int, ...]]:
    """All of them, or one more than are tried."""
    return list(islice(_choices(people, k), MOST_SETS + 1))


def _choices(people: Sequence[Alike], k: int) -> Iterator[tuple[int, ...]]:
    """How many are taken of each kind: some of one kind, or several kinds whole."""
    for place, kind in enumerate(people):
        for some in range(1, min(kind.size, k - 1) + 1):
            yield tuple(some if other == place else 0 for other in range(len(people)))
    small = [place for place, kind in enumerate(people) if kind.size < k]
    for many in range(2, k):
        for places in combinations(small, many):
            if sum(people[place].size for place in places) < k:
                yield tuple(people[place].size if place in places else 0 for place in range(len(people)))


class _Column(NamedTuple):
    """One score of `size` people of a kind, all of them `inside` a set or all outside. `share`: its part in the mean that is attacked."""

    kind: int
    size: int
    inside: bool
    share: float
    steps: int
    weights: Mapping[int, float]


class _Problem(NamedTuple):
    """What is printed, of unknowns between 0 and `most`: a row of weights for each figure. `aim`: what each weighs in the set's mean."""

    aim: NDArray[np.float64]
    rows: NDArray[np.float64]
    most: NDArray[np.float64]


def _columns(people: Sequence[Alike], chosen: Sequence[int]) -> list[_Column]:
    """People of a kind are exchangeable, so the mean of those chosen and the mean of the others stand for each of them."""
    return [
        _Column(place, size, inside, _share(kind, score), steps, weights)
        for place, (kind, some) in enumerate(zip(people, chosen, strict=True))
        for size, inside in ((some, True), (kind.size - some, False))
        if size
        for score, (steps, weights) in enumerate(zip(kind.steps or (0,) * len(kind.columns), kind.columns, strict=True))
    ]


def _share(kind: Alike, score: int) -> float:
    among = kind.aimed or range(len(kind.columns))
    return (score in among) / len(among)


def _problem(columns: Sequence[_Column], figures: int, *, whole: bool) -> _Problem:
    """The unknowns are means; `whole`: sums, in whole steps."""
    most = np.array([float(one.steps * one.size) if whole else 100.0 for one in columns])
    taken = {one.kind: one.size for one in columns if one.inside}
    aim = np.array([one.size / sum(taken.values()) * one.share if one.inside else 0.0 for one in columns]) * 100 / most
    rows = np.array([[one.size * one.weights.get(figure, 0.0) for one in columns] for figure in range(figures)]) * 100 / most
    return _Problem(aim, rows, most)


def _all_open(people: Sequence[Alike], printed: Sequence[Range], k: int) -> bool:
    """Whether two answers of everybody are found, in whole steps, that print alike and between which as many of each kind as a set may
    hold differ by `WIDTH`, all in the same direction. Then so does every set and every single person. Not to find them says nothing."""
    if not all(kind.steps for kind in people):
        return False
    columns = _columns(people, [min(kind.size, k - 1) for kind in people])
    _, rows, most = _problem(columns, len(printed), whole=True)
    differ = np.array([[100 * one.share * (one.inside and one.kind == place) for one in columns] for place in range(len(people))]) / most
    both = np.block([[rows, np.zeros_like(rows)], [np.zeros_like(rows), rows], [differ, -differ]])
    low, high = _ends(printed, 2)
    told = LinearConstraint(both, [*low, *[float(WIDTH)] * len(people)], [*high, *[100.0] * len(people)])
    return _solved(np.zeros(2 * len(most)), told, np.tile(most, 2), LOOKED_FOR, whole=True) is not None


def _widths(
    people: Sequence[Alike], printed: Sequence[Range], sets: Sequence[tuple[int, ...]], *, whole: bool = False
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Each set with the width of the interval of its mean score; 0 where nothing is possible. `whole`: answers go in whole steps."""
    lot = WHOLE_TOGETHER if whole else TOGETHER
    for start in range(0, len(sets), lot):
        some = sets[start : start + lot]
        problems = [_problem(_columns(people, one), len(printed), whole=whole) for one in some]
        yield from zip(some, _together(problems, printed, whole=whole), strict=True)


def _together(problems: Sequence[_Problem], printed: Sequence[Range], *, whole: bool) -> list[float]:
    """The width of each, its least and its most side by side in one large problem: as nothing ties them together, each is at its end."""
    aims = [part for one in problems for part in (one.aim, -one.aim)]
    rows = block_diag([one.rows for one in problems for _ in range(2)], "csc")
    most = np.concatenate([one.most for one in problems for _ in range(2)])
    found = _solved(np.concatenate(aims), LinearConstraint(rows, *_ends(printed, len(aims))), most, TO_THE_END, whole=whole)
    if found is None:
        return [0.0] * len(problems)
    parts = np.split(found, np.cumsum([len(aim) for aim in aims])[:-1])
    least = [float(aim @ part) for aim, part in zip(aims, parts, strict=True)]
    return [-most - low for low, most in zip(least[::2], least[1::2], strict=True)]


def _ends(printed: Sequence[Range], times: int) -> tuple[list[float], list[float]]:
    return [one.low for one in printed] * times, [one.high for one in printed] * times


def _solved(
    aim: NDArray[np.float64], told: LinearConstraint, most: NDArray[np.float64], options: Mapping[str, float], *, whole: bool
) -> NDArray[np.float64] | None:
    """Unknowns that make `aim` least; None where there are none."""
    integers = np.full(len(aim), int(whole))
    found = milp(aim, constraints=told, bounds=Bounds(0, most), integrality=integers, options=dict(options))
    return np.asarray(found.x) if found.success else None
