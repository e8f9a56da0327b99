"""Resume tickets: the lock of a return word, carried from page to page in the path as /r/<t>~<ticket>/… and never stored."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta

from surveys.collecting.boxes import Unopened, lock_bare, unlock_bare
from surveys.collecting.personal_secrets import normal
from surveys.collecting.values import Visit
from surveys.errors import CodeNeeded

LIFE = timedelta(hours=2)
_STAMP = 5
_LONGEST = 200


def issue_ticket(server_key: bytes, visit: Visit, lock: bytes, *, now: datetime) -> str:
    """The lock, encrypted under the server's key for this link and two hours, as URL-safe text."""
    ends = int((now + LIFE).timestamp()).to_bytes(_STAMP)
    box = lock_bare(_key(server_key), ends + lock, _place(visit.secret))
    return base64.urlsafe_b64encode(box).rstrip(b"=").decode()


def read_ticket(server_key: bytes, whose: Visit | str, ticket: str, *, now: datetime) -> bytes:
    """The lock in a ticket; `whose` is the visit, or the secret alone before anything was looked up. Raises CodeNeeded when the ticket is
    old, another link's or damaged, LinkUnknown when the secret is none. 0 statements."""
    secret = normal(whose) if isinstance(whose, str) else whose.secret
    try:
        plain = unlock_bare(_key(server_key), _decoded(ticket), _place(secret))
    except (Unopened, ValueError):
        raise CodeNeeded from None
    if now.timestamp() > int.from_bytes(plain[:_STAMP]):
        raise CodeNeeded
    return plain[_STAMP:]


def _decoded(ticket: str) -> bytes:
    if len(ticket) > _LONGEST:
        raise ValueError("too long")
    return base64.b64decode(ticket + "=" * (-len(ticket) % 4), altchars=b"-_", validate=True)


def _key(server_key: bytes) -> bytes:
    return hashlib.sha256(b"ticket|" + server_key).digest()


def _place(secret: str) -> tuple[str, ...]:
    return ("ticket", hashlib.sha256(b"ticket|" + secret.encode()).hexdigest())
