"""Every field of a release is written down with its rules, every outlet of figures has a name, nobody else holds exact numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from surveys.messages import msg
from surveys.scoring.disclosure.inspecting import Unreleasable, inspect, require
from surveys.scoring.disclosure.outlets import OUTLETS, outlet
from surveys.scoring.disclosure.register import REGISTER
from surveys.scoring.named import Position
from surveys.scoring.values import Distribution, Figure, Precision, Released, Share

from fixtures.trials import forms, released_of

ROOT = Path(__file__).resolve().parents[3]
TWO = {"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}


def test_a_release_with_a_value_that_nobody_wrote_down_is_stopped(monkeypatch: pytest.MonkeyPatch):
    released = released_of(TWO)
    monkeypatch.setattr("surveys.scoring.disclosure.inspecting.REGISTER", {**REGISTER})
    monkeypatch.delitem(REGISTER[Figure], "low")  # type: ignore[arg-type]

    with pytest.raises(Unreleasable, match=r"Figure\.low is not in the register"):
        require(released)


def broken(released: Released) -> Iterator[tuple[str, Released]]:
    """The same release with one rule broken in each."""
    first, *rest = released.dimensions

    def with_group(**changes: Any) -> Released:
        groups = {code: replace(figure, **changes) if code == "A" else figure for code, figure in first.groups.items()}
        return replace(released, dimensions=(replace(first, groups=groups), *rest))

    yield "R1", with_group(n=4)
    yield "D16", with_group(value=63.4)
    yield "D16", with_group(high=70.25)
    yield "D16", with_group(sentence=msg("{value} out of 100.", value=63.417))
    yield "R8", with_group(value=99, low=None, high=None)
    yield "R8", with_group(edge=">=", value=95)
    yield "R10", with_group(hidden=msg("too few"), value=None)
    yield "R2", with_group(precision=Precision.OWN, n=9)
    yield "R3", with_group(value=None, low=None, high=None, n=None, invited=None, sentence=None, notes=(), hidden=msg("hidden"))
    yield "R3", replace(released, too_few=True)
    women = {**first.groups, "women": first.groups["A"]}
    yield "R4", replace(released, dimensions=(replace(first, groups=women), *rest))
    (item, *others) = first.items
    few = Distribution(9, (Share(("1",), item.text, 50), Share(("2",), item.text, 50)))
    yield "R2", replace(released, dimensions=(replace(first, items=(replace(item, distribution=few), *others)), *rest))
    alone = Distribution(50, (Share(("1",), item.text, 2), Share(("2",), item.text, 98)))
    yield "R8", replace(released, dimensions=(replace(first, items=(replace(item, distribution=alone), *others)), *rest))
    small = {code: replace(figure, n=6, low=None, high=None) for code, figure in item.groups.items()}
    yield "R7", replace(released, dimensions=(replace(first, items=(replace(item, groups=small), *others)), *rest))
    shut = replace(released.groups[0], shown=False, hidden=msg("Only two answered."))
    yield "R10", replace(released, groups=(shut, *released.groups[1:]))
    yield "R1", replace(released, k=4)


def test_whatever_rule_a_mistake_breaks_the_release_is_stopped():
    released = released_of(TWO)

    assert inspect(released) == ()
    for rule, one in broken(released):
        assert any(f": {rule}:" in problem for problem in inspect(one)), rule


def test_taking_part_that_tells_about_one_hidden_group_is_stopped():
    released = released_of({**TWO, "C": forms(("4444", 3)), "D": forms(("4444", 3))})
    groups = tuple(
        replace(group, shown=False, invited=None, answered=None, rate_word=None, note=None, hidden=None) for group in released.groups[-1:]
    )

    assert any("R10" in problem for problem in inspect(replace(released, groups=(*released.groups[:-1], *groups))))


def test_no_release_holds_figures_beside_names():
    assert any("beside names" in problem for problem in inspect(replace(released_of(TWO), positions=(Position("Harbour"),))))


def test_an_outlet_looks_at_what_it_is_handed():
    @outlet("trial of this test")
    def draw(_released: Released) -> bytes:
        return b"drawn"

    good = released_of(TWO)
    try:
        assert draw(good) == b"drawn"
        with pytest.raises(Unreleasable):
            draw(replace(good, k=3))
        with pytest.raises(ValueError, match="already"):
            outlet("trial of this test")(lambda: None)
    finally:
        del OUTLETS["trial of this test"]
