"""How long names are kept, who stays, and erasing on request."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.models.work import Audit
from surveys.partnerships import erasing

from fixtures.rounds import Story


@pytest.fixture
def opened(story: Story) -> Story:
    story.settled().opened()
    return story


def anybody(story: Story) -> Person:
    found = story.session.scalars(select(Person).order_by(Person.email).limit(1)).one()
    story.session.rollback()
    return found


def test_the_list_says_how_long_it_is_kept(evaluator: FlaskClient, opened: Story):
    before = evaluator.get(f"{opened.place}/people").text
    opened.closed()

    assert "is erased from this list 12 months after it closes" in before
    assert "is erased from this list on" in evaluator.get(f"{opened.place}/people").text


def test_attack_who_has_agreed_is_shown_only_once_the_others_are_gone(evaluator: FlaskClient, opened: Story, session: Session):
    opened.session.execute(update(Person).where(Person.name == "staff 3").values(stays=True))
    opened.closed().sealed()
    before = evaluator.get(f"{opened.place}/people").text
    session.rollback()
    evaluation = session.get_one(Evaluation, opened.evaluation.id)
    evaluation.names_until = datetime.now(UTC).date() - timedelta(days=1)
    erasing.erase_due(session, evaluation, now=datetime.now(UTC))
    session.commit()
    after = evaluator.get(f"{opened.place}/people").text

    assert "stays in contact" not in before
    assert "stays in contact" in after
    assert "staff3@example.org" in after
    assert "staff2@example.org" not in after


def test_somebody_invited_is_erased_only_when_it_is_confirmed_and_the_place_stays(evaluator: FlaskClient, opened: Story, session: Session):
    person = anybody(opened)
    at = f"{opened.place}/people/{person.id}"
    asked = evaluator.post(f"{at}/remove")
    page = evaluator.get(at).text
    refused = evaluator.post(f"{at}/forget")
    done = evaluator.post(f"{at}/forget", data={"sure": "y"})

    assert asked.location.endswith(at)
    assert "their place stays counted" in page
    assert (refused.status_code, done.status_code) == (422, 303)
    assert person.email not in evaluator.get(f"{opened.place}/people").text
    assert person.email not in evaluator.get(f"{opened.at}/invited").text
    assert evaluator.get(at).status_code == 404
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Invitation)) == 23
    assert session.scalars(select(Audit.verb).order_by(Audit.number.desc()).limit(1)).one() == "forget"


def plain(page: str) -> str:
    """A page without what is drawn anew each time."""
    return re.sub(r'(nonce|value)="[^"]*"', "", page)


@pytest.mark.parametrize("agreed", [True, False])
def test_ending_the_contact_looks_the_same_whether_or_not_somebody_had_agreed(
    evaluator: FlaskClient, opened: Story, session: Session, *, agreed: bool
):
    person = anybody(opened)
    session.execute(update(Person).where(Person.id == person.id).values(stays=agreed))
    session.commit()
    at = f"{opened.place}/people/{person.id}"
    page, listing = evaluator.get(at).text, plain(evaluator.get(f"{opened.place}/people").text)
    answer = evaluator.post(f"{at}/end-contact", follow_redirects=True)

    assert plain(evaluator.get(f"{opened.place}/people").text) == listing
    assert "You do not learn whether they had agreed" in page
    assert "If the person had agreed to stay in contact, this is over." in answer.text
    session.rollback()
    assert not session.get_one(Person, person.id, populate_existing=True).stays


def test_strangers_and_viewers_find_nobody(stranger: FlaskClient, viewer: FlaskClient, opened: Story):
    at = f"{opened.place}/people/{anybody(opened).id}"
    for client in (stranger, viewer):
        assert client.get(at).status_code == 404
        for act in ("forget", "end-contact"):
            assert client.post(f"{at}/{act}", data={"sure": "y"}).status_code == 404


def test_the_time_is_set_before_opening(evaluator: FlaskClient, story: Story, session: Session):
    story.settled()
    page = evaluator.get(f"{story.at}/settings").text

    assert 'name="names_months"' in page
    assert 'value="12"' in page
