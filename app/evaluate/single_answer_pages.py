"""Rows of single answers: signed for on a page of their own, made in the background, fetched, and erased after some days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, current_app, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, StringField, TextAreaField

from app.administer.forms import Spoken
from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.export_pages import TAKE
from app.evaluate.loading import evaluation
from app.evaluate.waiting import is_waiting, job_of, refreshed
from app.exporting.kept import ERASED_AFTER, SINGLE_ANSWERS, rows_path
from app.jobs.waking import wake
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import language
from surveys.errors import Invalid
from surveys.evaluations import single_answers as rows
from surveys.messages import msg
from surveys.models.accounts import Account
from surveys.models.evaluations import Evaluation, Taking
from surveys.models.work import Job
from surveys.work import enqueue

PAGE = "evaluate/single_answers.html"


class SignForm(Spoken):
    labels: ClassVar = {
        "purpose": msg("What for, in a sentence or two"),
        "analyst": msg("Who gets them: name and organisation"),
        "sure": msg(
            "I sign for this: they serve this purpose only, nobody tries to find out who somebody is, and they are erased afterwards."
        ),
    }
    purpose = TextAreaField(render_kw={"rows": 3})
    analyst = StringField()
    sure = BooleanField()


@dataclass(frozen=True, slots=True)
class Taken:
    """One taking as the page shows it. `ready`: its file can be fetched; `job`: it is being made."""

    taking: Taking
    by: str
    ready: bool
    job: Job | None

    @property
    def waits(self) -> bool:
        return not self.ready and is_waiting(self.job)


@blueprint.get("/evaluations/<id:evaluation_id>/single-answers")
def single_answers(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, TAKE)
    taken = _taken(found)
    page = render_template(PAGE, evaluation=found, form=SignForm(), **_context(found, taken))
    return refreshed(page) if any(one.waits for one in taken) else page


@blueprint.post("/evaluations/<id:evaluation_id>/single-answers")
def sign_for_single_answers(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id, TAKE), SignForm()
    try:
        who, sure = form.analyst.data or "", bool(form.sure.data)
        taking = rows.sign(session(), found, form.purpose.data or "", who, sure=sure, by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(PAGE, form, invalid, evaluation=found, **_context(found, _taken(found)))
    arguments = {"taking": taking.id, "lang": language()}
    enqueue(session(), SINGLE_ANSWERS, evaluation_id=found.id, due_at=loading.now(), arguments=arguments)
    session().commit()
    wake()
    flash(_("The purpose is written down."))
    return redirect(url_for(".single_answers", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/single-answers/<id:taking_id>.zip")
def fetch_single_answers(evaluation_id: str, taking_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id, TAKE)
    path = rows_path(current_app.extensions["settings"].instance, taking_id)
    if session().get(Taking, (found.id, taking_id)) is None or not path.is_file():
        abort(404)
    return send_file(path, "application/zip", as_attachment=True, download_name=f"single-answers-{found.round}.zip")


def _context(found: Evaluation, taken: list[Taken]) -> dict[str, object]:
    return {"refusal": rows.refusal(session(), found), "taken": taken, "days": ERASED_AFTER.days}


def _taken(found: Evaluation) -> list[Taken]:
    return [_one(found, taking) for taking in rows.takings(session(), found.id)]


def _one(found: Evaluation, taking: Taking) -> Taken:
    signer = session().get(Account, taking.account_id)
    ready = rows_path(current_app.extensions["settings"].instance, taking.id).is_file()
    return Taken(taking, signer.name if signer else "", ready, job_of(session(), SINGLE_ANSWERS, found.id, taking=taking.id))
