"""Throws away what has served: finished jobs, sent letters, used links. Letters of an unsealed evaluation stay: they are counted."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, exists
from sqlalchemy.orm import Session

from app.jobs.registry import Tools, routine
from app.jobs.running import now
from surveys.models.accounts import SignInLink
from surveys.models.evaluations import Evaluation
from surveys.models.work import Job, Outbox

KEPT = timedelta(days=30)


@routine
def sweep(tools: Tools) -> None:
    before, unsealed = now() - KEPT, Evaluation.state.in_(("open", "closed"))
    with Session(tools.engine) as session:
        session.execute(delete(Job).where(Job.state.in_(("done", "failed")), Job.finished_at < before))
        session.execute(delete(Outbox).where(Outbox.sent_at < before, ~exists().where(Evaluation.id == Outbox.evaluation_id, unsealed)))
        session.execute(delete(SignInLink).where(SignInLink.expires_at < before))
        session.commit()
