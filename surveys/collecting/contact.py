"""Agreeing to stay in contact: the tick by which somebody lets name and address be kept for longer, and takes it back.

Until the answers are sealed the tick lies in a locked box beside the invitation, one box for everybody, all of one length. At sealing all
boxes are opened at once and their ticks written into the list of people. Everybody with a link can tick, whether or not they answer, so
that a tick is no proof of an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import derivations
from surveys.collecting.boxes import Unopened, lock_bare, unlock_bare
from surveys.collecting.keyring import KeyRing
from surveys.collecting.slips import CONTACT, read_slip
from surveys.collecting.values import Asked
from surveys.collecting.visiting import knock
from surveys.errors import LinkUnknown, LostKey
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.partnerships.erasing import end_contact

UNSAID, AGREED, ENDED = b"?", b"+", b"-"


@dataclass(frozen=True, slots=True)
class Contact:
    """What the page about staying in contact says. `months`, `until`: how long after the closing names are kept, and the day this makes,
    None before the closing. `listed`: the list has a name or address to keep; `agreed`: what holds now. `voiced`: see EvaluationFacts."""

    evaluation_id: str
    languages: tuple[str, ...]
    voiced: bytes
    title: str
    owner: str
    contact: str
    lang: str
    months: int
    until: date | None
    listed: bool
    agreed: bool


def unsaid(ring: KeyRing, asked: Asked) -> bytes:
    """The box of somebody who has said nothing yet. Raises LostKey. 0 statements."""
    return _lock(ring, asked, UNSAID)


def contact(session: Session, ring: KeyRing, given: str) -> Contact:
    """How it stands for the holder of a link or a slip. Raises LinkUnknown, LostKey. 2 statements, 1 with a slip."""
    asked = _asked(session, ring, given)
    row = session.execute(
        select(Evaluation, Invitation.lang, Invitation.contact, Person.name, Person.email, Person.stays)
        .join(Invitation, Invitation.evaluation_id == Evaluation.id)
        .join(Person, Person.id == Invitation.person_id, isouter=True)
        .where(Evaluation.id == asked.evaluation_id, Invitation.id == asked.invitation_id)
    ).first()
    if row is None or row.Evaluation.state == "draft":
        raise LinkUnknown
    evaluation, listed = row.Evaluation, bool(row.name or row.email)
    said = _open(ring, asked, row.contact) if row.contact else UNSAID
    return Contact(
        evaluation_id=evaluation.id,
        languages=tuple(evaluation.languages),
        voiced=evaluation.voiced or b"",
        title=evaluation.title,
        owner=evaluation.owner,
        contact=evaluation.contact,
        lang=row.lang,
        months=evaluation.names_months,
        until=evaluation.names_until,
        listed=listed,
        agreed=listed and (bool(row.stays) if said == UNSAID else said == AGREED),
    )


def say(session: Session, ring: KeyRing, given: str, *, agreed: bool, now: datetime) -> None:
    """Agrees to stay in contact, or no longer. Before sealing it goes into the box, afterwards into the list of people; whoever no longer
    agrees and whose time is over is erased at once. Raises LinkUnknown. 2 statements before sealing, 1 with a slip."""
    asked = _asked(session, ring, given)
    its = (Invitation.evaluation_id == asked.evaluation_id, Invitation.id == asked.invitation_id)
    if _into_the_box(session, ring, asked, agreed=agreed):
        return
    person_id = session.scalars(select(Invitation.person_id).where(*its)).first()
    if person_id is None:
        return
    if agreed:
        session.execute(update(Person).where(Person.id == person_id).values(stays=True))
    else:
        end_contact(session, person_id, by=None, now=now)


def end_on_request(session: Session, ring: KeyRing, person_id: str, *, by: str, now: datetime) -> None:
    """Somebody asked staff to end the contact: in the list, and in the boxes of rounds that are not sealed, whatever lies in them."""
    boxes = select(Invitation.evaluation_id, Invitation.id).where(Invitation.person_id == person_id, Invitation.contact.is_not(None))
    for asked in [Asked(*row) for row in session.execute(boxes)]:
        _into_the_box(session, ring, asked, agreed=False)
    end_contact(session, person_id, by=by, now=now)


def write_down(session: Session, ring: KeyRing, evaluation_id: str) -> None:
    """At sealing: all ticks into the list of people, in two strokes. 3 statements."""
    boxes = select(Invitation.id, Invitation.person_id, Invitation.contact).where(
        Invitation.evaluation_id == evaluation_id, Invitation.person_id.is_not(None), Invitation.contact.is_not(None)
    )
    said: dict[bytes, list[str | None]] = {AGREED: [], ENDED: [], UNSAID: []}
    for id_, person_id, box in session.execute(boxes).all():
        said[_open(ring, Asked(evaluation_id, id_), box or b"")].append(person_id)
    for word, stays in ((AGREED, True), (ENDED, False)):
        if said[word]:
            session.execute(update(Person).where(Person.id.in_(said[word]), Person.stays != stays).values(stays=stays))


def _asked(session: Session, ring: KeyRing, given: str) -> Asked:
    """Whose link or slip it is."""
    try:
        return read_slip(ring, given, CONTACT)
    except LinkUnknown:
        door = knock(session, ring, given)
    return Asked(door.evaluation_id, door.invitation_id)


def _into_the_box(session: Session, ring: KeyRing, asked: Asked, *, agreed: bool) -> bool:
    """Whether there still was a box."""
    if not ring.has_sealing_key(asked.evaluation_id):
        return False
    box = _lock(ring, asked, AGREED if agreed else ENDED)
    its = (Invitation.evaluation_id == asked.evaluation_id, Invitation.id == asked.invitation_id, Invitation.contact.is_not(None))
    return session.scalars(update(Invitation).where(*its).values(contact=box).returning(Invitation.id)).first() is not None


def _lock(ring: KeyRing, asked: Asked, said: bytes) -> bytes:
    return lock_bare(derivations.contact_key(ring.sealing_key(asked.evaluation_id)), said, _place(asked))


def _open(ring: KeyRing, asked: Asked, box: bytes) -> bytes:
    """What was said; nothing where somebody changed the box or the key is lost."""
    try:
        said = unlock_bare(derivations.contact_key(ring.sealing_key(asked.evaluation_id)), box, _place(asked))
    except (Unopened, LostKey):
        return UNSAID
    return said if said in (AGREED, ENDED) else UNSAID


def _place(asked: Asked) -> tuple[str, ...]:
    return (asked.evaluation_id, "contact", asked.invitation_id.hex())
