"""The evaluation matrix: the table, begun from the questionnaire, and a page for each row."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.dossier_forms import MatrixForm
from app.evaluate.loading import evaluation
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext, spoken
from surveys.errors import Invalid
from surveys.evaluations import states
from surveys.evaluations.dossiers import matrix as verbs
from surveys.evaluations.dossiers import rows
from surveys.models.dossiers import MatrixRow
from surveys.models.evaluations import Evaluation

LIST, ONE = "evaluate/matrix.html", "evaluate/matrix_row.html"


@blueprint.get("/evaluations/<id:evaluation_id>/dossier/matrix")
def matrix(evaluation_id: str) -> ResponseReturnValue:
    return _list(evaluation(evaluation_id), MatrixForm(None))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/matrix")
def add_matrix_row(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), MatrixForm()
    try:
        verbs.add_row(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _list(evaluation(evaluation_id), form), 422
    return _saved(evaluation_id, _("The row is added."))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/matrix/begin")
def begin_matrix(evaluation_id: str) -> ResponseReturnValue:
    made = verbs.begin(session(), evaluation(evaluation_id), spoken(), by=account_id(), now=loading.now())
    return _saved(evaluation_id, ngettext("{n} row is added from the questionnaire.", "{n} rows are added from the questionnaire.", made))


@blueprint.get("/evaluations/<id:evaluation_id>/dossier/matrix/<id:row_id>")
def edit_matrix_row(evaluation_id: str, row_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    row = rows.owned(session(), found, MatrixRow, row_id)
    return render_template(ONE, evaluation=found, form=MatrixForm(None, obj=verbs.details_of(row)), row=row)


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/matrix/<id:row_id>")
def change_matrix_row(evaluation_id: str, row_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), MatrixForm()
    row = rows.owned(session(), found, MatrixRow, row_id)
    try:
        verbs.change_row(session(), found, row, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(ONE, form, invalid, evaluation=found, row=row)
    return _saved(evaluation_id, _("The changes are saved."))


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/matrix/<id:row_id>/move")
def move_matrix_row(evaluation_id: str, row_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    row, steps = rows.owned(session(), found, MatrixRow, row_id), -1 if "up" in request.form else 1
    rows.move(session(), found, row, steps, by=account_id(), now=loading.now())
    session().commit()
    return redirect(url_for(".matrix", evaluation_id=evaluation_id, _anchor=f"row-{row_id}"), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/dossier/matrix/<id:row_id>/remove")
def remove_matrix_row(evaluation_id: str, row_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    rows.remove(session(), found, rows.owned(session(), found, MatrixRow, row_id), by=account_id(), now=loading.now())
    return _saved(evaluation_id, _("The row is removed."))


def _list(found: Evaluation, form: MatrixForm) -> str:
    listed = rows.listed(session(), found, MatrixRow)
    return render_template(LIST, evaluation=found, form=form, rows=listed, edits=states.allows(found, "add_words"))


def _saved(evaluation_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    return redirect(url_for(".matrix", evaluation_id=evaluation_id), 303)
