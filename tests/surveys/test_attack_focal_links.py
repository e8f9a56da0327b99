"""Attack 4 on the links of focal persons: guess, reuse, share, cut short; use one for another purpose, evaluation or partner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import answering, derivations
from surveys.collecting.personal_secrets import new_secret, shown
from surveys.collecting.values import Consent
from surveys.errors import LinkError, LinkReplaced, LinkUnknown
from surveys.evaluations import focal_links
from surveys.evaluations.agreements import standings
from surveys.evaluations.planned import digest, planned
from surveys.models.accounts import Account
from surveys.models.agreements import Agreement
from surveys.models.collecting import Invitation, Link, Response
from surveys.models.registry import metadata
from surveys.partnerships import finding

from fixtures.partners import partner_of
from fixtures.rounds import Story, now


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    made = Story.begin(session, ring, account).settled()
    partner_of(made, "Nahr", "fay@nahr.example")
    partner_of(made, "Works", "wim@works.example")
    return made


def links(story: Story) -> list[str]:
    """A link for each partner, by the alphabet."""
    partners = [partner for partner, _ in finding.partners(story.session, story.partnership.id)]
    made = [focal_links.issue_link(story.session, story.evaluation, partner) for partner in partners]
    story.session.commit()
    return made


def seen(story: Story) -> str:
    return digest(planned(story.session, story.evaluation)).hex()


def acts(story: Story, secret: str) -> tuple[Callable[[], object], ...]:
    """Everything that a focal person's link can be used for."""
    return (
        lambda: focal_links.find(story.session, secret),
        lambda: focal_links.agree(story.session, secret, seen(story), now=now()),
        lambda: focal_links.object_to(story.session, secret, seen(story), "No.", now=now()),
    )


def answering_acts(story: Story, secret: str) -> tuple[Callable[[], object], ...]:
    session, ring = story.session, story.ring
    return (
        lambda: answering.find(session, ring, secret, now=now()),
        lambda: answering.submit(session, ring, secret, nonce="f" * 32, consent=Consent(), now=now()),
        lambda: answering.withdraw(session, ring, secret, now=now()),
        lambda: answering.decline(session, ring, secret, now=now()),
    )


def test_guessing_finds_nothing(story: Story):
    links(story)
    for _ in range(100):
        with pytest.raises(LinkUnknown):
            focal_links.find(story.session, new_secret())


@pytest.mark.parametrize("change", [str.upper, shown, lambda s: f" {shown(s)}\n", lambda s: shown(s).upper().replace("0", "O")])
def test_a_link_may_be_typed_in_capitals_with_hyphens_and_letters_that_look_alike(story: Story, change: Callable[[str], str]):
    assert focal_links.find(story.session, change(links(story)[0])).row


@pytest.mark.parametrize("change", [lambda s: s[:-1], lambda s: s + s, lambda s: s[::-1], lambda s: f"{s}~x", lambda s: f"{s}' OR 1=1 --"])
def test_every_other_change_is_unknown(story: Story, change: Callable[[str], str]):
    for act in acts(story, change(links(story)[0])):
        with pytest.raises(LinkUnknown):
            act()


def test_a_link_that_answers_does_not_agree_and_one_that_agrees_does_not_answer(story: Story):
    agreeing = links(story)
    for secret in agreeing:
        focal_links.agree(story.session, secret, seen(story), now=now())
    story.opened()
    before = story.session.scalars(select(Invitation.state)).all()

    for secret in story.secrets()[:3]:
        for act in acts(story, secret):
            with pytest.raises(LinkUnknown):
                act()
    for secret in agreeing:
        for act in answering_acts(story, secret):
            with pytest.raises(LinkUnknown):
                act()
    assert story.session.scalars(select(Response)).all() == []
    assert story.session.scalars(select(Invitation.state)).all() == before


def test_no_link_serves_another_purpose_even_if_its_row_says_so(story: Story):
    """Each purpose has its own label in what is derived, so a row that was changed by hand opens nothing else."""
    agreeing = links(story)
    for secret in agreeing:
        focal_links.agree(story.session, secret, seen(story), now=now())
    story.opened()
    answer = story.secrets()[0]
    story.session.execute(update(Link).where(Link.key == derivations.link_id(agreeing[0], "agree")).values(purpose="answer"))
    story.session.execute(update(Link).where(Link.key == derivations.link_id(answer)).values(purpose="agree"))
    story.session.flush()

    for secret in (agreeing[0], answer):
        for act in (*acts(story, secret), *answering_acts(story, secret)):
            with pytest.raises(LinkError):
                act()


def test_a_link_speaks_for_its_own_partner_and_evaluation_only(session: Session, ring: Any, account: Account, story: Story):
    other = Story.begin(session, ring, account, title="Other").settled()
    partner_of(other, "Third", "t@third.example")
    mine, theirs = links(story), links(other)
    focal_links.agree(session, mine[0], seen(story), now=now())

    assert [one.state for one in standings(session, story.evaluation)] == ["agreed", "waiting"]
    assert [one.state for one in standings(session, other.evaluation)] == ["waiting"]
    moved = update(Link).where(Link.key == derivations.link_id(theirs[0], "agree")).values(evaluation_id=story.evaluation.id)
    session.execute(moved)
    for act in acts(story, theirs[0]):
        with pytest.raises(LinkReplaced):
            act()
    assert [one.state for one in standings(session, story.evaluation)] == ["agreed", "waiting"]


def test_a_link_that_a_newer_letter_ended_does_nothing(story: Story):
    older = links(story)
    links(story)
    for act in acts(story, older[0]):
        with pytest.raises(LinkReplaced):
            act()
    assert {row.state for row in story.session.scalars(select(Agreement))} == {"waiting"}


def test_no_table_holds_a_link_and_no_error_repeats_it(story: Story):
    made = links(story)
    focal_links.agree(story.session, made[0], seen(story), now=now())
    story.session.commit()
    kept = b"\n".join(
        (value if isinstance(value, bytes) else str(value).encode()).lower()
        for table in metadata.sorted_tables
        for row in story.session.execute(select(table))
        for value in row
    )

    for secret in made:
        assert not [form for form in (secret, shown(secret), secret.encode().hex()) if form.encode() in kept]
    older = made[1]
    links(story)
    with pytest.raises(LinkReplaced) as caught:
        focal_links.find(story.session, older)
    assert older not in repr(caught.value)
