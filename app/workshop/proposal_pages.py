"""Inviting groups to co-design by link, and what they propose: adopted as a question, or answered."""

from __future__ import annotations

from typing import Any, ClassVar

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.administer.forms import Spoken
from app.db import session
from app.evaluate.fields import DayField, SelectField, StringField
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import spoken
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, done, now
from app.workshop.words import kinds
from surveys.collecting.personal_secrets import shown
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.translator import LANGUAGES, OWN_NAMES
from surveys.workshop import co_designing, finding
from surveys.workshop import proposals as desk
from surveys.workshop.co_designing import Wanted
from surveys.workshop.finding import SHAPE

PROPOSALS = "workshop/proposals.html"


class LinkForm(Spoken):
    labels: ClassVar = {
        "group": msg("Name of the group"),
        "note": msg("To whom the link goes"),
        "lang": msg("Language of the page"),
        "until": msg("Last day for proposals"),
    }
    group = StringField()
    note = StringField()
    lang = SelectField()
    until = DayField()

    def __init__(self, work: Work, formdata: Any = None) -> None:
        super().__init__(formdata=formdata, data={"lang": work.base if work.base in LANGUAGES else spoken().lang})
        self.lang.choices = list(OWN_NAMES.items())

    def wanted(self) -> Wanted:
        return Wanted(self.group.data or "", self.note.data or "", self.lang.data or "", self.until.data)


@blueprint.get("/questionnaires/<id:questionnaire_id>/proposals")
def proposals(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    return _page(work, LinkForm(work))


@blueprint.post("/questionnaires/<id:questionnaire_id>/proposals")
def invite_group(questionnaire_id: str) -> ResponseReturnValue:
    """The answer itself holds the link: it is kept nowhere and can be shown at no other time."""
    row = finding.row(session(), account_id(), questionnaire_id, SHAPE)
    work = loading.look(questionnaire_id)
    form = LinkForm(work, request.form)
    try:
        secret = co_designing.invite(session(), row, form.wanted(), by=account_id(), now=now())
    except Invalid as invalid:
        session().rollback()
        form.show(invalid)
        return _page(loading.look(questionnaire_id), form), 422
    session().commit()
    site = current_app.extensions["settings"].base_url.rstrip("/")
    return _page(loading.look(questionnaire_id), LinkForm(work), link=f"{site}/suggest/{shown(secret)}", given=form.group.data or "")


@blueprint.post("/questionnaires/<id:questionnaire_id>/proposals/links/<id:link_id>")
def change_link(questionnaire_id: str, link_id: str) -> ResponseReturnValue:
    """Closes, opens again or revokes a link."""
    row, state = finding.row(session(), account_id(), questionnaire_id, SHAPE), request.form.get("state", "")
    co_designing.change(session(), row, link_id, state, by=account_id(), now=now())
    session().commit()
    said = {
        "open": _("The link takes proposals again."),
        "closed": _("The link takes no more proposals. It still shows what became of those there are."),
        "revoked": _("The link is revoked and opens nothing any more."),
    }
    return done(url_for(".proposals", questionnaire_id=questionnaire_id), said[state])


@blueprint.post("/questionnaires/<id:questionnaire_id>/proposals/<id:proposal_id>/adopt")
def adopt(questionnaire_id: str, proposal_id: str) -> ResponseReturnValue:
    work, given = loading.shape(questionnaire_id), request.form
    try:
        item = desk.adopt(
            session(),
            work.version,
            proposal_id,
            section=given.get("section", ""),
            kind=given.get("kind", ""),
            by=account_id(),
            now=now(),
        )
    except Invalid as invalid:
        return _again(questionnaire_id, invalid)
    session().commit()
    address = url_for(".item", questionnaire_id=questionnaire_id, code=item.code)
    return done(address, _("It is question {code} now. Change it as you like; the group sees that it was taken up.", code=item.code))


@blueprint.post("/questionnaires/<id:questionnaire_id>/proposals/<id:proposal_id>/answer")
def answer(questionnaire_id: str, proposal_id: str) -> ResponseReturnValue:
    row, given = finding.row(session(), account_id(), questionnaire_id, SHAPE), request.form
    try:
        desk.answer(session(), row, proposal_id, given.get("reply", ""), followed=given.get("as") == "followed", by=account_id(), now=now())
    except Invalid as invalid:
        return _again(questionnaire_id, invalid)
    session().commit()
    return done(url_for(".proposals", questionnaire_id=questionnaire_id), _("Your answer is saved. The group reads it with its link."))


def waiting_for(work: Work) -> int:
    """How many proposals wait for an answer, for the tab that leads there."""
    return desk.waiting(session(), work.id)


def _again(questionnaire_id: str, invalid: Invalid) -> ResponseReturnValue:
    session().rollback()
    work = loading.look(questionnaire_id)
    return _page(work, LinkForm(work), problems=invalid.problems), 422


def _page(work: Work, form: LinkForm, *, link: str = "", given: str = "", problems: tuple[Problem, ...] = ()) -> str:
    return render_template(
        PROPOSALS,
        work=work,
        form=form,
        links=desk.links(session(), work.id),
        proposed=desk.proposed(session(), work.id),
        items={item.code: item for item in work.questionnaire.items()},
        kinds=kinds(),
        shapes=loading.may_shape(work.row),
        link=link,
        given=given,
        problems=problems,
        typed=request.form if problems else {},
        answering=request.view_args.get("proposal_id", "") if request.view_args else "",
        today=now().date(),
    )
