"""How far a group's mean may be off, and where the margin comes from."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from surveys.scoring import estimands
from surveys.scoring.estimates import Estimate
from surveys.scoring.intervals import logit_t, pooled, pooled_spread
from surveys.scoring.proportions import effective_n, share_interval
from surveys.scoring.quantiles import Z
from surveys.scoring.samples import Sample, sample
from surveys.scoring.values import Precision

PEOPLE = st.lists(st.integers(0, 20).map(lambda step: step * 5.0), min_size=5, max_size=60)


def spread(*values: float, invited: int | None = None) -> Sample:
    return sample(np.array(values, float), invited)


def margin(people: Sample, *shown: Sample) -> Estimate:
    return estimands.group_mean("a", people, (people, *shown))


def test_fewer_than_five_people_have_no_interval():
    found = margin(spread(10, 20, 30, 40))

    assert found.precision is Precision.NONE
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_nobody_has_no_mean_and_no_weight():
    found = margin(spread(invited=0))

    assert found.precision is Precision.NONE
    assert math.isnan(found.mean)
    assert found.weights() == {}


def test_from_ten_people_on_the_group_s_own_spread_counts():
    people = spread(*range(20, 70, 5))
    found = margin(people)

    assert found.precision is Precision.OWN
    assert (found.low, found.high) == pytest.approx(logit_t(people.mean, people.sd / math.sqrt(10), 9))


def test_a_small_group_alone_has_the_typical_margin():
    found = margin(spread(50, 50, 50, 60, 40, invited=8))

    se = 25 / math.sqrt(5) * math.sqrt(3 / 8)
    assert found.precision is Precision.TYPICAL
    assert (found.low, found.high) == pytest.approx(logit_t(50, se, math.inf))
    assert found.high - found.mean == pytest.approx(100 / (1 + math.exp(-Z * se / 25)) - 50)


def test_small_groups_pool_their_spread_and_large_ones_stay_out_of_it():
    small, other, large = spread(10, 20, 30, 40, 60), spread(30, 30, 60, 60, 90, 90), spread(*[0, 100] * 10)

    found = margin(small, other, large)

    sd, df = pooled([small, other])
    assert found.precision is Precision.POOLED
    assert df == 9
    assert (found.low, found.high) == pytest.approx(logit_t(32, sd / math.sqrt(5), df))


def test_two_groups_are_needed_to_pool():
    assert pooled_spread([spread(*range(9)), spread(*range(20)), spread(1, 2, 3, 4)]) is None
    assert pooled_spread([spread(*range(5)), spread(*range(5))]) is not None


def test_when_everyone_invited_answered_there_is_no_margin():
    found = margin(spread(0, 20, 30, 40, 100, invited=5))

    assert found.precision is Precision.CENSUS
    assert found.low == found.mean == found.high == 38


def test_a_small_unanimous_group_is_not_told_by_its_margin():
    """Else the kind of margin would say that all five gave the same answer."""
    assert margin(spread(*[75] * 5, invited=9)).precision is Precision.TYPICAL


@pytest.mark.parametrize("n", [5, 6, 9, 10, 12, 30])
def test_no_margin_says_that_a_group_is_of_one_mind(n: int):
    """Steps of 25: all in the middle, one on either side of it, and everything in between have the same margin."""
    apart = [25, 75, *[50] * (n - 2)]
    others = stepped(*[0, 50, 100] * 3)

    alike, mixed = (margin(stepped(*people), others) for people in ([50] * n, apart))

    assert (alike.low, alike.high, alike.precision) == (mixed.low, mixed.high, mixed.precision)
    assert (margin(others, stepped(*[50] * n))) == margin(others, stepped(*apart))


@pytest.mark.parametrize("n", [5, 9, 10, 30])
def test_the_margin_of_others_does_not_undo_a_bound(n: int):
    others = stepped(*[0, 50, 100] * 3)

    assert margin(others, stepped(*[100] * n)) == margin(others, stepped(50, *[100] * (n - 1)))


def stepped(*values: float) -> Sample:
    return sample(np.array(values, float), None, 25.0)


def test_at_the_very_end_of_the_scale_wilson_bounds_a_small_group_too():
    found = margin(spread(*[100] * 6, invited=9))

    assert found.precision is Precision.WILSON
    assert found.high == 100
    assert found.low == pytest.approx(80.639, abs=1e-3)


@given(PEOPLE, st.integers(0, 30))
def test_an_interval_contains_its_mean_and_stays_on_the_scale(people: list[float], silent: int):
    found = margin(spread(*people, invited=len(people) + silent))

    assert 0 <= found.low <= found.mean + 1e-9
    assert found.mean - 1e-9 <= found.high <= 100


@given(PEOPLE, st.integers(1, 5))
def test_an_interval_narrows_with_more_people(people: list[float], times: int):
    assume(len(people) >= 10)
    few, many = margin(spread(*people)), margin(spread(*people * (times + 1)))

    assert many.high - many.low < few.high - few.low
    assert many.mean == few.mean


@given(PEOPLE, st.integers(1, 30), st.integers(1, 30))
def test_an_interval_narrows_with_the_share_that_answered(people: list[float], silent: int, more: int):
    heard = margin(spread(*people, invited=len(people) + silent))
    unheard = margin(spread(*people, invited=len(people) + silent + more))
    unknown = margin(spread(*people))

    assert heard.high - heard.low < unheard.high - unheard.low < unknown.high - unknown.low


def test_the_margin_of_a_share():
    assert effective_n(10, None) == 10
    assert effective_n(10, 20) == 19
    assert share_interval(3, 10, 10) == (0.3, 0.3)
    assert share_interval(3, 10) == pytest.approx((0.1077912, 0.6032220), abs=1e-6)
    assert share_interval(0, 10)[0] == 0
    assert share_interval(10, 10)[1] == 1
