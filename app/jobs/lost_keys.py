"""At the worker's start: evaluations whose sealing key is gone for good, because a backup older than their sealing was restored."""

from __future__ import annotations

import logging

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from surveys.collecting.losing import mark_lost
from surveys.errors import LostKey
from surveys.models.evaluations import Evaluation

log = logging.getLogger("app.jobs")


def notice_lost_keys(tools: Tools) -> None:
    """Marks them as lost for ever. Not when the whole ring is away: then a disk is not mounted, and the operator can bring it back."""
    with Session(tools.engine) as session:
        if _ring_is_away(session, tools):
            log.error("the key ring holds no key of any open evaluation; nothing is marked as lost (see roundtable doctor)")
            return
        mark_lost(session, tools.ring)
        session.commit()


def _ring_is_away(session: Session, tools: Tools) -> bool:
    waiting = session.scalars(select(Evaluation.id).where(Evaluation.state.in_(("open", "closed", "sealing")), ~Evaluation.lost)).all()
    return bool(waiting) and not any(_has_link_key(tools, one) for one in waiting)


def _has_link_key(tools: Tools, evaluation_id: str) -> bool:
    """The link key is kept when the sealing key is destroyed, so it tells a ring that is away from a key that is gone."""
    try:
        return bool(tools.ring.link_key(evaluation_id))
    except LostKey:
        return False
