"""People are asked about themselves where an evaluator chooses so; the answers are parted from all others and told over everybody."""

from __future__ import annotations

import html
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.collecting import whole_records
from surveys.errors import Invalid
from surveys.evaluations import creating
from surveys.evaluations.asking_about import ask_about
from surveys.evaluations.placing import asked
from surveys.evaluations.releasing import share
from surveys.models.accounts import Account
from surveys.models.collecting import PackRow
from surveys.questionnaires import about_you, personal
from surveys.questionnaires.values import Answer, Item
from surveys.scoring import codec

from fixtures.rounds import Story, listed, now
from fixtures.rounds import _answer as usual

GENDER, AGE, DISABILITY = about_you.names()


def _of_both(item: Item, chance: Random, words: str) -> Answer | None:
    """Women and men, and little said about the rest."""
    if item.code == GENDER:
        return Answer(chance.choice(("woman", "man")))
    return None if item.code in (AGE, DISABILITY) else usual(item, chance, words)


def test_an_evaluator_chooses_what_people_are_asked_and_reads_what_becomes_of_it(evaluator: FlaskClient, story: Story):
    page = evaluator.get(f"{story.at}/asking-about").text
    assert "only where at least 5 people did" in page
    assert "Why we ask: to see whether women and men could take part alike." in page

    evaluator.post(f"{story.at}/asking-about", data={"wanted": [AGE, GENDER]})
    story.session.rollback()
    story.session.refresh(story.evaluation)
    last = creating.questionnaire_of(story.evaluation).sections[-1]
    assert [item.code for item in last.items] == [GENDER, AGE]
    assert "On a last page people are asked about themselves." in evaluator.get(f"{story.at}/questionnaire").text

    evaluator.post(f"{story.at}/questionnaire", data={"template": "short-check", "form": "core"})
    story.session.rollback()
    story.session.refresh(story.evaluation)
    assert about_you.asked(creating.questionnaire_of(story.evaluation)) == (GENDER, AGE)

    evaluator.post(f"{story.at}/asking-about", data={})
    story.session.rollback()
    story.session.refresh(story.evaluation)
    assert personal.page(creating.questionnaire_of(story.evaluation)) is None


def test_an_organisation_is_not_asked_who_it_is(story: Story):
    def ask() -> None:
        ask_about(story.session, story.evaluation, about_you.names(), by=story.account.id, now=now())

    ask()
    story.settled(mode="organisation_position")

    assert personal.page(asked(story.session, story.evaluation)) is None
    with pytest.raises(Invalid):
        ask()


def test_a_page_that_does_not_speak_the_questionnaires_languages_is_made_in_the_workshop(story: Story):
    whole = creating.questionnaire_of(story.evaluation)
    creating.put(story.evaluation, replace(whole, languages=("en", "sw")))

    with pytest.raises(Invalid) as caught:
        ask_about(story.session, story.evaluation, [AGE], by=story.account.id, now=now())
    assert caught.value.problems[0].what.params == {"languages": "sw"}


def test_answers_about_people_stand_beside_nothing_and_are_told_over_everybody(
    evaluator: FlaskClient, session: Session, ring: Any, account: Account
):
    story = Story.begin(session, ring, account, listed("staff", 12) + listed("village", 12), template="short-check")
    ask_about(session, story.evaluation, about_you.names(), by=account.id, now=now())
    story.settled(mode="confidential").opened()
    story.answered(story.secrets(), answer=_of_both)
    story.closed().sealed()
    row = session.get_one(PackRow, story.evaluation.id)
    share(session, story.evaluation, now=now())
    session.commit()
    page = html.unescape(evaluator.get(f"{story.at}/results/-/people").text)

    assert all(set(one.answers).isdisjoint(about_you.names()) for one in whole_records.decode(row.records or b""))
    assert set(codec.decode(row.document).pools) == set(about_you.names())
    told = page.partition("What people said about themselves")[2].partition("</section>")[0]
    assert "As a woman: about " in told
    assert "As a man: about " in told
    assert told.count("Not shown: too few answers, or needed to protect others.") == 2
