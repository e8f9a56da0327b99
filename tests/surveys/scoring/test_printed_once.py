"""A second release of the same answers tells nothing that the first did not: neither means nor bars can be set against each other."""

from __future__ import annotations

from dataclasses import replace

from surveys.questionnaires.values import Answer
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.values import Released

from fixtures.trials import TRIAL, forms, outcome_of, records

GROUPS = {"A": forms(("4434", 6), ("3245", 6), ("1255", 3)), "B": forms(("2223", 6), ("3322", 6), ("5411", 3))}


def people() -> list[object]:
    return [
        replace(one, answers={**one.answers, "c1": Answer("north" if n % 3 else "south"), "z1": Answer(1 + n % 5)})
        for n, one in enumerate(records(GROUPS))
    ]


def drawn(released: Released) -> set[str]:
    items = {item.code for one in released.dimensions for item in one.items if item.distribution}
    return items | {tally.code for tally in released.tallies if tally.distribution}


def test_the_same_again_adds_nothing_to_the_ledger():
    first = outcome_of(people())  # type: ignore[arg-type]
    again = outcome_of(people(), ledger=first.entries)  # type: ignore[arg-type]

    assert {"a1", "b1", "c1", "z1"} <= drawn(first.released)
    assert again.released == first.released
    assert again.entries == ()


def test_answers_drawn_in_other_bars_before_are_not_drawn_again():
    """As a later version of the program, or groups joined since, would draw them."""
    first = outcome_of(people())  # type: ignore[arg-type]
    merged = {entry.variable: entry for entry in first.entries if entry.variable.startswith("spread:z1:")}
    other = [entry for entry in first.entries if entry.variable not in merged]
    other += [replace(merged["spread:z1:1"], variable="spread:z1:1+2")]

    again = outcome_of(people(), ledger=other).released  # type: ignore[arg-type]

    assert drawn(again) == drawn(first.released) - {"z1"}
    assert next(tally for tally in again.tallies if tally.code == "z1").hidden == HIDDEN
    assert TRIAL.item("z1").kind == "rating"
