"""Background work: done once, again after a crash or a failure, and never by two workers at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from app.jobs import registry, running
from app.jobs.queue import bell, make_queue
from app.jobs.registry import Task, Tools, job, routine
from app.jobs.waking import wake
from app.jobs.worker import SecondWorker, only_one, only_one_anywhere
from app.settings import Settings
from surveys.errors import WrongState
from surveys.messages import msg
from surveys.models.work import Job
from surveys.work import enqueue

SOON = datetime.now(UTC) - timedelta(seconds=1)


@pytest.fixture
def tools(engine: Engine, settings: Settings) -> Tools:
    return Tools(engine, None, settings)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Task]]:
    """A registry of its own with the kinds `note`, `refuse` and `break`; what `note` did."""
    monkeypatch.setattr(registry, "HANDLERS", running.HANDLERS)
    before, routines = dict(registry.HANDLERS), dict(registry.ROUTINES)
    registry.HANDLERS.clear()
    registry.ROUTINES.clear()
    noted: list[Task] = []

    @job("note")
    def note(_tools: Tools, task: Task) -> None:
        task.progress(50)
        noted.append(task)

    @job("refuse")
    def refuse(_tools: Tools, _task: Task) -> None:
        raise WrongState(msg("It is not closed yet."))

    @job("break")
    def fail(_tools: Tools, _task: Task) -> None:
        raise ConnectionError("address of a person")

    yield noted
    registry.HANDLERS.update(before)
    registry.ROUTINES.clear()
    registry.ROUTINES.update(routines)


def row(session: Session) -> Job:
    session.rollback()
    session.expire_all()
    return session.scalars(select(Job)).one()


def leave(session: Session, kind: str, due_at: datetime = SOON) -> None:
    enqueue(session, kind, due_at=due_at, arguments={"number": 1})
    session.commit()


def test_what_is_due_is_done_once(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "note")

    assert [running.run_due(tools), running.run_due(tools)] == [1, 0]
    assert [task.arguments for task in done] == [{"number": 1}]
    assert (row(session).state, row(session).progress) == ("done", 100)


def test_what_is_not_due_yet_or_of_an_unknown_kind_waits(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "note", due_at=datetime.now(UTC) + timedelta(hours=1))
    leave(session, "of another version")

    assert running.run_due(tools) == 0


def test_a_failure_is_tried_again_later_and_says_nothing_about_values(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "break")

    running.run_due(tools)

    assert (row(session).state, row(session).failure) == ("waiting", "ConnectionError")
    assert row(session).due_at > datetime.now(UTC) + timedelta(seconds=50)


def test_a_failure_is_given_up_after_six_tries(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "break")
    for _ in range(running.TRIES):
        session.execute(update(Job).values(due_at=SOON))
        session.commit()
        running.run_due(tools)

    assert (row(session).state, row(session).attempts) == ("failed", 6)


def test_a_refusal_is_final_and_says_why(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "refuse")

    running.run_due(tools)

    assert (row(session).state, row(session).failure) == ("failed", "It is not closed yet.")


def test_a_job_whose_worker_died_is_done_by_the_next(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "note")
    running.claim(tools.engine)
    assert running.run_due(tools) == 0

    session.execute(update(Job).values(due_at=SOON))
    session.commit()

    assert running.run_due(tools) == 1


def test_a_worker_that_is_alone_takes_up_at_once_what_a_dead_one_held(session: Session, tools: Tools, done: list[Task]) -> None:
    leave(session, "note")
    running.claim(tools.engine)

    running.recover(tools.engine)

    assert running.run_due(tools) == 1


def test_two_workers_never_take_the_same_job(session: Session, tools: Tools, done: list[Task]) -> None:
    for _ in range(12):
        leave(session, "note")

    with ThreadPoolExecutor(2) as workers:
        counts = list(workers.map(running.run_due, [tools, tools]))

    assert sum(counts) == 12
    assert len({task.id for task in done}) == 12


def test_a_routine_that_fails_stops_nobody(session: Session, tools: Tools, done: list[Task]) -> None:
    @routine
    def broken(_tools: Tools) -> None:
        raise RuntimeError

    leave(session, "note")

    assert running.run_due(tools) == 1


def test_a_page_wakes_the_worker_by_json_alone(app: Flask, settings: Settings) -> None:
    with app.app_context():
        wake()

    queue = make_queue(settings)
    rung: list[str] = []
    bell(queue, lambda: rung.append("rung"))
    (message,) = queue.storage.enqueued_items()
    assert isinstance(json.loads(bytes(message)), list)
    queue.execute(queue.dequeue())
    assert rung == ["rung"]


def test_the_bell_rings_through_redis_too(settings: Settings, valkey_url: str) -> None:
    many = Settings(**{name: getattr(settings, name) for name in settings.__slots__} | {"queue_url": valkey_url})
    rung: list[str] = []
    bell(make_queue(many))()

    queue = make_queue(many)
    bell(queue, lambda: rung.append("rung"))
    queue.execute(queue.dequeue())

    assert rung == ["rung"]


def test_a_bell_that_cannot_be_reached_stops_no_page_and_is_told(app: Flask, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    away = Settings(**{name: getattr(settings, name) for name in settings.__slots__} | {"queue_url": "redis://127.0.0.1:1"})
    app.extensions["settings"] = away
    with app.app_context():
        wake()

    assert "the worker could not be woken" in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_tables_on_postgresql_have_one_worker_without_redis(engine: Engine) -> None:
    begun = []
    refused = pytest.raises(SecondWorker) if engine.dialect.name == "postgresql" else nullcontext()
    with only_one_anywhere(engine), refused, only_one_anywhere(engine):
        begun.append("second")
    with only_one_anywhere(engine):
        begun.append("next")

    assert begun == (["next"] if engine.dialect.name == "postgresql" else ["second", "next"])


def test_an_instance_folder_has_one_worker(tmp_path: Path) -> None:
    with only_one(tmp_path / "lock"), pytest.raises(SecondWorker), only_one(tmp_path / "lock"):
        pass
