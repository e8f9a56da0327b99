"""Quotations taken out after the results were shared: the frozen release keeps them, and nothing that is read or made of it shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import NotFound
from surveys.evaluations import states
from surveys.models.dossiers import TakenOut
from surveys.models.evaluations import Evaluation, Release
from surveys.scoring import stored
from surveys.scoring.taken_out import Printed, printed


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the latest release holds; `key` names them in a form; `taken_out`: they are shown nowhere any more."""

    words: Printed
    taken_out: bool

    @property
    def key(self) -> str:
        return self.words.mark.hex()


def quotations(session: Session, evaluation: Evaluation, item: str) -> tuple[Quotation, ...]:
    """What the latest release quotes for a question; nothing before the results are shared."""
    latest = select(Release).where(Release.evaluation_id == evaluation.id).order_by(Release.number.desc()).limit(1)
    row = session.scalars(latest).first()
    if row is None or not states.allows(evaluation, "take_out_quotes"):
        return ()
    gone = marks(session, evaluation.id)
    found = (one for one in printed(stored.from_json(row.document)) if one.item == item)
    return tuple(Quotation(one, (one.item, one.mark) in gone) for one in found)


def take_out(session: Session, evaluation: Evaluation, item: str, key: str, *, by: str, now: datetime) -> None:
    """From now on this quotation stands on no page and in no document. Raises NotFound, WrongState."""
    states.require(evaluation, "take_out_quotes")
    one = _find(session, evaluation, item, key)
    if not one.taken_out:
        session.add(TakenOut(evaluation_id=evaluation.id, item=item, mark=one.words.mark, taken_at=now))
        session.flush()
        _recorded(session, evaluation, "take_out_quote", by, now)


def put_back(session: Session, evaluation: Evaluation, item: str, key: str, *, by: str, now: datetime) -> None:
    """It was a mistake: the quotation is printed again. Raises NotFound, WrongState."""
    states.require(evaluation, "take_out_quotes")
    one = _find(session, evaluation, item, key)
    if row := session.get(TakenOut, (evaluation.id, item, one.words.mark)):
        session.delete(row)
        session.flush()
        _recorded(session, evaluation, "put_back_quote", by, now)


def marks(session: Session, evaluation_id: str) -> Collection[tuple[str, bytes]]:
    """What was taken out: each question with the digest of the words."""
    rows = session.execute(select(TakenOut.item, TakenOut.mark).where(TakenOut.evaluation_id == evaluation_id))
    return {(item, bytes(mark)) for item, mark in rows}


def _find(session: Session, evaluation: Evaluation, item: str, key: str) -> Quotation:
    for one in quotations(session, evaluation, item):
        if one.key == key:
            return one
    raise NotFound


def _recorded(session: Session, evaluation: Evaluation, verb: str, by: str, now: datetime) -> None:
    """Which words they are is nobody's business: only how many are out."""
    out = session.scalar(select(func.count()).select_from(TakenOut).where(TakenOut.evaluation_id == evaluation.id))
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=evaluation.id, after={"taken_out": out}, now=now)
