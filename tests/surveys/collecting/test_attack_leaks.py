"""Attack 5: look for a secret in logs, errors, and everything that is left for later (A8, B2)."""

from __future__ import annotations

import logging
import traceback
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from surveys.collecting import answering, inviting
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import shown
from surveys.collecting.values import Consent
from surveys.errors import RoundtableError
from surveys.models.registry import metadata

from fixtures.collected import NOW, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


def forms(secret: str) -> Any:
    """A secret as it might be written."""
    return (secret, secret.upper(), shown(secret), shown(secret).upper(), secret.encode().hex())


def stored(session: Session) -> Any:
    """Every value in every table, as text."""
    for table in metadata.sorted_tables:
        for row in session.execute(select(table)):
            for value in row:
                yield (value if isinstance(value, bytes) else str(value).encode()).lower()


def test_no_table_holds_a_secret_at_any_step(world: World):
    session, ring = world.session, world.ring
    code = world.answer(0).return_code
    world.answer(1)
    world.fill(2)
    lock = answering.set_word(session, ring, world.visit(2, acting=True), "blue heron")
    answering.begin_change(session, ring, world.visit(0, acting=True), code)
    answering.withdraw(session, ring, world.secrets[1], now=NOW)
    answering.decline(session, ring, world.secrets[3], now=NOW)
    inviting.replace(session, ring, world.evaluation, world.people[4].id, _successor(world), now=NOW)
    session.commit()

    everything = b"\n".join(stored(session))
    hidden = [form for secret in world.secrets for form in forms(secret)] + [code, lock.hex(), "blue heron", "all went well"]
    assert [form for form in hidden if form.lower().encode() in everything] == []


def test_no_log_line_holds_a_secret_even_with_every_value_logged(world: World, database_url: str, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    talkative = create_engine(database_url, echo="debug", hide_parameters=False)
    with Session(talkative) as session:
        world.session.close()
        world.session = session
        session.merge(world.evaluation)
        code = world.answer(0).return_code
        answering.open_again(session, world.ring, world.visit(0), code)
        answering.withdraw(session, world.ring, world.secrets[0], now=NOW)
        session.commit()
    talkative.dispose()

    assert "INSERT INTO response" in caplog.text
    assert [form for form in (*forms(world.secrets[0]), code) if form in caplog.text] == []


def test_no_error_holds_a_secret(world: World):
    world.answer(0)
    session, ring, late = world.session, world.ring, NOW + timedelta(days=99)
    secret = world.secrets[0]
    failing = (
        lambda: answering.find(session, ring, secret, now=late),
        lambda: answering.find(session, ring, secret + "x", now=NOW),
        lambda: answering.find(session, ring, world.secrets[1][:-1] + "~", now=NOW),
        lambda: answering.submit(session, ring, secret, nonce="e" * 32, consent=Consent(), now=NOW),
        lambda: answering.submit(session, ring, world.secrets[1], nonce="e" * 32, consent=Consent(), now=NOW),
        lambda: answering.decline(session, ring, secret, now=NOW),
        lambda: answering.withdraw(session, ring, world.secrets[1], now=NOW),
        lambda: answering.open_again(session, ring, world.visit(0), "0" * 10),
        lambda: answering.read_ticket(b"key", world.visit(0), "ticket", now=NOW),
    )

    for act in failing:
        with pytest.raises(RoundtableError) as found:
            act()
        session.rollback()
        told = "".join(traceback.format_exception(found.value)) + repr(found.value) + repr(found.value.args)
        assert [form for one in world.secrets[:2] for form in forms(one) if form in told] == []


def test_a_database_error_shows_no_value(world: World):
    from sqlalchemy.exc import IntegrityError  # noqa: PLC0415 - used here only

    world.session.expunge_all()
    with pytest.raises(IntegrityError) as found:
        world.session.execute(metadata.tables["link"].insert(), [{"key": b"k" * 32, "purpose": "none", "evaluation_id": "nowhere"}])
    world.session.rollback()

    assert "nowhere" not in str(found.value.statement)
    assert "hidden" in str(found.value)


def test_letters_and_jobs_name_people_by_ids_only(world: World):
    world.answer(0)
    answering.withdraw(world.session, world.ring, world.secrets[0], now=NOW)
    world.session.commit()

    for name in ("outbox", "job", "audit"):
        for row in world.session.execute(select(metadata.tables[name])):
            told = " ".join(str(value) for value in row)
            assert [form for secret in world.secrets for form in forms(secret) if form in told] == []
            assert [person.email for person in world.people if person.email in told] == []


def _successor(world: World) -> Any:
    old = world.people[4]
    person = type(old)(partnership_id=old.partnership_id, group_id=old.group_id, organisation_id=old.organisation_id)
    world.session.add(person)
    world.session.flush()
    return person
