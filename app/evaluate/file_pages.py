"""Answers that were collected elsewhere: a file is brought, its columns and words are told, then it is sealed like a round of ours."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import file_words, loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import SureForm
from app.evaluate.file_forms import FileForm, groups_of, invited_of, role_of, saved, uploaded, values_of
from app.jobs.closing import SEAL
from app.jobs.waking import wake
from app.key_ring import ring
from app.security import roomy
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from surveys.collecting.answer_file import FILE
from surveys.errors import Invalid
from surveys.evaluations import from_file
from surveys.evaluations.from_file import Standing
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.questionnaires.answer_files.mapping import LEFT_OUT, ROLES, ColumnMapping, to_toml
from surveys.questionnaires.answer_files.vocabulary import UNSAID
from surveys.work import enqueue

FILE_PAGE, COLUMNS, WORDS = "evaluate/answer_file.html", "evaluate/answer_columns.html", "evaluate/answer_words.html"
MOST_CHOICES = 60_000
"""With more than so many options on a page, columns are named by typing a code."""


@blueprint.get("/evaluations/<id:evaluation_id>/file")
def answer_file(evaluation_id: str) -> ResponseReturnValue:
    return _overview(loading.draft(evaluation_id))


@blueprint.post("/evaluations/<id:evaluation_id>/file")
@roomy
def bring_file(evaluation_id: str) -> ResponseReturnValue:
    found, form = loading.draft(evaluation_id), FileForm()
    try:
        name, content = uploaded()
        said = {"name": name, "content": content, "origin": form.origin.data or "", "mapping": saved()}
        from_file.bring(session(), ring(), found, **said, by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(FILE_PAGE, form, invalid, evaluation=found, standing=None, missing=(), sure=SureForm(formdata=None))
    session().commit()
    flash(_("The file is here, locked until it is sealed. Now look at its columns."))
    return redirect(url_for(".answer_columns", evaluation_id=evaluation_id), 303)


@blueprint.post("/evaluations/<id:evaluation_id>/file/throw-away")
def throw_file_away(evaluation_id: str) -> ResponseReturnValue:
    from_file.throw_away(session(), loading.draft(evaluation_id), by=account_id(), now=loading.now())
    session().commit()
    flash(_("The file is thrown away."))
    return redirect(url_for(".check_list", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/file/columns")
def answer_columns(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    return _columns(found, from_file.standing(session(), ring(), found))


@blueprint.post("/evaluations/<id:evaluation_id>/file/columns")
def save_columns(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    standing = from_file.standing(session(), ring(), found)
    header = standing.looked.table.header
    said = {name: request.form.get(f"use-{place}", LEFT_OUT).strip() for place, name in enumerate(header)}
    mapping = replace(standing.mapping, columns=said, unsent="unsent" in request.form, **{role: role_of(role, header) for role in ROLES})
    try:
        from_file.correct(session(), ring(), found, mapping, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return _columns(found, _saying(standing, mapping), invalid), 422
    session().commit()
    return redirect(url_for(".answer_words", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/file/words")
def answer_words(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    return _words(found, from_file.standing(session(), ring(), found))


@blueprint.post("/evaluations/<id:evaluation_id>/file/words")
def save_words(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    before = from_file.standing(session(), ring(), found)
    said = replace(before.mapping, values=values_of(before.mapping), groups={**before.mapping.groups, **groups_of()})
    try:
        from_file.correct(session(), ring(), found, said, invited_of(_group_names(found)), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return _words(found, _saying(before, said), invalid), 422
    session().commit()
    there = from_file.standing(session(), ring(), found)
    return redirect(url_for(".answer_file" if there.ready else ".answer_words", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/file/mapping.toml")
def saved_mapping(evaluation_id: str) -> ResponseReturnValue:
    mapping = from_file.standing(session(), ring(), loading.draft(evaluation_id)).mapping
    headers = {"Content-Disposition": 'attachment; filename="mapping.toml"'}
    return Response(to_toml(replace(mapping, groups={})), mimetype="application/toml", headers=headers)


@blueprint.post("/evaluations/<id:evaluation_id>/file/seal")
def seal_file(evaluation_id: str) -> ResponseReturnValue:
    found, form = loading.draft(evaluation_id), SureForm()
    if not form.sure.data:
        form.sure.errors = [_("Please confirm this first.")]
        return _overview(found, form), 422
    try:
        from_file.seal(session(), ring(), found, by=account_id(), now=loading.now())
    except Invalid:
        session().rollback()
        return redirect(url_for(".answer_file", evaluation_id=evaluation_id), 303)
    enqueue(session(), SEAL, evaluation_id=found.id, due_at=loading.now())
    session().commit()
    wake()
    flash(_("The answers are being sealed."))
    return redirect(url_for(".collection", evaluation_id=evaluation_id), 303)


def _overview(found: Evaluation, sure: SureForm | None = None) -> str:
    standing = from_file.standing(session(), ring(), found) if found.source == FILE else None
    missing = list(from_file.missing(found, standing)) if standing else []
    form = FileForm(formdata=None, data={"origin": found.origin})
    said = {"groups": _group_names(found), "sure": sure or SureForm(formdata=None)}
    return render_template(FILE_PAGE, evaluation=found, form=form, standing=standing, missing=missing, **said)


def _saying(standing: Standing, mapping: ColumnMapping) -> Standing:
    """As it stands, with what was said of it just now and could not be kept."""
    return replace(standing, looked=replace(standing.looked, mapping=mapping))


def _columns(found: Evaluation, standing: Standing, invalid: Invalid | None = None) -> str:
    offers = file_words.choices(standing.questionnaire)
    many = len(standing.looked.table.header) * sum(len(one.uses) for one in offers) > MOST_CHOICES
    columns, problems = file_words.columns(standing), invalid.problems if invalid else ()
    said = {"columns": columns, "choices": offers, "many": many, "problems": problems}
    return render_template(COLUMNS, evaluation=found, standing=standing, mapping=standing.mapping, **said)


def _words(found: Evaluation, standing: Standing, invalid: Invalid | None = None) -> str:
    problems = invalid.problems if invalid else ()
    said = {
        "unknown": file_words.unknown_words(standing),
        "groups": _group_names(found),
        "problems": problems,
        "unsaid": UNSAID,
        "typed": request.form,
    }
    return render_template(WORDS, evaluation=found, standing=standing, notes=[*standing.looked.notes, *standing.glance.notes], **said)


def _group_names(found: Evaluation) -> dict[str, str]:
    return {group.id: spoken().text(Text(group.name)) for group in finding.groups(session(), found.partnership_id)}
