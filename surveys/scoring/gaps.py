"""Where groups differ (statistics.md 3.4 and 6), and where each side sees itself otherwise than the others do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from scipy.special import stdtr

from surveys.messages import Message, Text
from surveys.scoring import estimands, sentences
from surveys.scoring.beside import Side
from surveys.scoring.estimates import Estimate
from surveys.scoring.figures import around, exact, number
from surveys.scoring.intervals import tells_answers
from surveys.scoring.measures import Measure
from surveys.scoring.samples import Sample
from surveys.scoring.scores import Pair
from surveys.scoring.shared import Shared
from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.families import ALPHA, holm
from surveys.scoring.statistics.permutation import DRAWS, welch_p
from surveys.scoring.values import Difference, Figure, GroupResult, ItemResult, Precision, TwoSided

TESTED_FROM = 8
"""People per group for a test."""

SIFTED_FROM = 0.25
"""A pair whose p by Welch's formula, corrected over the report, is above this is chance, and people are not dealt anew for it."""

MOST_PER_DIMENSION = 21
"""Pairs printed per dimension: all of seven groups; of more groups the largest."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """Two shown groups on one dimension, their printed figures and their people. `shared`: the questions that both were asked, where that
    is not all of them; figures and people are then those of these questions."""

    dimension: str
    name: Text
    a: str
    b: str
    first: Figure
    second: Figure
    estimate: Estimate
    samples: tuple[Sample, Sample]
    shared: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """Of the printed figures, so that a reader's subtraction gives the same."""
        return (self.first.value or 0) - (self.second.value or 0)

    @property
    def is_tested(self) -> bool:
        """Not for groups under 8, nor where everybody answered and nothing is left to chance."""
        enough = min(sample.n for sample in self.samples) >= TESTED_FROM
        return enough and self.estimate.precision is not Precision.CENSUS and self.estimate.se > 0

    @property
    def formula(self) -> float:
        """p by Welch's formula, from the spreads that the printed interval uses."""
        return 2 * float(stdtr(self.estimate.df, -abs(self.estimate.mean / self.estimate.se)))

    @property
    def chance(self) -> float:
        """p among the ways of dealing the people to the two groups. Where none of those drawn comes near, the formula says how small; where
        their spread may not be told, the formula does not tell it either, and what it calls chance is chance."""
        found = chance_of(self.dimension, (self.a, self.samples[0]), (self.b, self.samples[1]))
        if found is None:
            return 1.0
        if any(map(tells_answers, self.samples)):
            return max(found, self.formula)
        return min(found, self.formula) if found <= 1 / (1 + DRAWS) else found


def gaps(dimension: str, name: Text, measure: Measure, figures: Mapping[str, Figure]) -> list[Gap]:
    """Every pair of groups whose figures are whole numbers; a bound (">= 90") has no difference."""
    shown = sorted(code for code, figure in figures.items() if figure.value is not None)
    plain = [code for code in shown if not figures[code].edge]
    return [_gap(dimension, name, measure, figures, a, b, shown) for a, b in combinations(plain, 2)]


def on_shared(name: Text, shared: Shared, a: str, b: str) -> Gap:
    """Two groups on the questions that both were asked; their means there are printed without ranges of their own, and few people's spread
    does not enter the range of the difference: with that of the whole topic it would tell how they answered."""
    one = shared.measure
    samples = (one.samples[a], one.samples[b])
    means = (exact(one.group(code), one.samples[code].invited, one.samples[code].guard) for code in (a, b))
    first, second = (number(replace(mean, low=float("nan"), high=float("nan"))) for mean in means)
    return Gap(shared.dimension, name, a, b, first, second, one.difference(a, b), samples, shared.items)


def differences(found: Sequence[Gap], ids: Mapping[str, str], names: Mapping[str, Text]) -> tuple[Difference, ...]:
    """What is printed of the pairs, the test corrected over all of them (Holm): the largest first, at most 21 per dimension."""
    beyond = _beyond([gap for gap in found if gap.is_tested])
    printed = [_difference(gap, ids, names, beyond=gap in beyond) for gap in found]
    order = sorted(printed, key=lambda one: (one.by_chance, -abs(one.points), one.dimension, one.a, one.b))
    return tuple(_most(order))


def _beyond(tested: Sequence[Gap]) -> set[Gap]:
    """Those that are more than chance, looking at all of them together."""
    rough = holm([gap.formula for gap in tested])
    ps = [gap.chance if p <= SIFTED_FROM else 1.0 for gap, p in zip(tested, rough, strict=True)]
    return {gap for gap, p in zip(tested, holm(ps), strict=True) if p < ALPHA}


