"""A group proposes by link and without an account, the evaluator takes up or says why not, and the group sees what became of it."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting.personal_secrets import new_secret, tidy
from surveys.models.proposals import CoDesign, Proposal

from fixtures.making import Bench
from fixtures.rounds import now

HOSTILE = '"><script>alert(1)</script>{{7*7}}\u202e'


def invite(client: FlaskClient, bench: Bench, **fields: str) -> str:
    """The path of a new link."""
    page = client.post(f"{bench.at}/proposals", data={"group": "Village committee", "note": "Given to Amal", "lang": "en", **fields}).text
    found = re.search(r"/suggest/[0-9a-z-]+", page)
    assert found, page
    return found[0]


@pytest.fixture
def group(app: Flask) -> FlaskClient:
    """Somebody without an account."""
    return app.test_client()


def waiting(session: Session) -> list[Proposal]:
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(Proposal).order_by(Proposal.at)))


def test_what_a_group_proposes_is_taken_up_with_its_name_or_answered(
    evaluator: FlaskClient, group: FlaskClient, bench: Bench, session: Session
):
    link = invite(evaluator, bench)
    assert "The partners keep their promises." in group.get(link).text
    told = group.post(link, data={"act": "propose", "words": "Do we hear back?", "reason": ""})
    assert told.status_code == 422
    assert ">Do we hear back?</textarea>" in told.text
    group.post(link, data={"act": "propose", "words": "Do we hear back?", "reason": "Nobody told us."})
    group.post(link, data={"act": "propose", "words": "Who paid?", "reason": "We wonder."})
    sent = group.post(link, data={"act": "comment", "code": "T1", "words": "Which promises?"})
    assert (sent.status_code, sent.data) == (303, b"")

    assert "Proposals (3)" in evaluator.get(bench.at).text
    first, second, remark = waiting(session)
    adopted = evaluator.post(f"{bench.at}/proposals/{first.id}/adopt", data={"section": "trust", "kind": "rating"})
    code = adopted.location.rpartition("/")[2]
    assert (bench.now().item(code).text.pick("en"), bench.now().item(code).credit) == ("Do we hear back?", "Village committee")
    assert "Proposed by Village committee" in evaluator.get(bench.at).text
    assert evaluator.post(f"{bench.at}/proposals/{second.id}/answer", data={"reply": ""}).status_code == 422
    evaluator.post(f"{bench.at}/proposals/{second.id}/answer", data={"reply": "It is in the yearly report."})
    evaluator.post(f"{bench.at}/proposals/{remark.id}/answer", data={"as": "followed", "reply": ""})
    assert evaluator.post(f"{bench.at}/proposals/{first.id}/answer", data={"reply": "No"}).status_code == 409

    page = group.get(link).text
    for words in (f"It is question {code} now.", "It is in the yearly report.", 'Proposed by <bdi dir="auto">Village committee</bdi>'):
        assert words in page
    assert "Given to Amal" not in page
    assert "Amina" not in page


def test_a_link_is_closed_and_revoked_and_ends_on_its_day(evaluator: FlaskClient, group: FlaskClient, bench: Bench, session: Session):
    link = invite(evaluator, bench)
    made = session.scalars(select(CoDesign)).one()
    at = f"{bench.at}/proposals/links/{made.id}"
    more = {"act": "propose", "words": "More?", "reason": "Because."}
    group.post(link, data=more)
    session.rollback()
    session.execute(update(CoDesign).values(until=now().date() - timedelta(days=1)))
    session.commit()
    assert group.post(link, data=more).status_code == 409
    session.execute(update(CoDesign).values(until=None))
    session.commit()
    evaluator.post(at, data={"state": "closed"})
    page = group.get(link).text
    assert "<form" not in page
    assert "More?" in page
    assert group.post(link, data=more).status_code == 409
    evaluator.post(at, data={"state": "revoked"})
    assert group.get(link).status_code == 404
    assert evaluator.post(at, data={"state": "open"}).status_code == 409


def test_a_secret_is_kept_nowhere_and_opens_nothing_else(
    evaluator: FlaskClient, group: FlaskClient, bench: Bench, session: Session, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG)
    link = invite(evaluator, bench)
    secret = tidy(link.rpartition("/")[2])
    group.get(link)
    assert secret not in evaluator.get(f"{bench.at}/proposals").text
    assert secret not in group.get(link).text
    assert secret not in tidy(caplog.text)
    assert secret.encode() not in session.scalars(select(CoDesign.key)).one()
    for path in (f"/suggest/{new_secret()}", f"/suggest/{secret[:-1]}", f"/r/{secret}", f"/agree/{secret}"):
        assert group.get(path).status_code == 404
    assert group.post(f"/suggest/{new_secret()}", data={"act": "propose", "words": "x", "reason": "y"}).status_code == 404
    assert waiting(session) == []
    answer = group.get(link)
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"], answer.headers.get("Set-Cookie")) == (
        "no-referrer",
        "no-store",
        None,
    )
    assert group.post(link, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 400


def test_hostile_words_stay_words_and_too_many_are_refused(evaluator: FlaskClient, group: FlaskClient, bench: Bench, session: Session):
    link = invite(evaluator, bench, group=HOSTILE)
    hostile = {"act": "propose", "words": HOSTILE, "reason": HOSTILE, "answers": HOSTILE}
    group.post(link, data=hostile)
    (one,) = waiting(session)
    evaluator.post(f"{bench.at}/proposals/{one.id}/adopt", data={"section": "trust", "kind": "long_text"})
    for page in (evaluator.get(f"{bench.at}/proposals").text, group.get(link).text, evaluator.get(bench.at).text):
        assert "<script>alert" not in page
        assert "\u202e" not in page
    assert group.post(link, data={"act": "propose", "words": "x" * 1001, "reason": "y"}).status_code == 422
    assert 429 in {group.post(link, data=hostile).status_code for _ in range(25)}


def test_one_group_takes_nothing_of_another_back(evaluator: FlaskClient, group: FlaskClient, bench: Bench, session: Session):
    ours, theirs = invite(evaluator, bench), invite(evaluator, bench, group="Town council")
    group.post(ours, data={"act": "propose", "words": "Ours?", "reason": "Because."})
    (one,) = waiting(session)
    assert group.post(theirs, data={"act": "take_back", "proposal": one.id}).status_code == 404
    assert "Ours?" not in group.get(theirs).text
    assert group.post(ours, data={"act": "take_back", "proposal": one.id}).status_code == 303
    assert waiting(session) == []
