"""Inviting people: one secret each, kept only so that it can be mailed again; rows in an order that says nothing."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.contact import unsaid
from surveys.collecting.escrow import lock_escrow, open_escrow
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import new_secret, secret_from
from surveys.collecting.values import Asked, is_over
from surveys.errors import NotFound, Refused, WrongState
from surveys.messages import msg
from surveys.models.collecting import Cards, Invitation, Link
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person

ONE_AT_A_TIME = {"key_share": True}
"""Locks the evaluation against another who changes it, but not against those who are sending: they refer to it."""


def invite(session: Session, ring: KeyRing, evaluation: Evaluation, people: Sequence[Person], *, now: datetime, wave: int = 0) -> list[str]:
    """A new secret for each person, in their order; whoever calls leaves the letters in the outbox. `wave` is 0 at the opening, and
    `next_wave` later. Raises WrongState unless open, Refused when somebody was invited before, LostKey."""
    _require_open(evaluation, now)
    _refuse_twice(session, evaluation, people)
    fresh = [new_secret() for _ in people]
    _insert(session, evaluation.id, fresh, [_place(ring, evaluation, *pair, wave) for pair in zip(people, fresh, strict=True)])
    return fresh


def mint(session: Session, ring: KeyRing, evaluation: Evaluation, cards: Cards, *, now: datetime, wave: int = 0) -> list[str]:
    """A secret for each card of this printing: an invitation of its group and organisation that is nobody's by name. Nothing keeps the
    secrets of cards: who has the card has the link. Those of sheets are kept locked, so that they can be typed. Raises WrongState unless
    open, LostKey."""
    _require_open(evaluation, now)
    fresh = [new_secret() for _ in range(cards.number)]
    whose = {"person_id": None, "group_id": cards.group_id, "organisation_id": cards.organisation_id, "cards_id": cards.id}
    shared = {**whose, "lang": _spoken(evaluation, cards.lang), "escrow": None, "wave": wave}
    rows = [{**_row(ring, evaluation.id, secret), **shared} for secret in fresh]
    if cards.sheets:
        for row, secret in zip(rows, fresh, strict=True):
            row["escrow"] = lock_escrow(ring, evaluation.id, row["id"], secret)
    _insert(session, evaluation.id, fresh, rows)
    return fresh


def cancel(session: Session, evaluation: Evaluation, cards: Cards, *, now: datetime) -> None:
    """The cards of this printing are no longer counted and their links stop, as if somebody else were asked instead: what was sent with one
    still counts, and nobody learns whether there is anything. Raises WrongState unless open."""
    _require_open(evaluation, now)
    its = (Invitation.evaluation_id == evaluation.id, Invitation.cards_id == cards.id)
    session.execute(update(Invitation).where(*its).values(state="replaced", escrow=None))


def replace(session: Session, ring: KeyRing, evaluation: Evaluation, person_id: str, by: Person, *, now: datetime) -> str:
    """Another person in somebody's place; the new one's secret. Nobody learns whether the old one had answered: what they sent still counts
    and stays theirs to change or withdraw; otherwise their link stops working. Raises NotFound, WrongState, Refused, LostKey."""
    _require_open(evaluation, now)
    its = (Invitation.evaluation_id == evaluation.id, Invitation.person_id == person_id, Invitation.state != "replaced")
    replaced = update(Invitation).where(*its).values(state="replaced", escrow=None).returning(Invitation.wave)
    wave = session.scalars(replaced).first()
    if wave is None:
        raise NotFound
    return invite(session, ring, evaluation, [by], now=now, wave=wave)[0]


def next_wave(session: Session, evaluation: Evaluation) -> int:
    """The wave of those who are invited next. Locks the evaluation, so that of two evaluators who invite the same people at once the second
    waits and finds them invited; people who are sending are not held up."""
    session.flush()
    session.refresh(evaluation, ("state", "closes_on"), with_for_update=ONE_AT_A_TIME)
    return (session.scalar(select(func.max(Invitation.wave)).where(Invitation.evaluation_id == evaluation.id)) or 0) + 1


def secret_of(session: Session, ring: KeyRing, evaluation_id: str, invitation_id: bytes) -> str | None:
    """The secret for a letter; None once the person answered or declined, and after sealing. Raises LostKey."""
    its = (Invitation.evaluation_id == evaluation_id, Invitation.id == invitation_id)
    escrow = session.scalars(select(Invitation.escrow).where(*its)).first()
    return open_escrow(ring, evaluation_id, invitation_id, escrow) if escrow else None


def secret_to_print(session: Session, ring: KeyRing, evaluation_id: str, invitation_id: bytes) -> str:
    """The secret for a letter that is printed again: the same one as long as the person can use it, else one that opens nothing and is the
    same at every printing, so that the paper does not say who has answered. No second link is made. Raises LostKey."""
    secret = secret_of(session, ring, evaluation_id, invitation_id)
    return secret or secret_from(derivations.blank_number(ring.link_key(evaluation_id), invitation_id))


def _require_open(evaluation: Evaluation, now: datetime) -> None:
    if evaluation.state != "open" or is_over(evaluation.closes_on, evaluation.zone, now):
        raise WrongState(msg("People can be invited while the evaluation is open and the closing day is not over."))


def _refuse_twice(session: Session, evaluation: Evaluation, people: Sequence[Person]) -> None:
    asked = select(Invitation.person_id).where(Invitation.evaluation_id == evaluation.id, Invitation.state != "replaced")
    if {person.id for person in people} & set(session.scalars(asked)) or len({person.id for person in people}) < len(people):
        raise Refused(msg("Somebody on this list was invited already. Nobody gets two links."))


def _insert(session: Session, evaluation_id: str, fresh: Sequence[str], places: Sequence[dict[str, Any]]) -> None:
    """The places and their links, each in an order that says nothing."""
    links = [{"key": derivations.link_id(secret), "purpose": "answer", "evaluation_id": evaluation_id} for secret in fresh]
    if places:
        session.execute(insert(Invitation), _shuffled(places))
        session.execute(insert(Link), _shuffled(links))


def _place(ring: KeyRing, evaluation: Evaluation, person: Person, secret: str, wave: int) -> dict[str, Any]:
    row = _row(ring, evaluation.id, secret)
    return {
        **row,
        "person_id": person.id,
        "group_id": person.group_id,
        "organisation_id": person.organisation_id,
        "cards_id": None,
        "lang": _spoken(evaluation, person.lang),
        "escrow": lock_escrow(ring, evaluation.id, row["id"], secret),
        "wave": wave,
        "returned": "",
        "quiet": False,
        "contact": unsaid(ring, Asked(evaluation.id, row["id"])),
    }


def _row(ring: KeyRing, evaluation_id: str, secret: str) -> dict[str, Any]:
    return {"evaluation_id": evaluation_id, "id": derivations.invitation_id(ring.link_key(evaluation_id), secret), "state": "invited"}


def _spoken(evaluation: Evaluation, lang: str) -> str:
    return lang if lang in evaluation.languages else str(evaluation.languages[0])


def _shuffled(rows: Sequence[Any]) -> list[Any]:
    mixed = list(rows)
    secrets.SystemRandom().shuffle(mixed)
    return mixed
