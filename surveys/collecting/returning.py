"""First letters that come back: whose they were, and what is noted of them.

Only the first letter counts. It goes to everybody, so that its coming back says nothing about answering; a reminder goes to the silent
alone, and a note of its return would name one of them. For the same reason the note does not look at what its reader has done, and stays.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.counting import INVITATION
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Asked
from surveys.errors import LostKey
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.work import Outbox
from surveys.work import TRIES

_AT_ONCE = 1000


class Why(StrEnum):
    """Why a letter came back for good: there is no such address; its mailbox is full or closed; the server there refuses our letters."""

    ADDRESS = "address"
    MAILBOX = "mailbox"
    REFUSED = "refused"
    OTHER = "other"


def mark(ring: KeyRing, asked: Asked, letter: str) -> str:
    """What the envelope of this kind of letter to this person carries. Raises LostKey. 0 statements."""
    return derivations.envelope_mark(ring.link_key(asked.evaluation_id), asked.invitation_id, letter)


def whose(session: Session, ring: KeyRing, marks: Collection[str]) -> Mapping[str, Asked]:
    """Whose first letters carried these marks. A mark is found by making it anew for everybody whose answers are not sealed yet, because it
    is stored nowhere: forged ones, those of reminders and those of sealed evaluations are not found. 1 statement."""
    wanted = frozenset(marks)
    found: dict[str, Asked] = {}
    if not wanted:
        return found
    waiting = (Evaluation.state.in_(("open", "closed")), ~Evaluation.lost, Invitation.state != "replaced")
    rows = select(Invitation.evaluation_id, Invitation.id).join(Evaluation, Evaluation.id == Invitation.evaluation_id).where(*waiting)
    keys: dict[str, bytes] = {}
    for evaluation_id, invitation_id in session.execute(rows.execution_options(yield_per=_AT_ONCE)):
        if evaluation_id not in keys:
            keys[evaluation_id] = _link_key(ring, evaluation_id)
        made = derivations.envelope_mark(keys[evaluation_id], invitation_id, INVITATION) if keys[evaluation_id] else ""
        if made in wanted:
            found[made] = Asked(evaluation_id, invitation_id)
    return found


def note_return(session: Session, asked: Asked, why: Why) -> bool:
    """This person's first letter came back for good: they count among the invited no longer. Whether that is news. 2 statements at most."""
    its = (Invitation.evaluation_id == asked.evaluation_id, Invitation.id == asked.invitation_id)
    unknown = (Invitation.returned == "", Invitation.state.not_in(("sealed", "replaced")))
    noted = update(Invitation).where(*its, *unknown).values(returned=why.value).returning(Invitation.id)
    if session.scalars(noted).first() is None:
        return False
    letter = (Outbox.evaluation_id == asked.evaluation_id, Outbox.subject_id == asked.invitation_id.hex(), Outbox.kind == INVITATION)
    session.execute(update(Outbox).where(*letter).values(sent_at=None, attempts=TRIES, failure="the letter came back"))
    return True


def _link_key(ring: KeyRing, evaluation_id: str) -> bytes:
    """Empty where the ring has lost it; then nothing of this evaluation is found."""
    try:
        return ring.link_key(evaluation_id)
    except LostKey:
        return b""
