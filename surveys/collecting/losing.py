"""Evaluations whose sealing key is gone before they were sealed: after a lost ring, or a backup older than a sealing. They stay lost."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from surveys.collecting.keyring import KeyRing
from surveys.models.collecting import PackRow
from surveys.models.evaluations import Evaluation


def mark_lost(session: Session, ring: KeyRing) -> tuple[str, ...]:
    """Marks every evaluation that waits for a key which is no longer there; gives the ids of those found now. To be called at start and by
    the doctor."""
    packed = exists().where(PackRow.evaluation_id == Evaluation.id)
    waiting = select(Evaluation).where(Evaluation.state.in_(("open", "closed", "sealing")), ~Evaluation.lost, ~packed)
    lost = [evaluation for evaluation in session.scalars(waiting) if not ring.has_sealing_key(evaluation.id)]
    for evaluation in lost:
        evaluation.lost = True
    session.flush()
    return tuple(evaluation.id for evaluation in lost)


def unfinished(session: Session) -> tuple[str, ...]:
    """Evaluations that are packed and not scrubbed yet: `sealing.scrub` them, e.g. after a crash."""
    packed = select(Evaluation.id).join(PackRow, PackRow.evaluation_id == Evaluation.id).where(Evaluation.state == "sealing")
    return tuple(session.scalars(packed.order_by(Evaluation.id)))
