"""The list of partnerships, one partnership whole, and what it says about itself."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.partnership_forms import PartnershipForm
from app.signed_in import account_id, permit
from app.speaking import gettext as _
from surveys.errors import Invalid
from surveys.evaluations.standing import standings
from surveys.partnerships import creating, listing

FORM = "evaluate/partnership_form.html"


@blueprint.get("/partnerships")
def partnerships() -> ResponseReturnValue:
    found, name = listing.visible_to(session(), account_id()), request.args.get("name", "")
    part = listing.part(found, name, request.args.get("page", 1, type=int))
    rounds = standings(session(), [one.id for one in part.rows])
    return render_template("evaluate/partnerships.html", all=len(found), per_page=listing.PER_PAGE, part=part, name=name, rounds=rounds)


@blueprint.get("/partnerships/new")
def new_partnership() -> ResponseReturnValue:
    permit("create a partnership")
    return render_template(FORM, form=PartnershipForm(), partnership=None)


@blueprint.post("/partnerships/new")
def create_partnership() -> ResponseReturnValue:
    permit("create a partnership")
    form = PartnershipForm()
    try:
        made = creating.create(session(), form.details(), account=loading.me(), now=loading.now())
    except Invalid as invalid:
        return loading.again(FORM, form, invalid, partnership=None)
    session().commit()
    flash(_("The partnership is made. Now say who takes part in it."))
    return redirect(url_for(".partnership", partnership_id=made.id), 303)


@blueprint.get("/partnerships/<id:partnership_id>")
def partnership(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id, loading.SEE)
    whole = listing.whole(session(), found)
    return render_template("evaluate/partnership.html", whole=whole, rounds=standings(session(), [found.id]))


@blueprint.get("/partnerships/<id:partnership_id>/edit")
def edit_partnership(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id)
    return render_template(FORM, form=PartnershipForm(obj=found), partnership=found)


@blueprint.post("/partnerships/<id:partnership_id>/edit")
def change_partnership(partnership_id: str) -> ResponseReturnValue:
    found, form = loading.partnership(partnership_id), PartnershipForm()
    try:
        creating.change(session(), found, form.details(fictional=found.fictional), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(FORM, form, invalid, partnership=found)
    session().commit()
    flash(_("The changes are saved."))
    return redirect(url_for(".partnership", partnership_id=partnership_id), 303)
