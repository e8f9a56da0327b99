"""Scales are made from lines of words, and changed step by step."""

from __future__ import annotations

from dataclasses import replace

from surveys.questionnaires.editing.scaling import new_scale, reworded
from surveys.questionnaires.values import Point, Questionnaire, Scale

from fixtures.questions import AGREE, make_item, make_questionnaire, words

ASKED = make_questionnaire(make_item("rating", "A"))


def labels(scale: Scale) -> dict[int, str]:
    return {point.value: point.label.by_lang["en"] for point in scale.points}


def test_each_line_is_a_step_from_one_upwards_and_empty_lines_are_none():
    made = new_scale(ASKED, " Never \n\nAt times\nAlways\n", ends_only=False)

    assert labels(made) == {1: "Never", 2: "At times", 3: "Always"}
    assert (made.low, made.high) == (1, 3)


def test_a_scale_of_ends_goes_from_nought_to_ten_and_only_its_ends_have_words():
    made = new_scale(ASKED, "Not at all\nWholly\nToo many", ends_only=True)

    assert labels(made) == {0: "Not at all", 10: "Wholly"}
    assert (made.low, made.high) == (0, 10)


def test_a_new_scale_has_a_code_that_no_other_has():
    first = new_scale(ASKED, "No\nYes", ends_only=False)
    second = new_scale(make_questionnaire(make_item("rating", "A"), code="x"), "", ends_only=False)
    taken = Scale("scale", (Point(1, words("No")),), 1, 1)

    assert first.code not in {scale.code for scale in ASKED.scales}
    assert new_scale(_with(taken), "No\nYes", ends_only=False).code != "scale"
    assert (second.points, second.low, second.high) == ((), 1, 1)


def _with(scale: Scale) -> Questionnaire:
    return replace(ASKED, scales=(*ASKED.scales, scale))


def test_steps_are_worded_anew_added_above_and_dropped_and_the_ends_follow():
    changed = reworded(AGREE, "en", {1: "Not at all", 2: "Hardly", 3: "Half", 4: "Mostly"}, more=["Wholly", " "], dropped=[5, 2])

    assert labels(changed) == {1: "Not at all", 3: "Half", 4: "Mostly", 5: "Wholly"}
    assert (changed.low, changed.high) == (1, 5)


def test_other_languages_of_a_step_stay_when_it_is_worded_anew():
    arabic = Scale("two", (Point(1, words("No")), Point(2, words("Yes"))), 1, 2)
    both = reworded(arabic, "ar", {1: "لا", 2: "نعم"})

    assert both.points[0].label.by_lang == {"en": "No", "ar": "لا"}
    assert reworded(both, "en", {1: "Never", 2: "Yes"}).points[0].label.by_lang == {"en": "Never", "ar": "لا"}


def test_a_scale_of_which_every_step_is_dropped_keeps_its_ends():
    empty = reworded(AGREE, "en", {}, dropped=range(1, 6))

    assert (empty.points, empty.low, empty.high) == ((), 1, 5)
