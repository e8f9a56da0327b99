"""Attack A, exact: can printed figures be combined so that only fewer than k people remain in the combination? (statistics.md 12.5)

Combinations of figures form a space. Fewer than k people remain in one iff it weighs everybody else with 0, so a set of people who are
k or more together holds somebody whom it does not touch. The search asks each of them in turn to be untouched, which makes the space
smaller each time; atoms of k or more people must be untouched at once. Exact, complete, no sampling: weights are brought to whole
numbers, which neither adds nor removes a combination.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias

Combination: TypeAlias = dict[int, int]
"""Number of a figure or of a column → whole weight; zeros are left out."""

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
    numbers: dict[int, int] = {}
    columns: list[Combination] = []
    for column in (column for atom in atoms for column in atom.columns):
        if numbers.setdefault(id(column), len(columns)) == len(columns):
            columns.append(_whole(column))
    search = _Search([_Numbered.of(atom, numbers) for atom in atoms], k, longest)
    return tuple(search.leaks(_rows(columns, figures), range(len(atoms))))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An atom whose columns are numbers, the same for those that atoms share. `touching`: a bit for each of them."""

    size: int
    columns: tuple[int, ...]
    touching: int

    @classmethod
    def of(cls, atom: Atom, numbers: Mapping[int, int]) -> _Numbered:
        columns = tuple(numbers[id(column)] for column in atom.columns)
        return cls(atom.size, columns, _bits(columns))


@dataclass(frozen=True, slots=True)
class _Row:
    """A combination of `figures`, and the weight in it of every column that has one: number → whole weight."""

    figures: Combination
    columns: Combination

    def without(self, column: int, by: _Row) -> _Row:
        """As much of the row as it takes, less as much of `by`, that `column` has no weight; made as small as it goes."""
        times, less = by.columns[column], self.columns[column]
        figures = _less(self.figures, times, by.figures, less)
        divisor = math.gcd(*figures.values()) or 1
        return _Row(_divided(figures, divisor), _divided(_less(self.columns, times, by.columns, less), divisor))


class _Search:
    def __init__(self, atoms: list[_Numbered], k: int, steps: int) -> None:
        self.atoms, self.k, self.steps = atoms, k, steps
        self.cleared: set[tuple[int, ...]] = set()

    def leaks(self, space: list[_Row], among: Sequence[int]) -> Iterator[Leak]:
        for part, touched in _parts(self.freed(space, among), self.atoms, among):
            leak = self.leak(part, touched)
            if leak:
                yield leak

    def freed(self, space: list[_Row], among: Sequence[int]) -> list[_Row]:
        """The combinations that leave every large atom untouched. A column that several of them share is asked once."""
        large = (self.atoms[place] for place in among if self.atoms[place].size >= self.k)
        return _untouched(space, dict.fromkeys(column for atom in large for column in atom.columns))

    def leak(self, space: list[_Row], touched: list[int]) -> Leak | None:
        """A leak inside one part, whose combinations touch the atoms `touched`, all of them small."""
        self.steps -= 1
        if sum(self.atoms[place].size for place in touched) < self.k or self.steps < 0:
            return Leak(frozenset(touched), frozenset().union(*(row.figures for row in space)), proved=self.steps >= 0)
        if tuple(touched) in self.cleared:
            return None
        for place in self.enough(touched):
            found = next(self.leaks(_untouched(space, self.atoms[place].columns), touched), None)
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


def _rows(columns: Sequence[Combination], figures: int) -> list[_Row]:
    """One for each figure by itself."""
    rows = [_Row({figure: 1}, {}) for figure in range(figures)]
    for number, column in enumerate(columns):
        for figure, weight in column.items():
            rows[figure].columns[number] = weight
    return rows


def _untouched(space: list[_Row], columns: Iterable[int]) -> list[_Row]:
    """The subspace of `space` in which each of these columns has weight 0."""
    for column in columns:
        space = _without(space, column)
    return space


def _without(space: list[_Row], column: int) -> list[_Row]:
    involved = [place for place, row in enumerate(space) if column in row.columns]
    if not involved:
        return space
    pivot = min(involved, key=lambda place: len(space[place].figures))
    reduced = {place: space[place].without(column, space[pivot]) for place in involved if place != pivot}
    return [reduced.get(place, row) for place, row in enumerate(space) if place != pivot]


def _less(combination: Combination, times: int, other: Combination, less: int) -> Combination:
    """`times` the combination minus `less` the other."""
    out = {key: times * weight for key, weight in combination.items()}
    for key, weight in other.items():
        out[key] = out.get(key, 0) - less * weight
    return {key: weight for key, weight in out.items() if weight}


def _divided(combination: Combination, divisor: int) -> Combination:
    return combination if divisor == 1 else {key: weight // divisor for key, weight in combination.items()}


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _parts(space: list[_Row], atoms: Sequence[_Numbered], among: Sequence[int]) -> list[tuple[list[_Row], list[int]]]:
    """The space split into parts that share no atom. Combinations that touch nobody say nothing and are left out."""
    parts: list[tuple[list[_Row], set[int]]] = []
    for row in space:
        bits = _bits(row.columns)
        touched = {place for place in among if atoms[place].touching & bits}
        if not touched:
            continue
        joined = [part for part in parts if part[1] & touched]
        parts = [part for part in parts if not part[1] & touched]
        parts.append(([row, *(one for part in joined for one in part[0])], touched.union(*(part[1] for part in joined))))
    return [(part, sorted(touched)) for part, touched in parts]
