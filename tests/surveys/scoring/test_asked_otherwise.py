"""Groups that were asked other questions on a topic are compared on those that both were asked, or not at all (statistics.md 6)."""

from __future__ import annotations

import json
from dataclasses import replace
from statistics import fmean

import pytest

from surveys.messages import Text
from surveys.questionnaires.showing import asked_of
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring import stored
from surveys.scoring.choosing import only
from surveys.scoring.evidence import lines
from surveys.scoring.method import parts
from surveys.scoring.policy import Policy
from surveys.scoring.rounds import asked as compared_by
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rated import make_item, make_questionnaire, make_scale
from fixtures.routed import PARTNERS, STAFF, outcome_routed, people, routed
from fixtures.trials import dimension, forms, released_of

SAY = translator("en", "surveys")
GROUPS = {"A": forms(("54x4", 6), ("45x4", 6)), "B": forms(("12x2", 6), ("21x2", 6)), "C": forms(("3333", 6), ("4433", 6))}
CAUTION = "Those asked otherwise are compared on the questions that both were asked, where these are enough and give nobody away."
RULE = "Groups that were asked different questions on a topic are compared on those that both were asked"


def trial(*, items: int = 2, **of_last: object) -> Questionnaire:
    """The last of the questions on topic a is limited."""
    whole = [make_item(f"a{number}") for number in range(1, items)]
    topics = {"a": [*whole, make_item(f"a{items}", **of_last)], "b": [make_item("b1"), make_item("b2")]}
    return make_questionnaire(topics, headlines={"a": Headline.QUALITY, "b": Headline.RESULTS})


def pairs(released: Released) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {(one.dimension, one.a, one.b, one.shared) for one in released.differences}


def mean(rows: list[str], *places: int) -> float:
    """Of people's own means over the questions at these places, 0-100."""
    return fmean(fmean(25 * (int(row[place]) - 1) for place in places) for row in rows)


def test_a_difference_is_that_of_the_means_on_the_questions_that_both_were_asked():
    (one,) = routed().differences
    first, second = mean(STAFF, 0, 1), mean(PARTNERS, 0, 1)

    assert one.first
    assert one.second
    assert (one.first.value, one.first.n) == (round(first), 12)
    assert (one.second.value, one.second.n) == (round(second), 12)
    assert (one.points, one.shared) == (round(first) - round(second), ("a1", "a2"))
    assert one.points != round(mean(STAFF, 0, 1, 2)) - round(mean(PARTNERS, 0, 1, 3))
    assert one.first.low is one.second.low is None


def test_the_sentence_names_the_two_figures_and_what_they_rest_on():
    released = routed()
    (one,) = released.differences

    assert SAY(one.sentence) == (
        "On the 2 questions about “a” that both were asked, Group A give 53 of 100 and Group B 79. This is unlikely to be chance."
    )
    told = [SAY(line.name) for finding in released.findings for line in lines(released, finding) if not isinstance(line.name, Text | str)]
    assert "Group A, on the 2 questions that both were asked" in told


def test_who_answered_too_few_of_the_shared_questions_has_no_score_on_them():
    """By the rule of every topic: half of them, and two where there are two."""
    (one,) = routed([*STAFF, *forms(("2-4x", 6))]).differences
    (other,) = routed([*STAFF, *forms(("2-4x", 6))], forms(("44x2", 12))).differences

    assert one.first
    assert (one.first.n, one.first.value) == (12, round(mean(STAFF, 0, 1)))
    assert other.first == one.first


def test_of_three_groups_each_pair_is_compared_on_what_it_shares_and_those_asked_alike_on_everything():
    """C and B are asked everything, A all but the last."""
    asked = trial(items=4, groups=("B", "C"))
    groups = {"A": forms(("543x", 6), ("354x", 6)), "B": forms(("1233", 6), ("3121", 6)), "C": forms(("3334", 6), ("4334", 6))}
    released = released_of(people(groups), asked=asked)

    assert {one for one in pairs(released) if one[0] == "a"} == {
        ("a", "A", "B", ("a1", "a2", "a3")),
        ("a", "A", "C", ("a1", "a2", "a3")),
        ("a", "B", "C", ()),
    }
    shared = [one for one in released.differences if one.shared]
    assert dimension(released, "a").groups["A"].value == next(one.first.value for one in shared if one.first)


@pytest.mark.parametrize(("both", "own", "compared"), [(1, 1, True), (1, 2, False), (2, 2, True), (2, 3, False)])
def test_less_than_half_of_what_a_group_is_asked_is_no_ground_for_a_comparison(both: int, own: int, compared: bool):  # noqa: FBT001
    shared, extra = [make_item(f"s{place}") for place in range(both)], [make_item(f"o{place}", groups=("A",)) for place in range(own)]
    asked = make_questionnaire({"a": [*shared, *extra]}, headlines={"a": Headline.QUALITY})
    codes = [item.code for item in asked.items()]
    groups = {"A": forms(("43523"[: both + own], 6), ("24235"[: both + own], 6)), "B": forms(("43"[:both] + "x" * own, 12))}

    assert bool(released_of(people(groups, codes), asked=asked).differences) is compared


