"""R15: every printed mean is remembered, and new ones pass only if nothing can be solved from old and new together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from surveys.scoring.disclosure.attacker import find_leaks
from surveys.scoring.disclosure.people import Kind, atoms
from surveys.scoring.policy import Entry


@dataclass(frozen=True, slots=True)
class Exposure:
    """A leak in the words of the release: printed `variables` can be combined so that fewer than k people of `strata` remain."""

    variables: frozenset[str]
    strata: frozenset[str]


def audit(people: Sequence[Kind], entries: Iterable[Entry], k: int) -> tuple[Exposure, ...]:
    """What the exact attacker finds in the means `entries` (old and new) about `people`; nothing: they are safe together."""
    rows = reduced(entries)
    leaks = find_leaks(atoms(people, rows), len(rows), k)
    return tuple(
        Exposure(frozenset(rows[number].variable for number in leak.figures), frozenset(people[place].stratum for place in leak.atoms))
        for leak in leaks
    )


def reduced(entries: Iterable[Entry]) -> list[Entry]:
    """Per variable the fewest and simplest means that say the same as `entries` (reduced row echelon form over strata), sorted."""
    by_variable: dict[str, list[dict[str, Fraction]]] = {}
    for entry in entries:
        rows = by_variable.setdefault(entry.variable, [])
        _take_in(rows, {stratum: weight for stratum, weight in entry.weights.items() if weight})
    return [Entry(variable, row) for variable, rows in sorted(by_variable.items()) for row in sorted(rows, key=min)]


def _take_in(rows: list[dict[str, Fraction]], row: dict[str, Fraction]) -> None:
    """Adds one row to a reduced set, whose rows each lead (with 1, at their first stratum) where no other row has anything."""
    for other in rows:
        row = _cleared(row, other)
    if row:
        lead = row[min(row)]
        row = {stratum: weight / lead for stratum, weight in row.items()}
        rows[:] = [*(_cleared(other, row) for other in rows), row]


def _cleared(row: dict[str, Fraction], by: dict[str, Fraction]) -> dict[str, Fraction]:
    """`row` without anything where `by` leads."""
    factor = row.get(min(by), Fraction(0))
    if not factor:
        return row
    out = {stratum: row.get(stratum, Fraction(0)) - factor * by.get(stratum, Fraction(0)) for stratum in {*row, *by}}
    return {stratum: weight for stratum, weight in sorted(out.items()) if weight}
