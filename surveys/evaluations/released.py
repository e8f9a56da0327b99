"""What was released of an evaluation. Loads no number library, so pages may import it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.errors import NotFound
from surveys.models.evaluations import Release
from surveys.scoring import stored
from surveys.scoring.values import Released


def latest(session: Session, evaluation_id: str) -> Release | None:
    """The latest release."""
    return session.scalars(select(Release).where(Release.evaluation_id == evaluation_id).order_by(Release.number.desc()).limit(1)).first()


def read(session: Session, evaluation_id: str) -> tuple[Release, Released]:
    """The latest release and what it holds. Raises NotFound."""
    row = latest(session, evaluation_id)
    if row is None:
        raise NotFound
    return row, stored.from_json(row.document)
