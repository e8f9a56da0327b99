"""Where groups differ (statistics.md 3.4 and 6), and where each side sees itself otherwise than the others do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scipy.special import stdtr

from surveys.messages import Message, Text
from surveys.scoring import sentences
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.estimates import Estimate
from surveys.scoring.measures import Measure
from surveys.scoring.scores import Pair
from surveys.scoring.values import Difference, Figure, ItemResult, Precision, TwoSided

TESTED_FROM = 8
"""People per group for a test."""

ALPHA = 0.05
MOST_PER_DIMENSION = 21
"""Pairs printed per dimension: all of seven groups; of more groups the largest."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Two shown groups on one dimension. `p` from Welch's test with finite population correction; None where none is made."""

    dimension: str
    name: Text
    a: str
    b: str
    first: Figure
    second: Figure
    estimate: Estimate
    p: float | None

    @property
    def points(self) -> int:
        """Of the printed figures, so that a reader's subtraction gives the same."""
        return (self.first.value or 0) - (self.second.value or 0)


def gaps(dimension: str, name: Text, measure: Measure, figures: Mapping[str, Figure]) -> list[Gap]:
    """Every pair of groups whose figures are whole numbers; a bound (">= 90") has no difference."""
    shown = sorted(code for code, figure in figures.items() if figure.value is not None)
    plain = [code for code in shown if not figures[code].edge]
    return [_gap(dimension, name, measure, figures, a, b, shown) for a, b in combinations(plain, 2)]


def differences(found: Sequence[Gap], ids: Mapping[str, str], names: Mapping[str, Text]) -> tuple[Difference, ...]:
    """What is printed of the pairs, the test corrected over all of them (Holm): the largest first, at most 21 per dimension."""
    tested = [gap for gap in found if gap.p is not None]
    beyond = {gap for gap, passes in zip(tested, holm([gap.p or 0.0 for gap in tested]), strict=True) if passes}
    printed = [_difference(gap, ids, names, beyond=gap in beyond) for gap in found]
    order = sorted(printed, key=lambda one: (one.by_chance, -abs(one.points), one.dimension, one.a, one.b))
    return tuple(_most(order))


def holm(ps: Sequence[float]) -> list[bool]:
    """Which of the tests stay below 5 % together (Holm 1979)."""
    order = sorted(range(len(ps)), key=lambda place: ps[place])
    passed = [False] * len(ps)
    for rank, place in enumerate(order):
        if ps[place] * (len(ps) - rank) >= ALPHA:
            break
        passed[place] = True
    return passed


def two_sided(pairs: Iterable[Pair], items: Mapping[str, ItemResult]) -> tuple[TwoSided, ...]:
    """Pairs of printed item means: how people see their own side, and how they see the others."""
    return tuple(
        TwoSided(pair.pair, items[pair.own].text, own, other, sentences.own_and_other(own, other))
        for pair in pairs
        if pair.own in items and pair.other in items
        for own, other in [(items[pair.own].overall, items[pair.other].overall)]
        if own.value is not None and other.value is not None and not own.cell and not other.cell
    )


def _gap(dimension: str, name: Text, measure: Measure, figures: Mapping[str, Figure], a: str, b: str, shown: Sequence[str]) -> Gap:
    estimate = measure.difference(a, b, shown)
    return Gap(dimension, name, a, b, figures[a], figures[b], estimate, _p(estimate, min(figures[a].n or 0, figures[b].n or 0)))


def _p(estimate: Estimate, smaller: int) -> float | None:
    """Two-sided; none for groups under 8, nor where everybody answered and nothing is left to chance."""
    if smaller < TESTED_FROM or estimate.precision is Precision.CENSUS or not estimate.se:
        return None
    return 2 * float(stdtr(estimate.df, -abs(estimate.mean / estimate.se)))


def _difference(gap: Gap, ids: Mapping[str, str], names: Mapping[str, Text], *, beyond: bool) -> Difference:
    by_chance = not (beyond and abs(gap.points) >= sentences.SMALL)
    low, high = _interval(gap)
    return Difference(
        gap.dimension,
        gap.name,
        ids[gap.a],
        ids[gap.b],
        gap.points,
        low,
        high,
        sentences.size_word(gap.points),
        _sentence(gap, names, by_chance=by_chance),
        by_chance,
    )


def _interval(gap: Gap) -> tuple[int | None, int | None]:
    if gap.estimate.precision in {Precision.NONE, Precision.CENSUS}:
        return None, None
    return min(rounded(gap.estimate.low), gap.points), max(rounded(gap.estimate.high), gap.points)


def _sentence(gap: Gap, names: Mapping[str, Text], *, by_chance: bool) -> Message:
    lower, higher = (gap.a, gap.b) if gap.points < 0 else (gap.b, gap.a)
    points = abs(gap.points)
    if gap.estimate.precision is Precision.CENSUS and points >= sentences.SMALL:
        return sentences.differing_census(gap.name, names[lower], names[higher], points)
    return sentences.differing(gap.name, names[lower], names[higher], points, by_chance=by_chance)


def _most(order: Sequence[Difference]) -> Iterable[Difference]:
    printed: dict[str, int] = {}
    for one in order:
        printed[one.dimension] = printed.get(one.dimension, 0) + 1
        if printed[one.dimension] <= MOST_PER_DIMENSION:
            yield one
