"""The record of changes is a chain: nothing in it can be changed or taken out unseen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from surveys.auditing import head, record, verify
from surveys.models.work import Audit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def three(session: Session) -> Session:
    for number in range(3):
        record(session, account_id="a", verb="opened", object_kind="evaluation", object_id=str(number), after={"k": 5}, now=NOW)
    return session


def test_an_untouched_record_is_whole(session: Session, three: Session) -> None:
    session.expire_all()

    assert verify(session)
    assert head(session)[0] == 3


def test_an_empty_record_is_whole(session: Session) -> None:
    assert verify(session)
    assert head(session) == (0, "0" * 64)


@pytest.mark.parametrize("column", ["verb", "object_id", "account_id"])
def test_a_changed_row_shows(three: Session, column: str) -> None:
    three.execute(update(Audit).where(Audit.number == 2).values({column: "changed"}))

    assert not verify(three)


@pytest.mark.parametrize("number", [1, 2])
def test_a_missing_row_shows(three: Session, number: int) -> None:
    three.execute(delete(Audit).where(Audit.number == number))

    assert not verify(three)


def test_a_row_cut_off_at_the_end_shows_by_the_head_that_was_kept(three: Session) -> None:
    kept = head(three)
    three.execute(delete(Audit).where(Audit.number == 3))

    assert verify(three)
    assert head(three) != kept


def test_values_are_kept_as_digests_only(three: Session) -> None:
    record(three, account_id=None, verb="changed", object_kind="group", object_id="g", before="old words", after="new words", now=NOW)

    row = three.scalars(select(Audit).order_by(Audit.number.desc())).first()
    assert row is not None
    assert row.before is not None
    assert len(row.before) == 32
    assert row.before != row.after
