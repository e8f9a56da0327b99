"""The first page of a link, whatever has happened with it, and what its buttons do. Opening it changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, render_template, request

from app.db import session
from app.key_ring import ring
from app.respond import coming_back, contacting, leaving
from app.respond.promise import promise
from app.respond.visiting import Guest, arrive, circle, go
from app.respond.walking import walk
from surveys.collecting import answering


def show(given: str) -> Response | str:
    """Welcome, or the page for somebody who has sent or declined. 3 statements."""
    guest = arrive(given)
    return _resume(guest) if guest.lock else PAGES[guest.visit.state](guest)


def act(given: str) -> Response | str | tuple[str, int]:
    """What a button of that page asks for."""
    chosen = ACTS.get(request.form.get("act", ""))
    return chosen(given) if chosen else go("welcome", given)


def _invited(guest: Guest) -> str:
    around = circle(guest.visit)
    return render_template(
        "respond/welcome.html",
        heading=around.partnership,
        facts=guest.facts,
        questionnaire=guest.questionnaire,
        required=any(item.required for item in guest.questionnaire.items()),
        promise=promise(guest.facts, around),
        drafted=guest.visit.drafted,
        languages=guest.facts.languages,
    )


def _declined(guest: Guest) -> str:
    return render_template("respond/declined.html", heading=guest.facts.title, facts=guest.facts)


def _start(given: str) -> Response:
    return _resume(arrive(given))


def _resume(guest: Guest) -> Response:
    """On to where this person left off. 1 statement."""
    if not guest.may_answer:
        return go("welcome", guest.secret)
    if guest.visit.worded and not guest.lock:
        return go("section", guest.given, number=1)
    draft = answering.load_draft(session(), ring(), guest.visit, guest.lock)
    way = walk(guest.questionnaire, draft.answers, guest.visit.group)
    number = way.number(draft.section) or next(iter(way.shown), 1)
    lang = {"lang": request.args["lang"]} if "lang" in request.args else {}
    return go("section", guest.given, number=number, **lang)


def _ask_withdrawal(given: str) -> Response:
    return go("withdrawal", given)


PAGES: dict[str, Callable[[Guest], str]] = {"invited": _invited, "answered": coming_back.sent_page, "declined": _declined}

ACTS: dict[str, Callable[[str], Response | str | tuple[str, int]]] = {
    "start": _start,
    "decline": leaving.decline,
    "undo": leaving.undo_decline,
    "see": coming_back.see,
    "keep": coming_back.see,
    "change": coming_back.change,
    "withdraw": _ask_withdrawal,
    "contact": contacting.show,
}
