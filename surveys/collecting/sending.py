"""Sending answers, and coming back to them with the return code: the link alone never shows them again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from surveys.collecting import derivations, drafting, statements
from surveys.collecting.boxes import Unopened
from surveys.collecting.documents import Document, DraftBox, ResponseBox
from surveys.collecting.frozen import Frozen, frozen
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import tidy
from surveys.collecting.values import Consent, Draft, Receipt, Sent, Visit
from surveys.collecting.visiting import Door, enter, knock, require_answering
from surveys.errors import CodeNeeded, Invalid, LinkUnknown, Problem, Refused
from surveys.messages import msg
from surveys.models.collecting import Response
from surveys.questionnaires.checking import settle

LEAST_NONCE = 16


def submit(
    session: Session,
    ring: KeyRing,
    secret: str,
    *,
    nonce: str,
    consent: Consent,
    now: datetime,
    lock: bytes = b"",
    assisted: bool = False,
) -> Receipt:
    """Sends the draft. The same nonce again gives the same receipt, whatever happened in between. `assisted`: it was given on paper, where
    nobody is kept by what is left out, and may be typed in the grace time too. 4 statements.

    Raises Invalid with every problem, Refused without a draft, CodeNeeded when the answers were sent before or a return word is missing,
    LinkError when the link does not take answers.
    """
    door = enter(knock(session, ring, secret), ring, now=now, late=assisted)
    code = derivations.return_code(door.link_key, door.secret, _required(nonce))
    place = _answer_place(session, door)
    if place is None:
        return _sent_already(session, ring, door, code)
    draft = _take_draft(session, ring, door, lock)
    if draft is None:
        raise Refused(msg("There is nothing to send yet."))
    digest = derivations.code_digest(door.link_key, door.secret, code)
    document = _document(_frozen(session, door), door, draft, place, consent, digest, assisted=assisted)
    box = _box(ring, door, place.group_id).lock(document, _frozen(session, door).box)
    row = {"evaluation_id": door.evaluation_id, "id": door.response_id, "group_id": place.group_id, "document": box}
    session.execute(statements.ADD_RESPONSE, row)
    return Receipt(_receipt(ring, door), code)


def open_again(session: Session, ring: KeyRing, visit: Visit, return_code: str) -> Sent:
    """The answers that were sent. Raises CodeNeeded. 1 statement."""
    document = _opened_with_code(session, ring, visit, return_code)
    return Sent(document.answers, document.lang, Consent(document.may_quote, bool(document.person_id)))


def begin_change(session: Session, ring: KeyRing, visit: Visit, return_code: str) -> bytes:
    """Puts the sent answers into a draft that only this return code opens; gives its lock (make a ticket of it). Raises CodeNeeded.
    2 statements."""
    document = _opened_with_code(session, ring, visit, return_code)
    lock = code_lock(ring.link_key(visit.evaluation.id), visit.secret, return_code)
    drafting.write(session, ring, visit, Draft(document.answers, document.lang), lock)
    return lock


def change(session: Session, ring: KeyRing, secret: str, *, consent: Consent, now: datetime, lock: bytes) -> Receipt:
    """Sends the draft that `begin_change` made in place of the answers sent before; the return code stays and is not shown again.
    Sent twice it changes once. Raises as `submit`. 4 statements."""
    door = enter(knock(session, ring, secret), ring, now=now)
    row = _answered(session, door)
    before = _read(_box(ring, door, row.group_id), row.document)
    draft = _take_draft(session, ring, door, lock)
    if draft is not None:
        document = _document(_frozen(session, door), door, draft, row, consent, before.code)
        box = _box(ring, door, row.group_id).lock(document, _frozen(session, door).box)
        session.execute(statements.CHANGE_RESPONSE, {**statements.of(door, "response"), "new_document": box})
    elif not lock:
        raise CodeNeeded
    return Receipt(_receipt(ring, door), "")


def receipt_of(ring: KeyRing, visit: Visit) -> str:
    """The receipt that the holder of an answered link may read again; empty when nothing was sent."""
    if visit.state != "answered":
        return ""
    return derivations.receipt(ring.sealing_key(visit.evaluation.id), visit.response_id)


def is_counted(session: Session, ring: KeyRing, evaluation_id: str, receipt: str) -> bool:
    """Whether a receipt stands for answers that are counted, without saying whose. Reads every id of the evaluation: never on a page
    that strangers reach without a limit. After sealing nothing can be said any more: raises LostKey."""
    key = ring.sealing_key(evaluation_id)
    ids = session.scalars(select(Response.id).where(Response.evaluation_id == evaluation_id))
    return any([derivations.same(derivations.receipt(key, one), tidy(receipt)) for one in ids])  # noqa: C419 - all of them, always


def code_lock(link_key: bytes, secret: str, return_code: str) -> bytes:
    """The lock of a draft that changes answers sent before."""
    return derivations.stretched(link_key, secret, "code " + tidy(return_code))


def _required(nonce: str) -> str:
    if len(nonce) < LEAST_NONCE:
        raise Invalid([Problem("nonce", msg("This page was sent without its number."), msg("Go back to the review page and send again."))])
    return nonce


def _answer_place(session: Session, door: Door) -> Row[*tuple[Any, ...]] | None:
    """Marks the invitation as answered and forgets its secret, at one stroke: of two posts at once only one gets the row."""
    return session.execute(statements.MARK_ANSWERED, statements.of(door, "invitation")).first()


def _sent_already(session: Session, ring: KeyRing, door: Door, code: str) -> Receipt:
    row = _answered(session, door)
    document = _read(_box(ring, door, row.group_id), row.document)
    if not derivations.same(document.code, derivations.code_digest(door.link_key, door.secret, code)):
        raise CodeNeeded
    return Receipt(_receipt(ring, door), code)


def _answered(session: Session, door: Door) -> Row[*tuple[Any, ...]]:
    """The invitation and the response of somebody who answered. Raises the LinkError that fits otherwise."""
    row = session.execute(statements.ANSWERED_LOCKED, statements.of(door, "invitation", "response")).first()
    if row is None:
        raise LinkUnknown
    require_answering(row.state, responded=row.document is not None)
    if row.document is None:
        raise CodeNeeded
    return row


def _take_draft(session: Session, ring: KeyRing, door: Door, lock: bytes) -> Draft | None:
    """The draft, which is no longer there afterwards. Raises CodeNeeded when `lock` does not fit."""
    box = session.scalars(statements.TAKE_DRAFT, statements.of(door, "draft")).first()
    if box is None:
        return None
    key = derivations.draft_key(ring.sealing_key(door.evaluation_id), door.secret, lock)
    try:
        return DraftBox(door.evaluation_id, door.draft_id, key).open(box)
    except Unopened:
        raise CodeNeeded from None


def _document(
    kept: Frozen, door: Door, draft: Draft, place: Row[*tuple[Any, ...]], consent: Consent, code: str, *, assisted: bool = False
) -> Document:
    problems = [one for some in drafting.problems_of(kept.questionnaire, draft.answers, place.group_id).values() for one in some]
    if problems and not assisted:
        raise Invalid(problems)
    named = consent.named and door.evaluation.mode == "attributed"
    return Document(
        answers=settle(kept.questionnaire, draft.answers, place.group_id),
        lang=draft.lang,
        organisation=place.organisation_id,
        may_quote=consent.may_quote,
        code=code,
        mode=door.evaluation.mode,
        person_id=place.person_id or "" if named else "",
        assisted=assisted,
    )


def _opened_with_code(session: Session, ring: KeyRing, visit: Visit, return_code: str) -> Document:
    box = session.scalars(statements.ANSWERS, statements.of(visit, "response")).first()
    if box is None:
        raise CodeNeeded
    key = derivations.response_key(ring.sealing_key(visit.evaluation.id))
    document = _read(ResponseBox(visit.evaluation.id, visit.response_id, visit.group, key), box)
    given = derivations.code_digest(ring.link_key(visit.evaluation.id), visit.secret, return_code)
    if not derivations.same(document.code, given):
        raise CodeNeeded
    return document


def _read(box: ResponseBox, document: bytes) -> Document:
    try:
        return box.open(document)
    except Unopened:
        raise Refused(msg("These answers were damaged and cannot be read. Please tell the people who sent you the link.")) from None


def _box(ring: KeyRing, door: Door, group: str) -> ResponseBox:
    key = derivations.response_key(ring.sealing_key(door.evaluation_id))
    return ResponseBox(door.evaluation_id, door.response_id, group, key)


def _frozen(session: Session, door: Door) -> Frozen:
    return frozen(session, door.evaluation_id, door.evaluation.digest)


def _receipt(ring: KeyRing, door: Door) -> str:
    return derivations.receipt(ring.sealing_key(door.evaluation_id), door.response_id)
