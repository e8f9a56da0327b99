"""The organisations of a partnership: the list with a form for one more, and a page for each."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.partnership_forms import PartnerForm
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.errors import Invalid
from surveys.models.partnerships import Organisation, Partner, Partnership
from surveys.partnerships import finding
from surveys.partnerships.partners import PartnerDetails, add_partner, change_partner, details_of, remove_partner

LIST, ONE = "evaluate/partners.html", "evaluate/partner.html"


def rows(found: Partnership) -> list[tuple[str, PartnerDetails]]:
    """Each partner's id with what is said of it."""
    return [(partner.id, details_of(partner, organisation)) for partner, organisation in finding.partners(session(), found.id)]


@blueprint.get("/partnerships/<id:partnership_id>/partners")
def partners(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id)
    return render_template(LIST, form=PartnerForm(), partnership=found, rows=rows(found))


@blueprint.post("/partnerships/<id:partnership_id>/partners")
def add_one_partner(partnership_id: str) -> ResponseReturnValue:
    found, form = loading.partnership(partnership_id), PartnerForm()
    try:
        add_partner(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return loading.again(LIST, form, invalid, partnership=found, rows=rows(found))
    return _saved(partnership_id, _("The partner is added."))


@blueprint.get("/partnerships/<id:partnership_id>/partners/<id:partner_id>")
def edit_partner(partnership_id: str, partner_id: str) -> ResponseReturnValue:
    found = loading.owned(Partner, partnership_id, partner_id)
    said = details_of(found, session().get_one(Organisation, found.organisation_id))
    return render_template(ONE, form=PartnerForm(obj=said), partnership=loading.partnership(partnership_id), said=said)


@blueprint.post("/partnerships/<id:partnership_id>/partners/<id:partner_id>")
def change_one_partner(partnership_id: str, partner_id: str) -> ResponseReturnValue:
    found, form = loading.owned(Partner, partnership_id, partner_id), PartnerForm()
    said = details_of(found, session().get_one(Organisation, found.organisation_id))
    try:
        change_partner(session(), found, form.details(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        return loading.again(ONE, form, invalid, partnership=loading.partnership(partnership_id), said=said)
    return _saved(partnership_id, _("The changes are saved."))


@blueprint.post("/partnerships/<id:partnership_id>/partners/<id:partner_id>/remove")
def remove_one_partner(partnership_id: str, partner_id: str) -> ResponseReturnValue:
    remove_partner(session(), loading.owned(Partner, partnership_id, partner_id), by=account_id(), now=loading.now())
    return _saved(partnership_id, _("The partner is removed."))


def _saved(partnership_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    return redirect(url_for(".partners", partnership_id=partnership_id), 303)
