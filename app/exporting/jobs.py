"""What the worker does for data out. Pages never import this module."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.exporting.archives import pieces
from app.exporting.kept import ERASED_AFTER, EXPORT, FOLDER, SINGLE_ANSWERS, Copy, rows_path
from app.exporting.single_answers import archive
from app.jobs.registry import Task, Tools, job, routine
from app.jobs.running import now
from app.settings import private_folder
from surveys.evaluations.released import mark, read
from surveys.evaluations.single_answers import opened
from surveys.messages import msg
from surveys.models.evaluations import Taking
from surveys.scoring.disclosure.outlets import outlet
from surveys.translator import translator


@job(EXPORT)
@outlet("data out kept for download")
def export(tools: Tools, task: Task) -> None:
    """Writes the copy beside its place and moves it there whole."""
    copy = Copy(**task.arguments)
    with Session(tools.engine.execution_options(reading=True)) as session:
        _row, released = read(session, task.evaluation_id or "")
    task.progress(20)
    copy = replace(copy, contents=mark(released))
    keep(copy.path(tools.settings.instance), pieces(released, copy.what, copy.lang))


@job(SINGLE_ANSWERS)
@outlet("rows of single answers kept for download")
def take_single_answers(tools: Tools, task: Task) -> None:
    """What was signed for, made once."""
    with Session(tools.engine.execution_options(reading=True)) as session:
        taking = session.get_one(Taking, (task.evaluation_id, task.arguments["taking"]))
        released, rows = opened(session, taking)
        say = translator(task.arguments["lang"], "surveys", "app")
        names = (msg("Purpose"), msg("Analyst"), msg("Signed"))
        signed = dict(zip(map(say, names), (taking.purpose, taking.analyst, say.date(taking.signed_at.date())), strict=True))
        on = taking.signed_at.date()
    task.progress(20)
    keep(rows_path(tools.settings.instance, taking.id), archive(released, rows, signed, on, say.lang))


@routine
def erase_single_answers(tools: Tools) -> None:
    """Nothing of single people lies about for longer than it takes to fetch it."""
    before = (now() - ERASED_AFTER).timestamp()
    for path in (tools.settings.instance / FOLDER).glob(f"{SINGLE_ANSWERS}-*.zip"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def keep(place: Path, parts: Iterator[bytes]) -> None:
    """The parts as a file that only the server's own account can read, there whole or not at all."""
    aside = private_folder(place.parent) / f".{place.name}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.writelines(parts)
    aside.replace(place)
