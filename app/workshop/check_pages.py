"""What is still to be done, what is worth a second look, and which groups would be too small to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, carry_out, done
from surveys.accounts.permissions import may
from surveys.errors import Invalid, Problem
from surveys.evaluations.forecast import Forecast, forecast
from surveys.evaluations.invited import sizes_in
from surveys.evaluations.settings import LEAST_K
from surveys.messages import Text
from surveys.partnerships import finding as partnerships
from surveys.partnerships.listing import Listed, latest, may_be_seen
from surveys.questionnaires.editing.edits import Edit, PutExcuse, RemoveExcuse
from surveys.questionnaires.editing.unfinished import unfinished, untranslated
from surveys.questionnaires.linting.checking import lint
from surveys.questionnaires.linting.groups import check_groups
from surveys.questionnaires.linting.remarks import Remark
from surveys.questionnaires.values import Excuse
from surveys.workshop.keeping import promised

CHECK = "workshop/check.html"
WAYS = {"item": "workshop.item", "section": "workshop.section", "scale": "workshop.scale", "dimension": "workshop.topic"}


@dataclass(frozen=True, slots=True)
class About:
    """The remarks on one thing, the way to mend it, and its words."""

    owner: str
    way: str
    words: str
    remarks: tuple[Remark, ...]


@blueprint.get("/questionnaires/<id:questionnaire_id>/check")
def check(questionnaire_id: str) -> ResponseReturnValue:
    return _page(loading.look(questionnaire_id))


@blueprint.post("/questionnaires/<id:questionnaire_id>/check/meant")
def mean_it(questionnaire_id: str) -> ResponseReturnValue:
    """Something that was remarked is meant as it is, for a reason."""
    given = request.form
    excuse = Excuse(given.get("place", "")[:200], given.get("rule", "")[:40], given.get("reason", "")[:500])
    return _did(loading.shape(questionnaire_id), PutExcuse(excuse), _("Your reason is kept with the questionnaire."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/check/not-meant")
def mean_it_no_more(questionnaire_id: str) -> ResponseReturnValue:
    edit = RemoveExcuse(request.form.get("place", ""), request.form.get("rule", ""))
    return _did(loading.shape(questionnaire_id), edit, _("It is looked at again."))


def way_to(work: Work, owner: str) -> str:
    """The page on which this thing is mended."""
    sort, _space, code = owner.partition(" ")
    if sort not in WAYS:
        return url_for("workshop.heading", questionnaire_id=work.id)
    return url_for(WAYS[sort], questionnaire_id=work.id, code=code)


def _did(work: Work, edit: Edit, said: str) -> ResponseReturnValue:
    try:
        carry_out(work, edit)
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(work.id), invalid.problems), 422
    return done(url_for(".check", questionnaire_id=work.id), said)


def _page(work: Work, problems: tuple[Problem, ...] = ()) -> str:
    looked, groups = _forecast(work)
    found = (*lint(work.questionnaire, promised()), *groups)
    return render_template(
        CHECK,
        work=work,
        gaps=unfinished(work.questionnaire),
        about=_by_thing(work, found),
        lacking={lang: n for lang in work.questionnaire.languages[1:] if (n := len(untranslated(work.questionnaire, lang)))},
        looked=looked,
        chosen=_chosen(work),
        partnerships=_partnerships(_chosen(work)),
        problems=problems,
        typed=request.form,
    )


def _by_thing(work: Work, remarks: tuple[Remark, ...]) -> list[About]:
    """In the order of the questionnaire, as the remarks come."""
    words = _words(work)
    order = list(dict.fromkeys(remark.owner for remark in remarks))
    ordered = sorted(remarks, key=lambda remark: order.index(remark.owner))
    return [
        About(owner, way_to(work, owner), words.get(owner, ""), tuple(found))
        for owner, found in groupby(ordered, key=lambda one: one.owner)
    ]


def _words(work: Work) -> Mapping[str, str]:
    texts = {f"item {item.code}": item.text for item in work.questionnaire.items()}
    texts |= {f"section {one.code}": one.title for one in work.questionnaire.sections}
    return {owner: text.pick(work.base) for owner, text in texts.items()}


def _chosen(work: Work) -> str:
    """The partnership whose groups are looked at: the one asked for, else the questionnaire's own."""
    wanted = request.args.get("partnership", work.row.partnership_id or "")
    return wanted if wanted and may(session(), account_id(), "see a partnership", wanted) else ""


def _partnerships(chosen: str) -> tuple[Listed, ...]:
    return latest(session(), may_be_seen(session(), account_id()), also=chosen)


def _forecast(work: Work) -> tuple[Forecast | None, tuple[Remark, ...]]:
    place = _chosen(work)
    if not place:
        return None, ()
    looked = forecast(sizes_in(session(), place), LEAST_K)
    names = {group.id: Text(group.name) for group in partnerships.groups(session(), place)}
    shown = {one.size.id for one in looked.groups if one.shown}
    return looked, tuple(check_groups(work.questionnaire, names, shown))
