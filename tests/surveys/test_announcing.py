"""What changes after the opening is told to every partner's focal person at the same time, and kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import verify
from surveys.errors import Invalid
from surveys.evaluations import closing, settings
from surveys.evaluations.announcing import CHANGED, announce, announced
from surveys.messages import msg
from surveys.models.accounts import Account
from surveys.models.work import Audit, Outbox
from surveys.partnerships.partners import PartnerDetails, add_partner
from surveys.translator import translator

from fixtures.rounds import LAST_DAY, Story, now

ADDRESSES = {"Nahr": "fay@nahr.example", "Works": "wim@works.example", "Silent": ""}


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    made = Story.begin(session, ring, account)
    for name, address in ADDRESSES.items():
        add_partner(session, made.partnership, PartnerDetails(name, focal_name="Focal", focal_email=address), by=account.id, now=now())
    made.settled().agreed().opened()
    return made


def letters(session: Session) -> list[Outbox]:
    return list(session.scalars(select(Outbox).where(Outbox.kind == CHANGED)))


def test_every_focal_person_with_an_address_is_told_at_the_same_moment(session: Session, story: Story):
    settings.raise_k(session, story.evaluation, 7, reason="Few answered.", by=story.account.id, now=now())

    left = letters(session)
    assert len(left) == 2
    assert len({letter.due_at for letter in left}) == 1
    told = announced(session, story.evaluation.id)
    said = translator("en", "surveys")(told[0].what)
    assert (said, told[0].why) == ("Results are shown only for at least 7 people now; before it was 5.", "Few answered.")


def test_each_kind_of_change_says_from_what_to_what(session: Session, story: Story):
    evaluation, by = story.evaluation, story.account.id
    later = LAST_DAY + timedelta(days=7)
    closing.close(session, evaluation, by=by, now=now())
    closing.reopen(session, evaluation, by=by, now=now(), reason="A mistake.")
    closing.extend(session, evaluation, later, "Flood", by=by, now=now())

    told = announced(session, evaluation.id)
    assert [one.why for one in told] == ["", "A mistake.", "Flood"]
    spoken = [translator("en", "surveys")(one.what) for one in told]
    assert all("5 December 2126" in said for said in spoken)
    assert "moved from 5 December 2126 to 12 December 2126" in spoken[2]
    assert "2126" in translator("ar", "surveys")(told[2].what)


def test_a_round_that_closes_by_the_clock_is_no_change_and_one_opened_again_with_a_later_day_says_both(session: Session, story: Story):
    evaluation, late = story.evaluation, datetime(2126, 12, 6, 9, tzinfo=UTC)
    closing.close(session, evaluation, by=None, now=late)
    assert announced(session, evaluation.id) == ()
    closing.reopen(session, evaluation, by=story.account.id, now=late, until=late.date(), reason="Flood")

    told = announced(session, evaluation.id)
    assert [(one.why, set(one.what.params)) for one in told] == [("Flood", {"before", "after"})]


def test_a_reason_that_is_too_long_is_refused_before_anything_is_told(session: Session, story: Story):
    closing.close(session, story.evaluation, by=story.account.id, now=now())
    with pytest.raises(Invalid):
        closing.reopen(session, story.evaluation, by=story.account.id, now=now(), reason="x" * 5000)


def test_raising_k_to_what_it_is_tells_nobody(session: Session, story: Story):
    settings.raise_k(session, story.evaluation, 5, reason="No reason.", by=story.account.id, now=now())

    assert letters(session) == []


def test_before_the_opening_nothing_is_announced(session: Session, ring: Any, account: Account):
    draft = Story.begin(session, ring, account).evaluation
    announce(session, draft, msg("Nothing."), by=account.id, now=now())

    assert announced(session, draft.id) == ()


def test_an_announcement_is_audited_and_its_rows_hold_no_name_or_address(session: Session, story: Story):
    announce(session, story.evaluation, msg("{n} people were added.", n=3), why="They joined.", by=story.account.id, now=now())
    session.flush()

    assert session.scalars(select(Audit.verb).order_by(Audit.number.desc())).first() == "announce"
    assert verify(session)
    rows = " ".join(repr(row) for table in (Outbox, Audit) for row in session.execute(select(table.__table__)).all())
    assert not [hidden for hidden in (*ADDRESSES.values(), "Focal") if hidden and hidden in rows]
