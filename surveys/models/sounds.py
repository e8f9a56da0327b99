"""Recorded questions. A sound is known by its content, never changes, and stays as long as a version, a step of
a draft or a round names it (`surveys.workshop.sounds.forget_unnamed`)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Digest, Moment


class Sound(Base):
    """`id`: the SHA-256 of the content. `kind`: what the content is, as far as it was looked at (`surveys.workshop.sounds`)."""

    __tablename__ = "sound"
    __table_args__ = (CheckConstraint("kind IN ('mpeg', 'ogg', 'mp4', 'wav', 'webm')", name="kind_is_known"),)

    id: Mapped[Digest]
    kind: Mapped[Code]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[Moment]
