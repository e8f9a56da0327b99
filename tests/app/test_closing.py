"""The calendar closes an evaluation and seals it, without anybody's hand, and again after a crash."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.jobs import closing, running
from app.jobs.closing import seal_evaluation, watch_the_calendar
from app.jobs.lost_keys import notice_lost_keys
from app.jobs.registry import Task, Tools
from app.settings import Settings
from surveys.models.collecting import PackRow, Response
from surveys.models.work import Job

from fixtures.collected import World, make_world

LAST_DAY = datetime(2026, 12, 18, tzinfo=UTC)


@pytest.fixture
def world(session: Session, ring: Any) -> World:
    made = make_world(session, ring, closes_on=LAST_DAY.date(), zone="UTC", grace_hours=48)
    for place in range(len(made.secrets)):
        made.fill(place)
        made.send(place)
    session.commit()
    return made


@pytest.fixture
def tools(engine: Engine, ring: Any, settings: Settings) -> Tools:
    return Tools(engine, ring, settings)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    for module in (closing, running):
        monkeypatch.setattr(module, "now", lambda: moment)


def state_of(world: World) -> str:
    """Read without staying in a transaction: sealing rewrites the file and waits for every reader."""
    world.session.rollback()
    world.session.refresh(world.evaluation)
    world.session.commit()
    return str(world.evaluation.state)


def test_it_closes_after_its_last_day_and_seals_after_the_grace_time(world: World, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for hours in (23, 25, 24 + 47, 24 + 49):
        at(monkeypatch, LAST_DAY + timedelta(hours=hours))
        running.run_due(tools)
        seen.append(state_of(world))

    assert seen == ["open", "closed", "closed", "sealed"]
    assert not tools.ring.has_sealing_key(world.evaluation.id)
    assert world.session.scalar(select(func.count()).select_from(Response)) == 0
    assert world.session.scalar(select(func.count()).select_from(PackRow)) == 1


def test_looking_twice_leaves_one_job(world: World, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, LAST_DAY + timedelta(days=4))

    for _ in range(3):
        watch_the_calendar(tools)

    assert state_of(world) == "closed"
    assert world.session.scalar(select(func.count()).select_from(Job)) == 1


def test_a_sealing_that_broke_off_after_packing_is_finished(world: World, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, LAST_DAY + timedelta(days=4))
    watch_the_calendar(tools)
    with monkeypatch.context() as crash:
        crash.setattr(closing, "scrub", broken)
        running.run_due(tools)
    assert state_of(world) == "sealing"

    at(monkeypatch, LAST_DAY + timedelta(days=4, minutes=5))
    running.run_due(tools)

    assert state_of(world) == "sealed"


def broken(*_given: object) -> None:
    raise ConnectionError


def test_sealing_a_sealed_evaluation_changes_nothing(world: World, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, LAST_DAY + timedelta(days=4))
    running.run_due(tools)
    running.run_due(tools)

    seal_evaluation(tools, Task("j", "seal", world.evaluation.id, {}, 1, lambda _percent: None))

    assert state_of(world) == "sealed"


def test_an_evaluation_whose_sealing_key_is_gone_is_marked_as_lost(world: World, tools: Tools) -> None:
    tools.ring.destroy_sealing_key(world.evaluation.id)

    notice_lost_keys(tools)

    state_of(world)
    assert world.evaluation.lost


def test_a_ring_that_is_away_marks_nothing_as_lost(world: World, tools: Tools, tmp_path: Any, caplog: pytest.LogCaptureFixture) -> None:
    away = Tools(tools.engine, type(tools.ring)(tmp_path / "not mounted"), tools.settings)

    notice_lost_keys(away)

    state_of(world)
    assert not world.evaluation.lost
    assert "roundtable doctor" in caplog.text
