"""The worker as a process of its own, and what it throws away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.jobs.housekeeping import sweep
from app.jobs.queue import bell, make_queue
from app.jobs.registry import Tools
from app.key_ring import open_ring, ring
from app.settings import Settings
from surveys.accounts.signing_in import issue_link
from surveys.models.accounts import Account, SignInLink
from surveys.models.work import Job, Outbox
from surveys.work import enqueue, post

from fixtures.services import wait_until

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=40)


def environment(settings: Settings) -> dict[str, str]:
    ours = {"INSTANCE": str(settings.instance), "DATABASE_URL": settings.database_url, "MAIL_BACKEND": "folder"}
    return {**os.environ, **{f"ROUNDTABLE_{name}": value for name, value in ours.items()}}


def test_the_worker_sends_a_letter_when_the_bell_rings_and_ends_on_term(session: Session, settings: Settings, account: Account) -> None:
    process = subprocess.Popen([sys.executable, "-m", "app.commands", "worker"], env=environment(settings))
    try:
        time.sleep(1)
        post(session, "sign_in", subject_id=account.id, due_at=NOW)
        session.commit()
        bell(make_queue(settings))()
        assert arrived(settings)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def arrived(settings: Settings) -> bool:
    """Whether a letter came within half a minute."""
    for _ in range(300):
        if list(settings.mailbox.glob("*.eml")):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_second_worker_is_told_that_it_needs_redis(settings: Settings) -> None:
    command = [sys.executable, "-m", "app.commands", "worker"]
    first = subprocess.Popen(command, env=environment(settings))
    try:
        wait_until((settings.instance / "queue.db").exists, "the first worker")
        second = subprocess.run(command, env=environment(settings), capture_output=True, text=True, check=False)
    finally:
        first.terminate()
        first.wait(30)

    assert second.returncode == 1
    assert "need Redis" in second.stderr


def test_what_has_served_for_a_month_is_thrown_away(session: Session, engine: Engine, settings: Settings, account: Account) -> None:
    for age in (LONG_AGO, NOW):
        enqueue(session, "note", due_at=age).finished_at = age
        post(session, "welcome", subject_id=account.id, due_at=age).sent_at = age
        issue_link(session, account, now=age)
    for row in session.scalars(select(Job)):
        row.state = "done"
    session.commit()

    sweep(Tools(engine, None, settings))

    session.rollback()
    assert [session.scalar(select(func.count()).select_from(table)) for table in (Job, Outbox, SignInLink)] == [1, 1, 1]


def test_the_ring_is_a_folder_or_a_database(settings: Settings, app: Any, database_url: str, tmp_path: Any) -> None:
    apart = f"sqlite:///{tmp_path / 'ring.db'}" if database_url.startswith("sqlite") else database_url
    many = Settings(**{name: getattr(settings, name) for name in settings.__slots__} | {"key_ring": apart})

    folder, table = open_ring(settings), open_ring(many)
    for opened in (folder, table):
        opened.create("0123456789abcdef")
        assert opened.has_sealing_key("0123456789abcdef")
    table._engine.dispose()  # type: ignore[attr-defined]
    with app.app_context():
        assert ring() is ring()


@pytest.fixture(autouse=True)
def _without_ring_table(engine: Engine) -> Any:
    """The ring's own table stands beside ours in PostgreSQL during one test."""
    yield
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE IF EXISTS ring_key")
