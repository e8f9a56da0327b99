"""The list of people: who is on it, and pasting or uploading more with a report before anything is saved."""

from __future__ import annotations

from typing import ClassVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.fields import BooleanField, FileField, TextAreaField
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import language, ngettext
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership, Person
from surveys.partnerships import erasing
from surveys.partnerships.adding import add_people, is_invited, known, remove_person
from surveys.partnerships.listing import group_sizes, listed_people
from surveys.partnerships.people import Report, as_text, read_people

TEMPLATE = "evaluate/people.html"
PER_PAGE = 50


class PeopleForm(Spoken):
    labels: ClassVar = {
        "people": msg("One person a line"),
        "file": msg("Or a file from a spreadsheet (CSV)"),
        "new_groups": msg("Make these groups"),
        "new_organisations": msg("Add these organisations"),
    }
    people = TextAreaField(render_kw={"rows": 8, "spellcheck": "false", "dir": "auto"})
    file = FileField(render_kw={"accept": ".csv,.tsv,.txt,text/csv"})
    new_groups = BooleanField()
    new_organisations = BooleanField()

    def source(self) -> str | bytes:
        """The file if one was chosen, else what was pasted."""
        uploaded = request.files.get("file")
        return uploaded.read() if uploaded and uploaded.filename else self.people.data or ""


@blueprint.get("/partnerships/<id:partnership_id>/people")
def people(partnership_id: str) -> ResponseReturnValue:
    return _page(loading.partnership(partnership_id), PeopleForm())


@blueprint.post("/partnerships/<id:partnership_id>/people")
def read_list(partnership_id: str) -> ResponseReturnValue:
    """Reads and reports; saves nothing. A file's lines are put into the box, where they can be mended."""
    found, form = loading.partnership(partnership_id), PeopleForm()
    source = form.source()
    report = read_people(source, known(session(), found, lang=language()))
    form.people.data = as_text(source)
    return _page(found, form, report), 422 if report.problems or report.bad else 200


@blueprint.post("/partnerships/<id:partnership_id>/people/add")
def add_list(partnership_id: str) -> ResponseReturnValue:
    """Saves the lines that are right, read again from what was sent. New names are made only where they were ticked."""
    found, form = loading.partnership(partnership_id), PeopleForm()
    report = read_people(form.people.data or "", known(session(), found, lang=language()))
    allowed = {"new_groups": form.new_groups.data, "new_organisations": form.new_organisations.data}
    if (report.new_groups and not allowed["new_groups"]) or (report.new_organisations and not allowed["new_organisations"]):
        return _page(found, form, report, untold=True), 422
    added = add_people(session(), found, report.rows, by=account_id(), now=loading.now(), lang=language(), **allowed)
    session().commit()
    flash(ngettext("{n} person is added.", "{n} people are added.", added))
    return _onwards(found)


def _onwards(found: Partnership) -> ResponseReturnValue:
    """Back to the list, or while a round is open to the page on which they can be invited to it."""
    to = _round(found)
    if to and to.state == "open":
        return redirect(url_for(".invited", evaluation_id=to.id), 303)
    return redirect(url_for(".people", partnership_id=found.id, evaluation=request.args.get("evaluation")), 303)


@blueprint.post("/partnerships/<id:partnership_id>/people/<id:person_id>/remove")
def remove_one_person(partnership_id: str, person_id: str) -> ResponseReturnValue:
    """Whoever is invited to a round that is not sealed goes only when it is confirmed, on a page of their own."""
    found = loading.owned(Person, partnership_id, person_id)
    if is_invited(session(), person_id):
        return redirect(url_for(".one_person", partnership_id=partnership_id, person_id=person_id), 303)
    remove_person(session(), found, by=account_id(), now=loading.now())
    session().commit()
    flash(_("The person is removed from the list."))
    return redirect(url_for(".people", partnership_id=partnership_id), 303)


def _page(found: Partnership, form: PeopleForm, report: Report | None = None, *, untold: bool = False) -> str:
    page, to = max(1, request.args.get("page", 1, type=int)), _round(found)
    return render_template(
        TEMPLATE,
        form=form,
        partnership=found,
        report=report,
        untold=untold,
        groups=group_sizes(session(), found.id),
        listed=listed_people(session(), found.id, page, PER_PAGE),
        keeping=erasing.keeping(session(), found.id),
        staying=erasing.staying(session(), found.id, loading.now().date()),
        page=page,
        per_page=PER_PAGE,
        preparing=to if to and to.state == "draft" else None,
        running=to if to and to.state == "open" else None,
        kept={"evaluation": to.id} if to else {},
    )


def _round(found: Partnership) -> Evaluation | None:
    """The round from whose pages somebody came here, in preparation or open, if it is one of this partnership."""
    row = session().get(Evaluation, request.args.get("evaluation", ""))
    return row if row and row.partnership_id == found.id and row.state in ("draft", "open") else None
