"""People who sign in, what they may do where, and the links by which they sign in once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Id, Line, Moment, owned_by

ROLES = ("administrator", "evaluator", "facilitator", "viewer")


class Account(Base):
    """Somebody who signs in. `version` rises with the password or a sign-out everywhere, and ends older sessions."""

    __tablename__ = "account"

    id: Mapped[Id]
    email: Mapped[Line] = mapped_column(unique=True)
    name: Mapped[Line]
    password_hash: Mapped[str | None] = mapped_column(String(300))
    lang: Mapped[Code] = mapped_column(default="en")
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Moment]


class Membership(Base):
    """A role, in one partnership or (without one) everywhere."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("role IN ('administrator', 'evaluator', 'facilitator', 'viewer')", name="role_is_known"),
        UniqueConstraint("account_id", "partnership_id", "role"),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = owned_by("account")
    partnership_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("partnership.id", ondelete="CASCADE"))
    role: Mapped[Code]


class House(Base):
    """Whose house this is, in one row: what the documents show that are made here. `colour`: #RRGGBB; `logo`: a PNG or JPEG picture."""

    __tablename__ = "house"
    __table_args__ = (CheckConstraint("number = 1", name="only_one"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[Line] = mapped_column(default="")
    colour: Mapped[Code] = mapped_column(default="")
    logo: Mapped[bytes] = mapped_column(LargeBinary, default=b"")


class SignInLink(Base):
    """A link that signs in once. `key` is the SHA-256 of its secret; the secret itself is stored nowhere."""

    __tablename__ = "sign_in_link"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[str] = owned_by("account")
    expires_at: Mapped[Moment]
    used_at: Mapped[datetime | None]
