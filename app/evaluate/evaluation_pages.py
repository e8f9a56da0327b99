"""Preparing an evaluation, step by step, each step a page that can be left and taken up again."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import SettingsForm
from app.evaluate.loading import evaluation
from app.evaluate.questionnaire_offers import chosen, form_of, kept, offers
from app.security import roomy
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.collecting.answer_file import FILE
from surveys.errors import Invalid
from surveys.evaluations import creating, settings, states, wording
from surveys.evaluations.checklist import checklist, missing
from surveys.models.evaluations import Evaluation
from surveys.models.questionnaires import Version
from surveys.questionnaires import personal
from surveys.questionnaires.formats.telling import summary

NEW, CHOOSE, SETTINGS = "evaluate/new_evaluation.html", "evaluate/questionnaire.html", "evaluate/settings.html"
IMPORTED = "evaluate/imported.html"
PLACES = {"draft": ".check_list", "open": ".collection", "closed": ".collection", "sealing": ".collection", "sealed": ".comments"}


@blueprint.get("/evaluations/<id:evaluation_id>")
def one_evaluation(evaluation_id: str) -> ResponseReturnValue:
    """Where the work on it is now."""
    found = evaluation(evaluation_id, loading.SEE)
    return redirect(url_for(PLACES.get(found.state, ".results"), evaluation_id=evaluation_id), 303)


@blueprint.get("/partnerships/<id:partnership_id>/evaluations/new")
def new_evaluation(partnership_id: str) -> ResponseReturnValue:
    found, there = loading.partnership(partnership_id, loading.RUN), offers(partnership_id)
    form = form_of(there)
    form.template.data = form.template.choices[0][0]
    return render_template(NEW, form=form, partnership=found, offers=there)


@blueprint.post("/partnerships/<id:partnership_id>/evaluations/new")
@roomy
def create_evaluation(partnership_id: str) -> ResponseReturnValue:
    found, there = loading.partnership(partnership_id, loading.RUN), offers(partnership_id)
    form = form_of(there)
    try:
        asked = chosen(form, there)
        if asked.imported:
            return render_template(IMPORTED, imported=asked.imported, kept=kept(form, asked.imported), summary=summary, partnership=found)
        made = creating.create(
            session(),
            found,
            asked.questionnaire,
            title=form.title.data or "",
            by=account_id(),
            now=loading.now(),
            version_id=asked.version_id,
            months=current_app.extensions["settings"].names_months,
        )
    except Invalid as invalid:
        return loading.again(NEW, form, invalid, partnership=found, offers=there)
    session().commit()
    flash(_("The round is begun. Nobody is asked before you open it."))
    return redirect(url_for(".check_list", evaluation_id=made.id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/questionnaire")
def questionnaire(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    there = offers(found.partnership_id)
    return render_template(CHOOSE, form=form_of(there), offers=there, **_chosen(found))


@blueprint.post("/evaluations/<id:evaluation_id>/questionnaire")
@roomy
def choose_questionnaire(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    there = offers(found.partnership_id)
    form = form_of(there)
    try:
        asked = chosen(form, there)
        if asked.imported:
            return render_template(IMPORTED, imported=asked.imported, kept=kept(form, asked.imported), summary=summary, evaluation=found)
        creating.choose_questionnaire(
            session(), found, asked.questionnaire, by=account_id(), now=loading.now(), version_id=asked.version_id
        )
    except Invalid as invalid:
        return loading.again(CHOOSE, form, invalid, offers=there, **_chosen(found))
    session().commit()
    flash(_("The questionnaire is chosen."))
    return redirect(url_for(".check_list", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/settings")
def edit_settings(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    form = SettingsForm(obj=settings.settings_of(found), offered=_offered(found))
    return render_template(SETTINGS, form=form, evaluation=found)


@blueprint.post("/evaluations/<id:evaluation_id>/settings")
def change_settings(evaluation_id: str) -> ResponseReturnValue:
    found = loading.draft(evaluation_id)
    form = SettingsForm(offered=_offered(found))
    try:
        settings.change(session(), found, form.settings(settings.settings_of(found)), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(SETTINGS, form, invalid, evaluation=found)
    session().commit()
    flash(_("The changes are saved."))
    return redirect(url_for(".check_list", evaluation_id=evaluation_id), 303)


@blueprint.get("/evaluations/<id:evaluation_id>/check-list")
def check_list(evaluation_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    if not states.allows(found, "open"):
        return redirect(url_for(".one_evaluation", evaluation_id=evaluation_id), 303)
    if found.source == FILE:
        return redirect(url_for(".answer_file", evaluation_id=evaluation_id), 303)
    lines = checklist(session(), found, loading.now())
    chosen = creating.questionnaire_of(found)
    return render_template(
        "evaluate/check_list.html",
        evaluation=found,
        lines=lines,
        missing=missing(lines),
        questionnaire=chosen,
        translations=_translations(found),
    )


def _offered(found: Evaluation) -> tuple[str, ...]:
    return wording.offered(session(), found)


def _translations(found: Evaluation) -> str:
    """The page on which what is missing is translated; the settings where the questionnaire was not made here."""
    version = session().get(Version, found.version_id) if found.version_id else None
    if version is None:
        return url_for(".edit_settings", evaluation_id=found.id)
    return url_for("workshop.translations", questionnaire_id=version.questionnaire_id)


def _chosen(found: Evaluation) -> dict[str, object]:
    questionnaire = creating.questionnaire_of(found)
    return {"evaluation": found, "questionnaire": questionnaire, "asked_about": personal.page(questionnaire)}
