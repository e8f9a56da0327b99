"""What is said before anybody is asked: which groups will probably be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.evaluations.forecast import Forecast, Size, forecast
from surveys.messages import Text


def sizes(*invited: int) -> list[Size]:
    return [Size(f"g{place}", Text({"en": f"Group {place}"}), count, 3) for place, count in enumerate(invited)]


def shown(looked: Forecast) -> list[int]:
    return [group.size.invited for group in looked.groups if group.shown]


def test_large_groups_are_shown_and_nothing_needs_to_be_chosen():
    looked = forecast(sizes(30, 24), 5)

    assert shown(looked) == [30, 24]
    assert (looked.choices, looked.refusal) == ((), None)


def test_eight_invited_of_whom_sixty_per_cent_answer_are_not_enough():
    looked = forecast(sizes(30, 30, 8, 8), 5)

    assert shown(looked) == [30, 30]
    assert looked.groups[2].sentence.params == {"invited": 8, "answers": 4}


def test_one_hidden_group_takes_the_next_smallest_with_it():
    looked = forecast(sizes(40, 30, 14, 4), 5)

    assert shown(looked) == [40, 30]
    assert "protect people" in looked.groups[2].sentence.text


@pytest.mark.parametrize("invited", [(20, 4), (12, 5, 4)])
def test_in_a_small_partnership_no_group_is_shown_and_there_are_four_ways_out(invited: tuple[int, ...]):
    looked = forecast(sizes(*invited), 5)

    assert shown(looked) == []
    assert [choice.code for choice in looked.choices] == ["join", "organisation_position", "attributed", "dialogue"]
    assert looked.refusal is None


def test_answers_without_names_are_refused_where_no_group_can_reach_k():
    assert forecast(sizes(4, 4, 3), 5).refusal is not None
    assert forecast(sizes(4, 5, 3), 5).refusal is None


def test_the_groups_to_join_are_the_hidden_ones_or_the_hidden_one_and_the_smallest_other():
    several = forecast(sizes(30, 30, 6, 4), 5).choices[0]
    single = forecast(sizes(30, 24, 4), 5, rate=100).choices[0]

    assert (several.code, several.groups) == ("join", ("g2", "g3"))
    assert single.groups[-1] == "g2"


def test_a_shown_group_under_twelve_is_advised_to_grow():
    looked = forecast(sizes(30, 10), 5)

    assert [group.advice is None for group in looked.groups] == [True, False]


def test_a_group_of_one_organisation_is_told_so():
    assert forecast([Size("a", Text(), 30, 1)], 5).groups[0].advice is not None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6), st.integers(5, 20), st.integers(0, 100))
def test_what_is_hidden_is_never_one_group_nor_fewer_than_k_people(invited: list[int], k: int, rate: int):
    looked = forecast(sizes(*invited), k, rate)
    hidden = [group for group in looked.groups if not group.shown]
    if looked.shown:
        assert not hidden or (len(hidden) >= 2 and sum(group.expected for group in hidden) >= k)
    assert all(group.expected >= k for group in looked.groups if group.shown)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6), st.integers(5, 19))
def test_a_higher_k_never_shows_more(invited: list[int], k: int):
    assert forecast(sizes(*invited), k + 1).shown <= forecast(sizes(*invited), k).shown


def test_a_single_group_that_is_too_small_has_nobody_to_join():
    assert [choice.code for choice in forecast(sizes(6), 5).choices] == ["organisation_position", "attributed", "dialogue"]


def test_a_hidden_group_is_joined_with_the_one_it_takes_along():
    looked = forecast(sizes(30, 4), 5, rate=100)

    assert looked.choices[0].groups == ("g0", "g1")


def test_of_12_and_5_and_4_the_two_small_ones_are_to_be_joined_and_both_sides_are_shown_then():
    sizes = [Size("g1", Text({"en": "Forum"}), 12), Size("g2", Text({"en": "Fund"}), 5), Size("g3", Text({"en": "District"}), 4)]
    looked = forecast(sizes, 5)
    joined = forecast([sizes[0], Size("g2", Text({"en": "Fund + District"}), 9, 2)], 5)

    assert looked.shown == 0
    assert looked.choices[0].groups == ("g2", "g3")
    assert joined.shown == 2


def test_of_20_and_4_no_joining_makes_two_sides_and_both_are_named():
    sizes = [Size("g1", Text({"en": "Foundation"}), 20), Size("g2", Text({"en": "Workshops"}), 4)]

    assert forecast(sizes, 5).choices[0].groups == ("g1", "g2")
