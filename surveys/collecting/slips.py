"""Slips: links for one purpose only, made anew from the link key whenever they are needed and stored nowhere.

A slip holds the ids of an evaluation and an invitation and a seal over both and its purpose. It opens no questionnaire and shows no answer.
"""

from __future__ import annotations

import re

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Asked, Reminders
from surveys.errors import LinkUnknown, LostKey
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation

REMINDERS = "reminders"
"""The purpose of a slip with which somebody stops reminders, and lets them come again."""
CONTACT = "contact"
"""The purpose of a slip with which somebody says whether they stay in contact."""
_SHAPE = re.compile(r"([0-9a-z]{16})([0-9a-f]{64})([0-9a-z]{16})")


def slip(ring: KeyRing, asked: Asked, purpose: str) -> str:
    """The slip of one invited person for this purpose. Raises LostKey. 0 statements."""
    return asked.evaluation_id + asked.invitation_id.hex() + _seal(ring, asked, purpose)


def read_slip(ring: KeyRing, given: str, purpose: str) -> Asked:
    """Whose slip it is. Raises LinkUnknown also for a slip for another purpose. 0 statements."""
    found = _SHAPE.fullmatch(given.lower())
    if found is None:
        raise LinkUnknown
    asked = Asked(found[1], bytes.fromhex(found[2]))
    try:
        sealed = _seal(ring, asked, purpose)
    except LostKey:
        raise LinkUnknown from None
    if not derivations.same(sealed, found[3]):
        raise LinkUnknown
    return asked


def reminders(session: Session, ring: KeyRing, given: str) -> Reminders:
    """How it stands with somebody's reminders. Raises LinkUnknown. 1 statement."""
    asked = read_slip(ring, given, REMINDERS)
    found = (
        select(Evaluation, Invitation.lang, Invitation.quiet)
        .join(Invitation, Invitation.evaluation_id == Evaluation.id)
        .where(Evaluation.id == asked.evaluation_id, Invitation.id == asked.invitation_id)
    )
    row = session.execute(found).first()
    if row is None:
        raise LinkUnknown
    evaluation = row.Evaluation
    return Reminders(
        evaluation_id=evaluation.id,
        languages=tuple(evaluation.languages),
        voiced=evaluation.voiced or b"",
        title=evaluation.title,
        owner=evaluation.owner,
        contact=evaluation.contact,
        lang=row.lang,
        over=evaluation.state != "open",
        stopped=row.quiet,
    )


def stop_reminders(session: Session, ring: KeyRing, given: str, *, stopped: bool) -> None:
    """No more reminders to this person, or again. Answering stays as it was. After the closing it changes nothing. Raises LinkUnknown.
    1 statement."""
    asked = read_slip(ring, given, REMINDERS)
    open_ones = select(Evaluation.id).where(Evaluation.id == asked.evaluation_id, Evaluation.state == "open")
    its = (Invitation.evaluation_id.in_(open_ones), Invitation.id == asked.invitation_id)
    session.execute(update(Invitation).where(*its).values(quiet=stopped))


def _seal(ring: KeyRing, asked: Asked, purpose: str) -> str:
    return derivations.slip_seal(ring.link_key(asked.evaluation_id), asked.invitation_id, purpose)
