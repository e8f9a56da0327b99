"""The key ring: two random keys per evaluation, outside the database and outside its backups (privacy.md "Keys").

The *link key* makes ids and is kept while links live. The *sealing key* opens contents and is destroyed at sealing.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Column, Engine, LargeBinary, MetaData, String, Table, create_engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from surveys.collecting.rewriting import rewrite
from surveys.errors import LostKey
from surveys.models.base import NAMES

SIZE = 32
LINK, SEALING = "link", "sealing"
_ID = re.compile(r"[0-9a-z]{1,32}")
_OTHERS = 0o077


class KeyRing(Protocol):
    def create(self, evaluation_id: str) -> None:
        """Makes both keys; does nothing when both exist. Raises LostKey when the sealing key is gone: an evaluation is never reopened."""
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


class UnsafeKeyRing(Exception):
    """The key ring can be read by others."""


class DirectoryKeyRing:
    """A folder of mode 0700 with two files of mode 0600 per evaluation. Raises UnsafeKeyRing when others may enter the folder."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._folder.stat().st_mode & _OTHERS:
            raise UnsafeKeyRing("The folder of the key ring can be entered by others. Set its mode to 0700.")

    def create(self, evaluation_id: str) -> None:
        """The sealing key comes first: a link key without one then always means that it was destroyed."""
        if self._path(evaluation_id, LINK).exists():
            self.sealing_key(evaluation_id)
            return
        for purpose in (SEALING, LINK):
            self._make(self._path(evaluation_id, purpose))

    def link_key(self, evaluation_id: str) -> bytes:
        return self._read(evaluation_id, LINK)

    def sealing_key(self, evaluation_id: str) -> bytes:
        return self._read(evaluation_id, SEALING)

    def has_sealing_key(self, evaluation_id: str) -> bool:
        return self._path(evaluation_id, SEALING).exists()

    def destroy_sealing_key(self, evaluation_id: str) -> None:
        path = self._path(evaluation_id, SEALING)
        if path.exists():
            with path.open("r+b") as file:
                _write(file.fileno(), secrets.token_bytes(SIZE))
            path.unlink()
            self._keep()

    def _path(self, evaluation_id: str, purpose: str) -> Path:
        if not _ID.fullmatch(evaluation_id):
            raise LostKey
        return self._folder / f"{evaluation_id}.{purpose}"

    def _read(self, evaluation_id: str, purpose: str) -> bytes:
        try:
            key = self._path(evaluation_id, purpose).read_bytes()
        except FileNotFoundError:
            raise LostKey from None
        if len(key) != SIZE:
            raise LostKey
        return key

    def _make(self, path: Path) -> None:
        """Whole or not at all: written aside, then linked to its name, which never replaces a key that is there."""
        aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        made = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _write(made, secrets.token_bytes(SIZE))
        finally:
            os.close(made)
        with suppress(FileExistsError):
            path.hardlink_to(aside)
        aside.unlink()
        self._keep()

    def _keep(self) -> None:
        """Makes the folder's own entries last."""
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _write(file: int, content: bytes) -> None:
    os.write(file, content)
    os.fsync(file)


_KEYS = Table(
    "ring_key",
    MetaData(naming_convention=NAMES),
    Column("evaluation_id", String(16), primary_key=True),
    Column("purpose", String(10), primary_key=True),
    Column("key", LargeBinary(SIZE), nullable=False),
)


class DatabaseKeyRing:
    """The same in a small second database of its own, when several machines share the ring. Keep it out of the main database's backups."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _KEYS.metadata.create_all(engine)

    def create(self, evaluation_id: str) -> None:
        if self._find(evaluation_id, LINK) is not None:
            self.sealing_key(evaluation_id)
            return
        rows = [{"evaluation_id": evaluation_id, "purpose": purpose, "key": secrets.token_bytes(SIZE)} for purpose in (LINK, SEALING)]
        with suppress(IntegrityError), self._engine.begin() as connection:
            connection.execute(insert(_KEYS), rows)

    def link_key(self, evaluation_id: str) -> bytes:
        return self._read(evaluation_id, LINK)

    def sealing_key(self, evaluation_id: str) -> bytes:
        return self._read(evaluation_id, SEALING)

    def has_sealing_key(self, evaluation_id: str) -> bool:
        return self._find(evaluation_id, SEALING) is not None

    def destroy_sealing_key(self, evaluation_id: str) -> None:
        its = (_KEYS.c.evaluation_id == evaluation_id, _KEYS.c.purpose == SEALING)
        with self._engine.begin() as connection:
            connection.execute(update(_KEYS).where(*its).values(key=secrets.token_bytes(SIZE)))
            connection.execute(delete(_KEYS).where(*its))
        rewrite(self._engine, (_KEYS,))

    def _find(self, evaluation_id: str, purpose: str) -> bytes | None:
        with self._engine.connect() as connection:
            wanted = select(_KEYS.c.key).where(_KEYS.c.evaluation_id == evaluation_id, _KEYS.c.purpose == purpose)
            return connection.scalar(wanted)

    def _read(self, evaluation_id: str, purpose: str) -> bytes:
        key = self._find(evaluation_id, purpose)
        if key is None:
            raise LostKey
        return key


def ring_at(address: str) -> KeyRing:
    """The key ring in a folder, or in the database of this URL."""
    return DatabaseKeyRing(create_engine(address, hide_parameters=True)) if "://" in address else DirectoryKeyRing(address)
