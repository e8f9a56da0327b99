"""Which answers are drawn as one bar (R8), and what a reader who knows the rule and the mean can make of the bars."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.disclosure import bars

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=11)


def held(found: Sequence[bars.Bar], counts: Sequence[int]) -> list[int]:
    return [sum(counts[place] for place in bar) for bar in found]


@given(COUNTS, st.integers(0, 5), st.booleans())
def test_no_bar_of_a_scale_stands_for_one_or_two_people_or_for_all(counts: list[int], reach: int, summed: bool):  # noqa: FBT001 - drawn
    found = bars.neighbours(counts, reach, summed=summed)

    if found is not None:
        assert [place for bar in found for place in bar] == list(range(len(counts)))
        assert not {1, 2} & set(held(found, counts))
        assert sum(counts) not in held(found, counts)


@given(COUNTS)
def test_no_joined_bar_of_a_scale_is_known_to_be_of_one_and_two(counts: list[int]):
    found = bars.neighbours(counts) or ()

    assert all(people != 3 for bar, people in zip(found, held(found, counts), strict=True) if len(bar) > 1)


@given(COUNTS)
def test_no_bar_of_options_stands_for_one_or_two_people_or_for_all(counts: list[int]):
    found = bars.gathered(counts)

    if found is not None:
        assert sorted(place for bar in found for place in bar) == list(range(len(counts)))
        assert not {1, 2} & set(held(found, counts))
        assert sum(counts) not in held(found, counts)


@given(COUNTS)
def test_among_options_put_together_is_always_one_of_more_than_two_people(counts: list[int]):
    for bar in bars.gathered(counts) or ():
        assert len(bar) == 1 or max(counts[place] for place in bar) > 2


def ways(n: int, steps: int) -> Iterator[tuple[int, ...]]:
    """Every way in which `n` people can answer on a scale."""
    if steps == 1:
        yield (n,)
        return
    for lowest in range(n + 1):
        yield from ((lowest, *rest) for rest in ways(n - lowest, steps - 1))


@pytest.mark.parametrize(("n", "steps"), [(10, 4), (12, 5), (19, 3)])
def test_bars_and_the_sum_of_all_answers_never_tell_that_one_or_two_gave_an_answer(n: int, steps: int):
    """Whoever adds up: all sets of answers that have the bars, the people in them and the sum that one set is printed with."""
    every = list(ways(n, steps))
    for counts in every[:: max(1, len(every) // 300)]:
        found = bars.neighbours(counts, summed=True)
        if found is None:
            continue
        alike = [one for one in every if held(found, one) == held(found, counts) and summed(one) == summed(counts)]
        assert all({one[place] for one in alike} - {1, 2} for bar in found if len(bar) > 1 for place in bar), (counts, found)


def summed(counts: Sequence[int]) -> int:
    return sum(place * people for place, people in enumerate(counts))


@pytest.mark.parametrize(("n", "steps"), [(10, 4), (11, 5), (13, 6), (19, 3)])
def test_no_bars_of_fewer_than_twenty_people_tell_that_all_stay_within_less_than_half_of_the_scale(n: int, steps: int):
    """All sets of answers that print the same bars with the same people."""
    half, told = math.ceil((steps - 1) / 2), dict[object, set[int]]()
    for counts in ways(n, steps):
        found = bars.neighbours(counts, half)
        if found is not None:
            told.setdefault((found, *held(found, counts)), set()).update(place for place, people in enumerate(counts) if people)

    assert all(max(places) - min(places) >= half for places in told.values())


def test_from_twenty_people_on_it_is_told_that_nobody_gave_the_rest_of_the_scale():
    assert bars.neighbours([0, 0, 0, 9, 10], 2) is None
    assert bars.neighbours([0, 0, 0, 10, 10], 2) == ((0,), (1,), (2,), (3,), (4,))


def test_a_lonely_step_joins_its_smaller_neighbour():
    assert bars.neighbours([1, 8, 9, 5, 5]) == ((0, 1), (2,), (3,), (4,))
    assert bars.neighbours([5, 9, 1, 8, 5]) == ((0,), (1,), (2, 3), (4,))
    assert bars.neighbours([5, 6, 7, 8, 2]) == ((0,), (1,), (2,), (3, 4))


def test_one_and_two_join_a_third():
    assert bars.neighbours([1, 2, 9, 5, 5]) == ((0, 1, 2), (3,), (4,))


def test_a_joined_bar_that_the_mean_takes_apart_grows():
    assert bars.neighbours([1, 5, 8, 6, 4]) == ((0, 1), (2,), (3,), (4,))
    assert bars.neighbours([1, 5, 8, 6, 4], summed=True) == ((0, 1, 2), (3,), (4,))


def test_among_equal_neighbours_it_joins_the_outer_one():
    assert bars.neighbours([8, 1, 8, 9, 9]) == ((0, 1), (2,), (3,), (4,))
    assert bars.neighbours([9, 9, 8, 1, 8]) == ((0,), (1,), (2,), (3, 4))


def test_answers_that_are_all_alike_are_not_drawn():
    assert bars.neighbours([0, 0, 12]) is None
    assert bars.neighbours([0, 1, 12]) is None
    assert bars.neighbours([2]) is None
    assert bars.gathered([12, 0]) is None
    assert bars.gathered([12, 1]) is None
    assert bars.gathered([2]) is None


def test_rare_options_are_put_together_with_the_next_smallest():
    assert bars.gathered([1, 9, 2, 9, 8]) == ((1,), (3,), (0, 2, 4))
    assert bars.gathered([1, 9, 4, 9]) == ((1,), (3,), (0, 2))


@given(st.lists(st.integers(0, 12), min_size=4, max_size=11), st.data())
def test_bars_beside_how_many_gave_the_upper_steps_are_not_taken_apart_by_it(counts: list[int], data: st.DataObject):
    """Whatever is printed of the upper side, it is a sum of bars, and neither side leaves one or two people."""
    upper = data.draw(st.integers(1, len(counts) - 1))

    found = bars.neighbours_by_side(counts, upper)

    for bar in found or ():
        assert min(bar) >= upper or max(bar) < upper
        assert sum(counts[place] for place in bar) not in {1, 2, sum(counts)}
