"""A personal secret kept for reminders, under the sealing key, until the person answers or declines or the evaluation seals."""

from __future__ import annotations

from surveys.collecting import derivations
from surveys.collecting.boxes import lock_bare, unlock_bare
from surveys.collecting.keyring import KeyRing


def lock_escrow(ring: KeyRing, evaluation_id: str, invitation_id: bytes, secret: str) -> bytes:
    """The secret, locked for this invitation only."""
    return lock_bare(_key(ring, evaluation_id), secret.encode(), _place(evaluation_id, invitation_id))


def open_escrow(ring: KeyRing, evaluation_id: str, invitation_id: bytes, escrow: bytes) -> str:
    """The secret. Raises Unopened, LostKey."""
    return unlock_bare(_key(ring, evaluation_id), escrow, _place(evaluation_id, invitation_id)).decode()


def _key(ring: KeyRing, evaluation_id: str) -> bytes:
    return derivations.escrow_key(ring.sealing_key(evaluation_id))


def _place(evaluation_id: str, invitation_id: bytes) -> tuple[str, ...]:
    return (evaluation_id, "escrow", invitation_id.hex())
