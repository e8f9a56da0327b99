"""From a personal link to a visit: which evaluation, which invitation, and whether the door is open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from surveys.collecting import derivations, statements
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import normal
from surveys.collecting.values import EvaluationFacts, Visit
from surveys.errors import LinkClosed, LinkSealed, LinkUnknown, LinkWithdrawn, LostKey

ANSWERING = ("invited", "answered", "declined")
"""The states of an invitation whose link opens the questionnaire, also where a letter came back: the link may arrive by another way."""

SEEN_AS = {"replaced": "answered"}


@dataclass(frozen=True, slots=True)
class Door:
    """An evaluation that a link led to, and the keys and ids that this link has there."""

    evaluation: EvaluationFacts
    secret: str = field(repr=False)
    link_key: bytes = field(repr=False)
    lost: bool = False

    @property
    def evaluation_id(self) -> str:
        return self.evaluation.id

    @property
    def invitation_id(self) -> bytes:
        return derivations.invitation_id(self.link_key, self.secret)

    @property
    def draft_id(self) -> bytes:
        return derivations.draft_id(self.link_key, self.secret)

    @property
    def response_id(self) -> bytes:
        return derivations.response_id(self.link_key, self.secret)


def knock(session: Session, ring: KeyRing, secret: str) -> Door:
    """The evaluation of this link, whatever its state. Raises LinkUnknown, LostKey. 1 statement."""
    plain = normal(secret)
    row = session.execute(statements.EVALUATION_OF_LINK, {"of_link": derivations.link_id(plain)}).first()
    if row is None:
        raise LinkUnknown
    return Door(_facts(row), plain, ring.link_key(row.id), row.lost)


def enter(door: Door, ring: KeyRing, *, now: datetime, late: bool = False) -> Door:
    """The same door if answers are taken now, or (`late`) if they are not sealed yet.
    Raises LinkClosed, LinkSealed, LinkUnknown, LostKey."""
    state = door.evaluation.state
    if state == "draft":
        raise LinkUnknown
    if state not in ("open", "closed"):
        raise LinkSealed(door.evaluation_id)
    if door.lost or not ring.has_sealing_key(door.evaluation_id):
        raise LostKey
    if not late and (state == "closed" or door.evaluation.over(now)):
        raise LinkClosed
    return door


def find(session: Session, ring: KeyRing, secret: str, *, now: datetime, acting: bool = False, late: bool = False) -> Visit:
    """The visit of this link; `acting` locks the invitation for a write; `late`: in the grace time too. 2 statements.
    Raises LinkUnknown, LinkClosed, LinkSealed, LinkWithdrawn, LostKey."""
    door = enter(knock(session, ring, secret), ring, now=now, late=late)
    found = statements.INVITATION_LOCKED if acting else statements.INVITATION
    row = session.execute(found, statements.of(door, "invitation", "draft", "response")).first()
    if row is None:
        raise LinkUnknown
    require_answering(row.state, responded=row.responded)
    return Visit(
        evaluation=door.evaluation,
        group=row.group_id,
        organisation=row.organisation_id,
        lang=row.lang,
        state=SEEN_AS.get(row.state, row.state),
        drafted=row.drafted,
        worded=bool(row.worded),
        acting=acting,
        listed=row.listed,
        secret=door.secret,
        invitation_id=door.invitation_id,
        draft_id=door.draft_id,
        response_id=door.response_id,
    )


def require_answering(state: str, *, responded: bool = False) -> None:
    """Raises LinkWithdrawn, LinkSealed or LinkUnknown unless an invitation in this state opens the questionnaire. Somebody who was replaced
    after answering keeps the way to these answers."""
    if state == "withdrawn":
        raise LinkWithdrawn
    if state == "sealed":
        raise LinkSealed
    if state not in ANSWERING and not (state == "replaced" and responded):
        raise LinkUnknown


def _facts(row: Row[*tuple[Any, ...]]) -> EvaluationFacts:
    found = {name: getattr(row, name) for name in statements.FACTS}
    return EvaluationFacts(**{**found, "languages": tuple(row.languages), "voiced": row.voiced or b""})
