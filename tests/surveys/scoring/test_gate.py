"""The gate on real packs: whatever passes it, an attacker who knows everybody's pattern of answers finds nothing in it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring.disclosure.gate import Gate
from surveys.scoring.disclosure.plans import Plan
from surveys.scoring.packing import pack
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores, score

from fixtures.attacking import person, slow_leak
from fixtures.rated import make_item, make_questionnaire, make_scale, people

ITEMS = ("a1", "a2", "a3", "b1", "b2")
ASKED = make_questionnaire(
    {"a": [make_item(code) for code in ITEMS[:3]], "b": [make_item(code) for code in ITEMS[3:]]},
    headlines={"a": Headline.QUALITY, "b": Headline.QUALITY},
)
HEADED = {Headline.QUALITY: ("a", "b")}
FULL = "34215"

FORMS = st.text("12345--", min_size=5, max_size=5).filter(lambda form: form != "-----")
MOSTLY_FULL = st.one_of(st.just(FULL), FORMS)


def scores_of(groups: Mapping[str, Sequence[str]], k: int = 5, asked: Questionnaire = ASKED) -> Scores:
    records = people(ITEMS, groups)
    invited = {group: len(forms) + 3 for group, forms in groups.items()}
    return score(asked, pack(asked, records, invited, k, random.Random(1)))


def plan_of(groups: Mapping[str, Sequence[str]], k: int = 5, ledger: tuple[Entry, ...] = ()) -> Plan:
    return Gate(scores_of(groups, min(k, 5)), HEADED, k, ledger).plan()


def attack(groups: Mapping[str, Sequence[str]], entries: Sequence[Entry], k: int) -> tuple[int, ...] | None:
    strata = {group: stratum.code for stratum in scores_of(groups, k).strata for group in stratum.groups}
    everybody = [person(ASKED, record, strata[record.group]) for record in people(ITEMS, groups)]
    return slow_leak(everybody, entries, k)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from("ABCD"), st.lists(MOSTLY_FULL, min_size=1, max_size=6), min_size=1, max_size=4))
def test_whatever_passes_cannot_be_solved_for_fewer_than_k_people(groups: dict[str, list[str]]):
    plan = plan_of(groups, 3)

    assert attack(groups, list(plan.entries()), 3) is None


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from("ABC"), st.lists(MOSTLY_FULL, min_size=2, max_size=4), min_size=2, max_size=3),
    st.sampled_from(["dimension:a", "item:a1", "headline:quality", "item:b2"]),
    st.sampled_from("ABC"),
)
def test_old_and_new_figures_together_cannot_be_solved_either(groups: dict[str, list[str]], variable: str, group: str):
    whole = sum(len(forms) for forms in groups.values())
    old = Entry(variable, {code: Fraction(1, whole + 7) for code in groups if code != group})
    alone = attack(groups, [old], 3)

    plan = plan_of(groups, 3, (old,))

    assert alone is not None or attack(groups, [old, *plan.entries()], 3) is None


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 12), min_size=1, max_size=5), st.integers(5, 8))
def test_a_higher_k_never_shows_more_groups_or_items(sizes: dict[str, int], k: int):
    """Of complete answers. Where some have no score on a dimension, another group may keep the hidden ones company."""
    scores = scores_of({group: [FULL, "12345"] * size for group, size in sizes.items()})
    lower, higher = (Gate(scores, HEADED, number).plan() for number in (k, k + 1))

    assert set(higher.groups.shown) <= set(lower.groups.shown)
    for code in scores.dimensions:
        assert set(higher.dimensions[code].split.shown) <= set(lower.dimensions[code].split.shown)
        for item, plan in higher.dimensions[code].items.items():
            assert set(plan.numbers) <= set(lower.dimensions[code].items[item].numbers)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from("ABCDE"), st.lists(MOSTLY_FULL, min_size=1, max_size=9), min_size=1, max_size=5))
def test_neither_the_order_of_groups_nor_of_people_matters(groups: dict[str, list[str]]):
    turned = {group: list(reversed(forms)) for group, forms in reversed(groups.items())}

    assert plan_of(groups) == plan_of(turned)


def test_complete_answers_show_everything():
    plan = plan_of({"A": [FULL, "12345"] * 5, "B": [FULL, "54321"] * 4})

    assert plan.dimensions["a"].items["a1"].numbers == ("A", "B")
    assert plan.dimensions["a"].items["a1"].overall == "number"
    assert not plan.headlines["quality"].composed


def test_one_person_who_skips_leaves_cells_for_that_group_and_a_composed_headline_only_if_needed():
    plan = plan_of({"A": ["34224", "34334"] * 4 + ["34224", "-4224"], "B": ["34224", "12343"] * 4})

    assert (plan.dimensions["a"].items["a1"].numbers, plan.dimensions["a"].items["a1"].cells) == (("B",), ("A",))
    assert plan.dimensions["b"].items["b1"].numbers == ("A", "B")
    assert plan.dimensions["a"].items["a1"].overall == "cell"
    assert plan.dimensions["a"].items["a1"].spread == ("B",)


@pytest.mark.parametrize(
    "alike", [["33333"] * 10, ["33333"] * 8 + ["44444"] * 2, ["33333"] * 9 + ["44444"] * 10, ["55555"] * 39 + ["33333"]]
)
def test_a_group_of_one_mind_enters_no_spread_beside_its_mean(alike: list[str]):
    """From the bars of both groups and both means one could tell which bars are whose."""
    items = plan_of({"A": ["34135", "12545"] * 5, "B": alike, "C": ["12345", "55115"] * 5}).dimensions["a"].items

    assert {plan.numbers for plan in items.values()} == {("A", "B", "C")}
    assert {plan.spread for plan in items.values()} == {("A", "C")}


def test_beside_a_bound_the_other_questions_are_cells_for_the_dimension_would_undo_it():
    """Three times the dimension less two of its questions is the third."""
    items = plan_of({"A": ["53232", "52424"] * 5, "B": [FULL, "12345"] * 4}).dimensions["a"].items

    assert {(plan.numbers, plan.cells, plan.overall) for plan in items.values()} == {(("B",), ("A",), "cell")}


def test_where_cells_too_undo_the_bound_the_questions_are_not_told():
    """Of two questions one is the limit: twice the dimension less the other says that all ten gave the least."""
    items = plan_of({"A": [f"323{place}1" for place in "1111122222"], "B": ["34224", "12343"] * 4}).dimensions["b"].items

    assert {plan.pool for plan in items.values()} == {("B",)}


def test_a_headline_does_not_undo_the_bound_of_one_of_its_dimensions():
    plan = plan_of({"A": ["55524", "55542"] * 5, "B": [FULL, "12345"] * 4})

    assert plan.headlines["quality"].composed


def test_the_mean_of_those_hidden_is_not_left_on_a_bound_either():
    """Of twelve one gave half of what can be given: whoever subtracts would know that of no more than one."""
    twelve = {"A": ["11", *["11"] * 6, "12"], "B": ["1-", *["11"] * 4], "C": ["12", "12", "-1", "11", "11", "21", "1-", "21", "12", "11"]}
    asked = make_questionnaire({"a": [make_item("a1"), make_item("a2")]}, scales=[make_scale(1, 2)])
    records, invited = people(("a1", "a2"), twelve), {group: len(forms) + 3 for group, forms in twelve.items()}
    plan = Gate(score(asked, pack(asked, records, invited, 5, random.Random(1))), {}, 5).plan()

    assert plan.dimensions["a"].split.shown == ()


def test_one_person_without_a_dimension_makes_the_headline_a_mean_of_printed_means():
    plan = plan_of({"A": [FULL] * 9 + ["342--"], "B": [FULL] * 8})

    assert plan.headlines["quality"].composed


def test_five_people_who_skip_do_not_stand_out():
    plan = plan_of({"A": [FULL] * 6 + ["-4215"] * 5, "B": [FULL] * 8})

    assert plan.dimensions["a"].items["a1"].numbers == ("A", "B")


def test_four_complete_answers_among_people_who_each_left_out_another_item_stand_out_although_the_simple_rule_is_met():
    """Per item at least seven skipped and ten did not; yet the dimension minus the items leaves the four."""
    forms = [FULL] * 4 + ["-4215"] * 7 + ["3-215"] * 7 + ["34-15"] * 7
    assert plan_of({"A": forms, "B": [FULL] * 9}).dimensions["a"].items["a1"].cells == ("A",)


def test_fewer_than_k_people_print_nothing_at_all():
    plan = plan_of({"A": [FULL] * 2, "B": [FULL]})

    assert list(plan.entries()) == []
    assert plan.too_few


def test_with_one_side_only_the_total_is_printed():
    plan = plan_of({"A": [FULL, "43324"] * 10, "B": [FULL] * 4})

    assert plan.too_few
    assert {entry.variable for entry in plan.entries()} == {"dimension:a", "dimension:b", "headline:quality"} | {f"item:{i}" for i in ITEMS}


def test_items_of_the_whole_become_cells_where_one_person_skipped():
    plan = plan_of({"A": [FULL] * 20 + ["-4215"], "B": [FULL] * 4})

    assert {item: one.overall for item, one in plan.dimensions["a"].items.items()} == dict.fromkeys(ITEMS[:3], "cell")


def test_items_of_a_whole_of_fewer_than_ten_are_hidden_where_one_person_skipped():
    assert plan_of({"A": [FULL] * 5 + ["-4215"]}).dimensions["a"].items == {}


def test_a_group_that_hardly_answered_a_dimension_is_hidden_there_with_company():
    plan = plan_of({"A": [FULL] * 10, "B": [FULL] * 8, "C": [FULL] * 2 + ["---15"] * 6})

    assert plan.dimensions["a"].split.shown == ("A",)
    assert plan.dimensions["b"].split.shown == ("A", "B", "C")


def test_a_hidden_remainder_whose_mean_would_tell_everything_hides_one_more_group():
    plan = plan_of({"A": [FULL] * 10, "B": [FULL] * 9, "C": ["55515"] * 2 + ["---15"] * 6, "D": ["55515"] * 3 + ["---15"] * 5})

    assert plan.dimensions["a"].split.shown == ("A",)


def test_an_old_total_that_would_isolate_a_group_hides_it_now():
    groups = {"A": [FULL] * 10, "B": [FULL] * 9, "C": [FULL] * 8}
    old = Entry("dimension:a", {"A": Fraction(1, 10), "B": Fraction(1, 9)})
    assert plan_of(groups, 5, (old,)).dimensions["a"].split.shown == ("A", "B", "C")

    leaked = Entry("dimension:a", {"A": Fraction(1, 14)})
    exposed = replace(leaked, weights={"A": Fraction(1, 10)})
    assert plan_of({"A": [FULL] * 4}, 5, (exposed,)).dimensions["a"].split.total is False


def test_an_old_leak_that_cannot_be_mended_prints_nothing_more_of_the_dimension():
    groups = {"A": [FULL] * 4 + ["---15"] * 6, "B": [FULL] * 9, "C": [FULL] * 8}

    plan = plan_of(groups, 5, (Entry("dimension:a", {"A": Fraction(1, 4)}),))

    assert plan.dimensions["a"].split.shown == ()
    assert not plan.dimensions["a"].split.total
    assert plan.dimensions["a"].items == {}


def test_an_old_headline_over_people_lets_no_dimension_through_that_does_not_go_with_it():
    groups = {"A": [FULL] * 9 + ["342--"], "B": [FULL] * 8}
    old = Entry("headline:quality", {"A": Fraction(1, 10)})

    plan = plan_of(groups, 5, (old,))

    assert plan.dimensions["a"].items == plan.dimensions["b"].items == {}
    assert plan.dimensions["a"].split.shown == plan.dimensions["b"].split.shown == ()


def test_an_old_item_that_does_not_go_with_the_dimension_hides_the_dimension():
    groups = {"A": [FULL] * 9 + ["-4215"], "B": [FULL] * 9, "C": [FULL] * 8}
    old = tuple(Entry(f"item:{item}", {"A": Fraction(1, 10)}) for item in ITEMS[:3])

    plan = plan_of(groups, 5, old)

    assert attack(groups, [*old, *plan.entries()], 5) is None
    assert "A" not in plan.dimensions["a"].split.shown


def test_printing_the_same_again_adds_nothing_and_hides_nothing():
    groups = {"A": [FULL] * 12, "B": ["2-345"] * 8}
    first = plan_of(groups)

    assert plan_of(groups, 5, tuple(first.entries())) == first
