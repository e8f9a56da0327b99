"""Telling the partners what changes after the opening: every focal person at the same time, with the reason, and kept to be read later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.evaluations.states import State
from surveys.messages import Message
from surveys.models.agreements import Announcement
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partner
from surveys.scoring.stored import message_from_json, message_to_json
from surveys.work import post

CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Announced:
    """One change: what was changed, from what to what, why and when."""

    what: Message
    why: str
    at: datetime


def announce(session: Session, evaluation: Evaluation, what: Message, *, why: str = "", by: str | None, now: datetime) -> None:
    """Leaves a letter for every focal person with an address, all due at the same moment, and an entry in the audit. `what` is a whole
    sentence that says from what to what, and names no person; `why` is the reason in the words of whoever decided. Before the opening
    nothing is announced, because whoever agreed is asked again."""
    if evaluation.state == State.DRAFT:
        return
    row = Announcement(evaluation_id=evaluation.id, at=now, what=message_to_json(what), why=why)
    session.add(row)
    session.flush()
    told = select(Partner.id).where(Partner.partnership_id == evaluation.partnership_id, Partner.focal_email != "").order_by(Partner.id)
    for partner_id in session.scalars(told).all():
        post(session, CHANGED, subject_id=subject_of(partner_id, row.id), due_at=now, evaluation_id=evaluation.id)
    after = {"announcement": row.id, "what": row.what, "why": why}
    record(session, account_id=by, verb="announce", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)


def announced(session: Session, evaluation_id: str) -> tuple[Announced, ...]:
    """Everything that was announced, the oldest first. One statement."""
    rows = session.scalars(
        select(Announcement).where(Announcement.evaluation_id == evaluation_id).order_by(Announcement.at, Announcement.id)
    )
    return tuple(announced_in(row) for row in rows)


def announced_in(row: Announcement) -> Announced:
    return Announced(message_from_json(row.what), row.why, row.at)


def subject_of(partner_id: str, announcement_id: str) -> str:
    """How a letter's row names its reader and what it tells."""
    return f"{partner_id}.{announcement_id}"


def read_subject(subject_id: str) -> tuple[str, str]:
    """The ids of the partner and of the announcement."""
    partner_id, _, announcement_id = subject_id.partition(".")
    return partner_id, announcement_id
