"""Leaves work for later, in the transaction of what caused it. The rows hold ids and never a secret, a name or an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from surveys.models.work import Job, Outbox

TRIES = 8
"""How often a letter is tried before it is given up."""


def enqueue(
    session: Session, kind: str, *, due_at: datetime, evaluation_id: str | None = None, arguments: Mapping[str, Any] | None = None
) -> Job:
    """A job of that kind (see `app.jobs.registry`), to be done from `due_at` on."""
    job = Job(kind=kind, evaluation_id=evaluation_id, arguments=dict(arguments or {}), due_at=due_at)
    session.add(job)
    session.flush()
    return job


def post(session: Session, kind: str, *, subject_id: str, due_at: datetime, evaluation_id: str | None = None) -> Outbox:
    """A letter of that kind, to be sent from `due_at` on. `subject_id` says to whom, by an id that the kind understands."""
    letter = Outbox(kind=kind, evaluation_id=evaluation_id, subject_id=subject_id, due_at=due_at)
    session.add(letter)
    session.flush()
    return letter
