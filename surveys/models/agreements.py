"""What the partners' focal persons are asked and told: what was announced to them after the opening."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Id, Json, Moment, owned_by


class Announcement(Base):
    """One change after the opening, as all focal persons are told it at the same time. `what` is a message in JSON
    (`surveys.scoring.stored`), `why` the reason in the words of whoever made it."""

    __tablename__ = "announcement"

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    at: Mapped[Moment]
    what: Mapped[dict[str, Any]] = mapped_column(Json)
    why: Mapped[str] = mapped_column(Text, default="")
