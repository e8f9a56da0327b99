"""Staying in contact: a tick apart from all answers, given and taken back by the personal link or by the slip of a later letter."""

from __future__ import annotations

import re

from flask import Response, render_template, request

from app.db import session
from app.key_ring import ring
from app.respond.compressing import leave_uncompressed
from app.respond.visiting import go, now, secret_of
from app.speaking import speak_in
from surveys.collecting import contact
from surveys.collecting.frozen import voices_of
from surveys.translator import LANGUAGES

CODE = re.compile(r"[0-9a-z]{10}")


def ask(given: str) -> str:
    """The tick as it is. Looking changes nothing. 2 statements."""
    return _page(given)


def say(given: str) -> str:
    """Keeps the tick. Whoever comes from the page that thanks sees the return code again, which is shown nowhere else. 4 statements."""
    contact.say(session(), ring(), secret_of(given), agreed="agreed" in request.form, now=now())
    session().commit()
    return _page(given, saved=True)


def show(given: str) -> Response:
    return go("contact", secret_of(given))


def _page(given: str, *, saved: bool = False) -> str:
    leave_uncompressed()
    found = contact.contact(session(), ring(), secret_of(given))
    lang = next((tag for tag in (request.form.get("lang", ""), found.lang) if tag in LANGUAGES or tag in found.languages), "")
    if lang:
        speak_in(lang, voices_of(session(), found.evaluation_id, found.voiced))
    code = request.form.get("code", "")
    return render_template(
        "respond/contact.html", heading=found.title, contact=found, saved=saved, code=code if saved and CODE.fullmatch(code) else ""
    )
