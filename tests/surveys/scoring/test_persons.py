"""One person's score: which answers count, how many are needed, and on what scale."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.columns import Ends
from surveys.scoring.persons import Plain, averages, composed, needed, rounded

SIGNS = {"-": 251, "?": 252, "n": 253, "d": 254, "x": 255}
AGREE = Ends(1, 5)


def score_of(form: str, ends: list[Ends] | None = None) -> float:
    """The score of one person who filled in the form as written, one character for each item."""
    columns = [np.array([SIGNS[sign] if sign in SIGNS else int(sign)], np.uint8) for sign in form]
    return float(averages(list(zip(columns, ends or [AGREE] * len(form), strict=True))).scores()[0])


@pytest.mark.parametrize(("shown", "least"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 3), (7, 4), (11, 6)])
def test_half_of_the_items_are_needed_and_never_fewer_than_two(shown: int, least: int):
    assert needed(np.array([shown]))[0] == least == max(math.ceil(shown / 2), min(2, shown))


@pytest.mark.parametrize(
    ("form", "score"),
    [
        ("5", 100),
        ("1", 0),
        ("-", None),
        ("55", 100),
        ("5-", None),
        ("5x", 100),
        ("5n", None),
        ("135", 50),
        ("5?-", None),
        ("55?-", 100),
        ("5xx-", None),
        ("5xxx", 100),
        ("xxx", None),
        ("?nd-", None),
        ("44-?n", None),
        ("444?n", 75),
    ],
)
def test_a_person_is_scored_on_the_items_shown_if_enough_are_answered(form: str, score: float | None):
    found = score_of(form)

    assert math.isnan(found) if score is None else found == score


def test_the_ends_come_from_the_scale_and_not_from_the_answers():
    assert score_of("222") == 25


def test_a_reverse_keyed_item_is_turned_round():
    assert score_of("51", [AGREE, Ends(1, 5, reverse=True)]) == 100


def test_scales_of_different_length_weigh_the_same():
    assert score_of("42", [Ends(0, 4), Ends(1, 4)]) == round(float(Fraction(100 + Fraction(100, 3), 2)), 9)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=11), st.randoms())
def test_equal_answers_tie_whatever_their_order(values: list[int], chance: random.Random):
    shuffled = list(values)
    chance.shuffle(shuffled)

    assert score_of("".join(map(str, values))) == score_of("".join(map(str, shuffled)))
    assert score_of("".join(map(str, values))) == score_of("".join(map(str, values * 2)))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_scores_lie_between_0_and_100_and_turn_round_with_their_items(values: list[int]):
    form = "".join(map(str, values))

    straight, turned = score_of(form), score_of(form, [Ends(1, 5, reverse=True)] * len(form))

    assert 0 <= straight <= 100
    assert straight + turned == pytest.approx(100)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_counting_from_0_instead_of_1_changes_nothing(values: list[int]):
    lower = "".join(str(value - 1) for value in values)

    assert score_of("".join(map(str, values))) == score_of(lower, [Ends(0, 4)] * len(values))


def test_a_headline_needs_half_of_its_dimensions():
    nan = np.nan
    columns = ([90.0, 90, nan, nan], [60.0, nan, nan, 40], [30.0, 30, 30, nan], [nan, nan, nan, 20.0])

    assert composed([Plain(np.array(column)) for column in columns]).scores().tolist() == pytest.approx([60, 60, nan, 30], nan_ok=True)
    assert composed([Plain(np.array([nan]))]).scores().tolist() == pytest.approx([nan], nan_ok=True)


def test_thirds_that_were_reached_in_different_ways_tie():
    people = rounded(np.array([100 / 3, 100 - 200 / 3, (100 / 3 + 100 / 3) / 2]))

    assert len(set(people.tolist())) == 1
