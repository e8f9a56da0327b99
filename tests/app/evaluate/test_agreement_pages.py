"""The evaluator's page of agreement: who agrees, who does not and why; asking; writing down; and what people are told of it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.evaluations import focal_links, settings
from surveys.evaluations.agreements import ASKING
from surveys.evaluations.planned import digest, planned
from surveys.models.partnerships import Partner
from surveys.models.work import Outbox

from fixtures.partners import partner_of
from fixtures.rounds import Story, now


@pytest.fixture
def nahr(story: Story) -> Partner:
    story.settled()
    return partner_of(story, "Nahr", "fay@nahr.example")


def say(story: Story, partner: Partner, objection: str = "") -> None:
    """The focal person's own answer by the link."""
    seen, secret = digest(planned(story.session, story.evaluation)).hex(), focal_links.issue_link(story.session, story.evaluation, partner)
    if objection:
        focal_links.object_to(story.session, secret, seen, objection, now=now())
    else:
        focal_links.agree(story.session, secret, seen, now=now())
    story.session.commit()


def test_a_round_with_partners_is_opened_after_they_were_asked_and_agreed(evaluator: FlaskClient, story: Story, nahr: Partner):
    at = f"{story.at}/agreement"
    before = evaluator.get(f"{story.at}/check-list").text
    assert "1 partner has not agreed to what is planned now." in before
    assert "Open and invite everybody" not in before
    assert evaluator.post(f"{story.at}/open").status_code == 303
    assert "not asked yet" in evaluator.get(at).text
    assert "A letter is on its way to 1 focal person." in evaluator.post(at, follow_redirects=True).text
    assert "was asked" in evaluator.get(at).text
    assert evaluator.post(at).status_code == 409
    assert evaluator.post(f"{at}/{nahr.id}/ask").status_code == 409
    say(story, nahr)

    assert "Its focal person agreed on" in evaluator.get(at).text
    assert "Everything is ready" in evaluator.get(f"{story.at}/check-list").text
    assert evaluator.post(f"{story.at}/open").location.endswith("/collection")
    assert "This is how the partners stood when the round was opened." in evaluator.get(at).text


def test_whoever_does_not_agree_is_shown_with_their_reason_as_text(evaluator: FlaskClient, story: Story, nahr: Partner):
    say(story, nahr, "<script>alert(1)</script> The group is too small.")
    page = evaluator.get(f"{story.at}/agreement").text

    assert "does not agree yet" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; The group is too small." in page
    assert "<script>alert" not in page


def test_an_agreement_that_was_ended_says_what_was_changed(evaluator: FlaskClient, story: Story, nahr: Partner):
    say(story, nahr)
    story.settled(k=7)
    page = evaluator.get(f"{story.at}/agreement").text

    assert "agreed to an earlier plan" in page
    assert "Fewest people behind any figure: 5 before, 7 now." in page


def test_going_on_without_a_partner_needs_a_reason_that_people_read(
    evaluator: FlaskClient, client: FlaskClient, story: Story, nahr: Partner
):
    other, at = partner_of(story, "Works"), f"{story.at}/agreement"
    say(story, nahr)
    wrong = evaluator.post(f"{at}/{other.id}", data={"how": "without", "reason": " "})
    untold = evaluator.post(f"{at}/{other.id}", data={"reason": "They <b>said</b> no."})
    assert (wrong.status_code, untold.status_code) == (422, 422)
    assert "They &lt;b&gt;said&lt;/b&gt; no." in untold.text
    assert evaluator.post(f"{at}/{other.id}", data={"how": "without", "reason": "They <b>said</b> no."}).status_code == 303
    assert "They &lt;b&gt;said&lt;/b&gt; no." in evaluator.get(at).text
    assert "1 partner has not agreed; a reason for going on without it is written down." in evaluator.get(f"{story.at}/check-list").text
    assert "1 of 2 partners agreed" in evaluator.get(f"{story.at}/preview").text
    evaluator.post(f"{story.at}/open")
    story.session.rollback()
    secret = story.secrets()[0]
    story.session.rollback()

    assert "1 of 2 partners agreed to these groups and this protection." in client.get(f"/r/{secret}").text


