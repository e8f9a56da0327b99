"""Benchmarks from printed figures: the same questions, enough partnerships of enough owners, a range and never a rank."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from surveys.scoring.disclosure.inspecting import inspect
from surveys.scoring.peers import Stand, stands, with_places
from surveys.scoring.statistics.benchmarks import Standing
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.trials import TRIAL, forms, make_trial, released_of

SAY = translator("en", "surveys")
HIGH = {"A": forms(("5454", 9), ("4454", 6)), "B": forms(("5444", 8), ("4455", 7))}
TWO = {"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}


def variables(released: Released) -> dict[str, Stand]:
    return {one.variable: one for one in stands(released)}


def peers(count: int, owners: int = 4, around: float = 50.0) -> list[Standing]:
    chance = random.Random(3)
    return [Standing(f"p{n}", f"o{n % owners}", around + chance.gauss(0, 12), 9.0, 40, 60) for n in range(count)]


def told(released: Released, others: list[Standing]) -> dict[str, str]:
    given = dict.fromkeys(variables(released), others)
    return {one.variable: SAY(one.sentence) for one in with_places(released, "us", given).placed}


def test_a_release_gives_its_printed_scores_and_nothing_else():
    released = released_of(TWO)
    found = variables(released)

    assert {"headline:quality", "headline:results", "dimension:a", "dimension:b"} == set(found)
    assert found["dimension:a"].score == next(one for one in released.dimensions if one.code == "a").equal.value
    assert (found["dimension:a"].answered, found["dimension:a"].invited) == (28, 34)


@pytest.mark.parametrize(
    "groups", [{"A": forms(("4434", 20))}, {"A": forms(("5555", 10)), "B": forms(("5555", 10))}, {"A": forms(("4434", 4))}], ids=len
)
def test_one_side_alone_a_bound_or_too_few_give_nothing(groups: dict[str, list[str]]):
    assert stands(released_of(groups)) == ()


def test_only_what_asked_the_same_is_compared():
    other = make_trial()
    changed = replace(
        other,
        sections=tuple(
            replace(section, items=tuple(replace(item, sense=2) if item.code == "a1" else item for item in section.items))
            for section in other.sections
        ),
    )

    same, different = (variables(released_of(TWO, asked=asked)) for asked in (TRIAL, changed))

    assert same["dimension:b"].asks == different["dimension:b"].asks
    assert same["dimension:a"].asks != different["dimension:a"].asks


def test_with_twenty_others_a_range_of_fifths_is_said_and_with_ten_only_about_the_middle():
    released = released_of(HIGH)

    assert told(released, peers(30))["dimension:a"].endswith("in fifth 5, counted from below.")
    assert "Compared with 12 partnerships it is probably above the middle half." in told(released, peers(12))["dimension:a"]


def test_the_rule_of_places_is_told_where_there_are_any():
    released = released_of(HIGH)
    rules = [len(with_places(released, "us", dict.fromkeys(variables(released), others)).method) for others in (peers(12), peers(9))]

    assert rules == [len(released.method) + 1, len(released.method)]


@pytest.mark.parametrize("others", [peers(9), peers(30, owners=2), []], ids=["too few", "two owners", "none"])
def test_too_few_partnerships_or_owners_say_nothing(others: list[Standing]):
    assert told(released_of(HIGH), others) == {}


def test_a_release_with_its_places_may_go_out():
    released = released_of(HIGH)
    given = {variable: peers(30) for variable in variables(released)}

    assert inspect(with_places(released, "us", given)) == ()
