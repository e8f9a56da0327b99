"""What the partners' focal persons are asked and told: whether they agree before the opening, and what was changed after it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from surveys.models.base import Base, Code, Id, Json, Moment, owned_by


class Agreement(Base):
    """Where one partner stands. `state`: waiting; agreed or not_yet, said by the focal person; otherwise (agreed in another way) or without
    (gone on without this partner), written down by an evaluator (`account_id`) with a `reason`. `objection` holds the focal person's own
    words. `plan` is what this was said about (`surveys.evaluations.planned`) and `digest` its SHA-256. `key` is that of the link in the
    newest letter; older ones have ended. Fixed at the opening."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'agreed', 'not_yet', 'otherwise', 'without')", name="state_is_known"),
        CheckConstraint("state = 'waiting' OR (said_at IS NOT NULL AND digest IS NOT NULL)", name="says_when_and_to_what"),
        CheckConstraint("state <> 'not_yet' OR objection <> ''", name="objects_with_words"),
        CheckConstraint("state NOT IN ('otherwise', 'without') OR (reason <> '' AND account_id IS NOT NULL)", name="says_who_and_why"),
    )

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    partner_id: Mapped[str] = mapped_column(String(16), ForeignKey("partner.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    state: Mapped[Code] = mapped_column(default="waiting")
    asked_at: Mapped[datetime | None]
    said_at: Mapped[datetime | None]
    objection: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    account_id: Mapped[str | None] = mapped_column(String(16))
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    plan: Mapped[dict[str, Any] | None] = deferred(mapped_column(Json))


class Announcement(Base):
    """One change after the opening, as all focal persons are told it at the same time. `what` is a message in JSON
    (`surveys.scoring.stored`), `why` the reason in the words of whoever made it."""

    __tablename__ = "announcement"

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    at: Mapped[Moment]
    what: Mapped[dict[str, Any]] = mapped_column(Json)
    why: Mapped[str] = mapped_column(Text, default="")
