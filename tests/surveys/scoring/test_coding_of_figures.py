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
from surveys.scoring.figures import around, of_cells
from surveys.scoring.samples import tallied
from surveys.scoring.values import Figure


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


@given(st.floats(10, 90), st.floats(0.1, 9))
def test_the_ends_of_a_range_tell_nothing_of_the_mean_that_its_number_does_not(mean: float, margin: float):
    """Rounded by themselves they would say whether 62 is nearer to 61.6 or to 62.4."""
    value = coding.rounded(mean)

    assert around(value, mean, (mean - margin, mean + margin)) == around(value, float(value), (value - margin, value + margin))


def test_more_than_a_mean_needs_ten_people_or_k():
    assert (detail(5), detail(12)) == (10, 12)


def test_what_is_hidden_says_one_sentence_whatever_the_reason():
    assert hidden().text == "Not shown: too few answers, or needed to protect others."


@pytest.mark.parametrize("n", range(10, 60))
def test_no_share_of_people_is_a_number_where_one_or_two_did_it_or_all_but_so_few(n: int):
    said = [people for people in range(n + 1) if not coding.edge(100 * people / n, coding.few(n))]

    assert said == list(range(3, n - 2))


def test_what_is_said_of_all_groups_beside_cells_is_made_of_what_is_printed_of_each():
    cell, number = Figure(40, n=6, invited=9, cell=True), Figure(63, n=12, invited=20)
    most, least = Figure(90, n=5, invited=5, edge=">="), Figure(10, n=5, invited=5, edge="<=")

    assert [(one.value, one.cell, one.edge, one.n) for one in map(of_cells, ([cell, number], [cell, most], [cell, least]))] == [
        (52, True, "", 18),
        (65, False, ">=", 11),
        (30, False, "<=", 11),
    ]
    assert of_cells([cell, most, least]).value is None
    assert of_cells([Figure(90, n=6, cell=True)] * 2).value == 90
