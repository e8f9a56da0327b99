"""The promise says what the settings in force keep, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from app.respond.promise import Circle, promise
from surveys.collecting.values import EvaluationFacts
from surveys.messages import Text
from surveys.translator import translator

CIRCLE = Circle("Clean water", Text({"en": "Field staff"}), invited=12, organisations=3, grace_hours=48)


def facts(mode: str = "anonymous", k: int = 5) -> EvaluationFacts:
    return EvaluationFacts("e", "p", "Title", "open", mode, k, "UTC", date(2026, 12, 5), ("en",), "channel", "owner", "contact", b"d" * 32)


def told(of: EvaluationFacts, circle: Circle = CIRCLE) -> str:
    speak = translator("en", "app", "surveys")
    return " ".join(f"{speak(line.title)} {speak(line.sentence)}" for line in promise(of, circle))


def test_the_number_the_group_and_the_organisations_are_named():
    said = told(facts(k=7))
    assert "at least 7 people" in said
    assert "Field staff: 12 people invited, from 3 organisations." in said


def test_the_sealing_is_said_with_its_grace_time():
    assert "once collection is closed, as a rule 48 hours after the closing day" in told(facts())


def test_a_small_group_is_told_that_it_is_never_shown_alone():
    assert "never shown alone" in told(facts(), Circle("P", Text({"en": "Board"}), 4, 2, 48))
    assert "never shown alone" not in told(facts())


def test_a_group_of_one_organisation_is_told_so():
    assert "Your group is one organisation" in told(facts(), Circle("P", Text({"en": "Donor"}), 8, 1, 48))


def test_one_person_and_one_organisation_are_in_the_singular():
    assert "one person invited, from one organisation" in told(facts(), Circle("P", Text({"en": "Donor"}), 1, 1, 48))


@pytest.mark.parametrize("mode", ["confidential", "attributed", "organisation_position"])
def test_only_anonymous_evaluations_promise_that_nobody_sees_who_answered_what(mode: str):
    assert "Nobody will be able to see who answered what" in told(facts())
    assert "Nobody will be able to see who answered what" not in told(facts(mode))


def test_an_organisations_position_promises_no_smallest_number():
    said = told(facts("organisation_position"))
    assert "name of each organisation" in said
    assert "at least" not in said.replace("at the earliest", "")


def test_names_are_promised_only_by_consent():
    assert "only if that person has agreed" in told(facts("attributed"))
    assert "agreed" not in told(facts("confidential"))


def test_a_partner_is_told_what_stands_with_its_name():
    said = told(facts("organisation_position"))
    assert "A partner that sends no answer is listed too" in said
    assert "with the name of your organisation, only if you allow it" in said
    assert "without your name" not in said
    assert "nobody can tell which answers are yours" not in said


def test_confidential_says_that_no_page_shows_whole_answers():
    assert "No page or report shows them together" in told(facts("confidential"))
