"""R15 for how answers spread: what an earlier release drew is drawn in the same bars and of the same people, or not at all.

Two drawings of the same answers in other bars would take each other's bars apart. A drawing is remembered like means are: an entry for each
bar, whose weights say what one person of everybody, and of each group, weighs in it. Standard library only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from surveys.scoring.disclosure.thresholds import hidden
from surveys.scoring.policy import Entry
from surveys.scoring.values import Distribution, ItemResult, ObjectiveResult, Released, Tally

EVERYBODY = ""


def drawn(released: Released) -> tuple[Entry, ...]:
    """The entries of everything that the release draws, for the ledger."""
    items = [entry for one in released.dimensions for item in one.items for entry in _bars(item)]
    found = [
        *items,
        *(entry for tally in released.tallies for entry in _bars(tally)),
        *(entry for one in released.objectives for entry in _bars(one)),
    ]
    return tuple(sorted(found, key=lambda entry: entry.variable))


def kept(released: Released, ledger: Sequence[Entry]) -> Released:
    """The release without what `ledger` remembers in other bars or of other people."""
    old: dict[str, set[Entry]] = {}
    for entry in ledger:
        if entry.variable.startswith("spread:"):
            old.setdefault(entry.variable.split(":")[1], set()).add(entry)

    def again(one: ItemResult | Tally | ObjectiveResult) -> bool:
        return _code(one) not in old or old[_code(one)] == set(_bars(one))

    return replace(
        released,
        dimensions=tuple(
            replace(one, items=tuple(item if again(item) else replace(item, distribution=None) for item in one.items))
            for one in released.dimensions
        ),
        tallies=tuple(one if again(one) else Tally(one.code, one.text, None, hidden=hidden()) for one in released.tallies),
        objectives=tuple(
            one if again(one) else ObjectiveResult(one.objective, one.subject, one.item, hidden=hidden()) for one in released.objectives
        ),
    )


def _code(one: ItemResult | Tally | ObjectiveResult) -> str:
    return one.item if isinstance(one, ObjectiveResult) else one.code


def _bars(one: ItemResult | Tally | ObjectiveResult) -> Iterator[Entry]:
    if isinstance(one, ObjectiveResult):
        yield from _columns(_code(one), {EVERYBODY: one.overall, **one.groups} if one.overall else {})
    else:
        yield from _columns(_code(one), {EVERYBODY: one.distribution} if one.distribution else {})


def _columns(code: str, columns: Mapping[str, Distribution | None]) -> Iterator[Entry]:
    there = {group: drawing for group, drawing in columns.items() if drawing}
    bars = next(iter(there.values())).shares if there else ()
    for bar in bars:
        yield Entry(f"spread:{code}:{_short(bar.points)}", {group: Fraction(1, drawing.n) for group, drawing in there.items()})


def _short(points: Sequence[str]) -> str:
    """The codes in the bar, or what stands for very many of them."""
    whole = "+".join(points)
    return whole if len(whole) <= 80 else hashlib.sha256(whole.encode()).hexdigest()[:32]
