"""What holds for every range, of whatever answers (statistics.md 14)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from surveys.scoring.disclosure.thresholds import ROUNDED_BELOW
from surveys.scoring.estimands import difference
from surveys.scoring.intervals import mean_interval, spread_of
from surveys.scoring.proportions import share_interval
from surveys.scoring.samples import Sample, merge, sample
from surveys.scoring.values import Precision

STEPS = st.sampled_from([2, 3, 4, 6, 10])


@st.composite
def samples(draw: st.DrawFn, least: int = 5) -> Sample:
    """People on a scale of a few steps, of some more who were invited."""
    steps = draw(STEPS)
    people = draw(st.lists(st.integers(0, steps), min_size=least, max_size=60))
    return sample(np.round(np.array(people) * 100 / steps, 9), len(people) + draw(st.integers(0, 80)), 100 / steps)


def interval(one: Sample) -> tuple[float, float, Precision]:
    return mean_interval(one, spread_of(one, [one]))


@given(samples())
def test_a_range_holds_the_mean_and_lies_on_the_scale(one: Sample):
    low, high, _ = interval(one)

    assert 0 <= low <= one.mean <= high <= 100


@given(samples(), st.integers(1, 60))
def test_the_more_of_those_invited_answered_the_narrower(one: Sample, more: int):
    assert one.invited is not None
    narrow, wide = interval(one), interval(replace(one, invited=one.invited + more))

    assert narrow[1] - narrow[0] <= wide[1] - wide[0] + 1e-9


@given(samples(least=10))
def test_twice_the_people_with_the_same_answers_have_a_narrower_range(one: Sample):
    """From twenty people on, or of answers that lie closely: below, the spread of few steps would say which answers they gave."""
    one = replace(one, invited=None, step=0.0 if one.n < ROUNDED_BELOW else one.step)
    low, high, _ = interval(one)
    twice_low, twice_high, _ = interval(merge([one, one]))

    assert twice_high - twice_low <= high - low + 1e-9


@given(samples())
def test_where_everyone_invited_answered_there_is_no_margin(one: Sample):
    low, high, precision = interval(replace(one, invited=one.n))

    assert (low, high, precision) == (one.mean, one.mean, Precision.CENSUS)


@given(samples(), samples())
def test_a_difference_turned_round_has_its_range_turned_round(one: Sample, other: Sample):
    assume(one.n < (one.invited or 0))
    there, back = difference(("a", one), ("b", other), [one, other]), difference(("b", other), ("a", one), [one, other])

    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert -100 <= there.low <= there.mean <= there.high <= 100


@given(st.integers(1, 80), st.data())
def test_a_share_lies_in_its_range_and_knowing_how_many_there_are_never_widens_it(n: int, data: st.DataObject):
    people, more = data.draw(st.integers(0, n)), data.draw(st.integers(0, 100))
    low, high = share_interval(people, n)
    inner_low, inner_high = share_interval(people, n, n + more)

    assert 0 <= low <= inner_low <= people / n <= inner_high <= high <= 1
