"""What matrix and business case have in common: rows of one evaluation in an order that evaluators choose."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import NotFound
from surveys.evaluations import states
from surveys.models.dossiers import Claim, MatrixRow
from surveys.models.evaluations import Evaluation

Row = TypeVar("Row", MatrixRow, Claim)


def listed(session: Session, evaluation: Evaluation, kind: type[Row]) -> tuple[Row, ...]:
    """The rows in their order."""
    return tuple(session.scalars(select(kind).where(kind.evaluation_id == evaluation.id).order_by(kind.position, kind.id)))


def owned(session: Session, evaluation: Evaluation, kind: type[Row], row_id: str) -> Row:
    """The evaluation's own row. Raises NotFound."""
    row = session.get(kind, row_id)
    if row is None or row.evaluation_id != evaluation.id:
        raise NotFound
    return row


def add(session: Session, evaluation: Evaluation, row: Row, *, by: str, now: datetime) -> Row:
    """One more row, at the end. Raises WrongState."""
    states.require(evaluation, "add_words")
    last = session.scalar(select(func.max(type(row).position)).where(type(row).evaluation_id == evaluation.id))
    row.evaluation_id, row.position = evaluation.id, 0 if last is None else last + 1
    session.add(row)
    session.flush()
    record(session, account_id=by, verb="add", object_kind=row.__tablename__, object_id=row.id, now=now)
    return row


def move(session: Session, evaluation: Evaluation, row: Row, steps: int, *, by: str, now: datetime) -> None:
    """Moves a row `steps` places down, or up if negative, as far as that goes. Raises WrongState."""
    states.require(evaluation, "add_words")
    order = list(listed(session, evaluation, type(row)))
    place = order.index(row)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    for position, one in enumerate(order):
        one.position = position
    session.flush()
    record(session, account_id=by, verb="move", object_kind=row.__tablename__, object_id=row.id, now=now)


def remove(session: Session, evaluation: Evaluation, row: Row, *, by: str, now: datetime) -> None:
    """The row goes. Raises WrongState."""
    states.require(evaluation, "add_words")
    record(session, account_id=by, verb="remove", object_kind=row.__tablename__, object_id=row.id, now=now)
    session.delete(row)
    session.flush()
