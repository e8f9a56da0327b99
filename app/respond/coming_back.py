"""Coming back: a return word before sending, the return code afterwards. Few tries; then a ticket in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import Response, abort, render_template, request

from app import limits
from app.db import session
from app.key_ring import ring
from app.respond.compressing import leave_uncompressed
from app.respond.telling import Part, parts
from app.respond.visiting import Guest, arrive, go, with_ticket
from app.respond.walking import walk
from surveys.collecting import answering
from surveys.errors import CodeNeeded, Invalid

Opened = TypeVar("Opened")


def tried(guest: Guest, purpose: str, attempt: Callable[[], Opened]) -> Opened:
    """What the attempt opens. Counts a wrong word or code; raises CodeNeeded for it, and answers 429 after too many."""
    who = guest.visit.response_id.hex()
    if limits.spent(purpose, who):
        abort(429)
    try:
        return attempt()
    except (CodeNeeded, Invalid):
        limits.count_failure(purpose, who)
        raise CodeNeeded from None


def lock_of_word(guest: Guest, word: str) -> bytes:
    """The lock of the draft's return word. Raises CodeNeeded. 1 statement."""

    def attempt() -> bytes:
        lock = answering.stretch(ring(), guest.visit, word)
        answering.load_draft(session(), ring(), guest.visit, lock)
        return lock

    return tried(guest, "return word", attempt)


def enter_word(given: str) -> Response | tuple[str, int]:
    """Opens a draft with its return word, or throws it away for somebody who has forgotten the word."""
    forgotten = request.form.get("act") == "forgotten"
    guest = arrive(given, acting=forgotten)
    if forgotten and guest.visit.state == "invited":
        answering.start_over(session(), guest.visit)
        session().commit()
        return go("section", guest.secret, number=1)
    try:
        lock = lock_of_word(guest, request.form.get("word", ""))
    except CodeNeeded:
        return word_page(guest, wrong=True), 422
    return go("welcome", with_ticket(guest, lock))


def word_page(guest: Guest, *, wrong: bool = False, carried: list[tuple[str, str]] | None = None) -> str:
    """Asks for the return word. `carried` holds fields that were typed on a page whose ticket had grown old."""
    return render_template("respond/word.html", heading=guest.facts.title, facts=guest.facts, wrong=wrong, carried=carried or [])


def pause(given: str) -> Response | str:
    """Answers are kept: how to come back, and a return word for those whose letters others may read."""
    guest = arrive(given)
    return _pause_page(guest) if guest.may_answer else go("welcome", given)


def set_word(given: str) -> Response | tuple[str, int]:
    """Puts the draft under a return word. 4 statements."""
    guest = arrive(given, acting=True)
    try:
        lock = answering.set_word(session(), ring(), guest.visit, request.form.get("word", ""), guest.lock)
    except Invalid as error:
        session().rollback()
        return _pause_page(guest, error), 422
    session().commit()
    return go("pause", with_ticket(guest, lock))


def _pause_page(guest: Guest, error: Invalid | None = None) -> str:
    changing = guest.visit.state == "answered"
    values = {"locked": bool(guest.lock), "changing": changing, "problems": error.problems if error else ()}
    return render_template("respond/pause.html", heading=guest.facts.title, facts=guest.facts, **values)


def see(given: str) -> Response | str | tuple[str, int]:
    """The answers that were sent, for the holder of the return code. 3 statements."""
    guest, code = arrive(given), request.form.get("code", "")
    leave_uncompressed()
    try:
        sent = tried(guest, "return code", lambda: answering.open_again(session(), ring(), guest.visit, code))
    except CodeNeeded:
        return sent_page(guest, wrong=True), 422
    guest.speak(sent.lang)
    way = walk(guest.questionnaire, sent.answers, guest.visit.group)
    told = parts(guest.source, way, sent.answers, {})
    if request.form.get("act") == "keep":
        return _as_text(guest, told)
    context = {"parts": told, "code": code, "consent": sent.consent}
    return render_template("respond/answers.html", heading=guest.facts.title, facts=guest.facts, **context)


def change(given: str) -> Response | tuple[str, int]:
    """Opens the sent answers for changing, for the holder of the return code. 4 statements."""
    guest, code = arrive(given, acting=True), request.form.get("code", "")
    try:
        lock = tried(guest, "return code", lambda: answering.begin_change(session(), ring(), guest.visit, code))
    except CodeNeeded:
        session().rollback()
        return sent_page(guest, wrong=True), 422
    session().commit()
    return go("review", with_ticket(guest, lock))


def sent_page(guest: Guest, *, wrong: bool = False) -> str:
    """For a link whose answers were sent: the receipt, and a field for the return code."""
    receipt = answering.receipt_of(ring(), guest.visit)
    return render_template("respond/sent.html", heading=guest.facts.title, facts=guest.facts, receipt=receipt, wrong=wrong)


def _as_text(guest: Guest, told: list[Part]) -> Response:
    words = render_template("respond/answers.txt", facts=guest.facts, parts=told)
    headers = {"Content-Disposition": 'attachment; filename="my-answers.txt"'}
    return Response(words, mimetype="text/plain", headers=headers)
