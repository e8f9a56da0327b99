"""Staying in contact, on the pages of a link: a form of its own, offered to everybody, and the return code is not lost by it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, sealing, slips
from surveys.collecting.values import Asked as Place
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person

from fixtures.asked import Asked
from fixtures.rounds import now

SAVED = "Saved: you have agreed to stay in contact."


@pytest.fixture
def named(session: Session, asked: Asked) -> Asked:
    for number, person in enumerate(session.scalars(select(Person))):
        person.name, person.email = f"Person {number}", f"person{number}@example.org"
    session.commit()
    return asked


def test_the_page_that_thanks_asks_apart_from_the_answers_and_the_return_code_comes_along(person: Any, named: Asked):
    person.fill()
    nonce = re.findall(r'name="nonce" value="(\w+)"', review := person.get("/review").text)[0]
    months = re.findall(r'name="months" value="(\w+)"', review)[0]
    thanks = person.post("/review", nonce=nonce, lang="en", months=months).text
    code = re.findall(r'class="code">([^<]+)<', thanks)[0]

    assert 'action="contact"' in thanks
    assert "erased 12 months after closing" in thanks
    saved = person.post("/contact", agreed="on", code=code, lang="en").text
    assert SAVED in saved
    assert code in saved
    assert code not in person.get("/contact").text


def test_it_is_taken_back_by_leaving_the_tick_empty_and_looking_changes_nothing(person: Any, named: Asked):
    assert "checked" not in person.get("/contact").text
    person.post("/contact", agreed="on")
    assert "checked" in person.get("/contact").text
    assert "checked" not in person.post("/contact").text


@pytest.mark.parametrize("before", ["nothing", "declined", "answered", "withdrawn"])
def test_everybody_with_a_link_is_offered_it_whether_or_not_they_answer(person: Any, named: Asked, before: str):
    if before == "declined":
        person.post("", act="decline")
    if before in ("answered", "withdrawn"):
        person.fill()
        person.send()
    if before == "withdrawn":
        person.post("/withdrawal")
    page = person.get("")

    assert 'value="contact"' in page.text
    assert SAVED in person.post("/contact", agreed="on").text
    assert person.post("", follow=True, act="contact").status_code == 200


def test_after_sealing_the_same_link_takes_it_back(person: Any, named: Asked, session: Session, ring: Any, client: FlaskClient):
    person.post("/contact", agreed="on")
    session.rollback()
    visit = answering.find(session, ring, named.secrets[0], now=now())
    evaluation = session.get_one(Evaluation, named.evaluation_id)
    evaluation.state = "closed"
    session.commit()
    assert 'value="contact"' in person.get("").text
    sealing.seal(session, ring, evaluation, now=now())
    session.commit()
    assert stays(session) == 1
    assert 'value="contact"' in person.get("/review").text
    assert "you have not agreed" in person.post("/contact").text
    assert stays(session) == 0

    slip = slips.slip(ring, Place(visit.evaluation_id, visit.invitation_id), slips.CONTACT)
    assert SAVED in client.post(f"/r/{slip}/contact", data={"agreed": "on"}).text
    assert client.get(f"/r/{slip}").status_code == client.get(f"/r/{slip}/review").status_code == 404


def stays(session: Session) -> int:
    session.rollback()
    return len(session.scalars(select(Person.id).where(Person.stays)).all())


def test_whoever_is_on_no_list_is_not_asked(person: Any, asked: Asked, session: Session):
    for one in session.scalars(select(Person)):
        one.name = one.email = ""
    session.commit()
    person.fill()

    assert 'name="months"' not in person.get("/review").text
    assert "there is nothing to keep" in person.get("/contact").text


@pytest.mark.parametrize("code", ["<b>x</b>", "a" * 11, "https://evil.example", ""])
def test_only_what_looks_like_a_return_code_is_repeated(person: Any, named: Asked, code: str):
    page = person.post("/contact", agreed="on", code=code).text

    assert 'class="code"' not in page


def test_a_form_from_another_site_is_refused(client: FlaskClient, named: Asked, session: Session, link: str):
    before = session.scalars(select(Invitation.contact).order_by(Invitation.id)).all()
    session.rollback()
    answer = client.post(f"{link}/contact", data={"agreed": "on"}, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 400
    assert session.scalars(select(Invitation.contact).order_by(Invitation.id)).all() == before
