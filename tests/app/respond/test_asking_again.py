"""A question that was left out is asked again once, and nobody is held back by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.questionnaires.reading import read
from surveys.questionnaires.rules import problems
from surveys.questionnaires.values import Questionnaire

from fixtures.asked import EVERY_KIND, TRUST, WORK, ask
from fixtures.pages import faults_of
from fixtures.questions import make_item, make_questionnaire

AGAIN = ("respect", "why", "again", "hinders", "word")
NOTE = "You left this out. Answer it if you like, or go on without."


def asking_again() -> Questionnaire:
    sections = [
        replace(section, items=tuple(replace(item, ask_again=item.code in AGAIN) for item in section.items)) for section in (TRUST, WORK)
    ]
    return replace(EVERY_KIND, sections=(*sections, EVERY_KIND.sections[2]))


@pytest.fixture
def asked(session: Session, ring: Any) -> Any:
    return ask(session, ring, asking_again())


def test_what_was_left_out_is_asked_once_and_then_one_may_go_on_without(person: Any, client: FlaskClient):
    first = person.post("/2", q__visits="2", go="on")
    page = client.get(first.headers["Location"])
    second = person.post("/2", q__visits="2", go="on")

    assert first.headers["Location"].endswith("/2?again=1#i.again")
    assert page.text.count(NOTE) == 3
    assert "You left 3 questions out." in page.text
    assert faults_of(page.text) == []
    assert second.headers["Location"].endswith("/review")


def test_somebody_who_comes_back_is_not_asked_a_second_time(person: Any):
    person.post("/2", q__visits="2", go="on")
    person.post("/2", q__visits="2", go="on")

    assert NOTE not in person.get("/2").text
    assert person.post("/2", q__visits="2", go="review").headers["Location"].endswith("/review")


def test_only_what_is_left_out_is_asked_again(person: Any):
    answered = person.post("/2", q__again="-unknown", q__hinders="time", q__word="Sturdy", go="on")

    assert answered.headers["Location"].endswith("/review")


@pytest.mark.parametrize("button", ["save", "back", "pause"])
def test_whoever_does_not_go_on_is_asked_nothing(person: Any, button: str):
    assert "again" not in person.post("/2", q__visits="2", go=button).headers.get("Location", "")
    assert "again=1" in person.post("/2", q__visits="2", go="on").headers["Location"]


def test_a_question_that_an_answer_has_just_opened_is_not_yet_left_out(person: Any):
    opened = person.post("/1", q__keeps="1", q__respect="4", shown="keeps respect").headers["Location"]
    seen = person.post("/1", q__keeps="1", q__respect="4", shown="keeps respect why").headers["Location"]

    assert opened.endswith("/1?opened=1#i.why")
    assert seen.endswith("/1?again=1#i.why")
    assert person.post("/1", q__keeps="1", q__respect="4", shown="keeps respect why").headers["Location"].endswith("/2")


def test_a_page_with_something_to_mend_says_at_the_same_time_what_was_left_out(person: Any):
    page = person.post("/2", q__visits="many", go="on")

    assert page.status_code == 422
    assert page.text.count(NOTE) == 3
    assert person.post("/2", q__visits="2", go="on").headers["Location"].endswith("/review")


def test_a_question_must_be_answered_or_is_asked_again_not_both():
    (problem,) = problems(make_questionnaire(make_item("rating", required=True, ask_again=True)))

    assert problem.place == "item Q1: ask_again"


def test_asking_again_is_read_from_a_file():
    page = '[[sections]]\ncode = "s"\ntitle = "S"\n[[sections.items]]\ncode = "W"\nkind = "short_text"\ntext = "W"\n'
    source = f'code = "c"\nlanguages = ["en"]\ntitle = "T"\n{page}'

    assert read(f"{source}ask_again = true\n").item("W").ask_again
    assert not read(source).item("W").ask_again
