"""Themes of what people wrote: the list, terms that may become one, and for each theme which texts speak of it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.comment_forms import ThemeForm
from app.evaluate.loading import evaluation
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.comments.terms import uses
from surveys.errors import Invalid
from surveys.evaluations import comments as desk
from surveys.evaluations import states
from surveys.evaluations.comments import ON_A_PAGE, Written
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.desk import theming
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.reporting import reported
from surveys.scoring.disclosure.outlets import outlet

LIST, ONE = "evaluate/themes.html", "evaluate/theme.html"


@blueprint.get("/evaluations/<id:evaluation_id>/comments/-/themes")
def themes(evaluation_id: str) -> ResponseReturnValue:
    return _list(evaluation(evaluation_id), ThemeForm(None))


@blueprint.post("/evaluations/<id:evaluation_id>/comments/-/themes")
def add_theme(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ThemeForm()
    try:
        row = theming.add_theme(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _list(evaluation(evaluation_id), form), 422
    return _saved(evaluation_id, row.id, _("The theme is added. Tick the texts that speak of it."))


@blueprint.post("/evaluations/<id:evaluation_id>/comments/-/themes/from-term")
def theme_from_term(evaluation_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ThemeForm(None)
    words, lang = request.form.get("words", ""), request.form.get("lang", "")
    try:
        row = theming.theme_from_term(session(), found, words, lang, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _list(evaluation(evaluation_id), form), 422
    return _saved(evaluation_id, row.id, _("The theme is added, and the texts that use these words are ticked. Look them through."))


@blueprint.get("/evaluations/<id:evaluation_id>/comments/-/themes/<id:theme_id>")
def theme(evaluation_id: str, theme_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    names = theming.theme(session(), found, theme_id).name
    return _one(found, theme_id, ThemeForm(None, data={f"name_{lang}": name for lang, name in names.items()}))


@blueprint.post("/evaluations/<id:evaluation_id>/comments/-/themes/<id:theme_id>")
def assign_theme(evaluation_id: str, theme_id: str) -> ResponseReturnValue:
    """The ticks of the page that was shown."""
    found = evaluation(evaluation_id)
    shown, ticked = request.form.getlist("shown"), request.form.getlist("chosen")
    theming.assign(session(), found, theme_id, shown, ticked, by=account_id(), now=loading.now())
    return _saved(evaluation_id, theme_id, _("What speaks of this theme is kept."))


@blueprint.post("/evaluations/<id:evaluation_id>/comments/-/themes/<id:theme_id>/name")
def rename_theme(evaluation_id: str, theme_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ThemeForm()
    try:
        theming.rename_theme(session(), found, theme_id, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _one(evaluation(evaluation_id), theme_id, form), 422
    return _saved(evaluation_id, theme_id, _("The changes are saved."))


@blueprint.post("/evaluations/<id:evaluation_id>/comments/-/themes/<id:theme_id>/remove")
def remove_theme(evaluation_id: str, theme_id: str) -> ResponseReturnValue:
    theming.remove_theme(session(), evaluation(evaluation_id), theme_id, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The theme is removed. The texts stay."))
    return redirect(url_for(".themes", evaluation_id=evaluation_id), 303)


@outlet("themes of comments")
def _list(found: Evaluation, form: ThemeForm) -> str:
    context = {"themes": theming.themes(session(), found), "suggested": theming.suggested(session(), found), "form": form}
    return render_template(LIST, evaluation=found, open_for_choice=states.allows(found, "choose_comments"), **context)


@outlet("texts of a theme")
def _one(found: Evaluation, theme_id: str, form: ThemeForm) -> str:
    """Texts in an order that means nothing, page by page; only those that use the words that are looked for."""
    row = theming.theme(session(), found, theme_id)
    listed = next(one for one in theming.themes(session(), found) if one.id == row.id)
    wanted = clean(request.args.get("q", ""))
    written = [one for one in desk.texts(session(), found) if not wanted or _uses(wanted, one)]
    page, pages = max(1, request.args.get("page", 1, int)), max(1, -(-len(written) // ON_A_PAGE))
    asked = {item.code: item.text for item in reported(questionnaire_of(found)).items()}
    shown = written[(min(page, pages) - 1) * ON_A_PAGE :][:ON_A_PAGE]
    context = {"theme": listed, "written": shown, "asked": asked, "wanted": wanted, "page": min(page, pages), "pages": pages, "form": form}
    return render_template(ONE, evaluation=found, open_for_choice=states.allows(found, "choose_comments"), **context)


def _uses(wanted: str, one: Written) -> bool:
    return wanted.casefold() in one.text.casefold() or uses(wanted, one.lang.split("-", maxsplit=1)[0], one.text)


def _saved(evaluation_id: str, theme_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    kept = {name: request.args[name] for name in ("q", "page") if name in request.args}
    return redirect(url_for(".theme", evaluation_id=evaluation_id, theme_id=theme_id, **kept), 303)
