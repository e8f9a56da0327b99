"""The disclosure cases of ../shared: leaks are refused, what is safe passes; the attacker there finds nothing in what we print."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.scoring.disclosure.attacker import Atom, find_leaks
from surveys.scoring.disclosure.hiding import Part, split
from surveys.scoring.disclosure.ledger import audit
from surveys.scoring.disclosure.people import Kind
from surveys.scoring.policy import Entry

from fixtures.attacking import recipe
from fixtures.oracles import DATA

pytestmark = pytest.mark.oracle

Weights = dict[str, Fraction]


@cache
def cases() -> dict[str, Any]:
    recipe()
    return json.loads((DATA / "sdc_cases" / "sdc_cases.json").read_text(encoding="utf-8"))


def mean(groups: list[str], sizes: dict[str, int]) -> Weights:
    return {group: Fraction(1, sum(sizes[one] for one in groups)) for group in groups}


def group_equal(groups: list[str], sizes: dict[str, int]) -> Weights:
    return {group: Fraction(1, len(groups) * sizes[group]) for group in groups}


def entry(kind: str, groups: list[str], *late: int, sizes: dict[str, int]) -> tuple[Entry, dict[str, int]]:
    """One printed figure; `mean_minus` is the mean before the last so many people of the last group answered, who become an atom."""
    if kind != "mean_minus":
        return Entry("dimension:d", {"mean": mean, "group_equal": group_equal}[kind](groups, sizes)), {}
    before = {**sizes, groups[-1]: sizes[groups[-1]] - late[0]}
    return Entry("dimension:d", mean(groups, before)), {groups[-1]: late[0]}


def grouped(case: dict[str, Any]) -> tuple[list[Kind], list[Entry]]:
    figures = [entry(*figure, sizes=case["group_sizes"]) for figure in case["published"]]
    late = {group: count for _, split_off in figures for group, count in split_off.items()}
    sizes = {group: count - late.get(group, 0) for group, count in case["group_sizes"].items()}
    sizes |= {f"{group} late": count for group, count in late.items()}
    entries = [
        one
        if split_off
        else Entry(one.variable, one.weights | {f"{group} late": one.weights[group] for group in late if group in one.weights})
        for one, split_off in figures
    ]
    return [alike(group, size) for group, size in sizes.items()], entries


def alike(stratum: str, size: int) -> Kind:
    return Kind(stratum, size, {"d": ("i",)}, frozenset({"d"}))


def skipping(case: dict[str, Any]) -> tuple[list[Kind], list[Entry]]:
    skipped = {tuple(pair) for pair in case["skipped"]}
    answered = [tuple(f"i{item}" for item in range(case["items"]) if (who, item) not in skipped) for who in range(case["persons"])]
    people = [Kind("all", 1, {"d": items}, frozenset({"d"})) for items in answered]
    items = [Entry(f"item:i{item}", {"all": Fraction(1, sum(f"i{item}" in one for one in answered))}) for item in range(case["items"])]
    return people, [*items, Entry("dimension:d", {"all": Fraction(1, case["persons"])})]


@pytest.mark.parametrize("number", range(12))
def test_a_named_case_is_judged_as_it_should_be(number: int):
    case = cases()["named_cases"][number]
    people, entries = skipping(case) if "items" in case else grouped(case)

    exposed = audit(people, entries, case["k"])

    assert bool(exposed) == (case["expected"] == "leak"), case["name"]
    assert not exposed or set(case.get("leaks_people_in", [])) <= {stratum for one in exposed for stratum in one.strata}


def test_the_hundred_random_cases_are_judged_as_they_should_be():
    for case in cases()["random_cases"]:
        entries = [Entry("dimension:d", mean(groups, case["group_sizes"])) for groups in case["published_unions"]]
        people = [alike(group, size) for group, size in case["group_sizes"].items()]

        assert bool(audit(people, entries, case["k"])) == (case["expected"] == "leak"), case


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(3, 8))
def test_the_attacker_outside_finds_nothing_in_a_breakdown_that_was_let_through(sizes: list[int], k: int):
    groups = {f"g{place}": size for place, size in enumerate(sizes)}
    chosen = split({code: Part(size) for code, size in groups.items()}, k)
    printed = [[code] for code in chosen.shown] + ([list(groups)] if chosen.total else [])
    people = [code for code, size in groups.items() for _ in range(size)]

    rows = [[mean(codes, groups).get(code, Fraction(0)) for code in people] for codes in printed]

    assert recipe().attack_fast(rows, len(people), k) == [] or not rows


def test_a_second_attribute_inside_the_groups_is_refused_where_it_leaves_a_few():
    """Organisations inside pillars (statistics.md 12.3, hole 8): group A is all of pillar x but for three people."""
    people = [alike("A x", 8), alike("B x", 3), alike("B y", 5)]
    group, pillar = ({"A x": Fraction(1, 8)}, {"A x": Fraction(1, 11), "B x": Fraction(1, 11)})

    assert audit(people, [Entry("dimension:d", group), Entry("dimension:d", pillar)], 5)
    assert not audit(people, [Entry("dimension:d", group)], 5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=4), st.data(), st.integers(3, 6))
def test_nested_attributes_are_judged_as_the_attacker_outside_judges_them(cells: list[tuple[int, int]], data: st.DataObject, k: int):
    """Each pillar holds two organisations; some pillars, some organisations and perhaps everybody are printed."""
    sizes = {f"{pillar}{side}": size for pillar, pair in enumerate(cells) for side, size in zip("xy", pair, strict=True)}
    wanted = data.draw(st.sets(st.sampled_from([*sizes, *(str(pillar) for pillar in range(len(cells))), "all"]), min_size=1))
    unions = [[code for code in sizes if label in {"all", code, code[0]}] for label in sorted(wanted)]
    entries = [Entry("dimension:d", mean(union, sizes)) for union in unions]
    people = [code for code, size in sizes.items() for _ in range(size)]
    rows = [[mean(union, sizes).get(code, Fraction(0)) for code in people] for union in unions]

    ours = audit([alike(code, size) for code, size in sizes.items()], entries, k)

    assert bool(ours) == bool(recipe().attack_fast(rows, len(people), k))


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(2, 5))
def test_both_attackers_agree_on_overlapping_breakdowns(data: st.DataObject, k: int):
    people = data.draw(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xy")), min_size=4, max_size=16))
    wanted = data.draw(st.sets(st.sampled_from(["A", "B", "C", "x", "y", "all"]), min_size=1))
    unions = [[place for place, one in enumerate(people) if label == "all" or label in one] for label in sorted(wanted)]
    rows = [[Fraction(1, len(union)) if place in union else Fraction(0) for place in range(len(people))] for union in unions if union]

    ours = find_leaks([Atom(1, (dict(enumerate(row[place] for row in rows)),)) for place in range(len(people))], len(rows), k)

    assert bool(ours) == bool(rows and recipe().attack_fast(rows, len(people), k))
