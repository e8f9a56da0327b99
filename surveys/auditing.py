"""Who did what to what: ids and digests only, each row chained to the one before, so that a changed or missing row shows.

The chain is SHA-256 over the previous row's chain and this row's canonical JSON. Its head can be kept elsewhere. A row is never written
for anything that a person does while answering.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from surveys.models.work import Audit

START = bytes(32)


def record(
    session: Session,
    *,
    account_id: str | None,
    verb: str,
    object_kind: str,
    object_id: str,
    before: Any = None,
    after: Any = None,
    now: datetime,
) -> None:
    """One more row. `before` and `after` are values that JSON can write; only their digests are kept."""
    _one_at_a_time(session)
    last = session.execute(select(Audit.number, Audit.chain).order_by(Audit.number.desc()).limit(1)).first()
    number, chain = (last.number, last.chain) if last else (0, START)
    row = Audit(
        number=number + 1,
        at=now,
        account_id=account_id,
        verb=verb,
        object_kind=object_kind,
        object_id=object_id,
        before=_digest(before),
        after=_digest(after),
    )
    row.chain = _link(chain, row)
    session.add(row)
    session.flush()


def verify(session: Session) -> bool:
    """Whether every row follows from the one before, none missing in between."""
    chain = START
    for number, row in enumerate(session.scalars(select(Audit).order_by(Audit.number)), start=1):
        chain = _link(chain, row)
        if row.number != number or row.chain != chain:
            return False
    return True


def head(session: Session) -> tuple[int, str]:
    """The number and digest (hex) of the last row, to be kept elsewhere: they also show rows cut off at the end."""
    last = session.execute(select(Audit.number, Audit.chain).order_by(Audit.number.desc()).limit(1)).first()
    return (last.number, last.chain.hex()) if last else (0, START.hex())


def _one_at_a_time(session: Session) -> None:
    """Two writers would otherwise follow the same row. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE"))


def _digest(value: Any) -> bytes | None:
    return None if value is None else hashlib.sha256(_canonical(value)).digest()


def _link(chain: bytes, row: Audit) -> bytes:
    said = [row.number, row.at.isoformat(), row.account_id, row.verb, row.object_kind, row.object_id, _hex(row.before), _hex(row.after)]
    return hashlib.sha256(chain + _canonical(said)).digest()


def _hex(digest: bytes | None) -> str | None:
    return digest.hex() if digest else None


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()
