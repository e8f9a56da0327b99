"""From the partnership to the network: a round that asks how each partner works with the others."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from surveys.evaluations import agreeing, creating, focal_links, releasing
from surveys.evaluations.checklist import checklist, missing
from surveys.models.accounts import Account
from surveys.partnerships import finding
from surveys.questionnaires.asking.relating import partner_code
from surveys.questionnaires.values import Answer, Dimension, Item, Section
from surveys.scoring import stored

from fixtures.partners import partner_of
from fixtures.questions import make_item, make_questionnaire, words
from fixtures.rounds import Story, listed, now


def asked() -> Any:
    with_ = make_item("relationship", "with", partners=(), required=True, unknown=True)
    trust = Section("t", words("Trust"), (make_item("rating", "T", scored=True),), dimension="d")
    return make_questionnaire(sections=(trust, Section("p", words("Partners"), (with_,))), dimensions=(Dimension("d", words("Trust")),))


def answer(item: Item, _chance: Random, _words: str) -> Answer:
    return Answer(4) if item.kind == "rating" else Answer((4, 1) * len(item.partners))


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    people = (
        listed("staff", 12, organisation="Harbour") + listed("village", 11, organisation="Works") + listed("board", 3, organisation="Third")
    )
    story = Story.begin(session, ring, account, people)
    creating.choose_questionnaire(session, story.evaluation, asked(), by=account.id, now=now())
    return story.settled(languages=("en",))


def test_the_partners_are_listed_first_filled_in_at_the_opening_and_become_a_network(story: Story):
    assert "partners" in {line.code for line in missing(checklist(story.session, story.evaluation, now()))}
    for name in ("Works", "Harbour", "Third"):
        partner_of(story, name)
    assert "partners" not in {line.code for line in missing(checklist(story.session, story.evaluation, now()))}

    story.agreed()
    without = finding.partners(story.session, story.partnership.id)[0][0]
    agreeing.write_down(story.session, story.evaluation, without, "without", "It does not want to.", by=story.account.id, now=now())
    story.opened()
    frozen = creating.questionnaire_of(story.evaluation).item("with")
    story.answered(story.secrets(), answer=answer)
    story.closed().sealed()
    row = releasing.share(story.session, story.evaluation, by=story.account.id, now=now())

    ids = {organisation.name: partner_code(organisation.id) for _, organisation in finding.partners(story.session, story.partnership.id)}
    assert [one.code for one in frozen.partners] == [ids[name] for name in ("Harbour", "Third", "Works")]
    (network,) = stored.from_json(row.document).networks
    assert {(tie.rater, tie.rated) for tie in network.ties} == {(ids["Harbour"], ids["Works"]), (ids["Works"], ids["Harbour"])}
    assert [tie.often.value for tie in network.ties] == [70, 70]
    assert [tie.well.value for tie in network.ties] == [None, None]


def test_a_focal_person_reads_that_agreeing_is_agreeing_to_this(story: Story, app: Flask):
    partner = partner_of(story, "Works", "w@example.org")
    partner_of(story, "Harbour")
    secret = focal_links.issue_link(story.session, story.evaluation, partner)
    story.session.commit()

    page = app.test_client().get(f"/agree/{secret}?lang=en").text

    assert "By agreeing you agree to this for your organisation" in page
