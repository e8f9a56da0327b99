"""What was released of an evaluation. Loads no number library, so pages may import it."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.errors import NotFound
from surveys.evaluations.dossiers.reading import with_dossier
from surveys.models.evaluations import Release
from surveys.scoring import stored
from surveys.scoring.values import Released


def latest(session: Session, evaluation_id: str) -> Release | None:
    """The latest release."""
    return session.scalars(select(Release).where(Release.evaluation_id == evaluation_id).order_by(Release.number.desc()).limit(1)).first()


def read(session: Session, evaluation_id: str) -> tuple[Release, Released]:
    """The latest release and what it holds, with what evaluators added to it in words. Raises NotFound."""
    row = latest(session, evaluation_id)
    if row is None:
        raise NotFound
    return row, with_dossier(session, row, stored.from_json(row.document))


def find(session: Session, identity: str) -> tuple[Release, Released]:
    """The release with this id, or the latest of the evaluation with this id, as `read` gives it. Raises NotFound."""
    row = session.scalar(select(Release).where(Release.id == identity)) or latest(session, identity)
    if row is None:
        raise NotFound
    return row, with_dossier(session, row, stored.from_json(row.document))


def marked(session: Session, evaluation_id: str) -> tuple[Release, str]:
    """The latest release and the mark of what it and the evaluators say now. Raises NotFound."""
    row, released = read(session, evaluation_id)
    return row, mark(released)


def mark(released: Released) -> str:
    """Tells apart what is printed: twelve symbols, the same for the same words and figures."""
    return hashlib.sha256(stored.canonical(released)).hexdigest()[:12]
