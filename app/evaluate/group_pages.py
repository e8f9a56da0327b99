"""The groups of people: the list with a form for one more, and a page for each."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.partnership_forms import GroupForm
from app.signed_in import account_id
from app.speaking import gettext as _
from surveys.errors import Invalid
from surveys.models.partnerships import Group
from surveys.partnerships.groups import add_group, remove_group, rename_group
from surveys.partnerships.listing import group_sizes

LIST, ONE = "evaluate/groups.html", "evaluate/group.html"


@blueprint.get("/partnerships/<id:partnership_id>/groups")
def groups(partnership_id: str) -> ResponseReturnValue:
    found = loading.partnership(partnership_id)
    return render_template(LIST, form=GroupForm(), partnership=found, rows=group_sizes(session(), partnership_id))


@blueprint.post("/partnerships/<id:partnership_id>/groups")
def add_one_group(partnership_id: str) -> ResponseReturnValue:
    found, form = loading.partnership(partnership_id), GroupForm()
    try:
        add_group(session(), found, form.names(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return loading.again(LIST, form, invalid, partnership=found, rows=group_sizes(session(), partnership_id))
    return _saved(partnership_id, _("The group is added."))


@blueprint.get("/partnerships/<id:partnership_id>/groups/<id:group_id>")
def edit_group(partnership_id: str, group_id: str) -> ResponseReturnValue:
    found = loading.owned(Group, partnership_id, group_id)
    form = GroupForm(data={f"name_{lang}": text for lang, text in found.name.items()})
    return render_template(ONE, form=form, partnership=loading.partnership(partnership_id), group=found)


@blueprint.post("/partnerships/<id:partnership_id>/groups/<id:group_id>")
def change_one_group(partnership_id: str, group_id: str) -> ResponseReturnValue:
    found, form = loading.owned(Group, partnership_id, group_id), GroupForm()
    try:
        rename_group(session(), found, form.names(), by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        return loading.again(ONE, form, invalid, partnership=loading.partnership(partnership_id), group=found)
    return _saved(partnership_id, _("The changes are saved."))


@blueprint.post("/partnerships/<id:partnership_id>/groups/<id:group_id>/remove")
def remove_one_group(partnership_id: str, group_id: str) -> ResponseReturnValue:
    remove_group(session(), loading.owned(Group, partnership_id, group_id), by=account_id(), now=loading.now())
    return _saved(partnership_id, _("The group is removed."))


def _saved(partnership_id: str, sentence: str) -> Response:
    session().commit()
    flash(sentence)
    return redirect(url_for(".groups", partnership_id=partnership_id), 303)