def test_nothing_is_said_of_agreement_where_every_partner_agreed(evaluator: FlaskClient, client: FlaskClient, story: Story, nahr: Partner):
    say(story, nahr)
    story.opened()
    secret = story.secrets()[0]
    story.session.rollback()

    assert "partners agreed" not in client.get(f"/r/{secret}").text
    assert "partner agreed" not in client.get(f"/r/{secret}").text


def test_what_was_written_down_can_be_taken_back(evaluator: FlaskClient, story: Story, nahr: Partner):
    at = f"{story.at}/agreement/{nahr.id}"
    evaluator.post(at, data={"how": "otherwise", "reason": "By phone."})
    assert "agreed in another way" in evaluator.get(at).text
    assert evaluator.post(f"{at}/take-back").status_code == 303
    assert evaluator.post(f"{at}/take-back").status_code == 409
    assert "not asked yet" in evaluator.get(at).text


def test_nobody_is_asked_before_the_rest_is_ready(evaluator: FlaskClient, session: Session, story: Story, nahr: Partner):
    story.settled(complaints="")

    assert "Something else is still missing." in evaluator.post(f"{story.at}/agreement").text
    session.rollback()
    assert session.scalar(select(func.count()).where(Outbox.kind == ASKING)) == 0


def test_a_letter_that_did_not_arrive_is_told(evaluator: FlaskClient, session: Session, story: Story, nahr: Partner):
    evaluator.post(f"{story.at}/agreement")
    session.rollback()
    row = session.scalars(select(Outbox).where(Outbox.kind == ASKING)).one()
    row.attempts = 8
    session.commit()

    assert "The letter could not be delivered." in evaluator.get(f"{story.at}/agreement").text


def test_changes_after_the_opening_are_listed(evaluator: FlaskClient, story: Story, nahr: Partner):
    say(story, nahr)
    story.opened()
    settings.raise_k(story.session, story.evaluation, 8, reason="Few <i>answered</i>.", by=story.account.id, now=now())
    story.session.commit()
    page = evaluator.get(f"{story.at}/agreement").text

    assert "before it was 5" in page
    assert "Few &lt;i&gt;answered&lt;/i&gt;." in page
    for act in ("", f"/{nahr.id}", f"/{nahr.id}/ask", f"/{nahr.id}/take-back"):
        assert evaluator.post(f"{story.at}/agreement{act}", data={"how": "without", "reason": "x"}).status_code == 409


def test_a_partnership_without_partners_is_told_that_nobody_agrees(evaluator: FlaskClient, story: Story):
    story.settled()

    assert "No partners are listed" in evaluator.get(f"{story.at}/agreement").text
    assert "No partners are listed" in evaluator.get(f"{story.at}/check-list").text
    assert "Everything is ready" in evaluator.get(f"{story.at}/check-list").text


def test_strangers_and_readers_find_none_of_it(stranger: FlaskClient, viewer: FlaskClient, story: Story, nahr: Partner):
    for who in (stranger, viewer):
        for path in ("", f"/{nahr.id}"):
            assert who.get(f"{story.at}/agreement{path}").status_code == 404
            assert who.post(f"{story.at}/agreement{path}", data={"how": "without", "reason": "x"}).status_code == 404


def test_a_partner_of_another_partnership_is_not_found(evaluator: FlaskClient, session: Session, story: Story, nahr: Partner):
    other = partner_of(Story.begin(session, story.ring, story.account, title="Other"), "Third", "t@third.example")

    assert evaluator.get(f"{story.at}/agreement/{other.id}").status_code == 404
    assert evaluator.post(f"{story.at}/agreement/{other.id}/ask").status_code == 404
