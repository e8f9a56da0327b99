"""The exact attacker against a slow one that tries every set of people, and against the cases of ../shared."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.disclosure.attacker import Atom, find_leaks

Rows = list[list[Fraction]]


def rank(rows: Rows) -> int:
    """By elimination, on a copy."""
    left, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for place in range(found + 1, len(left)):
            factor = left[place][column] / pivot[column]
            left[place] = [a - factor * b for a, b in zip(left[place], pivot, strict=True)]
        found += 1
    return found


def slow_leak(rows: Rows, people: int, k: int) -> bool:
    """Whether a set of fewer than k people exists without whom the figures have a smaller rank: the definition, person by person."""
    whole = rank(rows)
    return any(
        rank([[row[person] for person in range(people) if person not in chosen] for row in rows]) < whole
        for some in range(1, min(k, people + 1))
        for chosen in combinations(range(people), some)
    )


def as_atoms(rows: Rows, people: int) -> list[Atom]:
    return [Atom(1, ({number: row[person] for number, row in enumerate(rows) if row[person]},)) for person in range(people)]


def mean_of(members: range | list[int], people: int) -> list[Fraction]:
    return [Fraction(1, len(members)) if person in members else Fraction(0) for person in range(people)]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.integers(4, 9), st.integers(2, 4), st.integers(1, 5))
def test_finds_a_leak_exactly_where_trying_every_set_finds_one(data: st.DataObject, people: int, k: int, figures: int):
    weights = st.integers(0, 2).map(Fraction)
    rows = data.draw(st.lists(st.lists(weights, min_size=people, max_size=people), min_size=figures, max_size=figures))

    assert bool(find_leaks(as_atoms(rows, people), figures, k)) == slow_leak(rows, people, k)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.data())
def test_people_who_are_alike_can_be_taken_together(sizes: list[int], data: st.DataObject):
    weights = [data.draw(st.lists(st.integers(0, 2).map(Fraction), min_size=3, max_size=3)) for _ in sizes]
    together = [Atom(size, (dict(enumerate(column)),)) for size, column in zip(sizes, weights, strict=True)]
    one_by_one = [Atom(1, atom.columns) for atom in together for _ in range(atom.size)]

    assert bool(find_leaks(together, 3, 3)) == bool(find_leaks(one_by_one, 3, 3))


def test_one_figure_over_too_few_people_is_a_leak_of_those():
    (leak,) = find_leaks([Atom(3, ({0: Fraction(1, 3)},)), Atom(9, ({1: Fraction(1, 9)},))], 2, 5)

    assert (leak.atoms, leak.figures, leak.proved) == ({0}, {0}, True)


def test_the_same_figure_twice_says_nothing_new():
    rows = [mean_of(range(6), 6)] * 2

    assert find_leaks(as_atoms(rows, 6), 2, 5) == ()


def test_unrelated_figures_leak_each_on_its_own():
    small = [Atom(2, ({number: Fraction(1)},)) for number in range(3)]

    assert len(find_leaks(small, 3, 5)) == 3


def test_a_search_that_gives_up_calls_the_figures_unsafe():
    (leak,) = find_leaks(as_atoms([mean_of(range(6), 6)], 6), 1, 5, longest=0)

    assert not leak.proved
