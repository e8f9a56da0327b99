"""The pages of findings: hostile words stay words, what is wrong is said beside what was typed, nobody else gets in."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from surveys.scoring.values import Released

from fixtures.rounds import Story
from fixtures.shared import shared_as

HOSTILE = '<img src=x onerror="alert(1)">{{ 7*7 }}'
ESCAPED = "&lt;img src=x onerror=&#34;alert(1)&#34;&gt;{{ 7*7 }}"
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def shared(story: Story, released: Released) -> Story:
    return shared_as(story, released)


def seen(client: FlaskClient, page: str) -> str:
    return client.get(page).text.split('name="seen" type="hidden" value="')[1].split('"')[0]


@ON_ONE_DATABASE
def test_a_finding_is_worded_completed_moved_and_left_out_and_hostile_words_stay_words(evaluator: FlaskClient, shared: Story):
    one, sure = f"{shared.at}/findings/1", {"sure": "y"}

    assert evaluator.post(one, data={"statement": HOSTILE, "seen": seen(evaluator, one)}).status_code == 422
    assert evaluator.post(one, data={"statement": HOSTILE, "seen": seen(evaluator, one), **sure}).status_code == 303
    added = {
        f"evidence-{name}": value for name, value in {"kind": "interview", "words": HOSTILE, "source": HOSTILE, "says": "differs"}.items()
    }
    assert evaluator.post(f"{one}/evidence", data={**added, "evidence-weight": "much", "evidence-lang": "en"}).status_code == 303
    assert evaluator.post(f"{one}/move", data={"down": "1"}).status_code == 303
    assert evaluator.post(f"{shared.at}/findings/2/leave-out", data={"reason": HOSTILE}).status_code == 303

    page = evaluator.get(f"{shared.at}/findings").text
    assert HOSTILE not in page
    assert page.count(ESCAPED) == 4
    assert "Worded by the evaluators" in page
    assert "Association staff rate it 20 points lower than agency staff." in page
    assert "other sources say otherwise" in page


@ON_ONE_DATABASE
def test_whoever_was_overtaken_sees_both_wordings_and_loses_none(evaluator: FlaskClient, shared: Story):
    one = f"{shared.at}/findings/1"
    before = seen(evaluator, one)
    evaluator.post(one, data={"statement": "Theirs.", "seen": before})

    answer = evaluator.post(one, data={"statement": "Mine.", "seen": before})

    assert answer.status_code == 409
    assert "Theirs." in answer.text
    assert "Mine." in answer.text


@ON_ONE_DATABASE
def test_readers_see_findings_and_change_none_and_strangers_see_nothing(viewer: FlaskClient, stranger: FlaskClient, shared: Story):
    assert "Word it" not in viewer.get(f"{shared.at}/findings").text
    for client in (viewer, stranger):
        for page in ("findings/1", "evidence/0123456789abcdef"):
            assert client.get(f"{shared.at}/{page}").status_code == 404
        for act in ("findings/1", "findings/1/move", "findings/1/leave-out", "findings/1/put-back", "findings/1/evidence"):
            assert client.post(f"{shared.at}/{act}").status_code == 404
    assert stranger.get(f"{shared.at}/findings").status_code == 404
