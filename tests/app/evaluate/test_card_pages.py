"""Cards in the browser: asked for, printed at the opening, printed more, cancelled; their links are shown once."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from surveys.models.collecting import Cards
from surveys.models.partnerships import Group, Organisation

from fixtures.rounds import Story

LINK = re.compile(r"/r/([0-9a-z-]{20,})<")


def wish(story: Story, number: str, **other: str) -> dict[str, str]:
    group = story.session.scalars(select(Group.id).where(Group.position == 1)).one()
    organisation = story.session.scalars(select(Organisation.id)).first()
    story.session.rollback()
    return {"number": number, "group_id": group, "organisation_id": str(organisation), "lang": "ar", **other}


def printings(story: Story) -> list[Any]:
    found = list(story.session.scalars(select(Cards).order_by(Cards.number)))
    story.session.rollback()
    return found


def test_cards_are_asked_for_and_printed_at_the_opening_once(evaluator: FlaskClient, story: Story):
    story.settled(languages=("en", "ar"))
    at = f"{story.at}/cards"

    faulty = evaluator.post(at, data=wish(story, "many"))
    noted = [evaluator.post(at, data=wish(story, number)).status_code for number in ("٧", "3")]
    evaluator.post(f"{at}/{printings(story)[0].id}/remove")
    listing = evaluator.get(at).text
    opened = evaluator.post(f"{story.at}/open").text

    assert (faulty.status_code, noted) == (422, [303, 303])
    assert "So many cards cannot be printed at once." in faulty.text
    assert 'value="many"' in faulty.text
    assert "7 cards" in listing
    assert "3 cards" not in listing
    assert len(set(LINK.findall(opened))) == 7
    assert opened.count('<article class="card" lang="ar" dir="rtl">') == 7
    assert "30 people are invited." in opened
    assert LINK.findall(evaluator.get(at).text) == []


def test_more_cards_are_printed_with_a_reason_and_cancelled_with_one(evaluator: FlaskClient, story: Story):
    story.settled(languages=("en", "ar")).opened()
    at = f"{story.at}/cards"

    refused = evaluator.post(at, data=wish(story, "5"))
    made = evaluator.post(at, data=wish(story, "5", reason="More people came."))
    cards_id = printings(story)[0].id
    unexplained = evaluator.post(f"{at}/{cards_id}/cancel", data={f"{cards_id}-reason": ""})
    cancelled = evaluator.post(f"{at}/{cards_id}/cancel", data={f"{cards_id}-reason": "It rained."})

    assert (refused.status_code, made.status_code) == (422, 200)
    assert "This was left empty." in refused.text
    assert 'value="5"' in refused.text
    assert len(set(LINK.findall(made.text))) == 5
    assert (unexplained.status_code, cancelled.status_code) == (422, 303)
    assert "<details open>" in unexplained.text
    assert "cancelled" in evaluator.get(at).text
    assert "It rained." not in evaluator.get(at).text


def test_a_printed_link_opens_the_welcome_of_its_group(evaluator: FlaskClient, story: Story):
    story.settled(languages=("en", "ar")).opened()

    made = evaluator.post(f"{story.at}/cards", data=wish(story, "2", reason="More people came.")).text
    welcome = evaluator.get(f"/r/{LINK.findall(made)[0]}?lang=en").text

    assert "village" in welcome
    assert "13 people invited" in welcome
