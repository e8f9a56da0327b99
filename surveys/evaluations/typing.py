"""Typing paper sheets: whoever types is written down once a day and round, so that no entry belongs to a sheet or a moment."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting import paper
from surveys.collecting.keyring import KeyRing
from surveys.collecting.paper import Entered, Place
from surveys.errors import LostKey
from surveys.evaluations import states
from surveys.models.evaluations import Evaluation
from surveys.models.work import Audit
from surveys.questionnaires.values import Answer, Answers

VERB = "type_sheets"


def find(session: Session, ring: KeyRing, evaluation: Evaluation, code: str, *, now: datetime) -> Place:
    """The sheet of this code. Raises Invalid, WrongState, Refused when the grace time is over, LostKey."""
    require(ring, evaluation, now)
    return paper.find(session, ring, evaluation, code)


def require(ring: KeyRing, evaluation: Evaluation, now: datetime) -> None:
    """Raises WrongState, Refused or LostKey unless sheets can be typed now."""
    states.require(evaluation, "type_sheets")
    if evaluation.state == states.State.CLOSED:
        states.require_grace(evaluation, now)
    if evaluation.lost or not ring.has_sealing_key(evaluation.id):
        raise LostKey


def send(
    session: Session, ring: KeyRing, evaluation: Evaluation, place: Place, entered: Entered, *, nonce: str, by: str, now: datetime
) -> None:
    """The sheet counts. Raises LinkError."""
    paper.send(session, ring, place, entered, nonce=nonce, now=now)
    _note(session, evaluation, by, now)


def keep_first(session: Session, ring: KeyRing, evaluation: Evaluation, place: Place, entered: Entered, *, by: str, now: datetime) -> None:
    """Typed once; it counts when it was typed twice. Raises LinkError."""
    paper.keep_first(session, ring, place, entered, now=now)
    _note(session, evaluation, by, now)


def differing(first: Answers, second: Answers) -> tuple[str, ...]:
    """The questions, by code, that were typed otherwise the second time."""
    return tuple(code for code in second if first.get(code, Answer()) != second[code])


def _note(session: Session, evaluation: Evaluation, by: str, now: datetime) -> None:
    """In the audit, once a day."""
    begun = datetime.combine(now.date(), time.min, now.tzinfo)
    its = (Audit.verb == VERB, Audit.object_id == evaluation.id, Audit.account_id == by, Audit.at >= begun)
    if session.scalar(select(Audit.number).where(*its).limit(1)) is None:
        record(session, account_id=by, verb=VERB, object_kind="evaluation", object_id=evaluation.id, now=begun)
