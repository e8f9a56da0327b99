"""Waiting for work in the background: how far it is, and a page that looks again by itself."""

from __future__ import annotations

from flask import Response, make_response
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.speaking import translate
from surveys.messages import Message
from surveys.models.work import Job

SECONDS = 3


def job_of(session: Session, kind: str, evaluation_id: str, **arguments: str) -> Job | None:
    """The latest job of that kind for the evaluation, with these arguments among its own."""
    found = select(Job).where(Job.kind == kind, Job.evaluation_id == evaluation_id).order_by(Job.due_at.desc(), Job.id)
    return next((row for row in session.scalars(found) if arguments.items() <= row.arguments.items()), None)


def is_waiting(job: Job | None) -> bool:
    return job is not None and job.state in ("waiting", "running")


def reason(job: Job) -> str:
    """Why it did not work, as the domain said it, in the language of the page; the catalogs know the sentence from there."""
    return translate(Message(job.failure))


def refreshed(page: str) -> Response:
    """The page, which browsers fetch again after a few seconds."""
    response = make_response(page)
    response.headers["Refresh"] = str(SECONDS)
    return response
