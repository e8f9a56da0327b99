"""When a question or a section is shown: built in words row by row, or written as an expression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.condition_rows import MOST_ROWS, RELATIONS, Asked, earlier, read, shown
from app.workshop.loading import Work, carry_out, done
from surveys.errors import Invalid, NotFound, Problem
from surveys.messages import Text
from surveys.partnerships import finding
from surveys.questionnaires.composing import Rows, compose, take_apart
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import Edit, PutItem, PutSection
from surveys.questionnaires.rules import complaints
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Item, Section

ADDRESS = "/questionnaires/<id:questionnaire_id>/<any(item, section):owner>-condition/<code>"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose condition it is."""

    sort: str
    thing: Item | Section

    def put(self, condition: str) -> Edit:
        changed = replace(self.thing, show_if=condition)
        return PutItem(self.thing.code, changed) if isinstance(changed, Item) else PutSection(self.thing.code, changed)


@blueprint.get(ADDRESS)
def condition(questionnaire_id: str, owner: str, code: str) -> ResponseReturnValue:
    work = loading.look(questionnaire_id)
    whose = _owner(work, owner, code)
    return _page(work, whose, _rows(whose.thing.show_if), whose.thing.show_if)


@blueprint.post(ADDRESS)
def change_condition(questionnaire_id: str, owner: str, code: str) -> ResponseReturnValue:
    """The rows are shown again with what may be chosen next, or kept."""
    work = loading.shape(questionnaire_id)
    whose, given = _owner(work, owner, code), request.form
    if given.get("go") == "expert":
        return _keep(work, whose, None, given.get("expression", "").strip())
    rows = read(given, _asked(work, whose))
    if given.get("go") != "save":
        return _page(work, whose, rows, _written(rows))
    try:
        return _keep(work, whose, rows, compose(rows))
    except Invalid as invalid:
        return _page(work, whose, rows, "", invalid.problems), 422


def _keep(work: Work, whose: Owner, rows: Rows | None, written: str) -> ResponseReturnValue:
    """Carries it out if it can be asked; else the page says what is wrong with it."""
    edit = whose.put(written)
    wrong = _wrong(work, whose, written)
    if wrong:
        return _page(work, whose, rows or _rows(whose.thing.show_if), written, wrong), 422
    carry_out(work, edit)
    address = url_for(f".{whose.sort}", questionnaire_id=work.id, code=whose.thing.code)
    return done(address, _("The condition is saved.") if written else _("It is always shown now."))


def _wrong(work: Work, whose: Owner, written: str) -> tuple[Problem, ...]:
    changed = replace(whose.thing, show_if=written)
    if isinstance(changed, Item):
        candidate = placing.put_item(work.questionnaire, changed.code, changed)
    else:
        candidate = placing.put_section(work.questionnaire, changed.code, changed)
    thing = f"{whose.sort} {whose.thing.code}"
    return tuple(Problem("", what, mend) for place, setting, what, mend in complaints(candidate) if (place, setting) == (thing, "show_if"))


def _owner(work: Work, owner: str, code: str) -> Owner:
    found = placing.item(work.questionnaire, code) if owner == "item" else placing.section(work.questionnaire, code)
    return Owner(owner, found)


def _asked(work: Work, whose: Owner) -> Asked:
    groups = finding.groups(session(), work.row.partnership_id) if work.row.partnership_id else ()
    names = {group.id: Text(group.name) for group in groups}
    return Asked(work.questionnaire, earlier(work.questionnaire, whose.sort, whose.thing.code), names)


def _rows(condition: str) -> Rows | None:
    """The rows of a condition that can be read; None where rows cannot say it."""
    try:
        return take_apart(condition)
    except Invalid:
        return None


def _written(rows: Rows) -> str:
    """What the rows mean so far; empty while a row is not complete."""
    try:
        return compose(rows)
    except Invalid:
        return ""


def _page(work: Work, whose: Owner, rows: Rows | None, written: str, problems: Sequence[Problem] = ()) -> str:
    if not work.shaping:
        raise NotFound
    asked = _asked(work, whose)
    return render_template(
        "workshop/condition.html",
        work=work,
        owner=whose,
        asked=asked,
        rows=shown(rows.rows, asked) if rows else None,
        joined=rows.joined if rows else "and",
        relations=RELATIONS,
        most=MOST_ROWS,
        written=written,
        told=shown_if(written, work.questionnaire, asked.groups),
        problems=problems,
    )
