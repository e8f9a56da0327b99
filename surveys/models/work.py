"""Work to be done and work that was done: outbox, jobs, audit. They hold ids and never a secret, a name or an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Id, Line, Moment


class Outbox(Base):
    """A message to send: which kind, to whom by id; written in the same transaction as what caused it."""

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "sent_at", "due_at"),)

    id: Mapped[Id]
    kind: Mapped[Code]
    evaluation_id: Mapped[str | None] = mapped_column(String(16))
    subject_id: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[Moment]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    failure: Mapped[Line] = mapped_column(default="")


class Job(Base):
    """A piece of background work with its progress (0-100) and, if it failed, why in one sentence."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name="state_is_known"),
        Index(None, "state", "due_at"),
    )

    id: Mapped[Id]
    kind: Mapped[Code]
    evaluation_id: Mapped[str | None] = mapped_column(String(16))
    arguments: Mapped[dict[str, Any]]
    state: Mapped[Code] = mapped_column(default="waiting")
    progress: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[Moment]
    finished_at: Mapped[datetime | None]
    failure: Mapped[str] = mapped_column(Text, default="")


class Audit(Base):
    """Who did what to what; a chain of digests. Nothing on answering events."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Moment]
    account_id: Mapped[str | None] = mapped_column(String(16))
    verb: Mapped[Code]
    object_kind: Mapped[Code]
    object_id: Mapped[str] = mapped_column(String(64))
    before: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    after: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    chain: Mapped[bytes] = mapped_column(LargeBinary(32))
