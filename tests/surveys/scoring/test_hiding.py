"""What is hidden beside what is shown (R1, R3), for any sizes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.disclosure.hiding import Part, Split, split

SIZES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 20), min_size=1)


def parts(**sizes: int) -> dict[str, Part]:
    return {code: Part(size) for code, size in sizes.items()}


def test_large_groups_are_all_shown():
    assert split(parts(A=8, B=7), 5) == Split(("A", "B"), (), total=True)


def test_one_small_group_takes_the_next_smallest_with_it():
    assert split(parts(A=9, B=7, C=3), 5) == Split(("A",), ("B", "C"), total=True)


def test_two_small_groups_that_are_enough_together_stay_alone():
    assert split(parts(A=8, B=7, C=3, D=2), 5) == Split(("A", "B"), ("C", "D"), total=True)


def test_two_small_groups_that_are_too_few_together_take_one_with_them():
    assert split(parts(A=8, B=7, C=2, D=2), 5).hidden == ("B", "C", "D")


def test_groups_already_joined_count_as_the_groups_they_are():
    assert split({"A": Part(8), "B": Part(9), "C+D": Part(4, 2), "E": Part(1)}, 5).hidden == ("C+D", "E")


def test_where_nothing_can_be_hidden_behind_only_the_total_is_left():
    assert split(parts(A=20, B=4), 5) == Split((), ("A", "B"), total=True)


def test_fewer_than_k_people_have_no_total():
    assert split(parts(A=2, B=2), 5) == Split((), ("A", "B"), total=False)


def test_a_group_without_scores_needs_no_company():
    assert split(parts(A=8, B=7, C=0), 5) == Split(("A", "B"), ("C",), total=True)


def test_a_group_that_must_never_be_shown_is_hidden_with_company():
    assert split(parts(A=8, B=7, C=20), 5, frozenset({"C"})) == Split(("A",), ("B", "C"), total=True)


def test_more_is_hidden_until_the_remainder_is_safe_too():
    assert split(parts(A=8, B=7, C=3, D=3), 5, also=lambda hidden: "B" in hidden).hidden == ("B", "C", "D")


@given(SIZES, st.integers(2, 9))
def test_hidden_parts_are_two_and_k_people_or_none(sizes: dict[str, int], k: int):
    chosen = split(parts(**sizes), k)

    hidden = [sizes[code] for code in chosen.hidden if sizes[code]]

    assert all(sizes[code] >= k for code in chosen.shown)
    assert not chosen.shown or not hidden or (len(hidden) >= 2 and sum(hidden) >= k)


@given(SIZES, st.integers(2, 9))
def test_a_higher_k_never_shows_more(sizes: dict[str, int], k: int):
    assert set(split(parts(**sizes), k + 1).shown) <= set(split(parts(**sizes), k).shown)


@given(SIZES, st.integers(2, 9))
def test_the_order_of_groups_is_irrelevant(sizes: dict[str, int], k: int):
    assert split(parts(**sizes), k) == split(parts(**dict(reversed(sizes.items()))), k)
