"""Whoever begins a round reads what each questionnaire is for before choosing one."""

from __future__ import annotations

import html

from flask.testing import FlaskClient

from surveys.questionnaires import catalog

from fixtures.rounds import Story


def test_every_template_is_offered_with_its_purpose_when_who_and_time(evaluator: FlaskClient, story: Story):
    page = html.unescape(evaluator.get(f"{story.place}/evaluations/new").text)

    for name in catalog.names():
        one = catalog.load(name)
        assert f'value="{name}"' in page
        assert one.purpose.pick("en") in page
        assert f"When: {one.when.pick('en')}" in page
        assert f"Who answers: {one.who.pick('en')}" in page
        assert f"{len(list(one.items()))} questions, about {one.minutes} minutes" in page


def test_the_short_form_is_offered_with_its_own_time(evaluator: FlaskClient, story: Story):
    page = html.unescape(evaluator.get(f"{story.place}/evaluations/new").text)

    assert "Short form: 27 questions, about 10 minutes. Long form: " in page
    assert page.count("Short form: ") == 2


def test_the_final_evaluation_stays_the_first_choice(evaluator: FlaskClient, story: Story):
    page = evaluator.get(f"{story.place}/evaluations/new").text

    assert 'checked id="template-0" name="template" type="radio" value="final-evaluation"' in page


def test_a_proposed_protection_becomes_the_rounds_own(evaluator: FlaskClient, story: Story):
    begun = evaluator.post(f"{story.place}/evaluations/new", data={"title": "Start", "template": "start-up", "form": "core"})
    settings = evaluator.get(begun.location.replace("check-list", "settings")).text

    assert 'checked id="mode-3" name="mode" type="radio" value="organisation_position"' in settings
