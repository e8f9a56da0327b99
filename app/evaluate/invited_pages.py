"""Who is invited, while a round is open: inviting more people, somebody in another's place, the link once more. Never who has answered."""

from __future__ import annotations

from typing import ClassVar

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate import loading
from app.evaluate.blueprint import blueprint
from app.evaluate.fields import SelectField, StringField, TextAreaField
from app.evaluate.letter_sheets import sheets
from app.evaluate.loading import evaluation
from app.jobs.waking import wake
from app.key_ring import ring
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import ngettext
from surveys.errors import Invalid
from surveys.evaluations import newcomers, states
from surveys.evaluations.opening import Letter
from surveys.evaluations.reissuing import link_again
from surveys.evaluations.roster import came_back, invited_people, invited_person, roster, waiting
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.partnerships.listing import group_sizes
from surveys.translator import own_name

LIST, ONE = "evaluate/invited.html", "evaluate/invited_person.html"
PER_PAGE = 50
WHY = msg("Why, in a sentence that the focal persons are told")


class ReasonForm(Spoken):
    labels: ClassVar = {"reason": WHY}
    reason = TextAreaField(render_kw={"rows": 2})


class ReplaceForm(Spoken):
    labels: ClassVar = {"name": msg("Name"), "email": msg("E-mail address"), "lang": msg("Language"), "reason": WHY}
    name = StringField(render_kw={"autocomplete": "off"})
    email = StringField(render_kw={"inputmode": "email", "dir": "ltr", "autocomplete": "off"})
    lang = SelectField()
    reason = TextAreaField(render_kw={"rows": 2})

    def offering(self, found: Evaluation) -> ReplaceForm:
        """The form with the languages of the round."""
        self.lang.choices = [(lang, own_name(lang)) for lang in found.languages]
        return self

    def newcomer(self) -> newcomers.Newcomer:
        return newcomers.Newcomer(self.name.data or "", self.email.data or "", self.lang.data or "")


@blueprint.get("/evaluations/<id:evaluation_id>/invited")
def invited(evaluation_id: str) -> ResponseReturnValue:
    return _list(evaluation(evaluation_id), ReasonForm(formdata=None))


@blueprint.post("/evaluations/<id:evaluation_id>/invited")
def invite_people(evaluation_id: str) -> ResponseReturnValue:
    found, form, ticked = evaluation(evaluation_id), ReasonForm(), request.form.getlist("people")
    try:
        made = newcomers.invite_more(session(), ring(), found, ticked, form.reason.data or "", by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _list(found, form, ticked), 422
    session().commit()
    wake()
    said = ngettext("{n} person is invited now.", "{n} people are invited now.", made.invited)
    return _printed(evaluation_id, said, made.letters)


@blueprint.get("/evaluations/<id:evaluation_id>/invited/<id:person_id>")
def one_invited(evaluation_id: str, person_id: str) -> ResponseReturnValue:
    found = evaluation(evaluation_id)
    person = invited_person(session(), found, person_id)
    return _one(found, person_id, ReplaceForm(formdata=None, data={"lang": person.lang}))


@blueprint.post("/evaluations/<id:evaluation_id>/invited/<id:person_id>/replace")
def replace_invited(evaluation_id: str, person_id: str) -> ResponseReturnValue:
    found, form = evaluation(evaluation_id), ReplaceForm()
    asked = (person_id, form.offering(found).newcomer(), form.reason.data or "")
    try:
        made = newcomers.replace_person(session(), ring(), found, *asked, by=account_id(), now=loading.now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _one(found, person_id, form), 422
    session().commit()
    wake()
    return _printed(evaluation_id, _("{name} is asked now, in the place of the person before.", name=form.name.data), made.letters)


@blueprint.post("/evaluations/<id:evaluation_id>/invited/<id:person_id>/again")
def send_link_again(evaluation_id: str, person_id: str) -> ResponseReturnValue:
    letter = link_again(session(), ring(), evaluation(evaluation_id), person_id, by=account_id(), now=loading.now())
    session().commit()
    wake()
    said = _("If the link is still of use to this person, it is on its way to the address on the list. You do not learn whether it is.")
    return _printed(evaluation_id, said, (letter,) if letter else ())


def _printed(evaluation_id: str, said: str, letters: tuple[Letter, ...]) -> ResponseReturnValue:
    """The letters to print, in the answer itself because they can be shown at no other time; without any, back to the list."""
    if not letters:
        flash(said)
        return redirect(url_for(".invited", evaluation_id=evaluation_id), 303)
    found = evaluation(evaluation_id)
    lead = [] if all(one.again for one in letters) else [said]
    return render_template("evaluate/letters.html", evaluation=found, lead=lead, sheets=sheets(session(), found, letters))


def _list(found: Evaluation, form: ReasonForm, ticked: list[str] | None = None) -> str:
    page = max(1, request.args.get("page", 1, type=int))
    return render_template(
        LIST,
        evaluation=found,
        form=form,
        may_change=states.allows(found, "invite") and found.mode != "organisation_position",
        waiting=waiting(session(), found) if states.allows(found, "invite") else (),
        returned=came_back(session(), found),
        ticked=ticked,
        groups=group_sizes(session(), found.partnership_id),
        people=roster(session(), found, page, PER_PAGE),
        number=invited_people(session(), found.id),
        page=page,
        per_page=PER_PAGE,
    )


def _one(found: Evaluation, person_id: str, form: ReplaceForm) -> str:
    person = invited_person(session(), found, person_id)
    groups = {group.id: group for group in group_sizes(session(), found.partnership_id)}
    return render_template(ONE, evaluation=found, person=person, group=groups[person.group], form=form.offering(found))
