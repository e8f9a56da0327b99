"""Letters to those who are asked: reminders without showing who has answered, addresses that do not work, totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Refused
from surveys.evaluations import states
from surveys.messages import msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.models.work import Outbox
from surveys.work import post

INVITATION, REMINDER = "invitation", "reminder"
REST = timedelta(days=2)
TRIES = 8
TRACELESS = frozenset({"withdrawn"})
"""Letters that an act at a link caused: nothing is kept of them once they are sent, and nobody sees them waiting."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Invitations and reminders of an evaluation as totals. `sent`: dealt with, those included that nobody needed any more, whose number
    would be that of the answers; `waiting`: not yet; `failed`: will not be tried again."""

    sent: int
    waiting: int
    failed: int


def remind(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """A reminder for everybody with an address. Whoever has answered or declined gets none: that is found out only when it is sent,
    so that no list of silent people exists. Raises WrongState, and Refused within two days of the last one."""
    states.require(evaluation, "remind")
    if evaluation.reminded_at is not None and now < evaluation.reminded_at + REST:
        raise Refused(msg("People were reminded less than two days ago. Please let them be for now."))
    evaluation.reminded_at = now
    everybody = (
        select(Invitation.id)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.evaluation_id == evaluation.id, Person.email != "")
    )
    for invitation_id in session.scalars(everybody).all():
        post(session, REMINDER, subject_id=invitation_id.hex(), due_at=now, evaluation_id=evaluation.id)
    record(session, account_id=by, verb="remind", object_kind="evaluation", object_id=evaluation.id, now=now)


def delivery(session: Session, evaluation_id: str) -> Delivery:
    """The totals. One statement."""
    sent = func.count().filter(Outbox.sent_at.is_not(None))
    waiting = func.count().filter(Outbox.sent_at.is_(None), Outbox.attempts < TRIES)
    failed = func.count().filter(Outbox.sent_at.is_(None), Outbox.attempts >= TRIES)
    its = (Outbox.evaluation_id == evaluation_id, Outbox.kind.in_((INVITATION, REMINDER)))
    row = session.execute(select(sent, waiting, failed).where(*its)).one()
    return Delivery(*row)


def note_bounce(session: Session, row: Outbox) -> None:
    """The address will never take a letter: its person no longer counts among the invited, unless they have answered."""
    if row.evaluation_id is None or row.kind not in (INVITATION, REMINDER):
        return
    invitation = session.get(Invitation, (row.evaluation_id, bytes.fromhex(row.subject_id)))
    if invitation is not None and invitation.state == "invited":
        invitation.state = "bounced"