def chance_of(dimension: str, a: tuple[str, Sample], b: tuple[str, Sample]) -> float | None:
    """p of Welch's t among the ways of dealing the people of two groups (code and sample each), t with finite population correction where
    N is known; None where all have the same score. Drawn with the seed of the dimension and the codes."""
    plain, limited = (estimands.difference(*pair, own_from=2) for pair in (((a[0], _open(a[1])), (b[0], _open(b[1]))), (a, b)))
    stretch = plain.se / limited.se if limited.se else 1.0
    return welch_p(a[1], b[1], generator("gap", dimension, a[0], b[0]), stretch=stretch)


def _open(sample: Sample) -> Sample:
    return replace(sample, invited=None)


def two_sided(pairs: Iterable[Pair], items: Mapping[str, ItemResult], groups: Sequence[GroupResult]) -> tuple[TwoSided, ...]:
    """Pairs of printed item means: how people see their own side, and how they see the others; `groups`: all of the evaluation."""
    return tuple(
        TwoSided(pair.pair, items[pair.own].text, own, other, sentences.own_and_other(own, other), sides(pair, items, groups))
        for pair in pairs
        if pair.own in items and pair.other in items
        for own, other in [(items[pair.own].overall, items[pair.other].overall)]
        if own.value is not None and other.value is not None and not own.cell and not other.cell
    )


def sides(pair: Pair, items: Mapping[str, ItemResult], groups: Sequence[GroupResult]) -> tuple[Side, ...]:
    """Each of two groups as it sees itself and as the other one sees it. Of more groups "the others" are several, and nothing is said."""
    if len(groups) != 2 or not all(group.shown for group in groups):
        return ()
    pairs = [(group, items[pair.own].groups[group.id], items[pair.other].groups[other.id]) for group, other in (groups, groups[::-1])]
    if any(figure.value is None or figure.cell for _, *figures in pairs for figure in figures):
        return ()
    return tuple(Side(group.id, own, seen, sentences.seen_from_both(group.name, own, seen)) for group, own, seen in pairs)


def _gap(dimension: str, name: Text, measure: Measure, figures: Mapping[str, Figure], a: str, b: str, shown: Sequence[str]) -> Gap:
    samples = (measure.samples[a], measure.samples[b])
    return Gap(dimension, name, a, b, figures[a], figures[b], measure.difference(a, b, shown), samples)


def _difference(gap: Gap, ids: Mapping[str, str], names: Mapping[str, Text], *, beyond: bool) -> Difference:
    low, high = _interval(gap)
    by_chance = not (beyond and abs(gap.points) >= sentences.SMALL and _is_apart(low, high))
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
        *((gap.shared, gap.first, gap.second) if gap.shared else ()),
    )


def _interval(gap: Gap) -> tuple[int | None, int | None]:
    if gap.estimate.precision in {Precision.NONE, Precision.CENSUS}:
        return None, None
    low, high = around(gap.points, gap.estimate.mean, (gap.estimate.low, gap.estimate.high))
    return max(low, -100), min(high, 100)


def _is_apart(low: int | None, high: int | None) -> bool:
    """Whether the printed interval leaves 0 out: words and numbers must not contradict each other."""
    return low is not None and high is not None and (low > 0 or high < 0)


def _sentence(gap: Gap, names: Mapping[str, Text], *, by_chance: bool) -> Message:
    lower, higher = (gap.a, gap.b) if gap.points < 0 else (gap.b, gap.a)
    points = abs(gap.points)
    if gap.shared:
        low, high = sorted((gap.first.value or 0, gap.second.value or 0))
        said = sentences.chance_word(points, by_chance=by_chance, census=gap.estimate.precision is Precision.CENSUS)
        return sentences.differing_on_shared(gap.name, len(gap.shared), names[lower], names[higher], low, high, said)
    if gap.estimate.precision is Precision.CENSUS and points >= sentences.SMALL:
        return sentences.differing_census(gap.name, names[lower], names[higher], points)
    return sentences.differing(gap.name, names[lower], names[higher], points, by_chance=by_chance)


def _most(order: Sequence[Difference]) -> Iterable[Difference]:
    printed: dict[str, int] = {}
    for one in order:
        printed[one.dimension] = printed.get(one.dimension, 0) + 1
        if printed[one.dimension] <= MOST_PER_DIMENSION:
            yield one
