"""One person of the list: erasing name and address on request, and ending the contact. Never whether they have agreed or answered."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.evaluation_forms import SureForm
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.collecting import contact
from surveys.models.partnerships import Person
from surveys.partnerships import erasing, finding
from surveys.partnerships.adding import is_invited
from surveys.partnerships.listing import group_sizes

TEMPLATE = "evaluate/person.html"


@blueprint.get("/partnerships/<id:partnership_id>/people/<id:person_id>")
def one_person(partnership_id: str, person_id: str) -> ResponseReturnValue:
    return _page(loading.owned(Person, partnership_id, person_id), SureForm(formdata=None))


@blueprint.post("/partnerships/<id:partnership_id>/people/<id:person_id>/forget")
def forget_person(partnership_id: str, person_id: str) -> ResponseReturnValue:
    found, form = loading.owned(Person, partnership_id, person_id), SureForm()
    if not form.sure.data:
        form.sure.errors = [_("Please confirm this first.")]
        return _page(found, form), 422
    erasing.forget(session(), found, by=account_id(), now=loading.now())
    return _done(partnership_id, _("Name and address are erased."))


@blueprint.post("/partnerships/<id:partnership_id>/people/<id:person_id>/end-contact")
def end_contact(partnership_id: str, person_id: str) -> ResponseReturnValue:
    loading.owned(Person, partnership_id, person_id)
    contact.end_on_request(session(), ring(), person_id, by=account_id(), now=loading.now())
    return _done(partnership_id, _("Noted. If the person had agreed to stay in contact, this is over."))


def _done(partnership_id: str, sentence: str) -> ResponseReturnValue:
    session().commit()
    flash(sentence)
    return redirect(url_for(".people", partnership_id=partnership_id), 303)


def _page(found: Person, form: SureForm) -> str:
    groups = {group.id: group for group in group_sizes(session(), found.partnership_id)}
    organisations = {one.id: one.name for one in finding.organisations(session(), found.partnership_id)}
    return render_template(
        TEMPLATE,
        partnership=finding.partnership(session(), found.partnership_id),
        person=found,
        group=groups[found.group_id],
        organisation=organisations[found.organisation_id],
        invited=is_invited(session(), found.id),
        form=form,
    )
