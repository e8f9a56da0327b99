"""Groups that were asked other questions on a topic are never compared on it (statistics.md 6)."""

from __future__ import annotations

import pytest

from surveys.questionnaires.showing import asked_of
from surveys.questionnaires.values import Headline, Questionnaire
from surveys.scoring.rounds import asked as compared_by

from fixtures.rated import make_item, make_questionnaire
from fixtures.trials import forms, released_of

GROUPS = {"A": forms(("5455", 6), ("4544", 6)), "B": forms(("1212", 6), ("2122", 6)), "C": forms(("3333", 6), ("4433", 6))}
CAUTION = "On “{name}” not all groups were asked the same questions: those asked otherwise are not compared."


def trial(**of_a2: object) -> Questionnaire:
    topics = {"a": [make_item("a1"), make_item("a2", **of_a2)], "b": [make_item("b1"), make_item("b2")]}
    return make_questionnaire(topics, headlines={"a": Headline.QUALITY, "b": Headline.RESULTS})


@pytest.mark.parametrize("limit", [{"groups": ("B", "C")}, {"show_if": 'group != "A"'}], ids=str)
def test_only_groups_that_were_asked_the_same_have_a_difference(limit: dict[str, object]):
    released = released_of(GROUPS, asked=trial(**limit))

    assert {(one.dimension, one.a, one.b) for one in released.differences} == {
        ("a", "B", "C"),
        ("b", "A", "B"),
        ("b", "A", "C"),
        ("b", "B", "C"),
    }
    assert [said.text for said in released.cautions].count(CAUTION) == 1


def test_a_condition_on_answers_says_nothing_about_who_is_compared():
    """Who saw a question that opens after an answer depends on what people answered: that nobody of a group did would be told."""
    released = released_of(GROUPS, asked=trial(show_if="a1 <= 2"))

    assert {one.dimension for one in released.differences} == {"a", "b"}
    assert CAUTION not in [said.text for said in released.cautions]


def test_a_section_for_one_group_is_not_asked_of_others():
    asked = trial(groups=("B",))
    section = next(one for one in asked.sections if any(item.code == "a2" for item in one.items))

    assert (asked_of(section, "A"), asked_of(section, "B")) == (("a1",), ("a1", "a2"))


def test_rounds_in_which_other_groups_were_asked_are_not_the_same_question():
    assert compared_by(trial(), "a") != compared_by(trial(groups=("B",)), "a")
    assert compared_by(trial(), "b") == compared_by(trial(groups=("B",)), "b")
