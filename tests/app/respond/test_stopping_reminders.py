"""“Unsubscribe” in a mail program (RFC 8058): one post stops reminders and nothing else; looking changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, sealing, slips
from surveys.collecting.values import Asked as Place
from surveys.errors import LinkUnknown
from surveys.models.collecting import Draft, Invitation
from surveys.models.evaluations import Evaluation

from fixtures.asked import Asked
from fixtures.rounds import now

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def place(asked: Asked, session: Session, ring: Any) -> Place:
    found = answering.find(session, ring, asked.secrets[0], now=now())
    session.rollback()
    return Place(found.evaluation_id, found.invitation_id)


@pytest.fixture
def address(place: Place, ring: Any) -> str:
    return f"/r/{slips.slip(ring, place, slips.REMINDERS)}/reminders"


def row(session: Session, place: Place) -> Invitation:
    session.rollback()
    return session.get_one(Invitation, (place.evaluation_id, place.invitation_id), populate_existing=True)


def test_looking_at_the_page_changes_nothing(client: FlaskClient, session: Session, place: Place, address: str):
    page = client.get(address)

    assert page.status_code == 200
    assert "Do you want no more reminders?" in page.text
    assert not row(session, place).quiet


def test_one_post_of_a_mail_program_stops_reminders_and_nothing_else(
    client: FlaskClient, person: Any, session: Session, place: Place, address: str
):
    person.fill()
    answer = client.post(address, data=ONE_CLICK)

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    found = row(session, place)
    assert (found.quiet, found.state, found.escrow is not None) == (True, "invited", True)
    assert session.scalars(select(Draft)).all()
    assert person.get("/review").status_code == 200
    assert person.send()


def test_it_can_be_said_twice_and_taken_back(client: FlaskClient, session: Session, place: Place, address: str):
    twice = [client.post(address, data=ONE_CLICK).text for _ in range(2)]
    again = client.post(address, data={"act": "again"}).text

    assert all("You get no more reminders about this" in one for one in twice)
    assert "Do you want no more reminders?" in again
    assert not row(session, place).quiet


def test_it_says_nothing_of_others(client: FlaskClient, session: Session, place: Place, address: str):
    client.post(address, data=ONE_CLICK)

    quiet = session.scalars(select(Invitation.id).where(Invitation.quiet)).all()
    assert quiet == [place.invitation_id]


def test_after_the_closing_nothing_is_noted_any_more(
    client: FlaskClient, session: Session, ring: Any, asked: Asked, place: Place, address: str
):
    client.post(address, data=ONE_CLICK)
    session.rollback()
    evaluation = session.get_one(Evaluation, asked.evaluation_id)
    evaluation.state = "closed"
    session.commit()
    over = client.post(address, data={"act": "again"})
    assert row(session, place).quiet
    sealing.seal(session, ring, evaluation, now=now())
    session.commit()

    assert (over.status_code, client.get(address).status_code) == (200, 200)
    assert "No more answers are taken" in over.text
    assert not row(session, place).quiet


def test_a_slip_serves_its_purpose_only(client: FlaskClient, session: Session, ring: Any, asked: Asked, place: Place, address: str):
    slip = address.split("/")[2]
    for where in ("", "/1", "/review", "/pause", "/withdrawal"):
        assert client.get(f"/r/{slip}{where}").status_code == 404
        assert client.post(f"/r/{slip}{where}", data={"act": "decline"}).status_code in (404, 405)
    assert client.post(f"/r/{asked.secrets[0]}/reminders", data=ONE_CLICK).status_code == 404
    with pytest.raises(LinkUnknown):
        slips.read_slip(ring, slip, "something else")

    assert (row(session, place).state, row(session, place).quiet) == ("invited", False)


def test_a_slip_that_is_wrong_in_any_way_does_nothing(client: FlaskClient, session: Session, ring: Any, place: Place, address: str):
    slip = address.split("/")[2]
    other = slips.slip(ring, Place(place.evaluation_id, bytes(32)), slips.REMINDERS)
    for wrong in (
        slip[:-1],
        slip + "0",
        slip[:-1] + ("a" if slip[-1] != "a" else "b"),
        "0" * 96,
        slip[16:] + slip[:16],
        other,
        "x" * 3000,
        "%00",
    ):
        answer = client.post(f"/r/{wrong}/reminders", data=ONE_CLICK)
        assert answer.status_code == 404
        assert wrong not in answer.text or len(wrong) < 4

    assert not session.scalars(select(Invitation).where(Invitation.quiet)).all()


def test_the_slip_stands_in_no_table_and_holds_no_personal_secret(session: Session, asked: Asked, address: str):
    slip = address.split("/")[2]

    assert not [secret for secret in asked.secrets if secret in slip]
    assert slip[80:] not in {
        (one.hex() if isinstance(one, bytes) else str(one)) for found in session.execute(select(Invitation)) for one in found
    }
