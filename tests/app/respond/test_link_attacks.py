"""Attacks 4 and 5 of the confidentiality page, over HTTP, and forms that no browser of ours would send."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from surveys.collecting.personal_secrets import shown
from surveys.models.collecting import Draft, Invitation, Response
from surveys.models.evaluations import Evaluation
from surveys.models.registry import metadata

from fixtures.asked import Asked, ask

Person = Any
PLACES = ("", "/", "/1", "/2", "/3", "/9", "/review", "/pause", "/withdrawal")
EVERYWHERE = (*PLACES, "/contact", "/reminders")
"""Those on which something is done with answers, and the others."""


def everything(session: Session) -> list[object]:
    """Every row of every table, as it stands."""
    rows: list[object] = []
    for table in metadata.sorted_tables:
        rows += [tuple(row) for row in session.execute(select(table))]
    session.rollback()
    return rows


def test_a_link_may_be_typed_in_capitals_with_hyphens_and_with_letters_that_look_alike(client: FlaskClient, asked: Asked):
    secret = asked.secrets[0]
    for typed in (secret.upper(), shown(secret), shown(secret).upper(), secret.replace("0", "o").replace("1", "l"), f"{secret}/"):
        assert client.get(f"/r/{typed}").status_code == 200


def test_a_link_that_is_wrong_in_any_way_opens_nothing_and_is_not_repeated(client: FlaskClient, asked: Asked):
    secret = asked.secrets[0]
    other = "b" if secret[4] != "b" else "c"
    for wrong in (
        secret[:-1],
        secret[1:],
        secret + "0",
        secret[:4] + other + secret[5:],
        "0" * 27,
        "x",
        "%00",
        "é" * 27,
        "x" * 2000,
        "..%2f",
    ):
        page = client.get(f"/r/{wrong}")
        assert page.status_code == 404
        assert "This link does not work" in page.text
        assert len(wrong) < 3 or wrong not in page.text


def test_opening_a_link_changes_nothing_however_often(person: Person, plain: FlaskClient, session: Session):
    person.post("/1", q__keeps="4")
    before = everything(session)
    for place in EVERYWHERE:
        for open_it in (plain.get, plain.head, plain.options):
            assert open_it(f"{person.at}{place}").status_code < 500
    assert everything(session) == before


def test_no_page_holds_its_link_sets_a_cookie_or_tells_where_one_came_from(person: Person):
    answers = [person.get(place) for place in EVERYWHERE]
    answers += [person.post("/1", q__keeps="9"), person.post("/1", q__keeps="4"), person.post("/2", q__word="Sturdy")]
    page = person.get("/review")
    nonce = re.findall(r'name="nonce" value="(\w+)"', page.text)[0]
    answers += [page, person.post("/review", nonce=nonce), *map(person.get, EVERYWHERE), person.post(act="see", code="wrong")]
    answers += [person.post("/withdrawal"), *map(person.get, EVERYWHERE)]
    secret = person.at.removeprefix("/r/")
    for answer in answers:
        assert secret not in answer.text.lower()
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert secret not in str({**answer.headers, "Location": ""})


def test_no_log_holds_a_link_or_an_answer_even_when_something_breaks(
    person: Person, app: Flask, session: Session, caplog: pytest.LogCaptureFixture
):
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    caplog.set_level(logging.DEBUG)
    person.post("/2", q__word="Sturdy")
    session.execute(text("ALTER TABLE draft RENAME TO elsewhere"))
    session.commit()
    try:
        broken = person.post("/2", q__word="Fragile")
    finally:
        session.execute(text("ALTER TABLE elsewhere RENAME TO draft"))
        session.commit()
    assert broken.status_code == 500
    assert caplog.text
    for hidden in (person.at.removeprefix("/r/"), "Sturdy", "Fragile"):
        assert hidden not in caplog.text
        assert hidden not in broken.text


def test_nothing_is_taken_after_the_closing(person: Person, session: Session):
    person.fill()
    nonce = re.findall(r'name="nonce" value="(\w+)"', person.get("/review").text)[0]
    session.execute(update(Evaluation).values(state="closed"))
    session.commit()
    before = everything(session)
    late = [
        person.post("/1", q__keeps="1"),
        person.post("/review", nonce=nonce),
        person.post(act="decline"),
        person.post("/pause", word="nightingale"),
    ]
    assert [answer.status_code for answer in late] == [410] * 4
    assert everything(session) == before


def test_a_link_replayed_after_withdrawing_opens_nothing(person: Person, session: Session):
    person.fill()
    person.send()
    person.post("/withdrawal")
    before = everything(session)
    for place in PLACES:
        assert person.post(place, q__keeps="1", act="start").status_code in {303, 404, 405, 410}
        assert person.get(place).status_code in {303, 410}
    assert everything(session) == before


def test_the_return_code_of_one_link_opens_no_other(person: Person, client: FlaskClient, asked: Asked):
    person.fill()
    _, code = person.send()
    other = type(person)(client, f"/r/{asked.secrets[2]}")
    other.fill()
    other.send()
    assert other.post(act="see", code=code).status_code == 422
    assert other.post(act="change", code=code).status_code == 422


def test_a_ticket_of_one_link_opens_no_other(person: Person, client: FlaskClient, asked: Asked):
    person.post("/2", q__word="Sturdy")
    ticket = person.post("/pause", word="nightingale").headers["Location"].split("~")[1].split("/")[0]
    other = f"/r/{asked.secrets[2]}"
    forged = ticket[:20] + ("B" if ticket[20] == "A" else "A") + ticket[21:]
    assert "Your return word" in client.get(f"{other}~{ticket}/2").text
    assert "Your return word" in client.get(f"{person.at}~{forged}/2").text
    assert "Sturdy" in client.get(f"{person.at}~{ticket}/2").text


def test_a_link_of_another_evaluation_shows_only_its_own(person: Person, client: FlaskClient, session: Session, ring: Any):
    other = ask(session, ring, title="Another one").secrets[0]
    person.post("/2", q__word="Sturdy")
    assert "Another one" in client.get(f"/r/{other}").text
    assert "Sturdy" not in client.get(f"/r/{other}/2").text


def test_a_form_from_another_site_is_refused(person: Person, session: Session):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}):
        assert person.client.post(f"{person.at}/1", data={"q.keeps": "1"}, headers=headers).status_code == 400
    assert session.scalar(select(Draft.id)) is None
    for headers in ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "null"}, {}):
        assert person.client.post(f"{person.at}/1", data={"q.keeps": "1"}, headers=headers).status_code == 303


def test_answers_to_questions_that_are_hidden_or_unknown_are_not_sent(person: Person):
    person.post("/3", q__roads="5", q__keeps="1", q__nobody="1")
    person.fill()
    assert "The way there is safe." not in person.get("/review").text
    _, code = person.send()
    told = person.post(act="see", code=code).text
    assert "The way there is safe." not in told
    assert "Strongly disagree" not in told


def test_sections_that_are_not_there_take_nothing(person: Person, session: Session):
    for place in ("/0", "/9", "/999999999"):
        assert person.post(place, q__keeps="1").status_code == 303
    assert person.post("/-1").status_code == 404
    assert session.scalar(select(Draft.id)) is None


def test_a_form_that_is_too_large_is_refused_with_a_page(person: Person):
    refused = person.post("/2", q__future="x" * (2 * 1024 * 1024 + 10))
    assert refused.status_code == 413
    assert "too large" in refused.text


def test_hostile_answers_stay_text_on_every_page_that_shows_them(person: Person):
    hostile = "\"'><script>alert(1)</script>\u202e{{7*7}}"
    person.post("/1", q__keeps="1", q__why=hostile)
    person.post("/2", q__word=hostile[:40], q__future=hostile, other__meet=hostile)
    pages = [person.get("/1"), person.get("/2"), person.get("/review"), person.post("/2", q__visits=hostile, q__word=hostile * 9)]
    _, code = person.send()
    pages += [person.post(act="see", code=code), person.post(act="see", code=hostile)]
    for page in pages:
        assert "<script>alert" not in page.text
        assert "\u202e" not in page.text or page.status_code == 422
        assert "49" not in re.sub(r"[0-9a-z]{8,}", "", page.text)


def test_hostile_names_and_channels_stay_text(client: FlaskClient, session: Session, ring: Any):
    hostile = {name: f"<img src=x onerror={name}>" for name in ("title", "complaints", "owner", "contact")}
    secret = ask(session, ring, **hostile).secrets[0]
    for place in ("", "/1", "/2", "/pause", "/review"):
        assert "<img" not in client.get(f"/r/{secret}{place}").text


def test_two_people_who_send_do_not_meet(person: Person, client: FlaskClient, asked: Asked, session: Session):
    for secret in asked.secrets[:3]:
        each = type(person)(client, f"/r/{secret}")
        each.fill()
        each.send()
    assert len(session.scalars(select(Response.id)).all()) == 3
    assert sorted(session.scalars(select(Invitation.state))) == ["answered"] * 3 + ["invited"] * 4
