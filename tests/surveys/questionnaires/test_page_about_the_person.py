"""A page about the person who answers: the last one, asked of everybody alike, out of every score; each fault of it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.questionnaires.personal import check_personal, impersonal, items, page, without
from surveys.questionnaires.values import Answer, Item, Questionnaire, Rule, Section, Wording

from fixtures.questions import OPTIONS, make_item, make_questionnaire, words

AGE = make_item("choice", "you.age", options=OPTIONS[:2])
TRUST = Section("s1", words("Page"), (make_item("rating", "A"),))
YOU = Section("you", words("About you"), (AGE,), personal=True)
FIRST = make_questionnaire(sections=(TRUST, YOU))


def faults(*sections: Section) -> set[tuple[str, str]]:
    return {(thing, setting) for thing, setting, _, _ in check_personal(make_questionnaire(sections=sections))}


def asking(**settings: Any) -> Section:
    return replace(YOU, items=(replace(AGE, **settings),))


def test_a_page_at_the_end_on_which_one_of_several_options_is_chosen_is_sound():
    assert faults(TRUST, YOU) == set()
    assert faults(TRUST) == set()


def test_the_page_is_the_last_one_and_there_is_only_one():
    assert faults(YOU, TRUST) == {("section you", "personal")}
    assert faults(TRUST, YOU, replace(YOU, code="me")) == {("section you", "personal")}


@pytest.mark.parametrize("settings", [{"show_if": "answered(A)"}, {"each": "objective"}, {"dimension": "d"}])
def test_the_page_has_no_condition_no_repetition_and_no_dimension(settings: dict[str, str]):
    assert faults(TRUST, replace(YOU, **settings)) == {("section you", "personal")}


@pytest.mark.parametrize(
    ("settings", "setting"),
    [
        ({"kind": "choices"}, "kind"),
        ({"kind": "short_text", "options": ()}, "kind"),
        ({"options": (*OPTIONS[:2], OPTIONS[3])}, "kind"),
        ({"required": True}, "required"),
        ({"ask_again": True}, "required"),
        ({"core": True}, "required"),
        ({"scored": True}, "required"),
        ({"comment": ()}, "required"),
        ({"show_if": "answered(A)"}, "show_if"),
        ({"groups": ("staff",)}, "show_if"),
        ({"rules": (Rule("answered(A)", words("Say it")),)}, "show_if"),
        ({"wordings": (Wording("staff", words("Your age")),)}, "show_if"),
        ({"dimension": "d"}, "show_if"),
    ],
)
def test_a_question_about_the_person_is_left_free_and_is_asked_of_everybody_alike(settings: dict[str, Any], setting: str):
    assert faults(TRUST, asking(**settings)) == {("item you.age", setting)}


def test_every_fault_of_a_question_is_said_at_once():
    wrong = asking(kind="number", options=(), required=True, groups=("staff",))

    assert faults(TRUST, wrong) == {("item you.age", setting) for setting in ("kind", "required", "show_if")}


def test_the_page_and_its_answers_can_be_taken_away_from_everything_else():
    given = {"A": Answer(4), "you.age": Answer("money")}

    assert (page(FIRST), items(FIRST)) == (YOU, (AGE,))
    assert impersonal(FIRST).sections == (TRUST,)
    assert without(FIRST, given) == {"A": Answer(4)}


def test_a_questionnaire_without_such_a_page_stays_the_very_same():
    plain: Questionnaire = impersonal(FIRST)
    nothing: tuple[Item, ...] = ()

    assert impersonal(plain) is plain
    assert (page(plain), items(plain)) == (None, nothing)
    assert without(plain, {"you.age": Answer("money")}) == {"you.age": Answer("money")}
