"""In which bars answers on a scale are drawn (R8), and what a reader who knows the rule, and the mean beside them, can make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.scoring.disclosure import ladder
from surveys.scoring.disclosure.ladder import half_of

from fixtures.counts import told_few, ways

Counts = Sequence[int]
COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=11)
FEW = {1, 2}


def held(found: ladder.Bars, counts: Counts) -> tuple[int, ...]:
    return tuple(sum(counts[place] for place in bar) for bar in found)


def drawn(found: ladder.Bars | None, *tables: Counts) -> object:
    """What readers see of answers: the bars, and how many people are in each."""
    return found and (found, *(held(found, counts) for counts in tables))


def steps(counts: Counts) -> int:
    return sum(place * people for place, people in enumerate(counts))


@given(COUNTS, st.integers(0, 5), st.booleans())
def test_no_bar_of_a_scale_stands_for_one_or_two_people_or_for_all(counts: list[int], reach: int, summed: bool):  # noqa: FBT001 - drawn
    found = ladder.neighbours(counts, reach, summed=summed)

    if found is not None:
        assert [place for bar in found for place in bar] == list(range(len(counts)))
        assert not FEW & set(held(found, counts))
        assert sum(counts) not in held(found, counts)


@pytest.mark.parametrize(
    ("n", "places"), [(10, 2), (13, 3), (30, 3), (10, 4), (20, 4), (25, 4), (10, 5), (16, 5), (21, 5), (12, 6), (10, 7)]
)
def test_bars_or_that_there_are_none_never_tell_that_one_or_two_people_gave_a_step(n: int, places: int):
    def printed(counts: Counts) -> object:
        return drawn(ladder.neighbours(counts, half_of(places)), counts)

    assert told_few(ways(n, places), printed) == []


@pytest.mark.parametrize(
    ("n", "places"), [(10, 3), (25, 3), (10, 4), (12, 4), (20, 4), (33, 4), (10, 5), (12, 5), (16, 5), (20, 5), (12, 6), (10, 7)]
)
def test_neither_do_they_together_with_the_mean(n: int, places: int):
    """All means that are printed as numbers, as if they were not rounded. From 20 people on too, where so few are not drawn that it tells
    something that they are not."""

    def printed(counts: Counts) -> object:
        return steps(counts), drawn(ladder.neighbours(counts, half_of(places), summed=True), counts)

    assert told_few((one for one in ways(n, places) if is_a_number(one)), printed) == []


def is_a_number(counts: Counts) -> bool:
    """Whether the mean is printed as one, and not as a limit (R8)."""
    n, highest = sum(counts), len(counts) - 1
    return 50 / n < 100 * steps(counts) / n / highest < 100 - 50 / n


@pytest.mark.parametrize(("n", "places", "upper"), [(12, 3, 2), (20, 3, 2), (10, 4, 2), (20, 4, 2), (10, 5, 3), (15, 5, 3), (20, 5, 3)])
def test_neither_do_they_together_with_how_many_gave_the_upper_steps(n: int, places: int, upper: int):
    """Of which one or two people, or all but one or two, are never told."""

    def printed(counts: Counts) -> object:
        return sum(counts[upper:]), drawn(ladder.neighbours_by_side(counts, upper, half_of(places)), counts)

    sets = [one for one in ways(n, places) if not {sum(one[upper:]), sum(one[:upper])} & FEW]

    assert told_few(sets, printed) == []


@pytest.mark.parametrize(("sizes", "places"), [((10, 10), 3), ((10, 11), 4), ((12, 10, 10), 3)])
def test_columns_that_are_drawn_alike_tell_of_none_of_them_that_one_or_two_people_gave_a_step(sizes: Sequence[int], places: int):
    def printed(tables: Sequence[Counts]) -> object:
        return drawn(ladder.neighbours_in_all(tables, half_of(places)), *tables)

    known: dict[object, list[set[int]]] = defaultdict(lambda: [set() for _ in range(places * len(sizes))])
    for tables in product(*(ways(size, places) for size in sizes)):
        for seen, people in zip(known[printed(tables)], (people for one in tables for people in one), strict=True):
            seen.add(people)

    assert [what for what, seen in known.items() if any(people <= FEW for people in seen)] == []


@given(COUNTS, st.data())
def test_what_is_drawn_depends_on_nothing_but_what_is_printed(counts: list[int], data: st.DataObject):
    """Or it would tell of what is not printed: others who print alike, by a move within a bar, are drawn alike or in a finer way."""
    found = ladder.neighbours(counts) or ()
    joined = [(one, other) for bar in found for one in bar for other in bar if one != other and counts[one]]
    if joined:
        one, other = data.draw(st.sampled_from(joined))
        moved = [people - (place == one) + (place == other) for place, people in enumerate(counts)]

        again = ladder.neighbours(moved)

        assert again is not None
        assert len(again) >= len(found)


@pytest.mark.parametrize(("n", "places"), [(10, 4), (11, 5), (13, 6), (19, 3)])
def test_no_bars_of_fewer_than_twenty_people_tell_that_all_stay_within_less_than_half_of_the_scale(n: int, places: int):
    """All sets of answers that print the same bars with the same people."""
    half, told = half_of(places), dict[object, set[int]]()
    for counts in ways(n, places):
        found = ladder.neighbours(counts, half)
        if found is not None:
            told.setdefault((found, *held(found, counts)), set()).update(place for place, people in enumerate(counts) if people)

    assert all(max(given) - min(given) >= half for given in told.values())


def test_a_scale_is_drawn_step_by_step_where_no_step_is_one_or_two_peoples():
    assert ladder.neighbours([3, 8, 9, 5, 0]) == ((0,), (1,), (2,), (3,), (4,))


def test_of_five_steps_the_outer_pairs_are_put_together_first():
    assert ladder.neighbours([1, 8, 9, 5, 5]) == ((0, 1), (2,), (3, 4))
    assert ladder.neighbours([5, 6, 7, 8, 2]) == ((0, 1), (2,), (3, 4))
    assert ladder.neighbours([4, 4, 1, 9, 9]) == ((0, 1, 2), (3,), (4,))


def test_three_people_are_a_joined_bar_only_where_another_bar_may_be_why_steps_are_joined():
    assert ladder.neighbours([1, 2, 9, 9]) == ((0, 1, 2), (3,))
    assert ladder.neighbours([1, 2, 5, 9, 9]) == ((0, 1), (2,), (3, 4))


def test_two_steps_put_together_are_not_drawn_beside_a_mean_that_takes_them_apart():
    assert ladder.neighbours([2, 9, 9], 1) == ((0, 1), (2,))
    assert ladder.neighbours([2, 9, 9], 1, summed=True) is None


def test_a_long_scale_is_put_together_in_five_parts_first_and_around_its_middle():
    assert ladder.neighbours([1, 3, 4, 5, 6, 7, 8, 9, 9, 9, 5]) == ((0, 1, 2), (3, 4), (5,), (6, 7), (8, 9, 10))
    assert ladder.neighbours([1, 3, 4, 5, 6, 7]) == ((0, 1), (2,), (3,), (4, 5))


def test_from_twenty_people_on_it_is_told_that_nobody_gave_the_rest_of_the_scale_but_not_beside_a_mean():
    assert ladder.neighbours([0, 0, 0, 9, 10], 2) is None
    assert ladder.neighbours([0, 0, 0, 10, 10], 2) == ((0,), (1,), (2,), (3,), (4,))
    assert ladder.neighbours([0, 0, 0, 10, 10], 2, summed=True) is None


def test_answers_that_are_all_alike_are_not_drawn():
    assert ladder.neighbours([0, 0, 12]) is None
    assert ladder.neighbours([0, 1, 12]) is None
    assert ladder.neighbours([2]) is None


def test_very_many_answers_are_drawn_as_quickly_as_few():
    """A step of one or two people is found among a million too, without looking at more than a few sets of answers."""
    assert ladder.neighbours([1, 250_000, 300_000, 400_000, 50_000], 2, summed=True) == ((0, 1), (2,), (3, 4))
    assert ladder.neighbours([500_000, 2, 499_998], 1, summed=True) is None
