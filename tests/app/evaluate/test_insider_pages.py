"""What could an insider work out? Before sealing and before sharing: sizes only, never an answer; more protection with a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Answer

from fixtures.partners import of_partners
from fixtures.rounds import Story, listed

PEOPLE = listed("agency", 9) + listed("village", 6, organisation="Committees") + listed("works", 3, organisation="Works")


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The pages are the same on every database."""
    return sqlite_database


def begun(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account, PEOPLE, template="short-check").settled().agreed()


def sealed(session: Session, ring: Any, account: Account, value: int) -> Story:
    story = begun(session, ring, account)
    story.opened()
    story.answered(story.secrets(), answer=lambda item, _chance, _words: Answer(value) if item.kind == "rating" else None)
    return story.closed().sealed()


def plain(page: str) -> str:
    return re.sub(r'(nonce|value)="[^"]*"|[0-9a-hjkmnp-tv-z]{16}', "", page)


def test_the_page_says_the_same_whatever_people_answered(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    first, second = (sealed(session, ring, account, value) for value in (5, 2))

    pages = [plain(evaluator.get(f"{story.at}/insiders").text) for story in (first, second)]

    assert pages[0] == pages[1]
    assert "9 answers" in pages[0]
    assert "village + works" in pages[0]


def test_it_is_linked_where_one_decides(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = begun(session, ring, account)
    way = f'href="{story.at}/insiders'
    assert way in evaluator.get(f"{story.at}/forecast").text
    assert way in evaluator.get(f"{story.at}/settings").text
    story.opened()
    story.answered(story.secrets())
    story.closed()
    assert way in evaluator.get(f"{story.at}/collection").text
    story.sealed()
    assert way in evaluator.get(f"{story.at}/comments").text


def test_more_protection_is_chosen_with_a_reason_and_kept(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = sealed(session, ring, account, 4)
    page = evaluator.get(f"{story.at}/insiders").text
    agency, village = re.findall(r'name="groups" [^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="groups"', page)[:2]
    ids = ["".join(agency), "".join(village)]

    refused = evaluator.post(f"{story.at}/insiders/join", data={"groups": ids[:1], "reason": "Too small <b>"})
    joined = evaluator.post(f"{story.at}/insiders/join", data={"groups": ids, "reason": "They are too few."})
    guarded = evaluator.post(f"{story.at}/insiders/guard", data={"reason": "The village depends on the agency."})

    assert refused.status_code == 422
    assert "Too small &lt;b&gt;" in refused.text
    assert "Choose at least two groups to join." in refused.text
    assert (joined.status_code, guarded.status_code) == (303, 303)
    session.rollback()
    kept = session.get_one(Evaluation, story.evaluation.id, populate_existing=True)
    assert (kept.guarded, len(kept.joined[0])) == (True, 3)
    after = evaluator.get(f"{story.at}/insiders").text
    assert "protected against colleagues" in after
    assert "Fewer than two groups can be shown." in after


def test_where_answers_stand_beside_names_there_is_nothing_to_narrow_down(
    evaluator: FlaskClient, session: Session, ring: Any, account: Account
):
    story = of_partners(session, ring, account)

    assert "nothing to narrow down" in evaluator.get(f"{story.at}/insiders").text
