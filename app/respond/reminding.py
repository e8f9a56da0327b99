"""Stopping reminders with the slip that a letter's header carries (RFC 8058). Looking at the page changes nothing."""

from __future__ import annotations

from flask import render_template, request

from app.db import session
from app.key_ring import ring
from app.speaking import speak_in
from surveys.collecting import slips
from surveys.collecting.frozen import voices_of
from surveys.translator import LANGUAGES


def ask(given: str) -> str:
    """1 statement."""
    return _page(given)


def stop(given: str) -> str:
    """What the page's button asks for, and what mail programs ask for by themselves when their reader presses "unsubscribe": they want no
    other page to be sent to. 2 statements."""
    slips.stop_reminders(session(), ring(), given, stopped=request.form.get("act") != "again")
    session().commit()
    return _page(given)


def _page(given: str) -> str:
    found = slips.reminders(session(), ring(), given)
    if found.lang in LANGUAGES or found.lang in found.languages:
        speak_in(found.lang, voices_of(session(), found.evaluation_id, found.voiced))
    return render_template("respond/reminders.html", heading=found.title, reminders=found)
