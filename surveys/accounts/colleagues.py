"""The people who work with Roundtable in one house."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account, give_role
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.models.accounts import ROLES, Account, Membership
from surveys.work import post


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account as the list of colleagues shows it; `roles` are those given for the whole house, sorted."""

    name: str
    email: str
    roles: tuple[str, ...]
    active: bool


def list_colleagues(session: Session) -> tuple[Colleague, ...]:
    """Everybody with an account, by name."""
    held: dict[str, list[str]] = {}
    for account_id, role in session.execute(select(Membership.account_id, Membership.role).where(Membership.partnership_id.is_(None))):
        held.setdefault(account_id, []).append(role)
    accounts = session.scalars(select(Account).order_by(Account.name))
    return tuple(Colleague(one.name, one.email, tuple(sorted(held.get(one.id, ()))), one.active) for one in accounts)


def invite_colleague(session: Session, *, email: str, name: str, roles: Sequence[str], now: datetime) -> Account:
    """A new account with these roles everywhere, and a letter with a link to sign in. Raises Invalid."""
    if not roles or not set(roles) <= set(ROLES):
        raise Invalid([Problem("role", msg("No role was chosen."), msg("Choose what this colleague does."))])
    account = create_account(session, email=email, name=name, now=now)
    for role in roles:
        give_role(session, account, role)
    post(session, "welcome", subject_id=account.id, due_at=now)
    return account
