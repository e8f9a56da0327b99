"""Before a version is published its page says what it changes and which trends that ends; later each is told from the one before."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.models.accounts import Account

from fixtures.making import published


def save(client: FlaskClient, address: str, **changes: str) -> int:
    """The question's form sent with these fields changed."""
    page = client.get(address).text
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    data = {"text": "The partners keep their promises.", "kind": "rating", "scale": "agree5", "unknown": "y", "scored": "y", "code": "T1"}
    return client.post(address, data=data | {"meaning": "same", "seen": seen[1]} | changes).status_code


def test_what_a_new_version_changes_is_said_before_it_is_published(evaluator: FlaskClient, session: Session, account: Account):
    at = f"/questionnaires/{published(session, account).questionnaire_id}"
    assert evaluator.get(f"{at}/versions/1/changes").status_code == 404
    evaluator.post(f"{at}/next")
    assert save(evaluator, f"{at}/items/T1", text="The partners keep what they promise.") == 303
    evaluator.post(f"{at}/items/T2/leave-out")
    page = evaluator.get(f"{at}/versions").text
    assert "1 left out, 1 worded anew" in page
    assert "One question can no longer be compared with earlier answers:" in page

    changes = evaluator.get(f"{at}/versions/2/changes").text
    assert "keep <del>" in changes
    assert "what they promise.</ins>" in changes
    assert "Mistakes are owned." in changes

    assert save(evaluator, f"{at}/items/T1", text="The partners break promises.", reverse="y", meaning="changed") == 303
    assert "2 questions can no longer be compared with earlier answers:" in evaluator.get(f"{at}/versions").text
    assert evaluator.post(f"{at}/publish", data={"note": ""}).status_code == 303
    assert "Asks something else now" in evaluator.get(f"{at}/versions/2/changes").text


def test_a_fork_is_told_from_what_it_was_made_from(evaluator: FlaskClient, session: Session, account: Account):
    version = published(session, account)
    made = evaluator.post(f"/questionnaires/{version.questionnaire_id}/versions/1/fork").location
    evaluator.post(f"{made}/items/T2/leave-out")
    assert "Against the version that it was made from." in evaluator.get(f"{made}/versions/1/changes").text
