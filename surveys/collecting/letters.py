"""The one letter that an act at a link causes. Its `subject_id` is the invitation's id in hexadecimal, never a secret."""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from surveys.models.base import new_id
from surveys.models.evaluations import Evaluation
from surveys.models.work import Outbox

WITHDRAWN = "withdrawn"
"""Tells the address on file of a withdrawal, so that sabotage is noticed."""


def tell(session: Session, kind: str, evaluation_id: str, invitation_id: bytes) -> None:
    """Leaves the letter in the outbox. It is due since the opening, so that its row does not say when. 1 statement."""
    since = select(func.coalesce(Evaluation.opened_at, Evaluation.created_at)).where(Evaluation.id == evaluation_id).scalar_subquery()
    row = {"id": new_id(), "kind": kind, "evaluation_id": evaluation_id, "subject_id": invitation_id.hex()}
    session.execute(insert(Outbox).values(**row, due_at=since, attempts=0, failure=""))
