"""Inviting people: one secret each, kept only so that it can be mailed again; rows in an order that says nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.escrow import lock_escrow, open_escrow
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import new_secret
from surveys.collecting.values import is_over
from surveys.errors import NotFound, Refused, WrongState
from surveys.messages import msg
from surveys.models.collecting import Invitation, Link
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person


def invite(session: Session, ring: KeyRing, evaluation: Evaluation, people: Sequence[Person], *, now: datetime) -> list[str]:
    """A new secret for each person, in their order; whoever calls leaves the letters in the outbox.
    Raises WrongState unless open, Refused when somebody was invited before, LostKey."""
    _require_open(evaluation, now)
    _refuse_twice(session, evaluation, people)
    fresh = [new_secret() for _ in people]
    rows = [_invitation(ring, evaluation, person, secret) for person, secret in zip(people, fresh, strict=True)]
    links = [{"key": derivations.link_id(secret), "purpose": "answer", "evaluation_id": evaluation.id} for secret in fresh]
    if rows:
        session.execute(insert(Invitation), _shuffled(rows))
        session.execute(insert(Link), _shuffled(links))
    return fresh


def replace(session: Session, ring: KeyRing, evaluation: Evaluation, person_id: str, by: Person, *, now: datetime) -> str:
    """Another person in somebody's place; the new one's secret. Nobody learns whether the old one had answered: what they sent still counts
    and stays theirs to change or withdraw; otherwise their link stops working. Raises NotFound, WrongState, Refused, LostKey."""
    _require_open(evaluation, now)
    its = (Invitation.evaluation_id == evaluation.id, Invitation.person_id == person_id, Invitation.state != "replaced")
    replaced = update(Invitation).where(*its).values(state="replaced", escrow=None).returning(Invitation.id)
    if session.scalars(replaced).first() is None:
        raise NotFound
    return invite(session, ring, evaluation, [by], now=now)[0]


def secret_of(session: Session, ring: KeyRing, evaluation_id: str, invitation_id: bytes) -> str | None:
    """The secret for a letter; None once the person answered or declined, and after sealing. Raises LostKey."""
    its = (Invitation.evaluation_id == evaluation_id, Invitation.id == invitation_id)
    escrow = session.scalars(select(Invitation.escrow).where(*its)).first()
    return open_escrow(ring, evaluation_id, invitation_id, escrow) if escrow else None


def _require_open(evaluation: Evaluation, now: datetime) -> None:
    if evaluation.state != "open" or is_over(evaluation.closes_on, evaluation.zone, now):
        raise WrongState(msg("People can be invited while the evaluation is open and the closing day is not over."))


def _refuse_twice(session: Session, evaluation: Evaluation, people: Sequence[Person]) -> None:
    asked = select(Invitation.person_id).where(Invitation.evaluation_id == evaluation.id, Invitation.state != "replaced")
    if {person.id for person in people} & set(session.scalars(asked)) or len({person.id for person in people}) < len(people):
        raise Refused(msg("Somebody on this list was invited already. Nobody gets two links."))


def _invitation(ring: KeyRing, evaluation: Evaluation, person: Person, secret: str) -> dict[str, Any]:
    id_ = derivations.invitation_id(ring.link_key(evaluation.id), secret)
    return {
        "evaluation_id": evaluation.id,
        "id": id_,
        "person_id": person.id,
        "group_id": person.group_id,
        "organisation_id": person.organisation_id,
        "lang": person.lang if person.lang in evaluation.languages else evaluation.languages[0],
        "escrow": lock_escrow(ring, evaluation.id, id_, secret),
        "state": "invited",
    }


def _shuffled(rows: list[Any]) -> list[Any]:
    mixed = list(rows)
    secrets.SystemRandom().shuffle(mixed)
    return mixed
