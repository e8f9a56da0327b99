"""The stylesheets and the scripts of the pages opened by a link: small, compressed, kept by browsers until their content changes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Response, abort

FOLDER = Path(__file__).parents[1] / "static"
KINDS = {"respond.css": "text/css", "agree.css": "text/css", "respond.js": "text/javascript", "arranging.js": "text/javascript"}
PARTS = {"arranging.js": ("respond.js", "arranging.js")}
"""Sent as one file, so that no page needs a further request."""
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def content(name: str) -> bytes:
    """The file as it stands, behind those that it needs."""
    return b"".join((FOLDER / part).read_bytes() for part in PARTS.get(name, (name,)))


@cache
def address(name: str) -> str:
    """Where the file is fetched; changes with its content."""
    return f"/r/_/{name}?{hashlib.sha256(content(name)).hexdigest()[:10]}"


def send(name: str) -> Response:
    """One of the files."""
    if name not in KINDS:
        abort(404)
    response = Response(content(name), mimetype=KINDS[name])
    response.headers["Cache-Control"] = FOR_EVER
    return response
