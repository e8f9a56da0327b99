"""Attacks from the side: what staff pages tell while answers come in, addresses that belong to others, words that turn what follows."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering
from surveys.models.partnerships import Group, Partnership, Person
from surveys.models.registry import metadata

from fixtures.rounds import HEADER, Story, listed, now

TURNED = "Village\u2069\u202e rate"
FIXED = {"edition": "sense-making", "lang": "en", "paper": "A4", "code": "A1", "number": 1, "kind": "csv", "key": "0" * 20, "suffix": "pdf"}
STAFF_TABLES = ("audit", "job", "outbox", "evaluation", "release", "participation", "ledger")


def page(client: FlaskClient, address: str) -> str:
    """A page without what is drawn anew each time."""
    return re.sub(r'(nonce|value)="[^"]*"', "", client.get(address).text)


def rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    found = {name: sorted(map(tuple, session.execute(select(metadata.tables[name]))), key=str) for name in STAFF_TABLES}
    session.rollback()
    return found


def test_no_page_of_staff_and_no_table_of_theirs_changes_with_one_answer(evaluator: FlaskClient, story: Story, session: Session):
    story.settled().opened()
    secrets = story.secrets()
    story.answered(secrets[:1])
    places = [story.at, f"{story.at}/collection", f"{story.at}/preview", story.place, f"{story.place}/people", "/", "/partnerships"]
    seen, kept = [page(evaluator, place) for place in places], rows(session)

    story.answered(secrets[1:3], seed=2)
    answering.decline(story.session, story.ring, secrets[5], now=now())
    story.session.commit()

    assert [page(evaluator, place) for place in places] == seen
    assert rows(session) == kept


def test_withdrawing_moves_no_number_that_staff_see(evaluator: FlaskClient, story: Story):
    story.settled().opened()
    secrets = story.secrets()
    story.answered(secrets[:2])
    before = page(evaluator, f"{story.at}/collection")

    answering.withdraw(story.session, story.ring, secrets[0], now=now() + timedelta(minutes=1))
    story.session.commit()

    assert page(evaluator, f"{story.at}/collection") == before


def test_whoever_has_no_role_finds_no_address_of_an_evaluation_or_a_partnership(app: Flask, stranger: FlaskClient, story: Story):
    """Every address there is, taken from the site itself, so that a new page is attacked from its first day."""
    session = story.session
    known = {
        "evaluation_id": story.evaluation.id,
        "partnership_id": story.partnership.id,
        "group_id": session.scalars(select(Group.id)).first(),
        "person_id": session.scalars(select(Person.id)).first(),
    }
    session.rollback()
    tried = 0
    for rule in app.url_map.iter_rules():
        if not rule.arguments & {"evaluation_id", "partnership_id"}:
            continue
        values = {name: {**FIXED, **known}.get(name, story.evaluation.id) for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values)
        for method in rule.methods & {"GET", "POST"}:
            tried += 1
            assert stranger.open(address, method=method, data={"sure": "y", "title": "Mine"}).status_code == 404, (method, address)
    assert tried > 50


@pytest.mark.parametrize("place", ["title", "name_en"])
def test_a_name_cannot_turn_the_words_and_numbers_that_follow_it(evaluator: FlaskClient, session: Session, story: Story, place: str):
    if place == "title":
        evaluator.post(f"{story.place}/edit", data={"title": TURNED, "summary": TURNED, "status": "active"})
    else:
        evaluator.post(f"{story.place}/groups", data={"name_en": TURNED})
    people = HEADER + listed("x", 1) + f"Y{TURNED},y@example.org,O{TURNED},G{TURNED},en\n"
    evaluator.post(f"{story.place}/people/add", data={"people": people, "new_groups": "y", "new_organisations": "y"})
    session.rollback()

    for table in (Partnership, Group, Person):
        assert "\u202e" not in str([getattr(row, "name", getattr(row, "title", "")) for row in session.scalars(select(table))])
    session.rollback()
    for address in (story.place, f"{story.place}/groups", f"{story.place}/people"):
        assert not re.search("[\u202a-\u202e]", evaluator.get(address).text)
        assert "Village rate" in evaluator.get(address).text or place == "title"
