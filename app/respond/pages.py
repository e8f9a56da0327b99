"""The answering pages: every address below /r, and what its pages have in common. They set no cookie and hold no link in their body."""

from __future__ import annotations

from flask import Blueprint, Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from app import errors
from app.respond import assets, coming_back, compressing, contacting, leaving, reminding, sections, sending, sounding, welcome
from app.respond.visiting import Guest, go
from app.respond.wording import isolated, said
from app.speaking import translate
from surveys.errors import CodeNeeded, LinkClosed, LinkSealed, LinkWithdrawn, RoundtableError
from surveys.questionnaires.asking.choosing import how_many
from surveys.translator import direction

blueprint = Blueprint("respond", __name__)

blueprint.add_url_rule("/_/<name>", "asset", assets.send)
blueprint.add_url_rule("/_/sound/<sound>", "sound", sounding.send)
blueprint.add_url_rule("/<given>", "welcome", welcome.show, strict_slashes=False)
blueprint.add_url_rule("/<given>", "act", welcome.act, methods=["POST"], strict_slashes=False)
blueprint.add_url_rule("/<given>/<int:number>", "section", sections.show)
blueprint.add_url_rule("/<given>/<int:number>", "save", sections.save, methods=["POST"])
blueprint.add_url_rule("/<given>/review", "review", sending.look_over)
blueprint.add_url_rule("/<given>/review", "send", sending.send, methods=["POST"])
blueprint.add_url_rule("/<given>/pause", "pause", coming_back.pause)
blueprint.add_url_rule("/<given>/pause", "set_word", coming_back.set_word, methods=["POST"])
blueprint.add_url_rule("/<given>/word", "word", coming_back.enter_word, methods=["POST"])
blueprint.add_url_rule("/<given>/withdrawal", "withdrawal", leaving.ask_withdrawal)
blueprint.add_url_rule("/<given>/withdrawal", "withdraw", leaving.withdraw, methods=["POST"])
blueprint.add_url_rule("/<given>/contact", "contact", contacting.ask)
blueprint.add_url_rule("/<given>/contact", "say_contact", contacting.say, methods=["POST"])
blueprint.add_url_rule("/<given>/reminders", "reminders", reminding.ask)
blueprint.add_url_rule("/<given>/reminders", "stop_reminders", reminding.stop, methods=["POST"])

blueprint.after_request(compressing.compress)
blueprint.add_app_template_filter(said, "said")
blueprint.add_app_template_filter(isolated, "isolated")
blueprint.add_app_template_filter(direction, "direction")
blueprint.add_app_template_global(assets.address, "asset")
blueprint.add_app_template_global(sounding.address, "heard_at")
blueprint.add_app_template_global(how_many, "how_many")


@blueprint.errorhandler(RoundtableError)
@blueprint.errorhandler(HTTPException)
def explain(error: RoundtableError | HTTPException) -> Response:
    """The kind page for what cannot be done. What was typed on a page whose ticket has grown old comes along."""
    page = errors.page_for(error)
    own = error.message if isinstance(error, RoundtableError) else None
    sentence = own or page.sentence or errors.LOST
    html = render_template(
        "respond/kind.html",
        heading="",
        title=translate(page.title),
        sentence=translate(sentence),
        may_withdraw=isinstance(error, LinkClosed),
        withdrawn=isinstance(error, LinkWithdrawn),
        over=isinstance(error, (LinkClosed, LinkSealed, LinkWithdrawn)),
        home="." if request.path.count("/") > 2 else "",
    )
    return make_response(html, page.status)


@blueprint.errorhandler(CodeNeeded)
def ask_for_code(_error: CodeNeeded) -> Response:
    """Asks for the return word; where answers were sent, the first page asks for the return code."""
    guest: Guest = g.guest
    if guest.visit.state != "invited":
        return go("welcome", guest.secret)
    carried = [(name, value) for name, value in request.form.items(multi=True) if name != "word"]
    status = 422 if request.method == "POST" else 200
    return make_response(coming_back.word_page(guest, wrong="word" in request.form, carried=carried), status)
