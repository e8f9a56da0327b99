"""One question: its words, how it is answered, who is asked it and when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.db import session
from app.security import may_frame
from app.speaking import gettext as _
from app.speaking import translate
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.item_forms import LOCKED, ItemForm, form_of
from app.workshop.loading import Work, by_script, carry_out, done
from surveys.errors import Invalid, Overtaken
from surveys.questionnaires.asking.settings import SETTINGS_OF_OPTIONS
from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import PutItem
from surveys.questionnaires.editing.fingerprints import fingerprint
from surveys.questionnaires.editing.guarding import Kept, holds
from surveys.questionnaires.editing.unfinished import by_owner, unfinished
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Item
from surveys.workshop.keeping import kept

ITEM = "workshop/item.html"


@blueprint.get("/questionnaires/<id:questionnaire_id>/items/<code>")
def item(questionnaire_id: str, code: str) -> ResponseReturnValue:
    """With `unlock` in the address a shared question can be changed, at the price that is said."""
    work = loading.look(questionnaire_id)
    return _page(work, _form(work, code, unlocked="unlock" in request.args))


@blueprint.post("/questionnaires/<id:questionnaire_id>/items/<code>")
def change_item(questionnaire_id: str, code: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    asked = _form(work, code, request.form, unlocked="unlock" in request.form)
    try:
        after = asked.after(request.form)
        carry_out(work, PutItem(code, after), request.form.get("seen", ""))
    except (Invalid, Overtaken) as error:
        return _again(work, asked, error)
    return _saved(work, after)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its form. `kept`: what it must stay comparable with; `unlocked`: its editor means to give that up."""

    item: Item
    form: ItemForm
    kept: Kept | None
    unlocked: bool

    @property
    def locked(self) -> bool:
        return bool(self.kept and self.kept.words and not self.unlocked)

    def after(self, typed: MultiDict[str, str]) -> Item:
        """The item as typed, with a higher sense where its editor says that the meaning changes. Raises Invalid."""
        made = self.form.item(self.item, typed)
        changes = self.unlocked or ("meaning" in self.form and self.form.meaning.data == "changed")
        return replace(made, sense=self.item.sense + 1) if self.kept and changes and made != self.item else made


def _form(work: Work, code: str, typed: MultiDict[str, str] | None = None, *, unlocked: bool = False) -> Asked:
    """Raises NotFound."""
    found = placing.item(work.questionnaire, code)
    asked = Asked(found, form_of(found.kind)(work.questionnaire, found, typed), holds(kept(session(), work.version), found), unlocked)
    if asked.locked:
        asked.form.forget(*LOCKED)
    elif asked.kept is None or asked.unlocked:
        asked.form.forget("meaning")
    return asked


def _saved(work: Work, after: Item) -> ResponseReturnValue:
    """On to where the button says: the board, the next question, or this one once more."""
    order = [one.code for one in work.questionnaire.items()]
    go = request.form.get("go", "")
    if go == "board":
        return done(url_for(".board", questionnaire_id=work.id, _anchor=f"item-{after.code}"), _("The question is saved."))
    place = order.index(after.code) if after.code in order else -1
    on = order[place + 1] if go == "next" and 0 <= place < len(order) - 1 else after.code
    address = url_for(".item", questionnaire_id=work.id, code=on)
    return done(address, _("The question is saved."), seen=fingerprint(after))


def _again(work: Work, asked: Asked, error: Invalid | Overtaken) -> ResponseReturnValue:
    """The same page with all that was typed, and what is wrong or what somebody else has saved."""
    session().rollback()
    status = 409 if isinstance(error, Overtaken) else 422
    if by_script():
        wrong = [f"{translate(one.what)} {translate(one.mend)}" for one in getattr(error, "problems", ())]
        return jsonify(wrong=wrong or [translate(error.message)]), status
    if isinstance(error, Invalid):
        asked.form.show(error)
    now = loading.look(work.id)
    fresh = _form(now, asked.item.code)
    return _page(now, replace(asked, item=fresh.item), theirs=fresh.form if isinstance(error, Overtaken) else None), status


def _page(work: Work, asked: Asked, theirs: ItemForm | None = None) -> str:
    may_frame()
    order = [one.code for one in work.questionnaire.items()]
    place = order.index(asked.item.code)
    return render_template(
        ITEM,
        work=work,
        asked=asked,
        item=asked.item,
        form=asked.form,
        theirs=theirs,
        seen=fingerprint(asked.item),
        gaps=by_owner(unfinished(work.questionnaire)).get(f"item {asked.item.code}", ()),
        home=placing.section_of(work.questionnaire, asked.item.code),
        before=order[place - 1] if place else None,
        after=order[place + 1] if place + 1 < len(order) else None,
        shown_if=shown_if(asked.item.show_if, work.questionnaire),
        option_settings={name: SETTINGS_OF_OPTIONS[name] for name in KINDS[asked.item.kind].settings_of_options},
        typed=request.form,
    )
