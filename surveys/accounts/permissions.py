"""Who may do what, as a table. A role counts in its own partnership, or everywhere when it was given without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from surveys.errors import NotFound
from surveys.models.accounts import Account, Membership

ADMINISTRATOR, EVALUATOR, FACILITATOR, VIEWER = "administrator", "evaluator", "facilitator", "viewer"

MAY: Mapping[str, frozenset[str]] = {
    # for the whole house
    "manage colleagues": frozenset({ADMINISTRATOR}),
    "read the audit": frozenset({ADMINISTRATOR}),
    "create a partnership": frozenset({EVALUATOR}),
    # for one partnership, or for the whole house
    "see questionnaires": frozenset({EVALUATOR, FACILITATOR}),
    "shape questionnaires": frozenset({EVALUATOR}),
    # for one partnership
    "see a partnership": frozenset({EVALUATOR, FACILITATOR, VIEWER}),
    "edit a partnership": frozenset({EVALUATOR}),
    "run an evaluation": frozenset({EVALUATOR}),
    "see participation": frozenset({EVALUATOR, FACILITATOR}),
    "type paper sheets": frozenset({EVALUATOR, FACILITATOR}),
    "see results": frozenset({EVALUATOR, FACILITATOR, VIEWER}),
    "edit findings": frozenset({EVALUATOR}),
    "lead the dialogue": frozenset({EVALUATOR, FACILITATOR}),
    "take data out": frozenset({EVALUATOR}),
}


def may(session: Session, account_id: str, act: str, partnership_id: str | None = None) -> bool:
    """Whether the account may do `act` (a key of MAY) in the partnership, or in the whole house when none is given."""
    query = (
        select(Membership.id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Account.id == account_id,
            Account.active,
            Membership.role.in_(MAY[act]),
            or_(Membership.partnership_id.is_(None), Membership.partnership_id == partnership_id),
        )
    )
    return session.scalar(query.limit(1)) is not None


@dataclass(frozen=True, slots=True)
class Places:
    """Where somebody may do something: everywhere, or in these partnerships (ids)."""

    everywhere: bool
    partnerships: frozenset[str]

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.partnerships)


def places(session: Session, account_id: str, act: str) -> Places:
    """Where the account may do `act` (a key of MAY)."""
    held = set(
        session.scalars(
            select(Membership.partnership_id)
            .join(Account, Account.id == Membership.account_id)
            .where(Account.id == account_id, Account.active, Membership.role.in_(MAY[act]))
        )
    )
    return Places(None in held, frozenset(one for one in held if one is not None))


def require(session: Session, account_id: str, act: str, partnership_id: str | None = None) -> None:
    """Raises NotFound unless the account may do `act` there."""
    if not may(session, account_id, act, partnership_id):
        raise NotFound
