"""Withdrawing what was sent, and saying that one does not want to answer."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn

from sqlalchemy.orm import Session

from surveys.collecting import statements
from surveys.collecting.escrow import lock_escrow
from surveys.collecting.keyring import KeyRing
from surveys.collecting.letters import WITHDRAWN, tell
from surveys.collecting.visiting import Door, enter, knock, require_answering
from surveys.errors import LinkUnknown, Refused
from surveys.messages import Message, msg


def withdraw(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Deletes the answers; possible until they are sealed, also in the grace time; a notice goes to the address on file. 4 statements, 5
    while a change was begun. Raises Refused when nothing was sent, LinkWithdrawn, LinkSealed, LinkUnknown, LostKey."""
    door = enter(knock(session, ring, secret), ring, now=now, late=True)
    row = session.execute(statements.MARK_WITHDRAWN, statements.of(door, "invitation", "draft")).first()
    if row is None or session.scalars(statements.TAKE_RESPONSE, statements.of(door, "response")).first() is None:
        _explain(session, door, msg("There is nothing to withdraw: no answers were sent with this link."))
    if row.drafted:
        session.execute(statements.TAKE_DRAFT, statements.of(door, "draft"))
    tell(session, WITHDRAWN, door.evaluation_id, door.invitation_id)


def decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Notes that this person does not want to answer: the draft goes, and no more reminders. 3 statements. Raises Refused when answers were
    sent, LinkError."""
    door = enter(knock(session, ring, secret), ring, now=now)
    if session.execute(statements.MARK_DECLINED, statements.of(door, "invitation")).first() is None:
        _explain(session, door, msg("Your answers were sent already. You can withdraw them instead."))
    session.execute(statements.TAKE_DRAFT, statements.of(door, "draft"))


def undo_decline(session: Session, ring: KeyRing, secret: str, *, now: datetime) -> None:
    """Takes the declining back; reminders may come again. 2 statements. Raises Refused when answers were sent, LinkError."""
    door = enter(knock(session, ring, secret), ring, now=now)
    escrow = lock_escrow(ring, door.evaluation_id, door.invitation_id, door.secret)
    named = {**statements.of(door, "invitation"), "new_escrow": escrow}
    if session.execute(statements.MARK_INVITED, named).first() is None:
        _explain(session, door, msg("Your answers were sent already. You can withdraw them instead."))


def _explain(session: Session, door: Door, otherwise: Message) -> NoReturn:
    """Raises why an invitation was not in the state that was asked for."""
    state = session.scalars(statements.STATE, statements.of(door, "invitation")).first()
    if state is None:
        raise LinkUnknown
    require_answering(state)
    raise Refused(otherwise)
