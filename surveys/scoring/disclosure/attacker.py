"""Attack A, exact: can printed figures be combined so that only fewer than k people remain in the combination? (statistics.md 12.5)

Combinations of figures form a space. Fewer than k people remain in one iff it weighs everybody else with 0, so a set of people who are
k or more together holds somebody whom it does not touch. The search asks each of them in turn to be untouched, which makes the space
smaller each time; atoms of k or more people must be untouched at once. Exact, complete, no sampling: weights are brought to whole
numbers, which neither adds nor removes a combination.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

Combination: TypeAlias = dict[int, int]
"""Figure number → whole weight without a common divisor; zeros are left out."""

LONGEST = 2_000
"""Steps of one search after which it gives up and calls the figures unsafe."""


@dataclass(frozen=True, slots=True)
class Atom:
    """`size` people whom no printed figure tells apart. One column for each score of theirs: figure number → weight of that score in it."""

    size: int
    columns: tuple[Mapping[int, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Leak:
    """A combination of `figures` that involves only the people of `atoms` (places in the list given).

    `proved` False: the search gave up, which counts as a leak."""

    atoms: frozenset[int]
    figures: frozenset[int]
    proved: bool = True


def find_leaks(atoms: Sequence[Atom], figures: int, k: int, longest: int = LONGEST) -> tuple[Leak, ...]:
    """Leaks of fewer than `k` people out of figures 0..figures-1; none means that there are none at all. At most one for each part of
    the figures that has nothing to do with the rest."""
    known: dict[int, Combination] = {}
    search = _Search([_Whole.of(atom, known) for atom in atoms], k, longest)
    return tuple(search.leaks([{figure: 1} for figure in range(figures)], range(len(atoms))))


@dataclass(frozen=True, slots=True)
class _Whole:
    """An atom with each column in whole numbers. `weighing`: the places of the columns in which a figure weighs."""

    size: int
    columns: tuple[Combination, ...]
    weighing: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, atom: Atom, known: dict[int, Combination]) -> _Whole:
        """`known`: columns that were brought to whole numbers already, by the identity of those that atoms share."""
        columns = tuple(known.get(id(column)) or known.setdefault(id(column), _whole(column)) for column in atom.columns)
        weighing: dict[int, tuple[int, ...]] = {}
        for place, column in enumerate(columns):
            for figure in column:
                weighing[figure] = (*weighing.get(figure, ()), place)
        return cls(atom.size, columns, weighing)

    def touched_by(self, combination: Combination, known: dict[int, bool]) -> bool:
        """`known`: what was found of columns, by the identity of those that atoms share."""
        near = {place for figure in combination for place in self.weighing.get(figure, ())}
        return any(_weighs(combination, self.columns[place], known) for place in near)


class _Search:
    def __init__(self, atoms: list[_Whole], k: int, steps: int) -> None:
        self.atoms, self.k, self.steps = atoms, k, steps
        self.cleared: set[tuple[int, ...]] = set()

    def leaks(self, space: list[Combination], among: Sequence[int]) -> Iterator[Leak]:
        for part, touched in _parts(self.freed(space, among), self.atoms, among):
            leak = self.leak(part, touched)
            if leak:
                yield leak

    def freed(self, space: list[Combination], among: Sequence[int]) -> list[Combination]:
        """The combinations that leave every large atom untouched. A column that several of them share is asked once."""
        large = (self.atoms[place] for place in among if self.atoms[place].size >= self.k)
        for column in {id(column): column for atom in large for column in atom.columns}.values():
            space = _without(space, column)
        return space

    def leak(self, space: list[Combination], touched: list[int]) -> Leak | None:
        """A leak inside one part, whose combinations touch the atoms `touched`, all of them small."""
        self.steps -= 1
        if sum(self.atoms[place].size for place in touched) < self.k or self.steps < 0:
            return Leak(frozenset(touched), frozenset().union(*space), proved=self.steps >= 0)
        if tuple(touched) in self.cleared:
            return None
        for place in self.enough(touched):
            found = next(self.leaks(_untouched(space, self.atoms[place]), touched), None)
            if found:
                return found
        self.cleared.add(tuple(touched))
        return None

    def enough(self, touched: list[int]) -> list[int]:
        """The largest atoms that together hold k people: at least one of them is untouched by a leaking combination."""
        order = sorted(touched, key=lambda place: -self.atoms[place].size)
        people = accumulate(self.atoms[place].size for place in order)
        return order[: 1 + sum(many < self.k for many in people)]


def _whole(column: Mapping[int, Fraction]) -> Combination:
    shared = math.lcm(*(weight.denominator for weight in column.values()))
    return {figure: int(weight * shared) for figure, weight in column.items() if weight}


def _untouched(space: list[Combination], atom: _Whole) -> list[Combination]:
    """The subspace of `space` in which each of the atom's scores has weight 0."""
    for column in atom.columns:
        space = _without(space, column)
    return space


def _without(space: list[Combination], column: Combination) -> list[Combination]:
    weights = [_dot(combination, column) for combination in space]
    involved = [place for place, weight in enumerate(weights) if weight]
    if not involved:
        return space
    pivot = min(involved, key=lambda place: len(space[place]))
    reduced = {place: _cleared(space[place], weights[place], space[pivot], weights[pivot]) for place in involved if place != pivot}
    return [reduced.get(place, combination) for place, combination in enumerate(space) if place != pivot]


def _weighs(combination: Combination, column: Combination, known: dict[int, bool]) -> bool:
    if id(column) not in known:
        known[id(column)] = _dot(combination, column) != 0
    return known[id(column)]


def _dot(combination: Combination, column: Combination) -> int:
    few, many = (combination, column) if len(combination) < len(column) else (column, combination)
    total = 0
    for figure, weight in few.items():
        total += weight * many.get(figure, 0)
    return total


def _cleared(combination: Combination, weight: int, pivot: Combination, by: int) -> Combination:
    """`by` times the combination minus `weight` times the pivot, made as small as it goes."""
    figures = {*combination, *pivot}
    out = {figure: by * combination.get(figure, 0) - weight * pivot.get(figure, 0) for figure in figures}
    divisor = math.gcd(*out.values()) or 1
    return {figure: value // divisor for figure, value in sorted(out.items()) if value}


def _parts(space: list[Combination], atoms: Sequence[_Whole], among: Sequence[int]) -> list[tuple[list[Combination], list[int]]]:
    """The space split into parts that share no atom. Combinations that touch nobody say nothing and are left out."""
    parts: list[tuple[list[Combination], set[int]]] = []
    for combination in space:
        known: dict[int, bool] = {}
        touched = {place for place in among if atoms[place].touched_by(combination, known)}
        if not touched:
            continue
        joined = [part for part in parts if part[1] & touched]
        parts = [part for part in parts if not part[1] & touched]
        parts.append(([combination, *(one for part in joined for one in part[0])], touched.union(*(part[1] for part in joined))))
    return [(part, sorted(touched)) for part, touched in parts]
