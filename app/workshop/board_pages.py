"""The board: sections and questions in their order, added, moved and left out."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.security import may_frame
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.boards import board as board_of
from app.workshop.loading import Work, carry_out, done
from app.workshop.words import COUNTS, kinds
from surveys.errors import Invalid, NotFound
from surveys.questionnaires import about_you
from surveys.questionnaires.editing import moving, placing, starting
from surveys.questionnaires.editing.edits import AddItem, AddSection, Edit, MoveItem, RemoveItems, RemoveSection
from surveys.questionnaires.editing.guarding import holds
from surveys.questionnaires.kinds import KINDS
from surveys.workshop.keeping import kept

BOARD = "workshop/board.html"


@blueprint.get("/questionnaires/<id:questionnaire_id>")
def board(questionnaire_id: str) -> ResponseReturnValue:
    return _page(loading.look(questionnaire_id))


@blueprint.post("/questionnaires/<id:questionnaire_id>/items")
def add_item(questionnaire_id: str) -> ResponseReturnValue:
    work, given = loading.shape(questionnaire_id), request.form
    kind = given.get("kind", "")
    if kind not in KINDS:
        raise NotFound
    item = starting.item(work.questionnaire, given.get("section", ""), kind, given.get("text", ""))
    return _did(work, AddItem(given.get("section", ""), item, given.get("before", "")), f"item-{item.code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/sections")
def add_section(questionnaire_id: str) -> ResponseReturnValue:
    work, counts = loading.shape(questionnaire_id), request.form.get("counts", "")
    section = starting.section(work.questionnaire, request.form.get("title", ""))
    return _did(work, starting.with_topic(work.questionnaire, section, counts), f"section-{section.code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/about-you")
def add_page_about_people(questionnaire_id: str) -> ResponseReturnValue:
    """The last page: who people are."""
    work = loading.shape(questionnaire_id)
    page = about_you.spoken_in(about_you.shipped(), work.questionnaire.languages)
    return _did(work, AddSection(page), f"section-{page.code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>/move")
def move_item(questionnaire_id: str, code: str) -> ResponseReturnValue:
    """Up, down, to the end of another section, or (from a script) before another question."""
    work, given = loading.shape(questionnaire_id), request.form
    if "section" in given:
        return _did(work, MoveItem(code, given["section"], given.get("before", "")), f"item-{code}")
    return _did(work, moving.item_by_one(work.questionnaire, code, up=given.get("to") == "up"), f"item-{code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>/copy")
def copy_item(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    edit = moving.copied(work.questionnaire, code)
    return _did(work, edit, f"item-{edit.item.code}")


@blueprint.get("/questionnaires/<id:questionnaire_id>/items/<code>/leave-out")
def leave_out_page(questionnaire_id: str, code: str) -> ResponseReturnValue:
    """What leaving a shared question out would cost."""
    work = loading.look(questionnaire_id)
    item = placing.item(work.questionnaire, code)
    bound = holds(kept(session(), work.version), item)
    if bound is None or not work.shaping:
        raise NotFound
    return render_template("workshop/leave_out.html", work=work, item=item, kept=bound)


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>/leave-out")
def leave_out(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    home = placing.section_of(work.questionnaire, code)
    return _did(work, RemoveItems((code,)), f"section-{home.code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/sections/<code>/move")
def move_section(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    return _did(work, moving.section_by_one(work.questionnaire, code, up=request.form.get("to") == "up"), f"section-{code}")


@blueprint.post("/questionnaires/<id:questionnaire_id>/sections/<code>/leave-out")
def leave_section_out(questionnaire_id: str, code: str) -> ResponseReturnValue:
    return _did(loading.shape(questionnaire_id), RemoveSection(code), "board")


def _did(work: Work, edit: Edit, anchor: str) -> ResponseReturnValue:
    try:
        carry_out(work, edit)
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(work.id), invalid), 422
    return done(url_for(".board", questionnaire_id=work.id, _anchor=anchor))


def _page(work: Work, invalid: Invalid | None = None) -> str:
    may_frame()
    return render_template(
        BOARD,
        work=work,
        board=board_of(work, kept(session(), work.version)),
        problems=invalid.problems if invalid else (),
        kinds=kinds(),
        counts=COUNTS,
        typed=request.form,
    )
