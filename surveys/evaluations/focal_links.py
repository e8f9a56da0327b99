"""The link of a focal person: made when its letter is written, one for each partner and evaluation, and good for agreeing only.

Before the opening an evaluation has no keys, so nothing of the secret is kept but its digest, as with the links that sign in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.personal_secrets import new_secret, normal
from surveys.errors import Invalid, LinkReplaced, LinkUnknown, Problem
from surveys.evaluations import states
from surveys.evaluations.agreeing import note, say
from surveys.evaluations.agreements import row_of
from surveys.evaluations.planned import digest, planned
from surveys.messages import msg
from surveys.models.agreements import Agreement
from surveys.models.collecting import Link
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partner
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long

AGREE = "agree"


@dataclass(frozen=True, slots=True)
class Focal:
    """The focal person at the door: which evaluation, which partner, and where it stands."""

    evaluation: Evaluation
    partner: Partner
    row: Agreement


def issue_link(session: Session, evaluation: Evaluation, partner: Partner) -> str:
    """The secret of a new link; the older one of this partner ends."""
    secret = new_secret()
    key = derivations.link_id(secret, AGREE)
    session.add(Link(key=key, purpose=AGREE, evaluation_id=evaluation.id))
    row_of(session, evaluation.id, partner.id).key = key
    session.flush()
    return secret


def find(session: Session, secret: str, *, acting: bool = False) -> Focal:
    """Who has this link; `acting` locks the evaluation, so that nothing is said while it is being opened. At most four statements.
    Raises LinkUnknown, and LinkReplaced when a newer letter was written."""
    key = derivations.link_id(normal(secret), AGREE)
    found = select(Link.evaluation_id).where(Link.key == key, Link.purpose == AGREE)
    evaluation_id = session.scalar(found)
    if evaluation_id is None:
        raise LinkUnknown
    lock = {"key_share": True} if acting else None
    evaluation = session.get_one(Evaluation, evaluation_id, with_for_update=lock, populate_existing=acting)
    row = session.scalar(select(Agreement).where(Agreement.evaluation_id == evaluation_id, Agreement.key == key))
    if row is None:
        raise LinkReplaced
    return Focal(evaluation, session.get_one(Partner, row.partner_id), row)


def agree(session: Session, secret: str, seen: str, *, now: datetime) -> None:
    """The partner agrees to what is planned; `seen` is the digest (hexadecimal) of what was shown. Raises Invalid when that was changed
    meanwhile, WrongState after the opening, LinkError."""
    focal = _acting(session, secret, seen)
    _answer(session, focal, "agreed", "", now)


def object_to(session: Session, secret: str, seen: str, objection: str, *, now: datetime) -> None:
    """The partner does not agree yet, for this reason. Raises Invalid, WrongState, LinkError."""
    said = paragraphs(objection)
    focal = _acting(session, secret, seen, *absent("objection", said), *too_long("objection", said, PARAGRAPH))
    _answer(session, focal, "not_yet", said, now)


def _acting(session: Session, secret: str, seen: str, *problems: Problem) -> Focal:
    focal = find(session, secret, acting=True)
    states.require(focal.evaluation, "change")
    if not derivations.same(digest(planned(session, focal.evaluation)).hex(), seen):
        problems = (_CHANGED, *problems)
    if problems:
        raise Invalid(problems)
    return focal


def _answer(session: Session, focal: Focal, state: str, objection: str, now: datetime) -> None:
    """What the focal person says takes the place of whatever was said or written down before."""
    say(focal.row, planned(session, focal.evaluation), state, now)
    focal.row.objection, focal.row.reason, focal.row.account_id = objection, "", None
    note(session, focal.row, state, None, now)


_CHANGED = Problem("plan", msg("What is planned was changed while you were reading."), msg("Please look at it again before you answer."))
