"""Letters to those who are asked: reminders without showing who has answered, addresses that do not work, totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.counting import INVITATION
from surveys.collecting.returning import Why, note_return
from surveys.collecting.values import Asked
from surveys.errors import Refused
from surveys.evaluations import states
from surveys.messages import msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.models.work import Outbox
from surveys.work import TRIES, post

REMINDER, LINK_AGAIN = "reminder", "link_again"
"""Everybody's second letter, and the one that one person asked for: it goes also to somebody who wants no more reminders."""
REST = timedelta(days=2)
TRACELESS = frozenset({"withdrawn"})
"""Letters that an act at a link caused: nothing is kept of them once they are sent, and nobody sees them waiting."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Invitations and reminders of an evaluation as totals. `sent`: dealt with, those included that nobody needed any more, whose number
    would be that of the answers; `waiting`: not yet; `failed`: first letters that were given up or came back. A reminder counts as sent
    once it was tried: only silent people's can fail, so that whoever knows of one dead address would learn from a failure who is silent."""

    sent: int
    waiting: int
    failed: int


def remind(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """A reminder for everybody with an address that takes letters. Whoever has answered or declined gets none: that is found out only when
    it is sent, so that no list of silent people exists. Raises WrongState, and Refused within two days of the last one."""
    states.require(evaluation, "remind")
    if evaluation.reminded_at is not None and now < evaluation.reminded_at + REST:
        raise Refused(msg("People were reminded less than two days ago. Please let them be for now."))
    evaluation.reminded_at = now
    everybody = (
        select(Invitation.id)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.evaluation_id == evaluation.id, Person.email != "", Invitation.returned.in_(("", Why.MAILBOX)))
    )
    for invitation_id in session.scalars(everybody).all():
        post(session, REMINDER, subject_id=invitation_id.hex(), due_at=now, evaluation_id=evaluation.id)
    record(session, account_id=by, verb="remind", object_kind="evaluation", object_id=evaluation.id, now=now)


def delivery(session: Session, evaluation_id: str) -> Delivery:
    """The totals. One statement."""
    done = or_(Outbox.sent_at.is_not(None), and_(Outbox.kind != INVITATION, Outbox.attempts > 0))
    sent = func.count().filter(done)
    waiting = func.count().filter(~done, Outbox.attempts < TRIES)
    failed = func.count().filter(~done, Outbox.attempts >= TRIES)
    its = (Outbox.evaluation_id == evaluation_id, Outbox.kind.in_((INVITATION, REMINDER, LINK_AGAIN)))
    row = session.execute(select(sent, waiting, failed).where(*its)).one()
    return Delivery(*row)


def note_refusal(session: Session, row: Outbox, why: Why) -> None:
    """A mail server said at once that it will never take this letter. A first letter's is noted like one that came back."""
    if row.evaluation_id is not None and row.kind == INVITATION:
        note_return(session, Asked(row.evaluation_id, bytes.fromhex(row.subject_id)), why)
