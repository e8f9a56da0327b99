"""Throws away what has served: finished jobs, sent letters, used links."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.jobs.registry import Tools, routine
from app.jobs.running import now
from surveys.models.accounts import SignInLink
from surveys.models.work import Job, Outbox

KEPT = timedelta(days=30)


@routine
def sweep(tools: Tools) -> None:
    before = now() - KEPT
    with Session(tools.engine) as session:
        session.execute(delete(Job).where(Job.state.in_(("done", "failed")), Job.finished_at < before))
        session.execute(delete(Outbox).where(Outbox.sent_at < before))
        session.execute(delete(SignInLink).where(SignInLink.expires_at < before))
        session.commit()
