"""What the calendar does to evaluations: closes them after their last day, seals them after the grace time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.db import reading
from app.jobs.registry import Task, Tools, job, routine
from app.jobs.running import now
from surveys.collecting.sealing import scrub, seal
from surveys.evaluations import closing
from surveys.models.evaluations import Evaluation
from surveys.models.work import Job
from surveys.work import enqueue

SEAL = "seal"
PAUSE = timedelta(hours=1)


@routine
def watch_the_calendar(tools: Tools) -> None:
    """Closes what is due, each in a transaction of its own, and leaves a job for each evaluation to be sealed."""
    with Session(reading(tools.engine)) as session:
        due = closing.due(session, now())
    for evaluation_id in due.close:
        _close(tools, evaluation_id)
    for evaluation_id in due.seal:
        _leave_job(tools, evaluation_id)


def _close(tools: Tools, evaluation_id: str) -> None:
    with Session(tools.engine) as session:
        evaluation = session.get(Evaluation, evaluation_id, with_for_update={"key_share": True})
        if evaluation is not None and evaluation.state == "open":
            closing.close(session, evaluation, by=None, now=now())
            session.commit()


def _leave_job(tools: Tools, evaluation_id: str) -> None:
    """One job at a time per evaluation; one that was given up is begun anew after an hour."""
    with Session(tools.engine) as session:
        session.get(Evaluation, evaluation_id, with_for_update={"key_share": True})
        busy = or_(Job.state.in_(("waiting", "running")), Job.finished_at > now() - PAUSE)
        if session.scalar(select(Job.id).where(Job.kind == SEAL, Job.evaluation_id == evaluation_id, busy).limit(1)) is None:
            enqueue(session, SEAL, evaluation_id=evaluation_id, due_at=now())
            session.commit()


@job(SEAL)
def seal_evaluation(tools: Tools, task: Task) -> None:
    """Begins the sealing if nobody has, packs the answers, and takes what is left of them out of the database's files. May be repeated."""
    with Session(tools.engine) as session:
        evaluation = session.get_one(Evaluation, task.evaluation_id, with_for_update={"key_share": True})
        if evaluation.state == "closed":
            closing.begin_sealing(session, evaluation, by=None, now=now())
        if evaluation.state == "sealing":
            seal(session, tools.ring, evaluation, now=now())
        session.commit()
        state, evaluation_id = evaluation.state, evaluation.id
    task.progress(50)
    if state == "sealing":
        scrub(tools.engine, tools.ring, evaluation_id)
