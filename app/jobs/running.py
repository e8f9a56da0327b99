"""Claims what is due and does it: one worker at a time per job, again after a crash, with growing pauses after a failure."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, or_, select, update
from sqlalchemy.orm import Session

from app.jobs.registry import HANDLERS, ROUTINES, Task, Tools
from surveys.errors import Invalid, Refused, RoundtableError
from surveys.models.work import Job

LEASE = timedelta(minutes=15)
TRIES = 6
log = logging.getLogger("app.jobs")


def now() -> datetime:
    return datetime.now(UTC)


def run_due(tools: Tools) -> int:
    """Looks at every routine, then does every job that is due. Returns how many jobs were done or tried."""
    for name, act in ROUTINES.items():
        try:
            act(tools)
        except Exception:
            log.exception("the routine %s failed", name)
    done = 0
    while task := claim(tools.engine):
        do(tools, task)
        done += 1
    return done


def claim(engine: Engine) -> Task | None:
    """The next job that is due, now ours until the lease ends. A running job whose lease has ended counts as due: its worker died."""
    with Session(engine) as session:
        due = (
            select(Job)
            .where(or_(Job.state == "waiting", Job.state == "running"), Job.due_at <= now(), Job.kind.in_(HANDLERS))
            .order_by(Job.due_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = session.scalar(due)
        if row is None:
            return None
        row.state, row.attempts, row.due_at = "running", row.attempts + 1, now() + LEASE
        task = Task(row.id, row.kind, row.evaluation_id, dict(row.arguments), row.attempts, lambda percent: tell(engine, task.id, percent))
        session.commit()
    return task


def tell(engine: Engine, job_id: str, percent: int) -> None:
    """Notes the progress and renews the lease."""
    _change(engine, job_id, progress=max(0, min(100, percent)), due_at=now() + LEASE)


def do(tools: Tools, task: Task) -> None:
    """Does a claimed job and notes how it ended."""
    try:
        HANDLERS[task.kind](tools, task)
    except Exception as error:  # whatever a handler raises, the worker goes on with the next job
        log.exception("the job %s %s failed", task.kind, task.id)
        _change(tools.engine, task.id, **_after_failure(task, error))
    else:
        _change(tools.engine, task.id, state="done", progress=100, finished_at=now(), failure="")


def _after_failure(task: Task, error: Exception) -> dict[str, object]:
    """A refusal of the domain is final; anything else is tried again after 1, 2, 4, 8 … minutes. The reason never holds a value."""
    reason = error.message.text if isinstance(error, RoundtableError) else type(error).__name__
    if isinstance(error, (Refused, Invalid)) or task.attempts >= TRIES:
        return {"state": "failed", "finished_at": now(), "failure": reason}
    return {"state": "waiting", "due_at": now() + timedelta(minutes=2 ** (task.attempts - 1)), "failure": reason}


def recover(engine: Engine) -> None:
    """Gives back what a dead worker held. Only for a worker that is alone (the embedded queue)."""
    with Session(engine) as session:
        session.execute(update(Job).where(Job.state == "running").values(state="waiting", due_at=now()))
        session.commit()


def _change(engine: Engine, job_id: str, **values: object) -> None:
    with Session(engine) as session:
        session.execute(update(Job).where(Job.id == job_id).values(**values))
        session.commit()
