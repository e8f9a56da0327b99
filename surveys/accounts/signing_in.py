"""Accounts, their passwords (argon2) and the links that sign in once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from email_validator import EmailNotValidError, validate_email
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.errors import Invalid, LinkUnknown, NotFound, Problem
from surveys.messages import msg
from surveys.models.accounts import Account, Membership, SignInLink
from surveys.translator import LANGUAGES

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
HASHER = PasswordHasher()
NOBODYS_HASH = HASHER.hash(secrets.token_urlsafe(16))


def create_account(session: Session, *, email: str, name: str, now: datetime, lang: str = "en") -> Account:
    """A new account without password or role. Raises Invalid when the address cannot be one or is taken."""
    address = _address(email)
    if find_account(session, address):
        raise Invalid([Problem("email", msg("There is already an account with this address."), msg("Look for it in the list."))])
    account = Account(email=address, name=name.strip() or address, lang=lang, created_at=now)
    session.add(account)
    session.flush()
    return account


def _address(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise Invalid([Problem("email", msg("This is not an e-mail address."), msg("Write it like name@example.org."))]) from None


def find_account(session: Session, email: str) -> Account | None:
    """The active or inactive account of that address."""
    return session.scalar(select(Account).where(Account.email == email.strip().lower()))


def anybody(session: Session) -> bool:
    """Whether there is any account yet."""
    return bool(session.scalar(select(func.count()).select_from(Account)))


def administrator(session: Session) -> Account | None:
    """An active administrator of the whole house, if there is one: the first by address."""
    held = select(Membership.account_id).where(Membership.role == "administrator", Membership.partnership_id.is_(None))
    return session.scalar(select(Account).where(Account.active, Account.id.in_(held)).order_by(Account.email).limit(1))


def make_first_administrator(session: Session, *, email: str, name: str, now: datetime) -> Account:
    """Whoever sets the house up: administrator and evaluator everywhere. Raises Invalid for what is no address."""
    account = create_account(session, email=email, name=name, now=now)
    for role in ("administrator", "evaluator"):
        give_role(session, account, role)
    return account


def give_role(session: Session, account: Account, role: str, partnership_id: str | None = None) -> None:
    """Gives the role, in one partnership or everywhere; giving it twice changes nothing."""
    held = select(Membership.id).where(
        Membership.account_id == account.id, Membership.role == role, Membership.partnership_id.is_not_distinct_from(partnership_id)
    )
    if session.scalar(held) is None:
        session.add(Membership(account_id=account.id, role=role, partnership_id=partnership_id))
        session.flush()


def issue_link(session: Session, account: Account, *, now: datetime, minutes: int = 60) -> str:
    """The secret of a new link that signs the account in once, within `minutes`. Only its digest is stored."""
    secret = secrets.token_urlsafe(24)
    session.add(SignInLink(key=_key(secret), account_id=account.id, expires_at=now + timedelta(minutes=minutes)))
    session.flush()
    return secret


def use_link(session: Session, secret: str, *, now: datetime) -> Account:
    """The account of the link, which is used up by this. Raises LinkUnknown for any link that does not work, whatever the reason."""
    link = session.get(SignInLink, _key(secret), with_for_update=True)
    account = session.get(Account, link.account_id) if link else None
    if link is None or account is None or not account.active or link.used_at is not None or link.expires_at <= now:
        raise LinkUnknown
    link.used_at = now
    session.flush()
    return account


def _key(secret: str) -> bytes:
    return hashlib.sha256(b"sign in|" + secret.encode()).digest()


def set_password(session: Session, account: Account, password: str) -> None:
    """Sets the password and ends the account's other sessions. Raises Invalid for one that is too short or says the address."""
    problem = Problem("password", msg("This password is too easy to guess."), msg("Use at least 12 characters, and not your address."))
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD or account.email in password.lower():
        raise Invalid([problem])
    account.password_hash = HASHER.hash(password)
    end_sessions(session, account)


def choose_language(session: Session, account: Account, lang: str) -> None:
    """The language in which the house speaks to this account. Raises NotFound for one it does not speak."""
    if lang not in LANGUAGES:
        raise NotFound
    account.lang = lang
    session.flush()


def end_sessions(session: Session, account: Account) -> None:
    """Signs the account out everywhere."""
    account.version += 1
    session.flush()


def check_password(session: Session, email: str, password: str) -> Account | None:
    """The active account with this address and password. Takes as long whether or not there is such an account."""
    account = find_account(session, email)
    fits = _fits(account.password_hash if account and account.password_hash else NOBODYS_HASH, password)
    return account if account and account.active and account.password_hash and fits else None


def _fits(digest: str, password: str) -> bool:
    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        return HASHER.verify(digest, password)
    except (VerificationError, InvalidHashError):
        return False
