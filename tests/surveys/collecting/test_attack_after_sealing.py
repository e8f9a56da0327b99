"""Attack 1: everything that is left after sealing, an earlier backup, the link key and every message sent, in the hands of one attacker.

Linking answers to people must not beat one in the stratum (A1, A2).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.db import make_engine
from surveys.collecting import derivations, whole_records
from surveys.collecting.boxes import Unopened, unlock, unlock_bare
from surveys.collecting.keyring import KeyRing
from surveys.collecting.sealing import scrub, seal
from surveys.models import collecting as tables
from surveys.questionnaires.values import Answer
from surveys.scoring import codec
from surveys.scoring.packing import unpacked

from fixtures.collected import NOW, World, make_world

ROUNDS, PEOPLE = 30, 10
WHERE = {"sqlite": ("rowid", "rowid"), "postgresql": ("ctid", "xmin::text::bigint")}
"""Where a row stands, and which transaction wrote it."""


def signature(place: int) -> tuple[int, int]:
    """Answers that no two people of a round share, so that a hit is a hit."""
    return place % 5 + 1, place // 5 + 1


def words(place: int) -> str:
    return f"What person {place} wrote."


@dataclass(frozen=True)
class Round:
    """What the attacker holds of one evaluation: the people in several orders, and what was left in several orders."""

    people: Mapping[str, Sequence[int]]
    left: Mapping[str, Sequence[int]]


def play(session: Session, ring: KeyRing, engine: Engine) -> Round:
    world = make_world(session, ring, sizes=(PEOPLE,), mode="confidential")
    arrivals = random.sample(range(PEOPLE), PEOPLE)
    for place in arrivals:
        trust, kept = signature(place)
        world.answer(place, {"trust": Answer(trust), "kept": Answer(kept), "words": Answer(words(place))})
    people = {"arrival": arrivals, "list": range(PEOPLE), **backup(world)}
    world.close()
    seal(session, ring, world.evaluation, now=NOW)
    session.commit()
    scrub(engine, ring, world.evaluation.id)
    return Round(people, left(world))


def backup(world: World) -> dict[str, Sequence[int]]:
    """The people in every order that a backup, the link key and their secrets give away."""
    key = world.ring.link_key(world.evaluation.id)
    orders: dict[str, Sequence[int]] = {}
    for name, make in (("response", derivations.response_id), ("invitation", derivations.invitation_id)):
        owner = {make(key, secret): place for place, secret in enumerate(world.secrets)}
        for column in (*WHERE[kind(world)], "id"):
            orders[f"{name} by {column}"] = [owner[bytes(row.id)] for row in rows(world, name, column)]
    owner = {derivations.response_id(key, secret): place for place, secret in enumerate(world.secrets)}
    by_bytes = sorted(rows(world, "response", "id"), key=lambda row: bytes(row.document))
    orders["response by its bytes"] = [owner[bytes(row.id)] for row in by_bytes]
    return orders


def left(world: World) -> dict[str, Sequence[int]]:
    """Whose each thing is that is left, in every order in which it stands. Only the judge of the attack can tell."""
    row = world.session.get_one(tables.PackRow, world.evaluation.id, populate_existing=True)
    pack = codec.decode(row.document)
    whose = {signature(place): place for place in range(PEOPLE)}
    columns = pack.strata[0].columns
    written = {words(place): place for place in range(PEOPLE)}
    orders: dict[str, Sequence[int]] = {
        "pack": [whose[pair] for pair in zip(unpacked(columns["trust"]), unpacked(columns["kept"]), strict=True)],
        "texts in the pack": [written[one.text] for one in pack.texts["words"]],
        "whole records": [written[str(one.answers["words"].value)] for one in whole_records.decode(row.records or b"")],
    }
    for column in (*WHERE[kind(world)], "id"):
        orders[f"texts by {column}"] = [written[one.text] for one in rows(world, "texts", column)]
    return orders


def rows(world: World, table: str, column: str) -> Sequence[Any]:
    """A table's rows of this evaluation, in the order of a column."""
    found = text(f"SELECT * FROM {table} WHERE evaluation_id = :id ORDER BY {column}")
    return world.session.execute(found, {"id": world.evaluation.id}).all()


def kind(world: World) -> str:
    return world.session.get_bind().dialect.name


def hits(people: Sequence[int], left: Sequence[int]) -> int:
    return sum(one == other for one, other in zip(people, left, strict=True))


def test_no_order_links_people_to_what_they_said_better_than_chance(session: Session, ring: KeyRing, engine: Engine):
    rounds = [play(session, ring, engine) for _ in range(ROUNDS)]

    most = ROUNDS + 5 * sqrt(ROUNDS)
    for order in rounds[0].people:
        for remains in rounds[0].left:
            for way in (list, lambda people: list(people)[::-1]):
                found = sum(hits(way(one.people[order]), one.left[remains]) for one in rounds)
                assert found < most, f"{order} gives away {remains}: {found} of {ROUNDS * PEOPLE}"


def test_the_judge_would_notice_an_order_that_was_kept():
    kept = sum(hits(order, order) for order in [random.sample(range(PEOPLE), PEOPLE) for _ in range(ROUNDS)])

    assert kept > ROUNDS + 5 * sqrt(ROUNDS)


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    """Somebody sent much, somebody nothing but codes, somebody a draft, somebody a draft under a word."""
    made = make_world(session, ring, sizes=(8,))
    made.answer(0, {"trust": Answer(4), "words": Answer("A long story. " * 200)})
    for place in range(1, 6):
        made.answer(place, {"trust": Answer(place % 5 + 1)})
    made.fill(6, {"trust": Answer(2), "words": Answer("Not sent.")})
    return made


