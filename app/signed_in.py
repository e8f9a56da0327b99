"""Who is signed in. A session belongs to one account at one version: a new password or "sign out everywhere" ends it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app, g, request
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user, login_user

from app.db import session
from app.security import by_link
from surveys.accounts.permissions import may, require
from surveys.errors import NotFound
from surveys.models.accounts import Account


@dataclass(frozen=True)
class Visitor(UserMixin):
    """The account as pages need it."""

    account_id: str
    version: int
    name: str
    email: str
    lang: str

    def get_id(self) -> str:
        return f"{self.account_id}.{self.version}"


def visitor_of(account: Account) -> Visitor:
    return Visitor(account.id, account.version, account.name, account.email, account.lang)


def sign_in(account: Account) -> None:
    """Starts a fresh session for the account; whatever the cookie held before is forgotten."""
    cookie.clear()
    cookie.permanent = True
    login_user(visitor_of(account))


def account_id() -> str:
    """The id of who is signed in. Raises NotFound when nobody is."""
    if not current_user.is_authenticated:
        raise NotFound
    return str(current_user.account_id)


def permit(act: str, partnership_id: str | None = None) -> str:
    """The id of who is signed in, if they may do `act` (a key of `permissions.MAY`) there; else NotFound."""
    who = account_id()
    require(session(), who, act, partnership_id)
    return who


def allowed(act: str, partnership_id: str | None = None) -> bool:
    """For templates: whether to show the way to something."""
    return bool(current_user.is_authenticated) and may(session(), current_user.account_id, act, partnership_id)


def _load(identity: str) -> Visitor | None:
    account_id, _, version = identity.partition(".")
    account = session().get(Account, account_id)
    fits = account is not None and account.active and str(account.version) == version
    return visitor_of(account) if account and fits else None


def only_signed_in() -> ResponseReturnValue | None:
    """For `blueprint.before_request`: sends everybody else to the sign-in page."""
    manager: LoginManager = current_app.extensions["people"]
    return None if current_user.is_authenticated else manager.unauthorized()


def _speak_their_language() -> None:
    if not by_link() and request.endpoint != "static" and current_user.is_authenticated:
        g.lang = current_user.lang


def wire(app: Flask) -> None:
    manager = LoginManager()
    manager.session_protection = None  # addresses change on a phone; the version in the session is what ends it
    manager.login_view = "administer.sign_in_page"
    manager.login_message = ""
    manager.user_loader(_load)
    manager.init_app(app)
    app.extensions["people"] = manager
    app.before_request(_speak_their_language)
    app.jinja_env.globals["allowed"] = allowed
