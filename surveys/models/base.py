"""The vocabulary of columns and the naming of constraints. Every table's class imports from here."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, Boolean, Date, DateTime, Dialect, Float, ForeignKey, LargeBinary, MetaData, String, Table, TypeDecorator, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """A random identifier of 80 bits in 16 lower-case Crockford symbols; says nothing about order or number."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC; refuses a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy gives it
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone was given")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy gives it
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")

Id = Annotated[str, mapped_column(String(16), primary_key=True, default=new_id)]
Digest = Annotated[bytes, mapped_column(LargeBinary(32), primary_key=True)]
Line = Annotated[str, mapped_column(String(300))]
Moment = Annotated[datetime, mapped_column(UtcTime)]
Code = Annotated[str, mapped_column(String(40))]


def owned_by(table: str) -> Any:
    """A foreign key to `table.id` whose rows go with their owner."""
    return mapped_column(String(16), ForeignKey(f"{table}.id", ondelete="CASCADE"))


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {dict[str, Any]: Json, list[Any]: Json, datetime: UtcTime}


@event.listens_for(Table, "after_parent_attach")
def _strict(table: Table, _metadata: MetaData) -> None:
    """On SQLite every table is STRICT: a text in a column of numbers is refused."""
    table.dialect_options["sqlite"]["strict"] = True


@compiles(String, "sqlite")
@compiles(DateTime, "sqlite")
@compiles(Date, "sqlite")
@compiles(JSON, "sqlite")
def _as_text(_type: Any, _compiler: Any, **_options: Any) -> str:
    """STRICT tables know five types only."""
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(_type: Any, _compiler: Any, **_options: Any) -> str:
    return "INTEGER"


@compiles(Float, "sqlite")
def _as_real(_type: Any, _compiler: Any, **_options: Any) -> str:
    return "REAL"
