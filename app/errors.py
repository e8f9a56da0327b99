"""One table: what went wrong, the status, and the page that says so in the person's language. The nearest class in the table wins.

A page shows the exception's own sentence (domain errors) or the table's (the web's own errors); never a value, a path or a secret.
What is not yours to see is answered as not found.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException, SecurityError

from app.security import by_link
from app.speaking import translate
from surveys import errors
from surveys.messages import Message, msg

LOST = msg("We could not find that page.")
BROKEN = msg("Something went wrong on our side. What you sent may not have been kept; please try again in a minute.")


@dataclass(frozen=True, slots=True)
class Page:
    """`title` stands as the heading; `sentence` below it, unless the exception brings its own."""

    status: int
    title: Message
    sentence: Message | None = None
    template: str = "error.html"


NOT_NOW = msg("Not possible now")
NO_SUCH_PAGE = Page(404, msg("Page not found"), LOST)

PAGES: dict[type[Exception], Page] = {
    errors.NotFound: NO_SUCH_PAGE,
    NoResultFound: NO_SUCH_PAGE,
    errors.Refused: Page(409, NOT_NOW),
    errors.Invalid: Page(422, msg("Please check what was entered")),
    errors.LinkUnknown: Page(404, msg("This link does not work")),
    errors.LinkClosed: Page(410, msg("This evaluation is closed")),
    errors.LinkWithdrawn: Page(410, msg("These answers were withdrawn")),
    errors.CodeNeeded: Page(422, msg("A code is needed")),
    errors.LinkError: Page(410, msg("This link does not work")),
    errors.RoundtableError: Page(409, NOT_NOW),
}

STATUSES: dict[int, Page] = {
    400: Page(
        400, msg("This could not be read"), msg("The page may have been open for too long. Please go back, reload it and try again.")
    ),
    401: NO_SUCH_PAGE,
    403: NO_SUCH_PAGE,
    404: NO_SUCH_PAGE,
    405: NO_SUCH_PAGE,
    413: Page(413, msg("That is too large"), msg("What was sent is larger than we can take. Please send less at a time.")),
    415: Page(415, msg("This kind of file is not taken"), msg("Please save it in another format and try again.")),
    429: Page(429, msg("Too many tries"), msg("Please wait a few minutes and try again.")),
    500: Page(500, msg("Something went wrong"), BROKEN),
}


def page_for(error: Exception) -> Page:
    """The nearest entry of the table."""
    if isinstance(error, HTTPException):
        return STATUSES.get(error.code or 500, STATUSES[500] if (error.code or 500) >= 500 else STATUSES[400])
    return next((PAGES[kind] for kind in type(error).__mro__ if kind in PAGES), STATUSES[500])


def show(error: Exception) -> Response:
    """The page for a domain exception or a status."""
    page = page_for(error)
    own = getattr(error, "message", None)
    context = {
        "layout": "base_plain.html" if by_link() or page.status >= 500 else "base.html",
        "title": translate(page.title),
        "sentence": translate(own or page.sentence or LOST),
        "problems": getattr(error, "problems", ()),
    }
    return make_response(render_template(page.template, **context), page.status)


def _show_http(error: HTTPException) -> Response:
    redirects = error.code is None or error.code < 400
    return error.get_response() if redirects else show(error)  # type: ignore[return-value]


def _refuse_host(_error: SecurityError) -> Response:
    """A host that is not ours gets no page: no address of it could be trusted."""
    return Response("This is not an address of this site.\n", 400, mimetype="text/plain")


def wire(app: Flask) -> None:
    app.register_error_handler(HTTPException, _show_http)
    app.register_error_handler(SecurityError, _refuse_host)
    for kind in PAGES:
        app.register_error_handler(kind, show)
