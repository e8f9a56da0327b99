"""What every answer of the site carries, and what it refuses: headers, hosts, sizes, cookies, forms sent from elsewhere."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from flask import Flask, Response, abort, g, request
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app.settings import Settings

LINK_PATHS = ("/r/", "/agree/", "/suggest/")
BY_LINK = ("respond", "agree", "suggest")
"""The parts of the site that are opened by a personal link, and where they hang."""
MEGABYTE = 1024 * 1024
LARGEST_FILE = 9 * MEGABYTE
"""The largest questionnaire of another tool, with the form around it."""
ROOMY: set[str] = set()
View = TypeVar("View", bound=Callable[..., object])

csrf = CSRFProtect()


def nonce() -> str:
    """This answer's own word, without which no inline style or script runs."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return g.nonce


def policy() -> str:
    """The Content-Security-Policy of this answer. It lets pages frame one another only where both say so."""
    own, nobody = f"'self' 'nonce-{nonce()}'", "'none'"
    return (
        f"default-src 'none'; style-src {own}; script-src {own}; img-src 'self' data:; media-src 'self'; font-src 'self'; "
        f"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-src {g.get('frames', nobody)}; "
        f"frame-ancestors {g.get('framed_by', nobody)}"
    )


def may_frame() -> None:
    """For a page that shows another of our pages in a frame."""
    g.frames = "'self'"


def may_be_framed() -> None:
    """For a page that another of ours shows in a frame. Nothing on it may change anything."""
    g.framed_by = "'self'"


def by_link() -> bool:
    """Whether this request is for a page opened by a personal link."""
    return request.path.startswith(LINK_PATHS)


def _check_origin() -> None:
    """On link pages no cookie is sent, so there is no CSRF token; a form sent from another site is refused instead. Under our own
    `no-referrer` browsers send `Origin: null`, which is therefore accepted where Sec-Fetch-Site does not speak."""
    if not by_link() or request.method != "POST":
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin", "null")
    if site not in (None, "same-origin") or (site is None and origin not in ("null", request.host_url.rstrip("/"))):
        abort(400)


def roomy(view: View) -> View:
    """A page that takes a larger file than others do."""
    ROOMY.add(view.__name__)
    return view


def _make_room() -> None:
    """Before the form is read: how much this page takes."""
    if (request.endpoint or "").rpartition(".")[2] in ROOMY:
        request.max_content_length = LARGEST_FILE


def _add_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", policy())
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    response.headers.setdefault("Referrer-Policy", "no-referrer" if by_link() else "same-origin")
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def configure(app: Flask, settings: Settings) -> None:
    """Flask's own settings that keep people safe."""
    app.config.update(
        SECRET_KEY=settings.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[1:]),
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        MAX_CONTENT_LENGTH=2 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=2 * MEGABYTE,
        SESSION_COOKIE_NAME="__Host-roundtable" if settings.secure else "roundtable",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,
        DEBUG=settings.debug,
    )


def wire(app: Flask, settings: Settings) -> None:
    configure(app, settings)
    csrf.init_app(app)
    for part in BY_LINK:
        if part in app.blueprints:
            csrf.exempt(app.blueprints[part])
    app.jinja_env.globals["nonce"] = nonce
    app.before_request_funcs.setdefault(None, []).insert(0, _check_origin)
    app.before_request_funcs[None].insert(0, _make_room)
    app.after_request(_add_headers)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
