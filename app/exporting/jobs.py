"""What the worker does for data out. Pages never import this module."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.exporting.archives import pieces
from app.exporting.kept import EXPORT, Copy
from app.jobs.registry import Task, Tools, job
from app.settings import private_folder
from surveys.evaluations.released import mark, read
from surveys.scoring.disclosure.outlets import outlet


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


def keep(place: Path, parts: Iterator[bytes]) -> None:
    """The parts as a file that only the server's own account can read, there whole or not at all."""
    aside = private_folder(place.parent) / f".{place.name}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.writelines(parts)
    aside.replace(place)
