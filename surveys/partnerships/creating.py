"""Making a partnership and changing what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from surveys.accounts.signing_in import give_role
from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.models.accounts import Account
from surveys.models.partnerships import Partnership
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long, unknown_choice

STATUSES = ("active", "concluding", "concluded", "ended_early")


@dataclass(frozen=True, slots=True)
class Details:
    """What a partnership says about itself."""

    title: str
    summary: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    status: str = "active"
    business_case: str = ""
    fictional: bool = False


def create(session: Session, details: Details, *, account: Account, now: datetime) -> Partnership:
    """A new partnership, with `account` as its evaluator. Raises Invalid."""
    clean = _checked(details)
    partnership = Partnership(created_at=now, **_columns(clean))
    session.add(partnership)
    session.flush()
    give_role(session, account, "evaluator", partnership.id)
    record(
        session, account_id=account.id, verb="create", object_kind="partnership", object_id=partnership.id, after=_columns(clean), now=now
    )
    return partnership


def change(session: Session, partnership: Partnership, details: Details, *, by: str, now: datetime) -> None:
    """What the partnership says about itself, anew. Raises Invalid."""
    before = _columns(details_of(partnership))
    after = _columns(_checked(details))
    for name, value in after.items():
        setattr(partnership, name, value)
    record(session, account_id=by, verb="change", object_kind="partnership", object_id=partnership.id, before=before, after=after, now=now)


def details_of(partnership: Partnership) -> Details:
    """What it says now."""
    return Details(**{name: getattr(partnership, name) for name in Details.__slots__})


def _columns(details: Details) -> dict[str, object]:
    return {name: getattr(details, name) for name in Details.__slots__}


def _checked(details: Details) -> Details:
    clean = replace(
        details,
        title=line(details.title),
        summary=paragraphs(details.summary),
        business_case=paragraphs(details.business_case),
    )
    problems = (
        *absent("title", clean.title),
        *too_long("title", clean.title),
        *too_long("summary", clean.summary, PARAGRAPH),
        *too_long("business_case", clean.business_case, PARAGRAPH),
        *unknown_choice("status", clean.status, STATUSES),
        *_term(clean.starts_on, clean.ends_on),
    )
    if problems:
        raise Invalid(problems)
    return clean


def _term(starts: date | None, ends: date | None) -> tuple[Problem, ...]:
    if starts is None or ends is None or ends >= starts:
        return ()
    return (Problem("ends_on", msg("The partnership ends before it starts."), msg("Give an end on or after the start.")),)
