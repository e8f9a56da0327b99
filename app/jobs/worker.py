"""The worker: waits for the bell or the minute, and does what is due until TERM, which lets the job in hand finish."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from huey.consumer import Consumer
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app import masking
from app.db import make_engine
from app.jobs.lost_keys import notice_lost_keys
from app.jobs.queue import bell, make_queue
from app.jobs.registry import Tools, load
from app.jobs.running import recover, run_due
from app.key_ring import open_ring
from app.settings import Settings

PATIENCE = 60


class SecondWorker(Exception):
    """Another worker already works on this instance folder; several need Redis."""


def tools_for(settings: Settings) -> Tools:
    """An engine and the key ring by the settings."""
    engine = make_engine(settings.database_url)
    return Tools(engine, open_ring(settings), settings)


def work(settings: Settings) -> None:
    """Runs until TERM. Raises SecondWorker where the embedded queue already has a worker."""
    masking.wire()
    load()
    tools = tools_for(settings)
    notice_lost_keys(tools)
    if settings.queue_url:
        _listen(tools)
        return
    with only_one(settings.instance / "worker.lock"), only_one_anywhere(tools.engine):
        recover(tools.engine)
        _listen(tools)


def _listen(tools: Tools) -> None:
    queue = make_queue(tools.settings)
    ring = bell(queue, lambda: run_due(tools))
    ring()
    Consumer(queue, workers=1, max_delay=1.0, graceful_signal="TERM", shutdown_timeout=PATIENCE).run()


@contextmanager
def only_one_anywhere(engine: Engine) -> Iterator[None]:
    """On PostgreSQL another machine may have a worker on the same tables; its lock is held by a connection of its own, and given back
    before that connection goes to others."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(text("SELECT pg_try_advisory_lock(7220142)")):
            raise SecondWorker
        try:
            yield
        finally:
            with suppress(DBAPIError):  # a connection that broke holds no lock
                connection.execute(text("SELECT pg_advisory_unlock(7220142)"))


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Holds the lock file for as long as the worker lives."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SecondWorker from None
        yield
