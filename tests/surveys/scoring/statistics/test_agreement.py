"""Agreement within a group and views at both ends, from how many people stand on each step."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.samples import sample
from surveys.scoring.statistics import agreement
from surveys.scoring.statistics.clustering import clustering
from surveys.scoring.statistics.polarisation import consensus, polarisation

STEPS = st.lists(st.integers(0, 9), min_size=3, max_size=7).map(tuple).filter(lambda h: sum(h) > 1)


def people(answers: tuple[int, ...]) -> np.ndarray:
    return np.repeat(np.arange(len(answers)), answers)


@settings(max_examples=60)
@given(STEPS)
def test_moments_and_distances_are_those_of_the_people(answers: tuple[int, ...]):
    each = people(answers)

    assert agreement.mean_and_variance(answers) == pytest.approx((each.mean(), each.var(ddof=1)))
    assert agreement.distance(answers) == pytest.approx(abs(each - each.mean()).mean())


@settings(max_examples=60)
@given(STEPS)
def test_a_scale_turned_round_agrees_as_much(answers: tuple[int, ...]):
    turned = answers[::-1]

    for of in (agreement.distance, agreement.r_wg, polarisation, consensus):
        assert of(turned) == pytest.approx(of(answers))
    assert agreement.a_wg(turned) == pytest.approx(agreement.a_wg(answers))


@settings(max_examples=60)
@given(STEPS)
def test_agreement_lies_within_its_ends(answers: tuple[int, ...]):
    assert 0 <= agreement.r_wg(answers) <= 1
    assert 0 <= polarisation(answers) <= 1 + 1e-12
    assert -1e-12 <= consensus(answers) <= 1


def test_known_spreads():
    assert [polarisation(one) for one in ((0, 4, 0), (2, 2, 2, 2, 2), (5, 0, 0, 0, 5))] == pytest.approx([0, 0.5, 1])
    assert [consensus(one) for one in ((0, 4, 0), (5, 0, 0, 0, 5))] == pytest.approx([1, 0])
    assert [agreement.r_wg(one) for one in ((1, 2, 4, 2, 1), (2, 2, 2, 2, 2))] == pytest.approx([1 / 3, 0])
    assert math.isnan(consensus((0, 0)))
    assert math.isnan(polarisation((0, 0)))
    assert polarisation((1, 0)) == 0


def test_many_items_flatter_r_wg_j_while_a_wg_does_not_move():
    """Why r_wg(j) never stands alone (statistics.md 5)."""
    item = (1, 2, 4, 2, 1)

    assert agreement.r_wg_j([item]) == pytest.approx(1 / 3, abs=0.01)
    assert agreement.r_wg_j([item] * 11) == pytest.approx(0.85, abs=0.01)
    assert agreement.a_wg_j([item] * 11) == pytest.approx(agreement.a_wg(item))


def test_more_spread_than_chance_is_no_agreement_and_other_nulls_are_kept_to_five_steps():
    assert agreement.r_wg_j([(5, 0, 0, 0, 5)] * 3) == 0
    assert agreement.r_wg_j([(0, 1, 4, 4, 1)], skewed=True) == pytest.approx(1 - 13 / 18 / 1.34)
    assert agreement.r_wg_j([(1, 2, 3, 1)], skewed=True) is None
    assert agreement.r_wg_j([(1, 0, 0)]) is None


def test_a_wg_near_an_end_has_no_meaning_and_at_the_end_is_one():
    assert agreement.a_wg((0, 0, 0, 0, 6)) == 1
    assert agreement.a_wg((0, 0, 0, 1, 9)) is None
    assert agreement.a_wg((1, 0)) is None
    assert agreement.a_wg_j([(0, 0, 0, 1, 9)]) is None


def test_views_differ_from_a_sixth_of_the_steps_on():
    assert agreement.guide([(0,) * 5, (0,) * 7]) == 1
    assert agreement.mean_distance([(5, 0, 5), (0, 3, 0)]) == 0.5


def test_groups_of_people_who_are_alike():
    alike = clustering([sample(np.array([10.0, 12, 11])), sample(np.array([80.0, 82, 84, 81]))])

    assert alike is not None
    assert alike.one > 0.95
    assert alike.two > 0.95
    assert alike.size == 3.5
    assert alike.even_size == pytest.approx(7 - (9 + 16) / 7)
    assert not alike.enough


def test_one_group_or_people_all_alike_have_no_clustering():
    assert clustering([sample(np.array([1.0, 2.0]))]) is None
    assert clustering([sample(np.array([5.0, 5.0])), sample(np.array([5.0, 5.0]))]) is None
