"""What the worker does for evaluators: sharing results and printing debriefs. Pages never import this module."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.evaluate.comment_pages import SHARE
from app.evaluate.debriefs import DEBRIEF, Copy, path_of
from app.jobs.registry import Task, Tools, job
from app.jobs.running import now
from app.settings import private_folder
from reports.branding import House
from reports.editions.making import make
from surveys.accounts.house import house
from surveys.evaluations import states
from surveys.evaluations.released import mark, read
from surveys.evaluations.releasing import share
from surveys.evaluations.wording import debrief_voices
from surveys.messages import Translator
from surveys.models.evaluations import Evaluation
from surveys.scoring.disclosure.outlets import outlet


@job(SHARE)
def share_results(tools: Tools, task: Task) -> None:
    """Once only: shared before means done."""
    task.progress(10)
    with Session(tools.engine) as session:
        evaluation = session.get_one(Evaluation, task.evaluation_id, with_for_update=True)
        if states.State(evaluation.state) in states.WITH_RESULTS:
            return
        share(session, evaluation, by=task.arguments.get("by"), now=now())
        session.commit()


@job(DEBRIEF)
@outlet("debrief kept for download")
def print_debrief(tools: Tools, task: Task) -> None:
    """Writes the copy beside its place and moves it there whole."""
    copy = Copy(**task.arguments)
    with Session(tools.engine.execution_options(reading=True)) as session:
        _row, released = read(session, task.evaluation_id or "")
        described = house(session)
        order = copy.order(House(described.name, described.colour, described.logo))
        speak = speaker(session, session.get_one(Evaluation, task.evaluation_id))
    task.progress(20)
    printed = make(released, order, speak(copy.lang), speak(copy.beside) if copy.beside else None)
    task.progress(90)
    place = path_of(tools.settings.instance, replace(copy, contents=mark(released)))
    aside = private_folder(place.parent) / f".{place.name}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(printed)
    aside.replace(place)


def speaker(session: Session, evaluation: Evaluation) -> Callable[[str], Translator]:
    """Speaks the debrief in a language, by the voices of its questionnaire where we do not speak it ourselves."""
    voices = debrief_voices(session, evaluation)
    return lambda lang: voices.speaker(lang, "reports", "surveys")
