"""Opening: the questionnaire is frozen, the keys are made, everybody on the list is invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.inviting import invite
from surveys.collecting.keyring import KeyRing
from surveys.errors import Invalid, Problem
from surveys.evaluations import states
from surveys.evaluations.checklist import Line, checklist, missing
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.delivering import INVITATION
from surveys.messages import msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.questionnaires import stored
from surveys.work import post


@dataclass(frozen=True, slots=True)
class Letter:
    """For somebody without an e-mail address: the link is shown once, at the opening, and nowhere later."""

    name: str
    lang: str
    group_id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """How many were invited, how many of them by e-mail, and the letters for the others."""

    invited: int
    by_email: int
    letters: tuple[Letter, ...]


def open_evaluation(session: Session, ring: KeyRing, evaluation: Evaluation, *, by: str | None = None, now: datetime) -> Opened:
    """Opens a draft. Raises WrongState, and Invalid with what is missing."""
    states.require(evaluation, "open")
    lacking = missing(checklist(session, evaluation, now))
    if lacking:
        raise Invalid([_problem(line) for line in lacking])
    evaluation.digest = stored.digest(questionnaire_of(evaluation))
    evaluation.opened_at = now
    states.move(evaluation, "open")
    ring.create(evaluation.id)
    people = _people(session, evaluation.partnership_id)
    secrets = invite(session, ring, evaluation, people, now=now)
    by_email = _post_invitations(session, evaluation, now)
    _record(session, evaluation, by, now)
    return Opened(len(people), by_email, _letters(people, secrets))


def _people(session: Session, partnership_id: str) -> Sequence[Person]:
    return session.scalars(select(Person).where(Person.partnership_id == partnership_id).order_by(Person.id)).all()


def _post_invitations(session: Session, evaluation: Evaluation, now: datetime) -> int:
    with_address = session.scalars(
        select(Invitation.id)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.evaluation_id == evaluation.id, Person.email != "")
    ).all()
    for invitation_id in with_address:
        post(session, INVITATION, subject_id=invitation_id.hex(), due_at=now, evaluation_id=evaluation.id)
    return len(with_address)


def _letters(people: Sequence[Person], secrets: Sequence[str]) -> tuple[Letter, ...]:
    pairs = zip(people, secrets, strict=True)
    return tuple(Letter(person.name, person.lang, person.group_id, secret) for person, secret in pairs if not person.email)


def _problem(line: Line) -> Problem:
    return Problem(line.where, line.what, msg("Mend this first; the check list leads there."))


def _record(session: Session, evaluation: Evaluation, by: str | None, now: datetime) -> None:
    after = {"digest": evaluation.digest.hex(), "k": evaluation.k, "mode": evaluation.mode, "estimand": evaluation.estimand}
    record(session, account_id=by, verb="open", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
