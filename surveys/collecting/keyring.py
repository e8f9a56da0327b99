"""The key ring: two random keys per evaluation, outside the database and outside its backups (privacy.md "Keys").

The *link key* makes ids and is kept while links live. The *sealing key* opens contents and is destroyed at sealing.
"""

from __future__ import annotations

from typing import Protocol


class KeyRing(Protocol):
    def create(self, evaluation_id: str) -> None:
        """Makes both keys; does nothing when both exist. Raises LostKey when the sealing key was destroyed: an evaluation is never reopened."""
        ...

    def link_key(self, evaluation_id: str) -> bytes:
        """32 bytes. Raises LostKey."""
        ...

    def sealing_key(self, evaluation_id: str) -> bytes:
        """32 bytes. Raises LostKey."""
        ...

    def has_sealing_key(self, evaluation_id: str) -> bool: ...

    def destroy_sealing_key(self, evaluation_id: str) -> None:
        """Overwrites and removes the key; may be repeated."""
        ...
