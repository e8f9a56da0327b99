"""Recorded questions: played where somebody taps, fetched only then, and by nobody but our own pages."""

from __future__ import annotations

from io import BytesIO

from flask import Response, send_file

from app.db import session
from app.respond.assets import FOR_EVER
from app.speaking import language
from surveys.questionnaires.values import Item
from surveys.workshop import sounds


def address(item: Item) -> str:
    """Where the question is heard in the language of this page; empty where nobody recorded it."""
    tags = (language(), language().split("-", maxsplit=1)[0])
    known = {one.lang: one.sound for one in item.recordings}
    found = next((known[tag] for tag in tags if tag in known), "")
    return way_to(found) if found else ""


def way_to(sound: str) -> str:
    """Where a sound is heard."""
    return f"/r/_/sound/{sound}"


def send(sound: str) -> Response:
    """The sound, or the part of it that a player asks for. Nothing in it is ever shown as a page. Raises NotFound."""
    mimetype, content = sounds.find(session(), sound)
    response = send_file(BytesIO(content), mimetype, conditional=True, etag=sound)
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
