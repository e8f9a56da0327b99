"""Erases the names and addresses whose time is over, each round and each partnership that has ended in a transaction of its own."""

from __future__ import annotations

import logging

from sqlalchemy.orm import Session

from app.db import reading
from app.jobs.registry import Tools, routine
from app.jobs.running import now
from surveys.models.evaluations import Evaluation
from surveys.partnerships import erasing

log = logging.getLogger("app.jobs")


@routine
def erase_names(tools: Tools) -> None:
    today = now().date()
    with Session(reading(tools.engine)) as session:
        rounds, ended = erasing.due(session, today), erasing.due_focal_persons(session, today)
    for evaluation_id in rounds:
        _erase_people(tools, evaluation_id)
    for partnership_id in ended:
        _erase_focal_persons(tools, partnership_id)


def _erase_people(tools: Tools, evaluation_id: str) -> None:
    with Session(tools.engine) as session:
        evaluation = session.get(Evaluation, evaluation_id, with_for_update={"key_share": True})
        if evaluation is None or evaluation.names_erased:
            return
        people = erasing.erase_due(session, evaluation, now=now())
        session.commit()
    log.info("names and addresses erased whose time was over: %d", people)


def _erase_focal_persons(tools: Tools, partnership_id: str) -> None:
    with Session(tools.engine) as session:
        erasing.erase_focal_persons(session, partnership_id, now=now())
        session.commit()
