"""The house: what documents that are made here show of it."""

from __future__ import annotations

from typing import ClassVar

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required
from wtforms import BooleanField, FileField, StringField

from app.administer.forms import Spoken
from app.administer.pages import blueprint, now
from app.db import session
from app.signed_in import permit
from app.speaking import gettext as _
from reports import branding, logos
from surveys.accounts.house import describe, house
from surveys.errors import Invalid
from surveys.messages import msg

ADMINISTER = "manage colleagues"
TEMPLATE = "administer/house.html"


class HouseForm(Spoken):
    labels: ClassVar = {
        "name": msg("Name of your organisation"),
        "colour": msg("Colour"),
        "logo": msg("Logo"),
        "without": msg("Print no logo"),
    }

    name = StringField()
    colour = StringField(render_kw={"placeholder": "#0B5D66", "dir": "ltr", "maxlength": "7"})
    logo = FileField(render_kw={"accept": "image/png,image/jpeg"})
    without = BooleanField()


@blueprint.get("/house")
@login_required
def own_house() -> ResponseReturnValue:
    permit(ADMINISTER)
    return render_template(TEMPLATE, form=HouseForm(obj=house(session())), house=house(session()))


@blueprint.post("/house")
@login_required
def describe_house() -> ResponseReturnValue:
    who, form = permit(ADMINISTER), HouseForm()
    name, colour, logo = (form.name.data or "")[:200], (form.colour.data or "").strip(), _logo(form)
    problems = [*branding.problems_of(colour), *(logos.problems_of(logo) if logo else ())]
    if problems:
        form.show(Invalid(problems))
        return render_template(TEMPLATE, form=form, house=house(session())), 422
    describe(session(), name=name, colour=colour, logo=logo, by=who, now=now())
    session().commit()
    flash(_("Documents that are made from now on show this."))
    return redirect(url_for(".own_house"), 303)


@blueprint.get("/house/logo")
@login_required
def logo() -> ResponseReturnValue:
    """Drawn anew from its dots, so that nothing else of the uploaded file is handed on."""
    permit(ADMINISTER)
    kept = house(session()).logo
    if not kept:
        abort(404)
    return send_file(logos.as_png(kept), "image/png")


def _logo(form: HouseForm) -> bytes | None:
    """The bytes of a new logo; none at all for "no logo", None to keep the one there is."""
    given = request.files.get("logo")
    if given and given.filename:
        return given.stream.read(logos.LARGEST + 1)
    return b"" if form.without.data else None
