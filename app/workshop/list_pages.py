"""The questionnaires of the house, and beginning one."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.db import session
from app.evaluate.loading import again
from app.security import roomy
from app.signed_in import account_id
from app.speaking import spoken
from app.workshop.beginning import BeginForm, begun, kept
from app.workshop.blueprint import blueprint
from app.workshop.loading import now
from surveys.accounts.permissions import places
from surveys.errors import Invalid, NotFound
from surveys.messages import Text
from surveys.partnerships.listing import latest, within
from surveys.questionnaires import catalog
from surveys.questionnaires.formats.report import Imported
from surveys.questionnaires.formats.telling import summary
from surveys.workshop import finding
from surveys.workshop.finding import SEE, SHAPE

NEW, IMPORTED = "workshop/new.html", "workshop/imported.html"


@blueprint.get("/questionnaires")
def shelf() -> ResponseReturnValue:
    """What there is, and what stands ready."""
    if not places(session(), account_id(), SEE):
        raise NotFound
    ready = [(name, catalog.load(name)) for name in catalog.names()]
    return render_template("workshop/shelf.html", rows=finding.listed(session(), account_id()), ready=ready, shapes=_shapes())


@blueprint.get("/questionnaires/new")
def new_questionnaire() -> ResponseReturnValue:
    form = _form()
    form.start.data = _asked_for(form)
    return render_template(NEW, form=form, ready=_ready())


@blueprint.post("/questionnaires/new")
@roomy
def begin_questionnaire() -> ResponseReturnValue:
    form = _form()
    try:
        made = begun(session(), form, by=account_id(), now=now())
    except Invalid as invalid:
        return again(NEW, form, invalid, ready=_ready())
    if isinstance(made, Imported):
        return render_template(IMPORTED, imported=made, kept=kept(form, made), summary=summary)
    session().commit()
    return redirect(url_for(".board", questionnaire_id=made.questionnaire_id), 303)


def sees_questionnaires() -> bool:
    """For the menu of every page."""
    return bool(current_user.is_authenticated) and bool(places(session(), account_id(), SEE))


def _shapes() -> bool:
    return bool(places(session(), account_id(), SHAPE))


def _form() -> BeginForm:
    """The form with the places where this account may keep a questionnaire. Raises NotFound where there is none."""
    there = places(session(), account_id(), SHAPE)
    if not there:
        raise NotFound
    mine = latest(session(), within(there), also=request.values.get("place", ""))
    return BeginForm(_titles(), [(one.id, one.title) for one in mine], everywhere=there.everywhere, lang=spoken().lang)


def _titles() -> list[tuple[str, Text]]:
    return [(name, catalog.load(name).title) for name in catalog.names()]


def _ready() -> dict[str, object]:
    return {f"ready:{name}": catalog.load(name) for name in catalog.names()}


def _asked_for(form: BeginForm) -> str:
    wanted = f"ready:{request.args.get('from', '')}"
    return wanted if wanted in dict(form.start.choices) else "empty"
