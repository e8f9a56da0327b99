"""Rewriting tables so that nothing of deleted rows stays in the database's own files."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

import psycopg
from sqlalchemy import Engine

PATIENCE = 20
"""Seconds to wait for a table's lock."""


class Busy(Exception):
    """Another connection is reading or writing; try again later."""


def rewrite(engine: Engine, tables: Sequence[str]) -> None:
    """SQLite: the whole file is written anew and its log emptied. PostgreSQL: each table is written anew in the order of its primary key,
    whose ids are random, so that where a row stands no longer tells when it came; plain VACUUM would leave both the bytes and the order.
    Raises Busy."""
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


def _rewrite_postgresql(connection: Any, tables: Sequence[str]) -> None:
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
    try:
        for table in tables:
            connection.execute(f'CLUSTER "{table}" USING "pk_{table}"')
    except psycopg.errors.LockNotAvailable as error:
        raise Busy from error
