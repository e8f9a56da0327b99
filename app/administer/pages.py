"""Signing in and out, the own account, and colleagues."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required, logout_user
from werkzeug.exceptions import TooManyRequests

from app.administer.forms import Colleague, Password, SignIn
from app.db import session
from app.jobs.waking import wake
from app.limits import count_failure, spent
from app.signed_in import permit, sign_in
from app.speaking import gettext as _
from app.speaking import translate
from surveys.accounts.colleagues import invite_colleague, list_colleagues
from surveys.accounts.signing_in import check_password, choose_language, end_sessions, find_account, set_password, use_link
from surveys.auditing import record
from surveys.errors import Invalid, LinkUnknown
from surveys.messages import msg
from surveys.models.accounts import Account
from surveys.translator import OWN_NAMES
from surveys.work import post

blueprint = Blueprint("administer", __name__)

WRONG = msg("The address and the password do not fit together. You can also ask for a link by mail, below.")
LINK_SENT = msg("If there is an account with this address, a link to sign in is on its way. It works once, within an hour.")


def now() -> datetime:
    return datetime.now(UTC)


@blueprint.get("/sign-in")
def sign_in_page() -> ResponseReturnValue:
    return render_template("administer/sign_in.html", form=SignIn(), next=_own_path(request.args.get("next", "")))


@blueprint.post("/sign-in")
def sign_in_by_password() -> ResponseReturnValue:
    form, who = SignIn(), request.form.get("email", "").strip().lower()
    _refuse_if_spent("password", who)
    account = check_password(session(), who, form.password.data or "")
    if account is None:
        count_failure("password", who)
        return render_template(
            "administer/sign_in.html", form=form, next=_own_path(request.form.get("next", "")), wrong=translate(WRONG)
        ), 422
    sign_in(account)
    return redirect(_own_path(request.form.get("next", "")) or "/", 303)


@blueprint.post("/sign-in/link")
def ask_for_link() -> ResponseReturnValue:
    who = request.form.get("email", "").strip().lower()
    _refuse_if_spent("ask", who)
    count_failure("ask", who)
    account = find_account(session(), who)
    if account and account.active:
        post(session(), "sign_in", subject_id=account.id, due_at=now())
        session().commit()
        wake()
    flash(translate(LINK_SENT))
    return redirect(url_for(".sign_in_page"), 303)


@blueprint.get("/in/<secret>")
def sign_in_by_link(secret: str) -> ResponseReturnValue:  # noqa: ARG001 - the route gives it; only the POST uses it
    """A GET changes nothing: scanners of mail open links."""
    return render_template("administer/use_link.html")


@blueprint.post("/in/<secret>")
def use_sign_in_link(secret: str) -> ResponseReturnValue:
    _refuse_if_spent("link")
    try:
        account = use_link(session(), secret, now=now())
    except LinkUnknown:
        count_failure("link")
        raise
    session().commit()
    sign_in(account)
    return redirect("/" if account.password_hash or current_app.extensions["settings"].demonstration else url_for(".own_account"), 303)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    logout_user()
    return redirect(url_for(".sign_in_page"), 303)


@blueprint.get("/account")
@login_required
def own_account() -> ResponseReturnValue:
    return render_template("administer/account.html", form=Password(), languages=OWN_NAMES)


@blueprint.post("/account/password")
@login_required
def choose_password() -> ResponseReturnValue:
    form, account = Password(), session().get_one(Account, current_user.account_id)
    try:
        set_password(session(), account, form.password.data or "")
    except Invalid as invalid:
        form.show(invalid)
        return render_template("administer/account.html", form=form, languages=OWN_NAMES), 422
    session().commit()
    sign_in(account)
    flash(_("Your password is set. Other devices were signed out."))
    return redirect(url_for(".own_account"), 303)


@blueprint.post("/account/language")
@login_required
def speak() -> ResponseReturnValue:
    choose_language(session(), session().get_one(Account, current_user.account_id), request.form.get("lang", ""))
    session().commit()
    return redirect(url_for(".own_account"), 303)


@blueprint.post("/account/sign-out-everywhere")
@login_required
def sign_out_everywhere() -> ResponseReturnValue:
    end_sessions(session(), session().get_one(Account, current_user.account_id))
    session().commit()
    return sign_out()


@blueprint.get("/colleagues")
@login_required
def colleagues() -> ResponseReturnValue:
    permit("manage colleagues")
    return render_template("administer/colleagues.html", form=Colleague(), colleagues=list_colleagues(session()))


@blueprint.post("/colleagues")
@login_required
def invite() -> ResponseReturnValue:
    who, form = permit("manage colleagues"), Colleague()
    roles = [form.role.data or "", *(["administrator"] if form.administrator.data else [])]
    try:
        invited = invite_colleague(session(), email=form.email.data or "", name=form.name.data or "", roles=roles, now=now())
    except Invalid as invalid:
        form.show(invalid)
        return render_template("administer/colleagues.html", form=form, colleagues=list_colleagues(session())), 422
    record(session(), account_id=who, verb="invited", object_kind="account", object_id=invited.id, after=roles, now=now())
    session().commit()
    wake()
    flash(_("{name} will get a link by mail.", name=invited.name))
    return redirect(url_for(".colleagues"), 303)


def _refuse_if_spent(purpose: str, who: str = "") -> None:
    if spent(purpose, who):
        raise TooManyRequests


def _own_path(target: str) -> str:
    """Where to go on after signing in: a path of this site, or nothing."""
    parts = urlsplit(target)
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return target if own and "\\" not in target else ""
