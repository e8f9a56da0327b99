"""Whose house this is: the name, colour and mark on documents that it makes."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.models.accounts import House

ONLY = 1


def house(session: Session) -> House:
    """The house as it was described; an empty one, not yet kept, where nobody described it."""
    return session.get(House, ONLY) or House(number=ONLY, name="", colour="", logo=b"")


def describe(session: Session, *, name: str, colour: str, logo: bytes | None, by: str, now: datetime) -> House:
    """Keeps what documents show from now on; those that were made stay as they are. `logo` None: it stays as it was. What cannot be
    printed is refused before (`reports.branding`, `reports.logos`)."""
    found = house(session)
    found.name, found.colour = name.strip(), colour.upper()
    found.logo = found.logo if logo is None else logo
    session.add(found)
    record(session, account_id=by, verb="describe", object_kind="house", object_id=str(ONLY), now=now)
    session.flush()
    return found


def digest(session: Session) -> str:
    """Changes with anything that documents show of the house; empty where nobody described it."""
    found = session.get(House, ONLY)
    if found is None or not (found.name or found.colour or found.logo):
        return ""
    return hashlib.sha256(f"{found.name}\n{found.colour}".encode() + b"\n" + found.logo).hexdigest()[:16]
