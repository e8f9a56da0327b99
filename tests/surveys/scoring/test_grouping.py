"""Who is merged with whom before anything is counted."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.records import Record
from surveys.scoring.grouping import is_blank, miscounted, sizes_of, strata_of

from fixtures.rated import answers

SIZES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 30), max_size=9)


@pytest.mark.parametrize(
    ("sizes", "strata"),
    [
        ({"a": 20, "b": 12}, (("a",), ("b",))),
        ({"a": 12, "b": 5, "c": 4}, (("a",), ("b", "c"))),
        ({"a": 20, "b": 4}, (("a", "b"),)),
        ({"a": 20, "b": 3, "c": 3}, (("a",), ("b", "c"))),
        ({"a": 20, "b": 6, "c": 1, "d": 1}, (("a",), ("b", "c", "d"))),
        ({"a": 4, "b": 4, "c": 4, "d": 4}, (("a", "b"), ("c", "d"))),
        ({"a": 4, "b": 4, "c": 4, "d": 4, "e": 4}, (("a", "b"), ("c", "d", "e"))),
        ({"a": 2, "b": 2}, (("a", "b"),)),
        ({"a": 3}, (("a",),)),
        ({}, ()),
    ],
)
def test_small_groups_are_merged_until_they_hide_each_other(sizes: dict[str, int], strata: tuple[tuple[str, ...], ...]):
    assert strata_of(sizes, 5) == strata


@given(SIZES, st.integers(5, 20))
def test_no_stratum_is_smaller_than_k_unless_the_whole_evaluation_is(sizes: dict[str, int], k: int):
    strata = strata_of(sizes, k)
    people = [sum(sizes[group] for group in groups) for groups in strata]

    assert sorted(group for groups in strata for group in groups) == sorted(sizes)
    assert all(count >= k for count in people) or len(strata) == 1
    assert all(len(groups) > 1 or sizes[groups[0]] >= k for groups in strata) or len(sizes) == 1
    assert not people or min(people) >= k or sum(sizes.values()) < k


@given(SIZES, st.integers(5, 20), st.randoms())
def test_the_order_in_which_groups_are_named_changes_nothing(sizes: dict[str, int], k: int, chance: random.Random):
    shuffled = list(sizes.items())
    chance.shuffle(shuffled)

    assert strata_of(dict(shuffled), k) == strata_of(sizes, k)


@pytest.mark.parametrize(("given_answers", "blank"), [("---", True), ("-x-", True), ("--3", False), ("-?-", False), ("-d-", False)])
def test_a_form_is_blank_when_nothing_at_all_was_said(given_answers: str, *, blank: bool):
    record = Record("a", answers("pqr", given_answers))

    assert is_blank(record) is blank
    assert sizes_of([record]) == {"a": 0 if blank else 1}


def test_more_answers_than_people_invited_is_a_problem_with_its_place():
    records = [Record("a", answers("p", "3")) for _ in range(3)]

    (problem,) = miscounted(records, {"a": 2, "b": 0, "c": None})

    assert problem.place == "a"
    assert problem.what.params == {"answered": 3, "invited": 2}