def finish(world: World, engine: Engine) -> None:
    id_ = world.evaluation.id
    world.close()
    seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.commit()
    world.session.close()
    scrub(engine, world.ring, id_)


def test_lengths_in_a_backup_tell_nothing(world: World):
    for table, column in (("response", "document"), ("draft", "document")):
        assert len({len(getattr(row, column)) for row in rows(world, table, "id")}) == 1
    assert len({len(row.escrow) for row in rows(world, "invitation", "id") if row.escrow}) == 1


def test_a_backup_cannot_be_read_once_the_key_is_gone(world: World, engine: Engine):
    id_ = world.evaluation.id
    kept = {table: rows(world, table, "id") for table in ("response", "draft", "invitation")}
    finish(world, engine)

    keys = list(_guesses(world, id_))
    assert keys
    assert all(kept.values())
    for row in kept["response"]:
        _unreadable(unlock, keys, row.document, (id_, "response", bytes(row.id).hex(), row.group_id))
    for row in kept["draft"]:
        _unreadable(unlock, keys, row.document, (id_, "draft", bytes(row.id).hex()))
    for row in kept["invitation"]:
        _unreadable(unlock_bare, keys, row.escrow or bytes(64), (id_, "escrow", bytes(row.id).hex()))


def _guesses(world: World, evaluation_id: str) -> Iterator[bytes]:
    """Every key that the link key and every secret in every message lead to."""
    link_key = world.ring.link_key(evaluation_id)
    for base in (link_key, bytes(32)):
        yield from (base, derivations.response_key(base), derivations.escrow_key(base))
        for secret in world.secrets:
            yield derivations.draft_key(base, secret, b"")
            yield from (make(base, secret) for make in (derivations.response_id, derivations.draft_id, derivations.invitation_id))
    yield from (derivations.link_id(secret) for secret in world.secrets)


def _unreadable(open_: Callable[..., bytes], keys: Sequence[bytes], box: bytes, place: tuple[str, ...]) -> None:
    for key in keys:
        with pytest.raises(Unopened):
            open_(key, bytes(box), place)


def _pieces(world: World) -> list[bytes]:
    """A piece of everything locked that a backup holds."""
    locked = [bytes(row.document) for table in ("response", "draft") for row in rows(world, table, "id")]
    return [box[40:72] for box in (*locked, *(bytes(row.escrow) for row in rows(world, "invitation", "id") if row.escrow))]


@pytest.fixture
def on_disk(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> Callable[[], bytes]:
    """Everything in the database's own files, free pages and all."""
    if engine.dialect.name == "sqlite":
        return lambda: b"".join(file.read_bytes() for file in sorted(tmp_path.glob("roundtable.db*")))
    base = Path(request.getfixturevalue("postgres_server")) / "pg" / "base"

    def read() -> bytes:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
        return b"".join(file.read_bytes() for file in sorted(base.rglob("*")) if file.is_file())

    return read


def test_no_file_of_the_database_holds_a_piece_of_what_was_deleted(world: World, engine: Engine, on_disk: Callable[[], bytes]):
    pieces = _pieces(world)
    world.session.commit()
    before = on_disk()
    assert all(piece in before for piece in pieces), "the search must be able to find them"

    finish(world, engine)

    after = on_disk()
    assert [piece for piece in pieces if piece in after] == []


@pytest.mark.postgres
def test_somebody_who_still_looks_at_an_older_state_keeps_nothing_alive(
    postgresql_database: str, ring: KeyRing, request: pytest.FixtureRequest
):
    engine = make_engine(postgresql_database)
    base = Path(request.getfixturevalue("postgres_server")) / "pg" / "base"
    with Session(engine) as session, engine.connect().execution_options(isolation_level="REPEATABLE READ") as onlooker:
        world = make_world(session, ring, sizes=(6,))
        world.answer(0)
        pieces = _pieces(world)
        session.commit()
        onlooker.execute(text("SELECT count(*) FROM evaluation"))
        finish(world, engine)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
        after = b"".join(file.read_bytes() for file in base.rglob("*") if file.is_file())
    engine.dispose()

    assert [piece for piece in pieces if piece in after] == []


def test_the_ring_holds_the_link_key_alone(world: World, engine: Engine, tmp_path: Path):
    key, id_ = world.ring.sealing_key(world.evaluation.id), world.evaluation.id

    finish(world, engine)

    assert [file.name for file in (tmp_path / "keys").iterdir()] == [f"{id_}.link"]
    assert all(key not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_nothing_left_tells_who_took_part(world: World, engine: Engine):
    id_ = world.evaluation.id
    finish(world, engine)

    with Session(engine) as session:
        left = session.scalars(select(tables.Invitation).where(tables.Invitation.evaluation_id == id_)).all()
        assert {(row.state, row.escrow) for row in left} == {("sealed", None)}
        if engine.dialect.name == "postgresql":
            written = text("SELECT count(DISTINCT xmin::text) FROM invitation WHERE evaluation_id = :id")
            assert session.scalar(written, {"id": id_}) == 1
            standing = session.scalars(text("SELECT id FROM invitation WHERE evaluation_id = :id ORDER BY ctid"), {"id": id_}).all()
            assert standing == sorted(standing)


def test_no_row_left_holds_a_time_or_a_number_of_an_answer():
    names = {
        column.name for table in (tables.Response, tables.Draft, tables.Words, tables.Invitation) for column in table.__table__.columns
    }

    assert not {name for name in names if name.endswith(("_at", "_on", "number", "position", "order"))}
