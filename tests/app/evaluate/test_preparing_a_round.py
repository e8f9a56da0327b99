"""A round is prepared in steps, each of which can be left and found again, and opened."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group
from surveys.models.work import Outbox

from fixtures.desk import SETTINGS, state
from fixtures.rounds import Story, listed


def test_a_round_is_prepared_step_by_step_and_opened(evaluator: FlaskClient, story: Story, session: Session):
    begun = evaluator.post(f"{story.place}/evaluations/new", data={"title": "Check", "template": "short-check", "form": "core"})
    at = begun.location.removesuffix("/check-list")
    lacking = evaluator.get(f"{at}/check-list").text
    evaluator.post(f"{at}/settings", data=SETTINGS)
    ready = evaluator.get(f"{at}/check-list").text
    opened = evaluator.post(f"{at}/open")

    assert "4 things are missing" in lacking
    assert "Open and invite everybody" not in lacking
    assert "Everything is ready" in ready
    assert opened.status_code == 303
    assert "23 people are invited." in evaluator.get(opened.location).text
    session.rollback()
    assert session.scalar(select(func.count()).where(Outbox.kind == "invitation")) == 23


def test_each_step_can_be_left_and_found_again(evaluator: FlaskClient, story: Story):
    for step in ("questionnaire", "settings", "forecast", "preview", "check-list"):
        page = evaluator.get(f"{story.at}/{step}").text
        assert 'aria-current="step"' in page
    assert 'aria-current="step"' in evaluator.get(f"{story.place}/people?evaluation={story.evaluation.id}").text


def test_settings_that_cannot_be_are_shown_again_as_typed(evaluator: FlaskClient, story: Story):
    page = evaluator.post(
        f"{story.at}/settings", data={**SETTINGS, "k": "three", "zone": "Mars/Base", "contact": "nobody", "mode": "gossip"}
    )

    assert page.status_code == 422
    assert 'value="three"' in page.text
    assert 'value="Mars/Base"' in page.text
    for name in ("k", "zone", "contact", "mode"):
        assert f'href="#{name}"' in page.text


def test_an_own_questionnaire_with_faults_has_each_one_listed(evaluator: FlaskClient, story: Story):
    refused = evaluator.post(
        f"{story.at}/questionnaire", data={"template": "own", "form": "full", "file": (BytesIO(b"title = 3\n[[sections]]\n"), "own.toml")}
    )
    missing = evaluator.post(f"{story.at}/questionnaire", data={"template": "own"})

    assert (refused.status_code, missing.status_code) == (422, 422)
    assert "No file was chosen." in missing.text


def test_the_forecast_says_what_will_be_hidden_and_joins_groups(evaluator: FlaskClient, session: Session, story: Story):
    few = Story.begin(session, story.ring, story.account, listed("agency", 20) + listed("village", 4), "Small").settled()
    page = evaluator.get(f"{few.at}/forecast").text
    groups = session.scalars(select(Group.id).where(Group.partnership_id == few.partnership.id)).all()
    session.rollback()
    evaluator.post(f"{few.at}/forecast/join", data={"groups": list(groups)})

    assert page.count("will not be shown") == 2
    assert "agency + village" in evaluator.get(f"{few.at}/forecast").text
    evaluator.post(f"{few.at}/forecast/mode", data={"mode": "attributed"})
    few.session.rollback()
    assert few.evaluation.mode == "attributed"
    few.session.rollback()
    assert evaluator.post(f"{few.at}/forecast/mode", data={"mode": "gossip"}).status_code == 422


def test_where_no_group_can_be_protected_opening_is_refused(evaluator: FlaskClient, session: Session, story: Story):
    few = Story.begin(session, story.ring, story.account, listed("agency", 4) + listed("village", 3), "Tiny").settled()

    assert "cannot be promised" in evaluator.get(f"{few.at}/check-list").text
    evaluator.post(f"{few.at}/open")
    assert state(few) == "draft"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_is_previewed_as_each_group_meets_it(evaluator: FlaskClient, session: Session, story: Story, lang: str):
    story.settled()
    group = session.scalars(select(Group.id).where(Group.partnership_id == story.partnership.id)).first()
    page = evaluator.get(f"{story.at}/preview/{group}/1?lang={lang}").text

    assert f'lang="{lang}"' in page
    assert "<button" not in page
    assert evaluator.get(f"{story.at}/preview/{group}/999").status_code == 404
    assert "Results are shown only for at least 5 people." in evaluator.get(f"{story.at}/preview").text


def test_an_evaluation_is_not_opened_by_a_get(evaluator: FlaskClient, story: Story):
    story.settled()
    for act in ("open", "remind", "close", "seal", "share"):
        assert evaluator.get(f"{story.at}/{act}").status_code in (404, 405)
    assert story.session.scalars(select(Evaluation.state)).all() == ["draft"]


def test_a_form_without_its_token_is_refused(app: Flask, evaluator: FlaskClient, story: Story):
    app.config["WTF_CSRF_ENABLED"] = True
    story.settled()
    for place in (f"{story.at}/open", f"{story.at}/settings", f"{story.place}/edit", f"{story.place}/people/add"):
        assert evaluator.post(place, data={"title": "x"}).status_code == 400
    assert state(story) == "draft"
