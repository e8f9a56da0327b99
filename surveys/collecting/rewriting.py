"""Rewriting tables so that nothing of deleted rows stays in the database's own files."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import Engine, Table

PATIENCE = 20
"""Seconds to wait for a table's lock."""

REFILL = (
    "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT * FROM {table}",
    "TRUNCATE {table}",
    "INSERT INTO {table} SELECT * FROM kept ORDER BY {key}",
)


class Busy(Exception):
    """Another connection is reading or writing; try again later."""


def rewrite(engine: Engine, tables: Sequence[Table]) -> None:
    """Nothing of a deleted row stays, and where a row stands no longer tells when it came. Raises Busy.

    SQLite: the whole file is written anew and its log emptied. PostgreSQL: each table is emptied and filled again in the order of its
    primary key, whose ids are random. VACUUM would leave the order, and VACUUM FULL and CLUSTER carry deleted rows over as long as any
    connection looks at an older state; what TRUNCATE leaves behind is an empty file whoever is looking.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            _rewrite_sqlite(raw.driver_connection)
        else:
            _rewrite_postgresql(raw.driver_connection, tables)
    finally:
        raw.invalidate()
        raw.close()


def _rewrite_sqlite(connection: Any) -> None:
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA secure_delete = ON")
        _empty_log(connection)
        connection.execute("VACUUM")
        _empty_log(connection)
    except sqlite3.OperationalError as error:
        raise Busy from error


def _empty_log(connection: Any) -> None:
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise Busy


def _rewrite_postgresql(connection: Any, tables: Sequence[Table]) -> None:
    connection.autocommit = True
    try:
        for table in tables:
            with connection.transaction():
                _refill(connection, table)
    except psycopg.errors.LockNotAvailable as error:
        raise Busy from error


def _refill(connection: Any, table: Table) -> None:
    connection.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
    key = ", ".join(column.name for column in table.primary_key)
    for step in REFILL:
        connection.execute(step.format(table=table.name, key=key))
