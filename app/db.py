"""The database: one engine per process, one session per request. Views commit; nobody else does."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, g, request
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

import surveys.models.registry  # noqa: F401 - tables refer to each other: whoever opens the database knows them all

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def make_engine(url: str, *, wait: float = 10.0) -> Engine:
    """An engine whose errors hide the values of statements. On SQLite a transaction takes the write lock at once, waiting up to `wait`
    seconds for it, unless its connection carries the execution option `reading`."""
    engine = create_engine(_with_driver(url), hide_parameters=True, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _record: _prepare(connection, wait))
        event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: str) -> str:
    parsed = make_url(url)
    named = parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed
    return named.render_as_string(hide_password=False)


def _prepare(connection: Any, wait: float) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for line in (
        f"busy_timeout = {int(wait * 1000)}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def reading(engine: Engine) -> Engine:
    """The same engine for work that only reads: it waits for no writer."""
    return engine.execution_options(reading=True)


def session() -> Session:
    """The request's session, opened on first use and closed at the end of the request; what was not committed is lost."""
    if "session" not in g:
        g.session = Session(reading(engine()) if request.method in SAFE_METHODS else engine())
    return g.session


def engine() -> Engine:
    """The process's engine."""
    return current_app.extensions["engine"]


def _close(_error: BaseException | None) -> None:
    if opened := g.pop("session", None):
        opened.close()


def wire(app: Flask, url: str) -> None:
    app.extensions["engine"] = make_engine(url)
    app.teardown_appcontext(_close)
