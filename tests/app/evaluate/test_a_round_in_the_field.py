"""An open round is followed, reminded, extended, closed and sealed in the browser."""

from __future__ import annotations

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.jobs.registry import Tools

from fixtures.desk import SETTINGS, state, work
from fixtures.rounds import LAST_DAY, Story, listed


def test_letters_for_people_without_an_address_are_shown_once(evaluator: FlaskClient, session: Session, story: Story):
    lines = listed("staff", 12) + "Layla,,Nahr,staff,ar\n"
    paper = Story.begin(session, story.ring, story.account, lines, "Paper").settled()
    page = evaluator.post(f"{paper.at}/open").text

    assert page.count('class="letter"') == 1
    assert "Layla" in page
    assert 'dir="rtl"' in page
    assert "http://localhost/r/" in page
    assert "<svg" in page
    assert "/r/" not in evaluator.get(f"{paper.at}/collection").text


def test_collection_tells_steps_and_never_a_person(evaluator: FlaskClient, story: Story):
    story.settled().opened()
    story.answered(story.secrets()[:7])
    page = evaluator.get(f"{story.at}/collection").text

    assert "12 people invited. 5 or more have answered." in page
    assert "staff1@example.org" not in page
    assert "/r/" not in page


def test_acts_are_refused_outside_their_state(evaluator: FlaskClient, story: Story):
    story.settled()
    for act in ("remind", "extend", "close", "reopen", "raise", "share", "comments/D2"):
        data = {"until": "2127-01-01", "reason": "x", "k": "3"}
        assert evaluator.post(f"{story.at}/{act}", data=data).status_code in (409, 422), act
    assert evaluator.get(f"{story.at}/comments").status_code == 409
    story.opened()
    for act in ("open", "settings", "questionnaire", "forecast/join"):
        assert evaluator.post(f"{story.at}/{act}", data={**SETTINGS, "template": "short-check", "form": "core"}).status_code == 409, act


def test_an_open_round_is_reminded_extended_raised_closed_and_opened_again(evaluator: FlaskClient, story: Story):
    story.settled().opened()
    later = (LAST_DAY + timedelta(days=7)).isoformat()
    assert evaluator.post(f"{story.at}/remind").status_code == 303
    assert evaluator.post(f"{story.at}/remind").status_code == 409
    assert evaluator.post(f"{story.at}/extend", data={"until": later, "reason": ""}).status_code == 422
    assert evaluator.post(f"{story.at}/extend", data={"until": later, "reason": "Roads are flooded"}).status_code == 303
    assert evaluator.post(f"{story.at}/raise", data={"k": "4"}).status_code == 422
    assert evaluator.post(f"{story.at}/raise", data={"k": "6", "reason": "Few answered."}).status_code == 303
    assert evaluator.post(f"{story.at}/close").status_code == 303
    closed = evaluator.get(f"{story.at}/collection").text
    assert evaluator.post(f"{story.at}/reopen").status_code == 303

    assert "Roads are flooded" in closed
    assert "Seal at once" in closed
    assert state(story) == "open"


def test_sealing_at_once_asks_first_and_the_worker_does_it(evaluator: FlaskClient, story: Story, tools: Tools):
    story.settled().opened()
    story.answered(story.secrets())
    story.closed()
    unsure = evaluator.post(f"{story.at}/seal")
    sure = evaluator.post(f"{story.at}/seal", data={"sure": "y"})
    waiting = evaluator.get(f"{story.at}/collection")
    work(tools)

    assert (unsure.status_code, sure.status_code) == (422, 303)
    assert waiting.headers["Refresh"]
    assert state(story) == "sealed"


def test_a_round_whose_key_is_gone_says_so_everywhere(evaluator: FlaskClient, story: Story, session: Session):
    story.settled().opened()
    story.evaluation.lost = True
    session.commit()

    for place in ("/", f"{story.at}/collection"):
        assert "can never be read again" in evaluator.get(place).text
