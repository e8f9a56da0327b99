"""Questionnaires that are made in the house: their versions, and every step of a draft, so that it can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Id, Json, Moment, owned_by
from surveys.models.guards import guard


class QuestionnaireRow(Base):
    """A questionnaire by its latest `title` (one wording per language). Without a partnership it belongs to the whole house. `shelved`: no
    longer offered; evaluations that ask it go on."""

    __tablename__ = "questionnaire"

    id: Mapped[Id]
    owner_id: Mapped[str] = owned_by("account")
    partnership_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("partnership.id", ondelete="CASCADE"))
    title: Mapped[dict[str, Any]]
    shelved: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]


class Version(Base):
    """`document` is the questionnaire in JSON, `digest` its SHA-256; both fixed when it is published. `languages`, `questions`,
    `minutes` are its own, for lists. `layers`: by language, wordings that are no part of the document, because it is published or because
    they belong to the pages around it (`surveys.questionnaires.layers`). `step`: how many of the draft's changes are in force; undone ones
    lie above. `origin`: the catalog's name of what it was made from; `forked_from`: the version."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'published')", name="state_is_known"),
        CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name="published_at_a_moment"),
        UniqueConstraint("questionnaire_id", "number"),
        Index(
            "uq_questionnaire_version_one_draft",
            "questionnaire_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
    )

    id: Mapped[Id]
    questionnaire_id: Mapped[str] = owned_by("questionnaire")
    number: Mapped[int]
    state: Mapped[Code] = mapped_column(default="draft")
    origin: Mapped[Code] = mapped_column(default="")
    forked_from: Mapped[str | None] = mapped_column(String(16), ForeignKey("questionnaire_version.id", ondelete="SET NULL"))
    step: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    languages: Mapped[list[Any]]
    questions: Mapped[int]
    minutes: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    document: Mapped[dict[str, Any]] = mapped_column(Json, deferred=True)
    layers: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, deferred=True)
    created_at: Mapped[Moment]
    published_at: Mapped[datetime | None]


guard(cast(Table, Version.__table__))


class Change(Base):
    """One step of a draft: who did what when (`said`: a message), and the whole document afterwards, compressed. Number 0 is the start."""

    __tablename__ = "questionnaire_change"

    version_id: Mapped[str] = mapped_column(String(16), ForeignKey("questionnaire_version.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("account.id", ondelete="SET NULL"))
    at: Mapped[Moment]
    said: Mapped[dict[str, Any]]
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
