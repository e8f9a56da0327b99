"""Looking the answers over, sending them, and the page that thanks."""

from __future__ import annotations

from datetime import date

from flask import Response, render_template, request

from app.db import session
from app.key_ring import ring
from app.respond.compressing import leave_uncompressed
from app.respond.telling import parts
from app.respond.visiting import Guest, arrive, go, now, secret_of, speak_like
from app.respond.walking import walk
from app.speaking import speak_in
from surveys.collecting import answering
from surveys.collecting.values import Consent, Receipt
from surveys.errors import CodeNeeded, Invalid, Refused
from surveys.translator import LANGUAGES


def look_over(given: str) -> Response | str:
    """Everything on one page, with what is still missing, the quoting tick and the button that sends. 3 statements."""
    guest = arrive(given)
    return _review(guest) if guest.may_answer else go("welcome", given)


def send(given: str) -> Response | str | tuple[str, int]:
    """Sends the answers; sent twice, they count once and the same page comes back. 4 statements, 2 more to read a ticket."""
    guest = arrive(given) if "~" in given else None
    try:
        receipt = _send(given, guest)
    except CodeNeeded:
        session().rollback()
        return go("welcome", secret_of(given))
    except (Invalid, Refused):
        session().rollback()
        return _review(arrive(given), refused=True), 422
    session().commit()
    return _thanks(given, receipt)


def _send(given: str, guest: Guest | None) -> Receipt:
    consent = Consent("may_quote" in request.form, "named" in request.form)
    lock = guest.lock if guest else b""
    if guest and guest.visit.state == "answered" and lock:
        return answering.change(session(), ring(), guest.visit.secret, consent=consent, now=now(), lock=lock)
    nonce = request.form.get("nonce", "")
    return answering.submit(session(), ring(), secret_of(given), nonce=nonce, consent=consent, now=now(), lock=lock)


def _review(guest: Guest, *, refused: bool = False) -> str:
    leave_uncompressed()
    found = answering.review(session(), ring(), guest.visit, guest.lock)
    guest.speak(request.args.get("lang", ""), found.draft.lang)
    way = walk(guest.questionnaire, found.draft.answers, guest.visit.group)
    return render_template(
        "respond/review.html",
        heading=guest.facts.title,
        facts=guest.facts,
        parts=parts(guest.source, way, found.draft.answers, found.problems),
        complete=found.complete,
        nonce=found.nonce,
        changing=guest.visit.state == "answered",
        listed=guest.visit.listed,
        refused=refused,
        ticked=request.form,
    )


def _thanks(given: str, receipt: Receipt) -> str:
    """What it needs to know comes along from the page before, so that thanking costs no further statement; in a language that is not ours
    it costs one."""
    leave_uncompressed()
    if (lang := request.form.get("lang", "")) in LANGUAGES:
        speak_in(lang)
    elif lang:
        speak_like(answering.knock(session(), ring(), secret_of(given)).evaluation, lang)
    known = {"until": _day(request.form.get("until", "")), "months": request.form.get("months", 0, type=int)}
    return render_template("respond/thanks.html", heading="", receipt=receipt, **known)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
