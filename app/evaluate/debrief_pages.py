"""The debrief: ordered as an edition, made in the background, kept, and downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import abort, current_app, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.debriefs import DEBRIEF, Copy, ordered, path_of
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, refreshed
from app.jobs.waking import wake
from app.speaking import gettext as _
from app.speaking import language
from reports.editions.names import EDITIONS, FILES, OPTIONAL, PAPERS
from reports.editions.order import CLASSES
from reports.lettering.families import lacking_package
from surveys.accounts.house import digest
from surveys.errors import NotFound
from surveys.evaluations.desk.taking_out import marks
from surveys.evaluations.released import latest, mark, marked, read
from surveys.evaluations.wording import debrief_voices
from surveys.models.evaluations import Evaluation, Release
from surveys.models.work import Job
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released
from surveys.translator import LANGUAGES
from surveys.work import enqueue

MEDIA = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Shelved:
    """A copy that was ordered: ready, or being made by its job."""

    copy: Copy
    job: Job
    ready: bool


@blueprint.get("/evaluations/<id:evaluation_id>/debrief")
def debrief(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    release, released = _released(found)
    shelf = list(_shelf(found, release))
    page = _page(found, released, shelf)
    return refreshed(page) if any(is_waiting(one.job) for one in shelf if not one.ready) else page


@blueprint.post("/evaluations/<id:evaluation_id>/debrief")
def make_debrief(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    release, released = _released(found)
    copy = ordered(release.id, mark(released), request.form, request.form.getlist("chapters"), released, digest(session()), _further(found))
    if copy is None:
        abort(404)
    if not _ready(copy) and not any(is_waiting(one.job) for one in _shelf(found, release) if one.copy == copy):
        enqueue(session(), DEBRIEF, evaluation_id=found.id, due_at=loading.now(), arguments=copy.arguments())
        session().commit()
        wake()
    flash(_("It is on the list of editions below."))
    return redirect(url_for(".debrief", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/debrief/<key>.<suffix>")
def download_debrief(evaluation_id: str, key: str, suffix: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, loading.RESULTS)
    release = _release(found)
    copy = next((one.copy for one in _shelf(found, release) if one.ready and (one.copy.key, one.copy.suffix) == (key, suffix)), None)
    if copy is None:
        abort(404)
    languages = "-".join(filter(None, (copy.lang, copy.beside)))
    name = f"debrief-{found.round}-{copy.edition}-{languages}-{copy.paper}.{copy.suffix}"
    return send_file(path_of(_instance(), copy), MEDIA[suffix], as_attachment=True, download_name=name)


def _page(found: Evaluation, released: Released, shelf: list[Shelved]) -> str:
    speaking = (*LANGUAGES, *_further(found))
    return render_template(
        "evaluate/debrief.html",
        evaluation=found,
        editions=EDITIONS,
        files=FILES,
        optional=OPTIONAL,
        classes=CLASSES,
        papers=PAPERS,
        languages=[tag for tag in speaking if not lacking_package(tag)],
        lacking={tag: lacking_package(tag) for tag in speaking if lacking_package(tag)},
        chosen=language(),
        groups={one.id: one.name for one in released.groups},
        shelf=shelf,
        contents=mark(released),
    )


def _further(found: Evaluation) -> tuple[str, ...]:
    """The languages that Roundtable does not speak and in which the debrief is translated."""
    return tuple(debrief_voices(session(), found).layers)


@outlet("debrief page")
def _released(found: Evaluation) -> tuple[Release, Released]:
    return _release(found), read(session(), found.id)[1]


def _release(found: Evaluation) -> Release:
    release = latest(session(), found.id)
    if release is None:
        raise NotFound
    return release


def _shelf(found: Evaluation, release: Release) -> Iterator[Shelved]:
    """What was ordered of this release, the latest first, each copy once. Once a quotation was taken out, nothing of
    an earlier wording is handed out any more: it may hold it."""
    rows = session().scalars(select(Job).where(Job.kind == DEBRIEF, Job.evaluation_id == found.id).order_by(Job.due_at.desc(), Job.id))
    only = marked(session(), found.id)[1] if marks(session(), found.id) else ""
    seen = set[Copy]()
    for job in rows:
        copy = Copy(**job.arguments)
        if copy.release_id == release.id and copy not in seen and only in ("", copy.contents):
            seen.add(copy)
            yield Shelved(copy, job, _ready(copy))


def _ready(copy: Copy) -> bool:
    return path_of(_instance(), copy).is_file()


def _instance() -> Path:
    instance: Path = current_app.extensions["settings"].instance
    return instance
