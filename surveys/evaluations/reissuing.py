"""The same link once more for somebody who lost it. What staff see is the same whether or not it is still of use."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.inviting import secret_to_print
from surveys.collecting.keyring import KeyRing
from surveys.errors import Refused
from surveys.evaluations import states
from surveys.evaluations.delivering import LINK_AGAIN, REST
from surveys.evaluations.opening import Letter
from surveys.evaluations.roster import invited_person
from surveys.messages import msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.work import Audit
from surveys.work import post


def link_again(session: Session, ring: KeyRing, evaluation: Evaluation, person_id: str, *, by: str, now: datetime) -> Letter | None:
    """A letter with the same link: left in the outbox for the address on file (then None), else to be printed. No second link is made.

    Whether the person has answered or declined does not show: a mail is not sent when it would be of no use, which is found out when it is
    due, and on paper stands a link that opens nothing then. Links of people with an address are never printed. Raises NotFound, WrongState,
    LostKey, and Refused within two days of the last mail.
    """
    states.require(evaluation, "remind")
    person = invited_person(session, evaluation, person_id)
    if person.email:
        _require_rest(session, evaluation, person_id, now)
    record(session, account_id=by, verb=LINK_AGAIN, object_kind="person", object_id=person_id, after={"evaluation": evaluation.id}, now=now)
    its = (Invitation.evaluation_id == evaluation.id, Invitation.person_id == person_id, Invitation.state != "replaced")
    invitation_id = session.scalars(select(Invitation.id).where(*its)).one()
    if person.email:
        post(session, LINK_AGAIN, subject_id=invitation_id.hex(), due_at=now, evaluation_id=evaluation.id)
        return None
    return Letter(person.name, person.lang, person.group, secret_to_print(session, ring, evaluation.id, invitation_id), again=True)


def _require_rest(session: Session, evaluation: Evaluation, person_id: str, now: datetime) -> None:
    """By what staff did, never by what became of a letter."""
    its = (Audit.verb == LINK_AGAIN, Audit.object_kind == "person", Audit.object_id == person_id, Audit.at > now - REST)
    lately = evaluation.reminded_at is not None and now < evaluation.reminded_at + REST
    if lately or session.scalars(select(Audit.number).where(*its).limit(1)).first() is not None:
        raise Refused(msg("This person was written to less than two days ago. Please wait a little."))
