"""“What lies behind this?” stands with a rating for everybody, opens by itself after a low answer, and is looked over before sending."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from surveys.questionnaires.values import Questionnaire

from fixtures.asked import EVERY_KIND, TRUST, WORK, ask
from fixtures.axe import barriers
from fixtures.browser import submit
from fixtures.pages import faults_of

HOSTILE = "</textarea><script>alert(1)</script>"


def commented() -> Questionnaire:
    trust = replace(TRUST, items=(*(replace(item, comment=()) for item in TRUST.items[:2]), TRUST.items[2]))
    work = replace(WORK, items=tuple(replace(item, comment=(10,)) if item.code == "again" else item for item in WORK.items))
    return replace(EVERY_KIND, sections=(trust, work, EVERY_KIND.sections[2]))


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


@pytest.fixture
def asked(session: Session, ring: Any) -> Any:
    return ask(session, ring, commented())


def boxes(html: str) -> list[bool]:
    """Of each box on the page, whether it stands open."""
    return [bool(found) for found in re.findall(r'<details class="why"( open)?>', html)]


def test_the_box_is_there_for_everybody_and_opens_after_a_low_answer_or_with_words(person: Any):
    assert boxes(person.get("/1").text) == [False, False]
    person.post("/1", q__keeps="2", q__respect="5")
    assert boxes(person.get("/1").text) == [True, False]
    person.post("/1", q__keeps="4", q__respect="5", other__respect="Always kind")
    page = person.get("/1")
    assert boxes(page.text) == [False, True]
    assert "Always kind" in page.text
    assert faults_of(page.text) == []
    person.post("/2", q__again="10")
    assert boxes(person.get("/2").text) == [True]


def test_the_complaints_channel_stands_before_the_words(person: Any):
    html = person.get("/1").text
    box = html[html.index('<details class="why"') :]

    assert box.index("safe@example.org") < box.index("<textarea")


def test_what_was_written_stays_text_and_is_looked_over_and_sent(person: Any, client: FlaskClient):
    person.post("/1", q__keeps="2", other__keeps=HOSTILE)
    person.post("/2", q__again="7")

    assert HOSTILE not in person.get("/1").text
    assert "&lt;/textarea&gt;" in person.get("/1").text
    review = person.get("/review").text
    assert "<script>alert" not in review
    assert "&lt;/textarea&gt;" in review
    _, code = person.send()
    assert "&lt;/textarea&gt;" in client.post(person.at, data={"act": "see", "code": code}).text


def test_too_many_words_are_told_and_none_is_lost(person: Any):
    page = person.post("/1", q__keeps="2", other__keeps="x" * 601)

    assert page.status_code == 422
    assert "Please shorten it to 600 characters." in page.text
    assert "x" * 601 in page.text


@pytest.mark.browser
def test_the_box_appears_with_an_answer_and_opens_at_once_after_a_low_one(phone: Page, site: str, asked: Any):
    link = f"{site}/r/{asked.secrets[0]}"
    phone.goto(f"{link}/1?lang=en")
    box = phone.locator("details.why").first
    expect(box).to_be_hidden()
    phone.locator("label:has([name='q.keeps'][value='4'])").click()
    expect(box).to_be_visible()
    expect(box.locator("textarea")).to_be_hidden()
    phone.locator("label:has([name='q.keeps'][value='1'])").click()
    box.locator("textarea").fill("Late money")
    assert barriers(phone) == []
    submit(phone.locator("button[value=on]"))
    phone.goto(f"{link}/1?lang=en")
    expect(phone.locator("[name='other.keeps']")).to_have_value("Late money")
