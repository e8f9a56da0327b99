"""Plan and evidence on pages: planned, begun, changed, moved; hostile words stay words; nobody else gets in."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.partnerships import finding

from fixtures.rounds import Story

HOSTILE = "<img src=x onerror=alert(1)>"
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@ON_ONE_DATABASE
def test_everything_is_planned_on_pages_and_hostile_words_stay_words(evaluator: FlaskClient, session: Session, story: Story):
    group = finding.groups(session, story.partnership.id)[0].id
    at = f"{story.at}/dossier"

    assert evaluator.post(at, data={"conduct": "joint", "made_by": HOSTILE}).status_code == 303
    phase = {f"part-{group}": "decides", f"evidence-{group}": HOSTILE}
    assert evaluator.post(f"{at}/phases/design", data=phase).status_code == 303
    assert evaluator.post(f"{at}/matrix", data={"question": HOSTILE}).status_code == 303
    assert evaluator.post(f"{at}/matrix/begin").status_code == 303
    assert evaluator.post(f"{at}/case", data={"words": HOSTILE, "worth": "not"}).status_code == 303

    for page in ("", "/phases/design", "/matrix", "/case"):
        text = evaluator.get(at + page).text
        assert HOSTILE not in text
        assert "&lt;img src=x" in text


@ON_ONE_DATABASE
def test_what_is_wrong_is_said_and_what_was_typed_stays(evaluator: FlaskClient, session: Session, story: Story):
    group = finding.groups(session, story.partnership.id)[0].id
    for page, typed in (
        ("/phases/design", {f"part-{group}": "commands", f"evidence-{group}": "My note"}),
        ("/matrix", {"question": "", "sources": "My note"}),
        ("/case", {"words": "", "why": "My note"}),
        ("", {"conduct": "alone", "made_by": "My note"}),
    ):
        answer = evaluator.post(f"{story.at}/dossier{page}", data=typed)
        assert answer.status_code == 422, page
        assert "My note" in answer.text, page


@ON_ONE_DATABASE
def test_readers_and_strangers_do_not_get_in(viewer: FlaskClient, stranger: FlaskClient, story: Story):
    for client in (viewer, stranger):
        for page in ("", "/phases/design", "/matrix", "/case"):
            assert client.get(f"{story.at}/dossier{page}").status_code == 404
            assert client.post(f"{story.at}/dossier{page}").status_code == 404