def test_a_group_that_was_joined_of_two_is_compared_on_what_everybody_in_it_was_asked():
    """B, C and D are under five people each and stand as one; C and D are asked all questions, B not the last."""
    asked = trial(items=3, groups=("A", "C", "D"))
    groups = {"A": forms(("435", 6), ("244", 6)), "B": forms(("34x", 4)), "C": forms(("432", 4)), "D": forms(("343", 4))}
    released = released_of(people(groups, ("a1", "a2", "a3")), asked=asked)

    assert {(one.shared, one.second.n) for one in released.differences if one.second} == {(("a1", "a2"), 12)}


def test_a_bound_on_the_shared_questions_has_no_difference():
    assert routed(b=forms(("55x2", 6), ("55x3", 6))).differences == ()


def test_a_condition_on_answers_says_nothing_about_who_is_compared():
    """Who saw a question that opens after an answer depends on what people answered: that nobody of a group did would be told."""
    released = released_of(people(GROUPS), asked=trial(show_if="a1 <= 2"))

    assert {one.shared for one in released.differences} == {()}
    assert not [said for said in released.cautions if CAUTION in SAY(said)]


@pytest.mark.parametrize("limit", [{"groups": ("B", "C")}, {"show_if": 'group != "A"'}], ids=str)
def test_that_not_all_were_asked_the_same_is_said_once_with_its_rule_and_its_number(limit: dict[str, object]):
    released = released_of(people(GROUPS), asked=trial(**limit))
    alike = released_of(people(GROUPS), asked=trial())

    assert sum(CAUTION in SAY(said) for said in released.cautions) == 1
    assert [[RULE in SAY(rule) for rule in rules].count(True) for _, rules in parts(released.method)] == [0, 0, 1, 0, 0]
    assert released.constants["shared.LEAST_SHARED"] == "0.5"
    assert not [said for said in (*alike.cautions, *alike.method) if CAUTION in SAY(said) or RULE in SAY(said)]
    assert "shared.LEAST_SHARED" not in alike.constants


def test_a_guarded_round_compares_only_what_stays_open_to_colleagues():
    """Of twelve people 94 is a number, in a guarded round a bound."""
    high = forms(("54x2", 3), ("45x3", 3), ("55x2", 3), ("55x1", 3))

    assert [one.points for one in routed(b=high).differences] != []
    assert routed(b=high, policy=Policy(guarded=True)).differences == ()
    assert len(routed(policy=Policy(guarded=True)).differences) == 1


def test_small_groups_are_compared_and_not_tested():
    (one,) = routed(["244x", "424x", "333x", "245x", "423x"], PARTNERS).differences

    assert one.by_chance


def test_a_release_with_shared_questions_is_stored_and_read_again_and_chosen_from():
    released = routed()

    assert stored.from_json(json.loads(stored.canonical(released))) == released
    assert only(released, ["A"]).differences == ()
    assert only(released, ["A", "B"]).differences == released.differences


def test_the_same_again_adds_nothing_to_the_ledger_and_an_old_ledger_changes_nothing():
    first = outcome_routed()
    again = outcome_routed(ledger=first.entries)

    assert {entry.variable for entry in first.entries if entry.variable.startswith("shared:")} == {"shared:a:a1+a2"}
    assert again.entries == ()
    assert again.released == first.released


def test_a_section_for_one_group_is_not_asked_of_others():
    asked = trial(groups=("B",))
    section = next(one for one in asked.sections if any(item.code == "a2" for item in one.items))

    assert (asked_of(section, "A"), asked_of(section, "B")) == (("a1",), ("a1", "a2"))


def test_rounds_in_which_other_groups_were_asked_are_not_the_same_question():
    assert compared_by(trial(), "a") != compared_by(trial(groups=("B",)), "a")
    assert compared_by(trial(), "b") == compared_by(trial(groups=("B",)), "b")


def test_a_limit_begins_by_what_the_group_itself_is_asked():
    """Of two questions of yes and no ten people are asked one: "at least 90" would say that one of them or none said no, and 80 that two
    did (R8)."""
    asked = replace(trial(groups=("B",)), scales=(make_scale(1, 2),))
    beside = ["1112", "2211", "1222", "2121", "1212", "2221"]

    def said(no: int) -> list[tuple[int | None, str]]:
        first = ["1x12"] * no + ["2x12"] * (10 - no)
        released = released_of(people({"A": first, "B": beside}, ("a1", "a2", "b1", "b2")), asked=asked)
        figures = [one.groups for one in (dimension(released, "a"), released.headlines[0])]
        return [(groups[code].value, groups[code].edge) for groups in figures for code in "AB"]

    assert said(no=0) == said(no=1) == said(no=2) == [(75, ">="), (58, ""), (75, ">="), (58, "")]
    assert said(no=3)[0] == (70, "")
