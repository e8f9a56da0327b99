"""Where a partnership stands among others: shrunken, a range, from enough partnerships of enough owners, and nobody named."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.samples import sample
from surveys.scoring.statistics.benchmarks import (
    Place,
    Prior,
    Standing,
    comparison_set,
    der_simonian_laird,
    paule_mandel,
    pooled_within,
    position,
)

OWN = Standing("own", "us", 50, 20, 30, 40)


def others(count: int, owners: int = 5, variance: float = 20, spread: float = 2) -> list[Standing]:
    """Partnerships of even height around 50."""
    return [Standing(f"p{n}", f"o{n % owners}", 50 + spread * (n - (count - 1) / 2), variance, 30, 40) for n in range(count)]


@settings(max_examples=60)
@given(st.floats(0, 100), st.floats(0.1, 500), st.floats(0, 500), st.floats(0, 100))
def test_a_shrunken_score_lies_between_the_score_and_the_mean(score: float, variance: float, tau2: float, mu: float):
    found = Prior(mu, tau2).shrunken(score, variance)

    assert min(score, mu) - 1e-9 <= found <= max(score, mu) + 1e-9


def test_partnerships_that_do_not_differ_have_no_spread_of_their_own():
    scores, variances = np.array([50.0, 51, 49, 50]), np.full(4, 100.0)

    assert paule_mandel(scores, variances).tau2 == der_simonian_laird(scores, variances).tau2 == 0
    assert position(OWN, others(20, spread=0.1)) is None


def test_the_same_variance_for_all_gives_both_the_same_answer():
    scores = np.array([20.0, 40, 50, 60, 80])

    assert paule_mandel(scores, np.full(5, 30.0)).tau2 == pytest.approx(der_simonian_laird(scores, np.full(5, 30.0)).tau2)


def test_a_position_is_a_range_of_fifths_among_twenty_or_more():
    found = position(replace(OWN, score=75), others(30))

    assert found is not None
    assert found.compared == 30
    assert found.low <= found.percentile <= found.high
    assert 1 <= (found.lowest or 0) <= (found.highest or 0) <= 5
    assert found.place is Place.ABOVE


def test_among_ten_to_nineteen_only_below_around_or_above_the_middle_half():
    places = [position(replace(OWN, score=score), others(15, spread=4)) for score in (15, 50, 85)]

    assert [one.place for one in places if one] == [Place.BELOW, Place.AROUND, Place.ABOVE]
    assert {one.lowest for one in places if one} == {None}


def test_fewer_answers_make_the_range_wider():
    exact, rough = (position(replace(OWN, variance=variance), others(40)) for variance in (4, 120))

    assert exact
    assert rough
    assert exact.high - exact.low < rough.high - rough.low


def test_where_everybody_answered_there_is_still_a_position():
    assert position(replace(OWN, variance=0), [replace(one, variance=0) for one in others(25)])


@pytest.mark.parametrize(
    "few",
    [
        others(4),
        others(12, owners=2),
        [replace(one, owner="big" if n < 9 else one.owner) for n, one in enumerate(others(16))],
        [replace(one, answered=30 if n else 2_000, invited=4_000) for n, one in enumerate(others(16))],
        [replace(one, answered=9) for one in others(30)],
        [replace(one, invited=101) for one in others(30)],
        [replace(one, invited=None) for one in others(30)],
    ],
)
def test_a_set_that_would_tell_about_single_partnerships_or_owners_is_none(few: list[Standing]):
    assert comparison_set(OWN, few) == ()
    assert position(OWN, few) is None


def test_the_own_partnership_is_left_out_and_needs_ten_answers_and_a_third_of_its_people():
    assert OWN not in comparison_set(OWN, [OWN, *others(12)])
    assert [position(replace(OWN, **few), others(30)) for few in ({"answered": 9}, {"invited": 101}, {"invited": None})] == [None] * 3


def test_the_variance_within():
    assert pooled_within([sample(np.array([0.0, 10])), sample(np.array([0.0, 0, 30])), sample(np.array([5.0]))]) == pytest.approx(650 / 3)
    assert np.isnan(pooled_within([]))
