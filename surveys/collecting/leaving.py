"""Withdrawing what was sent, and saying that one does not want to answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy import case, delete, exists, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from surveys.collecting.escrow import lock_escrow
from surveys.collecting.keyring import KeyRing
from surveys.collecting.letters import WITHDRAWN, tell
from surveys.collecting.sending import invitation_row, response_row
from surveys.collecting.visiting import Door, enter, knock, require_answering
from surveys.errors import LinkUnknown, Refused
from surveys.messages import Message, msg
from surveys.models.collecting import Draft, Invitation, Response


def withdraw(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Deletes the answers; possible until they are sealed, also in the grace time; a notice goes to the address on file. 4 statements, 5
    while a change was begun. Raises Refused when nothing was sent, LinkWithdrawn, LinkSealed, LinkUnknown, LostKey."""
    door = enter(knock(session, ring, secret), ring, now=now, late=True)
    row = session.execute(_withdrawal(door)).first()
    if row is None or session.scalars(delete(Response).where(*response_row(door)).returning(Response.id)).first() is None:
        _explain(session, door, msg("There is nothing to withdraw: no answers were sent with this link."))
    if row.drafted:
        session.execute(delete(Draft).where(*_its_draft(door)))
    tell(session, WITHDRAWN, door.evaluation_id, door.invitation_id)


def decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Notes that this person does not want to answer: the draft goes, and no more reminders. 3 statements. Raises Refused when answers were
    sent, LinkError."""
    door = enter(knock(session, ring, secret), ring, now=now)
    declined = (
        update(Invitation)
        .where(*invitation_row(door), Invitation.state.in_(("invited", "bounced", "declined")))
        .values(state="declined", escrow=None)
        .returning(Invitation.state)
    )
    if session.execute(declined).first() is None:
        _explain(session, door, msg("Your answers were sent already. You can withdraw them instead."))
    session.execute(delete(Draft).where(*_its_draft(door)))


def undo_decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Takes the declining back; reminders may come again. 2 statements. Raises Refused when answers were sent, LinkError."""
    door = enter(knock(session, ring, secret), ring, now=now)
    escrow = lock_escrow(ring, door.evaluation_id, door.invitation_id, door.secret)
    undone = (
        update(Invitation)
        .where(*invitation_row(door), Invitation.state.in_(("invited", "bounced", "declined")))
        .values(state="invited", escrow=escrow)
        .returning(Invitation.state)
    )
    if session.execute(undone).first() is None:
        _explain(session, door, msg("Your answers were sent already. You can withdraw them instead."))


def _withdrawal(door: Door) -> ReturningUpdate[Any]:
    drafted = exists(select(Draft.id).where(*_its_draft(door)))
    return (
        update(Invitation)
        .where(*invitation_row(door), Invitation.state.in_(("answered", "replaced")))
        .values(state=case((Invitation.state == "replaced", "replaced"), else_="withdrawn"))
        .returning(drafted.label("drafted"))
    )


def _its_draft(door: Door) -> tuple[Any, ...]:
    return (Draft.evaluation_id == door.evaluation_id, Draft.id == door.draft_id)


def _explain(session: Session, door: Door, otherwise: Message) -> NoReturn:
    """Raises why an invitation was not in the state that was asked for."""
    state = session.scalars(select(Invitation.state).where(*invitation_row(door))).first()
    if state is None:
        raise LinkUnknown
    require_answering(state)
    raise Refused(otherwise)
