"""Sends what is due in the outbox: one letter at a time, each noted before and after, so that none is lost and a bad one stops no other."""

from __future__ import annotations

import logging
import smtplib
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.addressing import Addressed, Case, address
from app.mail.envelopes import sender_of
from app.mail.posting import NotTaken, Post, post_for
from app.mail.writing import CannotBeAddressed, write
from surveys.collecting.returning import Why
from surveys.evaluations.delivering import TRACELESS, note_refusal
from surveys.models.work import Outbox
from surveys.work import TRIES

BATCH = 500
NOT_NEEDED = "not needed any more"
UNREACHABLE = "the mail server could not be reached"
LOST = (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError, OSError)
log = logging.getLogger("app.mail")


def send_due(tools: Tools, now: datetime) -> int:
    """Sends at most BATCH letters that are due; how many were sent. Nothing is due: one statement, no connection."""
    post = post_for(tools.settings)
    if post is None or not _anything(tools, now):
        return 0
    try:
        with post:
            return _send_each(tools, post, now)
    except LOST:
        log.warning(UNREACHABLE)
        return 0


def _anything(tools: Tools, now: datetime) -> bool:
    with Session(tools.engine.execution_options(reading=True)) as session:
        return session.scalar(_due(now).limit(1)) is not None


def _send_each(tools: Tools, post: Post, now: datetime) -> int:
    sent = 0
    for _ in range(BATCH):
        row_id = _claim(tools, now)
        if row_id is None:
            break
        sent += _send(tools, post, row_id, now)
    return sent


def _claim(tools: Tools, now: datetime) -> str | None:
    """The next letter, put off to its next try before the first is made: a crash in between repeats it later, never at once."""
    with Session(tools.engine) as session:
        row_id = session.scalar(_due(now).order_by(Outbox.due_at, Outbox.id).limit(1).with_for_update(skip_locked=True))
        if row_id is None:
            return None
        row = session.get_one(Outbox, row_id)
        row.attempts += 1
        row.due_at = next_try(row, now)
        session.commit()
        return row_id


def next_try(row: Outbox, now: datetime) -> datetime:
    """After 2, 4, 8 … minutes, at most a day. What an answering act caused is tried again from midnight, so that its row tells no time."""
    if row.kind in TRACELESS:
        return datetime.combine(now.date() + timedelta(days=1), time.min, UTC)
    return now + min(timedelta(minutes=2**row.attempts), timedelta(days=1))


def _send(tools: Tools, post: Post, row_id: str, now: datetime) -> bool:
    with Session(tools.engine) as session:
        row = session.get_one(Outbox, row_id)
        ready = address(Case(session, tools, row, now))
        session.commit()
    if ready is None:
        _note(tools, row_id, now, sent=True, failure=NOT_NEEDED)
        return False
    return _hand_over(tools, post, row_id, ready, now)


def _hand_over(tools: Tools, post: Post, row_id: str, ready: Addressed, now: datetime) -> bool:
    try:
        message = write(ready.letter, ready.to, tools.settings.mail_from or "roundtable@localhost", ready.speak)
        post.send(message, sender_of(tools.settings, ready.mark))
    except CannotBeAddressed:
        _note(tools, row_id, now, failure="the address cannot be used", why=Why.ADDRESS)
        return False
    except NotTaken as refusal:
        _note(tools, row_id, now, failure=str(refusal), why=refusal.why)
        return False
    except LOST:
        _note(tools, row_id, now, failure=UNREACHABLE)
        raise
    _note(tools, row_id, now, sent=True)
    return True


def _note(tools: Tools, row_id: str, now: datetime, *, sent: bool = False, failure: str = "", why: Why | None = None) -> None:
    with Session(tools.engine) as session:
        row = session.get_one(Outbox, row_id)
        if sent and row.kind in TRACELESS:
            session.delete(row)
        row.failure = failure
        row.sent_at = now if sent else None
        if why:
            row.attempts = TRIES
            note_refusal(session, row, why)
        session.commit()


def _due(now: datetime) -> Select[str]:
    return select(Outbox.id).where(Outbox.sent_at.is_(None), Outbox.due_at <= now, Outbox.attempts < TRIES)
