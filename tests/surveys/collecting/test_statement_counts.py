"""A page takes at most 3 statements and a post at most 4, whatever is done (performance.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.collecting import answering
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Consent

from fixtures.collected import ANSWERS, FIRST, NONCE, NOW, Statements, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    made = make_world(session, ring)
    answering.questionnaire_of(session, made.visit())
    session.commit()
    return made


def counted(world: World, act: Callable[[], object]) -> int:
    with Statements(world.session) as statements:
        act()
        world.session.commit()
    return len(statements.seen)


def test_finding_takes_2(world: World):
    assert counted(world, world.visit) == 2


def test_a_page_takes_3(world: World):
    world.fill()

    assert counted(world, lambda: answering.load_draft(world.session, world.ring, world.visit())) == 3
    assert counted(world, lambda: answering.review(world.session, world.ring, world.visit())) == 3
    code = world.send().return_code
    assert counted(world, lambda: answering.open_again(world.session, world.ring, world.visit(), code)) == 3


def test_saving_a_section_takes_4(world: World):
    def save() -> Any:
        answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, ANSWERS, "en")

    assert [counted(world, save), counted(world, save)] == [4, 4]


def test_sending_takes_4_and_sending_again_3(world: World):
    world.fill()

    def send() -> Any:
        answering.submit(world.session, world.ring, world.secrets[0], nonce=NONCE, consent=Consent(), now=NOW)

    assert [counted(world, send), counted(world, send)] == [4, 3]


def test_coming_back_takes_4(world: World):
    code = world.answer().return_code
    locks = []

    def begin() -> Any:
        locks.append(answering.begin_change(world.session, world.ring, world.visit(acting=True), code))

    def change() -> Any:
        answering.change(world.session, world.ring, world.secrets[0], consent=Consent(), now=NOW, lock=locks[0])

    assert [counted(world, begin), counted(world, change)] == [4, 4]


def test_leaving_takes_4_at_most(world: World):
    world.answer()

    assert counted(world, lambda: answering.withdraw(world.session, world.ring, world.secrets[0], now=NOW)) == 4
    assert counted(world, lambda: answering.decline(world.session, world.ring, world.secrets[1], now=NOW)) == 3
    assert counted(world, lambda: answering.undo_decline(world.session, world.ring, world.secrets[1], now=NOW)) == 2
    assert counted(world, lambda: answering.set_word(world.session, world.ring, world.visit(1, acting=True), "blue heron")) == 4
    assert counted(world, lambda: answering.start_over(world.session, world.visit(1, acting=True))) == 3


def test_no_statement_grows_with_other_evaluations(world: World, session: Session, ring: KeyRing):
    before = counted(world, world.visit)
    for _ in range(3):
        make_world(session, ring, sizes=(3,))

    assert counted(world, world.visit) == before
