"""Help is one click away from every page of colleagues, at the place that the page makes one ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from app.evaluate.help_pages import TOPICS
from surveys.models.base import new_id

from fixtures.axe import barriers
from fixtures.pages import faults_of
from fixtures.rounds import Story

WITHOUT_ACCOUNT = ("administer.sign_in_page", "administer.sign_in_by_link")
HELP = re.compile(r'href="(/help[^"]*)"')


def places(app: Flask, story: Story) -> Iterator[tuple[str, str]]:
    """Every page of colleagues and its address; what does not exist in a draft answers with a page that says so."""
    real = {"partnership_id": story.partnership.id, "evaluation_id": story.evaluation.id, "number": 1, "code": "A1"}
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            ours = rule.endpoint.startswith(("evaluate.", "administer.")) and "GET" in (rule.methods or ())
            if ours and rule.endpoint not in WITHOUT_ACCOUNT:
                _, address = rule.build({name: real.get(name, new_id()) for name in rule.arguments}) or ("", "")
                yield rule.endpoint, address


def test_every_page_leads_to_help(app: Flask, evaluator: FlaskClient, story: Story):
    for endpoint, address in places(app, story):
        page = evaluator.get(address)
        topic = TOPICS.get(endpoint.removeprefix("evaluate."))

        leads_on = page.status_code in (302, 303)
        assert leads_on or HELP.findall(page.text)[:1] == ["/help" if topic is None else f"/help#{topic}"], address


def test_every_topic_has_its_place_and_every_topics_page_is_there(app: Flask, evaluator: FlaskClient):
    help_page = evaluator.get("/help").text
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert all(f'id="{topic}"' in help_page for topic in TOPICS.values())
    assert {f"evaluate.{page}" for page in TOPICS} <= endpoints
    assert all(f'id="{part}"' in help_page for part in re.findall(r'href="#([a-z]+)"', help_page))


def test_the_help_names_the_numbers_in_force(evaluator: FlaskClient):
    said = evaluator.get("/help").text

    assert "A group is shown from 5 answers on. Invite 12 people or more" in said
    assert "For 48 hours, unless you set another time" in said
    assert "A strength is 75 or more, low is under 50" in said


def test_the_help_is_for_colleagues(client: FlaskClient):
    assert "/sign-in" in client.get("/help").location


@pytest.mark.browser
def test_the_help_has_no_barrier(app: Flask, evaluator: FlaskClient, browser: Browser):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    html = evaluator.get("/help").text
    page.set_content(html)
    for sheet in ("staff.css", "evaluate.css"):
        page.add_style_tag(path=Path(app.static_folder or "") / sheet)

    assert faults_of(html) == []
    assert barriers(page) == []
    page.close()
