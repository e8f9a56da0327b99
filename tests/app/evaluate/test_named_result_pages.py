"""The results page of answers beside names; none of it where people answered without."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.evaluations.releasing import share
from surveys.models.accounts import Account

from fixtures.partners import of_partners
from fixtures.rounds import Story, listed, now

HOSTILE = "<script>alert(1)</script>"
NAMES = ("Works", "Harbour", "<b>Nahr</b>")


def shared(story: Story) -> Story:
    share(story.session, story.evaluation, now=now())
    story.session.commit()
    return story


def test_each_partner_has_its_column_and_hostile_words_are_text(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = shared(of_partners(session, ring, account, HOSTILE, names=NAMES, silent=1))
    page = evaluator.get(f"{story.at}/results").text

    assert "Each partner’s answer" in page
    assert "No answer came from &lt;b&gt;Nahr&lt;/b&gt;." in page
    assert page.index("<bdi>&lt;b&gt;Nahr") < page.index("<bdi>Harbour") < page.index("<bdi>Works")
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)" in page
    for absent in ("Who took part", "too few", "The score profile", "Two headlines"):
        assert absent not in page


def test_the_desk_says_that_partners_decided_themselves(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = of_partners(session, ring, account)
    page = evaluator.get(f"{story.at}/comments").text
    item = page.split(f'href="{story.at}/comments/')[1].split('"')[0]

    assert "There is nothing to tick." in page
    assert 'type="checkbox"' not in evaluator.get(f"{story.at}/comments/{item}").text


def test_a_page_without_names_has_no_such_section(evaluator: FlaskClient, session: Session, ring: Any, account: Account):
    story = Story.begin(session, ring, account, listed("staff", 6) + listed("village", 6), template="short-check").settled()
    story.settled(mode="confidential").opened()
    story.answered(story.secrets())
    page = evaluator.get(f"{shared(story.closed().sealed()).at}/results").text

    assert "Each partner’s answer" not in page
    assert "Answers with a name" not in page
    assert "Who took part" in page
