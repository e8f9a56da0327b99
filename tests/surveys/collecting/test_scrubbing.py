"""After sealing: the files are rewritten, the key is destroyed, and a crash or an old backup changes nothing about that."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, select, text, update
from sqlalchemy.orm import Session

from app.db import make_engine, reading
from surveys.collecting import rewriting
from surveys.collecting.keyring import KeyRing
from surveys.collecting.losing import mark_lost, unfinished
from surveys.collecting.rewriting import Busy
from surveys.collecting.sealing import scrub, seal
from surveys.errors import LinkSealed, LostKey, WrongState
from surveys.models.collecting import PackRow
from surveys.models.evaluations import Evaluation

from fixtures.collected import NOW, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    made = make_world(session, ring)
    for place in range(6):
        made.answer(place)
    made.close()
    return made


@pytest.fixture
def packed(world: World) -> World:
    """Sealed and committed, not scrubbed: the process died here."""
    seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.commit()
    world.session.close()
    return world


def state(engine: Engine, evaluation_id: str) -> Any:
    with Session(engine) as session:
        return session.scalars(select(Evaluation.state).where(Evaluation.id == evaluation_id)).one()


@pytest.fixture
def id_(world: World) -> str:
    return world.evaluation.id


def test_scrubbing_destroys_the_key_and_says_sealed(engine: Engine, id_: str, packed: World):
    scrub(engine, packed.ring, id_)

    assert not packed.ring.has_sealing_key(id_)
    assert state(engine, id_) == "sealed"


def test_after_a_crash_it_is_known_what_to_finish(engine: Engine, id_: str, packed: World):
    with Session(engine) as session:
        assert unfinished(session) == (id_,)
        assert mark_lost(session, packed.ring) == ()

    scrub(engine, packed.ring, id_)

    with Session(engine) as session:
        assert unfinished(session) == ()


def test_a_crash_after_the_key_went_is_finished_too(engine: Engine, id_: str, packed: World):
    packed.ring.destroy_sealing_key(id_)
    with Session(engine) as session:
        assert mark_lost(session, packed.ring) == ()

    scrub(engine, packed.ring, id_)

    assert state(engine, id_) == "sealed"


def test_scrubbing_again_does_nothing(engine: Engine, id_: str, packed: World):
    for _ in range(2):
        scrub(engine, packed.ring, id_)

    assert state(engine, id_) == "sealed"


def test_nothing_is_scrubbed_before_it_is_packed(engine: Engine, world: World):
    world.session.commit()

    with pytest.raises(WrongState):
        scrub(engine, world.ring, world.evaluation.id)
    assert world.ring.has_sealing_key(world.evaluation.id)


def test_the_key_stays_until_the_files_are_clean(engine: Engine, id_: str, packed: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rewriting, "PATIENCE", 1)
    with reading(engine).connect() as other:
        other.execute(text("SELECT count(*) FROM response"))
        with pytest.raises(Busy):
            scrub(engine, packed.ring, id_)

    assert packed.ring.has_sealing_key(id_)
    scrub(engine, packed.ring, id_)
    assert state(engine, id_) == "sealed"


def test_a_restored_backup_from_before_sealing_is_lost_and_never_reopened(engine: Engine, id_: str, packed: World):
    scrub(engine, packed.ring, id_)
    with Session(engine) as session:
        session.delete(session.get(PackRow, id_))
        session.execute(update(Evaluation).where(Evaluation.id == id_).values(state="open"))
        session.commit()

    with Session(engine) as session:
        assert mark_lost(session, packed.ring) == (id_,)
        assert mark_lost(session, packed.ring) == ()
        session.commit()
        with pytest.raises(LostKey):
            packed.ring.create(id_)
    packed.session = Session(engine)
    with pytest.raises(LostKey):
        packed.visit()
    packed.session.close()


def test_links_lead_on_after_sealing(engine: Engine, id_: str, packed: World):
    scrub(engine, packed.ring, id_)

    with Session(engine) as session:
        packed.session = session
        with pytest.raises(LinkSealed):
            packed.visit()


def test_a_writer_at_work_is_waited_for_and_then_reported(tmp_path: Path):
    path = tmp_path / "busy.db"
    engine = make_engine(f"sqlite:///{path}", wait=0.1)
    with engine.connect() as writer:
        writer.execute(text("CREATE TABLE one (two)"))
        with pytest.raises(Busy):
            rewriting.rewrite(engine, ())
    engine.dispose()


def test_a_file_that_is_being_read_cannot_be_written_anew(tmp_path: Path):
    path = tmp_path / "busy.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as reader:
        reader.execute(text("CREATE TABLE one (two)"))
        reader.execute(text("INSERT INTO one VALUES (1), (2)"))
        reader.commit()
        found = reader.execute(text("SELECT * FROM one"))
        found.fetchone()
        with sqlite3.connect(path, timeout=0.1) as other, pytest.raises(Busy):
            rewriting._rewrite_sqlite(other)
        other.close()
        found.close()
    engine.dispose()
