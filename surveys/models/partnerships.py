"""The partnership and all that stays with it from round to round."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Id, Line, Moment, owned_by


class Organisation(Base):
    __tablename__ = "organisation"

    id: Mapped[Id]
    owner_id: Mapped[str] = owned_by("account")
    name: Mapped[Line]
    kind: Mapped[Code] = mapped_column(default="")
    country: Mapped[Line] = mapped_column(default="")


class Partnership(Base):
    __tablename__ = "partnership"
    __table_args__ = (
        CheckConstraint("status IN ('active', 'concluding', 'concluded', 'ended_early')", name="status_is_known"),
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),
        Index(None, "ends_on"),
        Index(None, "created_at", "id"),
    )

    id: Mapped[Id]
    title: Mapped[Line]
    summary: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status: Mapped[Code] = mapped_column(default="active")
    business_case: Mapped[str] = mapped_column(Text, default="")
    fictional: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Moment]


class Partner(Base):
    """An organisation in a partnership, with the person who speaks for it."""

    __tablename__ = "partner"
    __table_args__ = (
        UniqueConstraint("partnership_id", "organisation_id"),
        CheckConstraint("pillar IN ('', 'humanitarian', 'development', 'peacebuilding')", name="pillar_is_known"),
    )

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    organisation_id: Mapped[str] = mapped_column(String(16), ForeignKey("organisation.id"))
    pillar: Mapped[Code] = mapped_column(default="")
    focal_name: Mapped[Line] = mapped_column(default="")
    focal_email: Mapped[Line] = mapped_column(default="")
    focal_lang: Mapped[Code] = mapped_column(default="en")


class Objective(Base):
    __tablename__ = "objective"
    __table_args__ = (Index(None, "partnership_id"),)

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    sdgs: Mapped[list[Any]]


class Indicator(Base):
    """One measure of results: figures in its own unit; `direction` says which way is better."""

    __tablename__ = "indicator"
    __table_args__ = (CheckConstraint("direction IN ('up', 'down')", name="direction_is_known"), Index(None, "partnership_id"))

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    position: Mapped[int]
    name: Mapped[Line]
    unit: Mapped[Line] = mapped_column(default="")
    baseline: Mapped[float | None] = mapped_column(Float)
    target: Mapped[float | None] = mapped_column(Float)
    actual: Mapped[float | None] = mapped_column(Float)
    source: Mapped[Line] = mapped_column(default="")
    direction: Mapped[Code] = mapped_column(default="up")


class Group(Base):
    """A group of stakeholders. `name` holds its name per language; its position fixes its colour and shape."""

    __tablename__ = "stakeholder_group"
    __table_args__ = (UniqueConstraint("partnership_id", "position"),)

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    position: Mapped[int]
    name: Mapped[dict[str, Any]]


class Person(Base):
    """Somebody who may be invited. Belongs to an organisation and to one group of the partnership. `stays`: agreed to stay in contact, so
    that name and address are kept for longer than was promised; written at sealing and later, never while answers come in."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "partnership_id", "group_id"),)

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    group_id: Mapped[str] = mapped_column(String(16), ForeignKey("stakeholder_group.id"))
    organisation_id: Mapped[str] = mapped_column(String(16), ForeignKey("organisation.id"))
    name: Mapped[Line] = mapped_column(default="")
    email: Mapped[Line] = mapped_column(default="")
    lang: Mapped[Code] = mapped_column(default="en")
    stays: Mapped[bool] = mapped_column(default=False)
