"""Tests and sizes of differences: people dealt anew in every way or by stored chance, ranks on exact scores, many tests at once."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from surveys.scoring.samples import Sample, sample
from surveys.scoring.statistics.chance import generator
from surveys.scoring.statistics.effects import hedges_g, hedges_g_approximately, welch, welch_anova
from surveys.scoring.statistics.families import benjamini_hochberg, holm
from surveys.scoring.statistics.permutation import kruskal_p, welch_p
from surveys.scoring.statistics.ranks import cliffs_delta, kruskal, mann_whitney_p

GROUP = st.lists(st.sampled_from([0.0, 25, 33.333333333, 50, 75, 100]), min_size=3, max_size=7)
PS = st.lists(st.floats(0, 1), max_size=12)


def of(*people: float) -> Sample:
    return sample(np.array(people, float))


def by_hand(a: list[float], b: list[float]) -> float:
    """All ways, by the definition."""

    def t(first: np.ndarray, second: np.ndarray) -> float:
        apart = abs(first.mean() - second.mean())
        spread = (first.var(ddof=1) / len(first) + second.var(ddof=1) / len(second)) ** 0.5
        return np.inf if spread < 1e-9 < apart else 0.0 if spread < 1e-9 else apart / spread

    everybody = np.array(a + b)
    ways = [np.isin(np.arange(len(everybody)), chosen) for chosen in combinations(range(len(everybody)), len(a))]
    found = np.array([t(everybody[way], everybody[~way]) for way in ways])
    return float((found >= t(np.array(a), np.array(b)) * (1 - 1e-9)).mean())


@settings(max_examples=25)
@given(GROUP, GROUP)
def test_every_way_of_dealing_is_tried_for_few_people(a: list[float], b: list[float]):
    found = welch_p(of(*a), of(*b), generator("test"))

    assert found is None if len({*a, *b}) < 2 else found == pytest.approx(by_hand(a, b))


def test_five_against_five_cannot_beat_one_in_126():
    assert welch_p(of(1, 2, 3, 4, 5), of(6, 7, 8, 9, 10), generator("test")) == pytest.approx(2 / 252)


def test_drawn_ways_come_near_to_all_and_are_the_same_each_time():
    a, b = of(*[25.0, 50] * 6, 75, 100), of(*[0.0, 25] * 5, 50)

    first = welch_p(a, b, generator("gap", "a", "b"))

    assert first == welch_p(a, b, generator("gap", "a", "b"))
    assert first == pytest.approx(float(stats.ttest_ind(*map(people, (a, b)), equal_var=False).pvalue), abs=0.004)


def test_another_seed_deals_people_another_way():
    a, b = of(*[25.0, 50] * 6, 75, 100), of(*[0.0, 25] * 4, 50, 75, 75)

    assert welch_p(a, b, generator("gap", "a", "b")) != welch_p(a, b, generator("gap", "a", "c"))


def people(group: Sample) -> np.ndarray:
    return np.repeat(group.steps, group.counts)


def test_a_hundred_thousand_people_cost_no_more_than_a_hundred():
    many = Sample(np.array([0.0, 50, 100]), np.array([30_000, 30_000, 40_000]), 100_000, 55.0, 41.5)
    same = Sample(np.array([0.0, 50, 100]), np.array([30_000, 30_000, 40_000]), 100_000, 55.0, 41.5)

    assert (welch_p(many, same, generator("test")) or 0) > 0.9


def test_groups_that_cannot_be_tested():
    assert welch_p(of(1), of(1, 2), generator("test")) is None
    assert welch_p(of(3, 3), of(3, 3), generator("test")) is None
    assert welch(of(3, 3), of(3, 3)) is None
    assert welch_anova([of(1, 2), of(3, 3)]) is None
    assert kruskal([of(1, 1), of(1)]) is None
    assert kruskal_p([of(1, 1)], generator("test")) is None
    assert hedges_g(of(3, 3), of(3, 3)) is None
    assert mann_whitney_p(of(3, 3), of(3, 3)) is None


@settings(max_examples=40)
@given(GROUP, GROUP)
def test_sizes_turn_round_with_their_groups(a: list[float], b: list[float]):
    first, second = of(*a), of(*b)

    assert cliffs_delta(first, second) == -cliffs_delta(second, first)
    assert -1 <= cliffs_delta(first, second) <= 1
    if hedges_g(first, second) is not None:
        assert hedges_g(first, second) == pytest.approx(-(hedges_g(second, first) or 0))


def test_the_exact_correction_of_hedges_and_the_one_that_others_print():
    first, second = of(*range(14)), of(*range(3, 9))

    assert hedges_g(first, second) != pytest.approx(hedges_g_approximately(first, second), abs=1e-6)
    assert hedges_g(first, second) == pytest.approx(hedges_g_approximately(first, second), abs=1e-3)


def test_three_groups_dealt_anew_are_near_to_chi_square():
    groups = [of(*range(0, 60, 4)), of(*range(10, 70, 4)), of(*range(5, 65, 5))]
    found = kruskal(groups)

    assert found is not None
    assert found.p == pytest.approx(float(stats.kruskal(*map(people, groups)).pvalue))
    assert kruskal_p(groups, generator("test")) == pytest.approx(found.p, abs=0.02)
    assert found.eta2 == pytest.approx(max(0, (found.h - 2) / (sum(group.n for group in groups) - 3)))


@settings(max_examples=60)
@given(PS)
def test_corrected_ps_are_not_smaller_and_keep_their_order(ps: list[float]):
    for correct in (holm, benjamini_hochberg):
        found = correct(ps)
        assert all(1 >= after >= before for before, after in zip(ps, found, strict=True))
        assert [found[place] for place in np.argsort(ps, kind="stable")] == sorted(found)
    assert all(a >= b - 1e-12 for a, b in zip(holm(ps), benjamini_hochberg(ps), strict=True))
