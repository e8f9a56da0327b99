"""Attack B: how far single people's scores stay open behind rounded figures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import pytest

from surveys.scoring.disclosure.coding import told
from surveys.scoring.disclosure.intervals import MOST_SETS, Alike, Range, is_wide, narrowest

from fixtures.attacking import recipe


def of_one_figure(n: int, low: float, high: float) -> tuple[list[Alike], list[Range]]:
    return [Alike(n, ({0: 1 / n},))], [Range(low, high)]


def test_a_middling_mean_leaves_everybody_open():
    assert narrowest(*of_one_figure(5, 49.5, 50.5), 5) == pytest.approx(100)


def test_a_mean_of_a_hundred_gives_everybody_away():
    assert narrowest(*of_one_figure(5, 99.5, 100), 5) == pytest.approx(2.5)
    assert not is_wide(*of_one_figure(5, 99.5, 100), 5)


def test_the_bound_of_rule_8_leaves_fifty_points():
    assert is_wide(*of_one_figure(5, 90, 100), 5)


def test_one_person_who_skipped_shows_beside_whole_numbers_but_not_beside_cells():
    full = Alike(5, ({0: 1 / 18, 1: 1 / 6}, {0: 1 / 18, 2: 1 / 6}, {0: 1 / 18, 3: 1 / 5}))
    people = [full, Alike(1, ({0: 1 / 12, 1: 1 / 6}, {0: 1 / 12, 2: 1 / 6}))]
    dimension = Range(63.5, 64.5)

    assert narrowest(people, [dimension, Range(60.5, 61.5), Range(60.5, 61.5), Range(59.5, 60.5)], 5) < 50
    assert is_wide(people, [dimension, *[Range(60, 70)] * 3], 5)


def test_figures_that_contradict_each_other_count_as_unsafe():
    assert narrowest([Alike(5, ({0: 1 / 5, 1: 1 / 5},))], [Range(10, 11), Range(80, 81)], 5) == 0


def test_too_many_kinds_of_people_count_as_unsafe():
    people = [Alike(1, ({0: 1 / 12},)) for _ in range(12)]

    assert MOST_SETS == 200
    assert narrowest(people, [Range(49.5, 50.5)], 5) == 0


def test_nobody_to_find_out_is_safe():
    assert narrowest([], [], 5) == 100


@pytest.mark.oracle
def test_it_agrees_with_the_attacker_outside():
    n, printed = 6, 88.0
    row = [1 / n] * n

    (found,) = recipe().attack_interval([row], [printed], 0.5, n, [[0]])

    assert found[1] - found[0] == pytest.approx(narrowest(*of_one_figure(n, printed - 0.5, printed + 0.5), 2), abs=1e-6)


def two_items_one_skipper(n: int, first: float, second: float, dimension: float) -> bool:
    """Five steps, `n` people of whom one left out the first of two questions; means as they are, told as a whole number and two cells."""
    people = [
        Alike(n - 1, ({0: 0.5 / n, 1: 1 / (n - 1)}, {0: 0.5 / n, 2: 1 / n}), (4, 4)),
        Alike(1, ({0: 1 / n, 2: 1 / n},), (4,)),
    ]
    ranges = (told(dimension, 1 / n), told(first, 1 / (n - 1), 10), told(second, 1 / n, 10))
    return is_wide(people, [Range(*one) for one in ranges], 5)


def sums(n: int) -> Iterator[tuple[int, int, int]]:
    """Everything that the n-1 gave to either question, and the one to the second, in steps."""
    return product(range(4 * (n - 1) + 1), range(4 * (n - 1) + 1), range(5))


@pytest.mark.parametrize("n", [5, 6, 9])
def test_whoever_knows_the_steps_of_the_scale_cannot_solve_for_the_one_who_skipped(n: int):
    """By enumeration, not by programming: everything that would be printed alike, and what the one may have answered in each case."""
    alike: dict[tuple[object, ...], set[int]] = {}
    means = {}
    for first, second, one in sums(n):
        exact = (25 * first / (n - 1), 25 * (second + one) / n, (12.5 * (first + second) + 25 * one) / n)
        said = (told(exact[0], 1 / (n - 1), 10), told(exact[1], 1 / n, 10), told(exact[2], 1 / n))
        alike.setdefault(said, set()).add(one)
        means[said] = exact
    chosen = random.Random(n).sample(sorted(alike), 60)

    open_ = {said for said in chosen if two_items_one_skipper(n, *means[said])}

    assert open_
    assert {said for said in open_ if max(alike[said]) - min(alike[said]) < 2} == set()
