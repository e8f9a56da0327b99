"""Paper sheets: each is the place of one person of a group, known by the code that stands on every page of it.

A sheet can be answered online instead, by the link on its first page. Whoever types it uses the same secret, which lies locked until the
sheet is answered in either way; so it counts once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from surveys.collecting import drafting, sending, visiting
from surveys.collecting.derivations import same, sheet_code
from surveys.collecting.escrow import open_escrow
from surveys.collecting.inviting import secret_to_print
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import is_checked, tidy
from surveys.collecting.values import Consent, Draft
from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.models.collecting import Cards, Invitation
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Answers

ONCE = "@typed"
"""Stands for the section in a draft that was typed once and waits to be typed again. No section is called so."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet that can be typed: whose group it is, and its language."""

    code: str
    group: str
    lang: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed from a sheet."""

    answers: Answers
    lang: str
    may_quote: bool = False


def printable(session: Session, ring: KeyRing, evaluation: Evaluation, cards: Cards) -> list[tuple[str, str]]:
    """The code and the secret of every sheet of a printing, in an order that says nothing; of one that is answered a secret that opens
    nothing, so that the paper does not say which is. Raises LostKey."""
    key = ring.link_key(evaluation.id)
    ids = session.scalars(select(Invitation.id).where(Invitation.evaluation_id == evaluation.id, Invitation.cards_id == cards.id))
    return [(sheet_code(key, id_), secret_to_print(session, ring, evaluation.id, id_)) for id_ in sorted(ids)]


def find(session: Session, ring: KeyRing, evaluation: Evaluation, typed: str) -> Place:
    """The sheet of this code. Raises Invalid, at "code", where there is none or it cannot be typed; LostKey."""
    code = tidy(typed)
    if not is_checked(code):
        raise _wrong(msg("This is no code of a sheet."), msg("Copy it again; it stands at the foot of every page."))
    key = ring.link_key(evaluation.id)
    row = next((row for row in _sheets(session, evaluation.id) if same(sheet_code(key, row.id), code)), None)
    if row is None:
        raise _wrong(msg("This round has no sheet with this code."), msg("Look whether it is another round’s sheet."))
    if row.escrow is None:
        raise _wrong(_WHY.get(row.state, _WHY["answered"]), msg("Put this sheet aside."))
    return Place(code, row.group_id, row.lang, open_escrow(ring, evaluation.id, row.id, row.escrow))


def keep_first(session: Session, ring: KeyRing, place: Place, entered: Entered, *, now: datetime) -> None:
    """Keeps what was typed once, locked, until it is typed again. Raises LinkError."""
    visit = visiting.find(session, ring, place.secret, now=now, acting=True, late=True)
    drafting.write(session, ring, visit, Draft(entered.answers, entered.lang, ONCE), b"")


def first_of(session: Session, ring: KeyRing, place: Place, *, now: datetime) -> Answers | None:
    """What was typed the first time; None where nothing was. What somebody began online is never shown. Raises LinkError."""
    visit = visiting.find(session, ring, place.secret, now=now, late=True)
    if not visit.drafted or visit.worded:
        return None
    draft = drafting.load_draft(session, ring, visit)
    return draft.answers if draft.section == ONCE else None


def send(session: Session, ring: KeyRing, place: Place, entered: Entered, *, nonce: str, now: datetime) -> None:
    """The answers of a sheet, counted like any others. Raises LinkError."""
    visit = visiting.find(session, ring, place.secret, now=now, acting=True, late=True)
    drafting.write(session, ring, visit, Draft(entered.answers, entered.lang), b"")
    sending.submit(session, ring, place.secret, nonce=nonce, consent=Consent(entered.may_quote), now=now, assisted=True)


def _sheets(session: Session, evaluation_id: str) -> list[Row[tuple[bytes, str, str, bytes | None, str]]]:
    """Every sheet of the round."""
    its = select(Invitation.id, Invitation.group_id, Invitation.lang, Invitation.escrow, Invitation.state)
    of_sheets = its.join(Cards, Cards.id == Invitation.cards_id).where(Invitation.evaluation_id == evaluation_id, Cards.sheets)
    return list(session.execute(of_sheets.order_by(Invitation.id)))


def _wrong(what: Message, mend: Message) -> Invalid:
    return Invalid([Problem("code", what, mend)])


_WHY = {
    "answered": msg("The answers of this sheet are here already: it was typed, or answered online."),
    "withdrawn": msg("The answers of this sheet were withdrawn."),
    "replaced": msg("This printing of sheets was cancelled."),
}
