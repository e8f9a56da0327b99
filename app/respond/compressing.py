"""Pages and files leave compressed, whether or not a proxy stands before us; except pages that hold a code, so that their length tells
nothing about it (BREACH)."""

from __future__ import annotations

import gzip

from flask import Response, g, request

SMALLEST = 600
LEVEL = 6
KINDS = ("text/html", "text/css", "text/javascript")


def leave_uncompressed() -> None:
    """For a page that holds a code."""
    g.uncompressed = True


def compress(response: Response) -> Response:
    """The response with its body compressed, where the browser can read it and it is worth while."""
    response.vary.add("Accept-Encoding")
    if _can_be_compressed(response):
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _can_be_compressed(response: Response) -> bool:
    return (
        request.accept_encodings["gzip"] > 0
        and response.mimetype in KINDS
        and "Content-Encoding" not in response.headers
        and "uncompressed" not in g
        and len(response.get_data()) >= SMALLEST
    )
