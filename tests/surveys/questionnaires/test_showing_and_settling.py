"""Who is shown what, and what is kept of the answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.questionnaires.checking import Settling, check_section, settle
from surveys.questionnaires.kinds import KINDS, kind
from surveys.questionnaires.showing import visible
from surveys.questionnaires.values import Answer, Answers, Missing, Questionnaire, Section

from fixtures.questions import ANYTHING, make_item, make_questionnaire, of_every_kind, words

SKIPPED, UNSHOWN = Answer(missing=Missing.SKIPPED), Answer(missing=Missing.UNSHOWN)

FOLLOW_UPS = make_questionnaire(
    sections=(
        Section(
            "one",
            words("One"),
            (
                make_item("rating", "A"),
                make_item("long_text", "why", show_if="A <= 2", required=True),
                make_item("short_text", "role", groups=("government", "donor")),
            ),
        ),
        Section("two", words("Two"), (make_item("rating", "B", show_if="answered(why)"),)),
        Section("three", words("Three"), (make_item("rating", "C"),), show_if="A >= 4"),
    )
)


def shown(answers: Answers, group: str = "") -> dict[str, list[str]]:
    return {section.code: [item.code for item in section.items] for section in visible(FOLLOW_UPS, answers, group)}


def test_follow_up_questions_appear_when_their_condition_holds():
    assert shown({}) == {"one": ["A"]}
    assert shown({"A": Answer(2)}) == {"one": ["A", "why"]}
    assert shown({"A": Answer(2), "why": Answer("late")}) == {"one": ["A", "why"], "two": ["B"]}
    assert shown({"A": Answer(5)}) == {"one": ["A"], "three": ["C"]}


def test_a_question_for_some_groups_is_shown_to_them_only():
    assert shown({}, "donor") == {"one": ["A", "role"]}
    assert shown({}, "community") == {"one": ["A"]}


def test_an_answer_to_a_hidden_question_shows_nothing():
    assert shown({"A": Answer(5), "why": Answer("late")}) == {"one": ["A"], "three": ["C"]}


def test_a_section_shown_whole_is_the_very_same_value():
    questionnaire = of_every_kind()

    assert visible(questionnaire, {}) == questionnaire.sections
    assert all(one is other for one, other in zip(visible(questionnaire, {}), questionnaire.sections, strict=True))


def test_a_page_is_checked_for_what_it_shows():
    one = FOLLOW_UPS.sections[0]

    assert check_section(FOLLOW_UPS, one, {}) == ()
    (problem,) = check_section(FOLLOW_UPS, one, {"A": Answer(1)})
    assert (problem.place, problem.what.text) == ("why", "This question has no answer yet.")
    (problem,) = check_section(FOLLOW_UPS, one, {"A": Answer(9), "role": Answer("x" * 999)})
    assert problem.place == "A"
    assert [problem.place for problem in check_section(FOLLOW_UPS, one, {"role": Answer("x" * 999)}, "donor")] == ["role"]


def test_a_hidden_page_has_nothing_wrong():
    assert check_section(FOLLOW_UPS, FOLLOW_UPS.sections[2], {"C": Answer(99)}) == ()


def test_settling_drops_answers_to_hidden_questions_and_marks_what_was_left_out():
    given = {"A": Answer(5), "why": Answer("late"), "C": Answer(4), "nothing": Answer(1)}

    assert settle(FOLLOW_UPS, given, "donor") == {
        "A": Answer(5),
        "why": UNSHOWN,
        "role": SKIPPED,
        "B": UNSHOWN,
        "C": Answer(4),
    }


def test_settling_cleans_words_and_keeps_reasons():
    questionnaire = of_every_kind()

    settled = settle(questionnaire, {"long_text": Answer(" a\x00\u202e "), "rating": Answer(missing=Missing.UNKNOWN)})

    assert settled["long_text"] == Answer("a")
    assert settled["rating"] == Answer(missing=Missing.UNKNOWN)


def test_what_cannot_be_an_answer_counts_as_left_out_and_shows_nothing():
    questionnaire = make_questionnaire(make_item("rating", "A"), make_item("long_text", "why", show_if="A > 2"))

    assert settle(questionnaire, {"A": Answer(9), "why": Answer("so")}) == {"A": SKIPPED, "why": UNSHOWN}


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*KINDS, "scored", "stranger"]), ANYTHING))
def test_settling_is_total_and_done_once(answers: dict[str, Answer]):
    questionnaire = of_every_kind()

    settled = settle(questionnaire, answers)

    assert set(settled) == {item.code for item in questionnaire.items() if kind(item).answered}
    assert settle(questionnaire, settled) == settled
    for section in questionnaire.sections:
        assert check_section(questionnaire, section, settled) == ()


@pytest.mark.parametrize("required", [True, False])
def test_a_required_answer_is_kept_like_any_other(*, required: bool):
    questionnaire: Questionnaire = make_questionnaire(make_item("rating", "A", required=required))

    assert settle(questionnaire, {"A": Answer(3)}) == {"A": Answer(3)}
    assert settle(questionnaire, {}) == {"A": SKIPPED}


@given(st.lists(st.sampled_from([1, 1.0, True, 5, 9, -1, "1", None]), min_size=1, max_size=12))
def test_whoever_settles_many_answers_settles_each_like_the_first(values: list[Any]):
    settling = Settling(FOLLOW_UPS)

    for value in values:
        answers = {"A": Answer(value), "why": Answer(str(value))}
        assert repr(settling.settle(answers, "donor")) == repr(settle(FOLLOW_UPS, answers, "donor"))
