"""How precisely figures are said (R7, R8)."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.messages import msg
from surveys.scoring.disclosure import coding
from surveys.scoring.disclosure.thresholds import detail, hidden
from surveys.scoring.samples import tallied

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=11)


@pytest.mark.parametrize(("n", "printed"), [(5, 90), (8, 93), (20, 97)])
def test_unanimity_prints_as_the_bound_that_leaves_everybody_fifty_points(n: int, printed: int):
    assert (coding.coded(100, Fraction(1, n)), coding.edge(100, Fraction(1, n))) == (printed, ">=")
    assert (coding.coded(0, Fraction(1, n)), coding.edge(0, Fraction(1, n))) == (100 - printed, "<=")


def test_between_the_bounds_the_rounded_mean_prints():
    assert (coding.coded(63.5, 0.1), coding.edge(63.5, 0.1), coding.capped(63.5, 0.1)) == (64, "", 63.5)


def test_means_of_means_are_made_of_what_is_printed():
    assert (coding.capped(99, 0.1), coding.capped(1, 0.1)) == (95, 5)


@given(st.integers(5, 60), st.floats(0, 100))
def test_no_printed_mean_pins_anybody_to_less_than_fifty_points(n: int, mean: float):
    value = coding.coded(mean, Fraction(1, n))
    if coding.edge(mean, Fraction(1, n)):
        low, high = (value, 100) if mean > 50 else (0, value)
    else:
        low, high = mean, mean

    assert min(100, n * high) - max(0, n * low - 100 * (n - 1)) >= 50 - 1e-6


@pytest.mark.parametrize("n", range(5, 41))
@pytest.mark.parametrize("steps", [2, 4, 10])
def test_on_a_scale_of_steps_the_reader_of_a_bound_cannot_pin_anybody_either(n: int, steps: int):
    """Whoever knows the rule knows which sums it prints as "at least"; one person may have given what is left of the smallest of them."""
    said = [total for total in range(n * steps + 1) if coding.edge(100 * total / (n * steps), Fraction(1, n)) == ">="]

    assert min(said) - (n - 1) * steps <= steps / 2
    assert {coding.coded(100 * total / (n * steps), Fraction(1, n)) for total in said} == {math.floor(100 - 50 / n)}


@pytest.mark.parametrize(("mean", "start"), [(0, 0), (9.99, 0), (70, 70), (79.9, 70), (99, 90), (100, 90)])
def test_a_cell_is_ten_points_wide(mean: float, start: int):
    assert coding.cell(mean) == start


@given(COUNTS)
def test_no_bar_of_a_scale_stands_for_one_or_two_people_or_for_all(counts: list[int]):
    bars = coding.neighbours(counts)

    if bars is not None:
        people = [sum(counts[place] for place in bar) for bar in bars]
        assert [place for bar in bars for place in bar] == list(range(len(counts)))
        assert not {1, 2} & set(people)
        assert sum(counts) not in people


@given(COUNTS)
def test_no_bar_of_options_stands_for_one_or_two_people_or_for_all(counts: list[int]):
    bars = coding.gathered(counts)

    if bars is not None:
        people = [sum(counts[place] for place in bar) for bar in bars]
        assert sorted(place for bar in bars for place in bar) == list(range(len(counts)))
        assert not {1, 2} & set(people)
        assert sum(counts) not in people


def test_a_lonely_step_joins_its_smaller_neighbour():
    assert coding.neighbours([1, 8, 9, 5, 5]) == ((0, 1), (2,), (3,), (4,))
    assert coding.neighbours([5, 9, 1, 8, 5]) == ((0,), (1,), (2, 3), (4,))
    assert coding.neighbours([5, 6, 7, 8, 2]) == ((0,), (1,), (2,), (3, 4))


def test_among_equal_neighbours_it_joins_the_outer_one():
    assert coding.neighbours([8, 1, 8, 9, 9]) == ((0, 1), (2,), (3,), (4,))
    assert coding.neighbours([9, 9, 8, 1, 8]) == ((0,), (1,), (2,), (3, 4))


def test_answers_that_are_all_alike_are_not_drawn():
    assert coding.neighbours([0, 0, 12]) is None
    assert coding.neighbours([0, 1, 12]) is None
    assert coding.neighbours([2]) is None
    assert coding.gathered([12, 0]) is None
    assert coding.gathered([12, 1]) is None
    assert coding.gathered([2]) is None


def test_rare_options_are_put_together_and_take_the_next_smallest_if_they_are_too_few():
    assert coding.gathered([1, 9, 2, 9]) == ((1,), (3,), (0, 2))
    assert coding.gathered([1, 9, 4, 9]) == ((1,), (3,), (0, 2))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=9).filter(any))
def test_per_cents_add_up_to_a_hundred_and_are_near(counts: list[int]):
    n = sum(counts)
    found = coding.percents(counts, n)

    assert sum(found) == 100
    assert all(abs(percent - 100 * count / n) < (10 if n < 20 else 1) for percent, count in zip(found, counts, strict=True))


@pytest.mark.parametrize(
    ("percent", "n", "words"),
    [(0, 12, msg("few or none")), (100, 12, msg("nearly all")), (70, 12, msg("about {tenths} in 10", tenths=7)), (70, 20, None)],
)
def test_below_twenty_people_shares_are_words(percent: int, n: int, words: object):
    assert coding.said(percent, n) == words


def test_ticks_of_one_or_two_or_of_all_but_two_are_words():
    assert [coding.apart(people, 30) for people in (0, 2, 3, 27, 28, 30)] == [
        msg("few"), msg("few"), None, None, msg("nearly all"), msg("nearly all")
    ]  # fmt: skip


def test_halves_are_rounded_up_everywhere():
    assert [coding.rounded(value) for value in (0.5, 1.5, 2.5, -0.5)] == [1, 2, 3, 0]
    assert not math.isnan(coding.rounded(2.4999))


def test_a_mean_of_thirds_prints_as_the_fraction_it_is():
    """Forty people on a scale of three steps: 51 of 120 steps are 42.5 points, 48 are 40."""
    thirds, people = np.array([0, 33.333333333, 66.666666667, 100]), lambda *counts: np.array(counts)
    half, ten = tallied(thirds, people(9, 21, 0, 10)), tallied(thirds, people(12, 18, 0, 10))

    assert (coding.rounded(half.mean), coding.cell(ten.mean), coding.rounded(ten.mean)) == (43, 40, 40)


def test_more_than_a_mean_needs_ten_people_or_k():
    assert (detail(5), detail(12)) == (10, 12)


def test_what_is_hidden_says_one_sentence_whatever_the_reason():
    assert hidden().text == "Not shown: too few answers, or needed to protect others."


@given(st.lists(st.integers(0, 12), min_size=4, max_size=11), st.data())
def test_bars_beside_how_many_gave_the_upper_steps_are_not_taken_apart_by_it(counts: list[int], data: st.DataObject):
    """Whatever is printed of the upper side, it is a sum of bars, and neither side leaves one or two people."""
    upper = data.draw(st.integers(1, len(counts) - 1))

    bars = coding.neighbours_by_side(counts, upper)

    for bar in bars or ():
        assert min(bar) >= upper or max(bar) < upper
        assert sum(counts[place] for place in bar) not in {1, 2, sum(counts)}


@pytest.mark.parametrize("n", range(10, 60))
def test_no_share_of_people_is_a_number_where_one_or_two_did_it_or_all_but_so_few(n: int):
    said = [people for people in range(n + 1) if not coding.edge(100 * people / n, coding.few(n))]

    assert said == list(range(3, n - 2))
