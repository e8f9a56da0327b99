"""Double clicks, two tabs and two devices at the same moment: nothing is lost, nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from surveys.collecting import answering, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Consent
from surveys.errors import CodeNeeded, LinkError
from surveys.models.collecting import Draft, PackRow, Response
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Section
from surveys.scoring import codec

from fixtures.collected import ANSWERS, NONCE, NOW, QUESTIONNAIRE, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


def at_once(engine: Engine, *acts: Callable[[Session], Any]) -> Any:
    """What each act gave or raised; all begin together, each in a transaction of its own."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[Session], Any]) -> Any:
        with Session(engine) as session:
            barrier.wait()
            try:
                found = act(session)
                session.commit()
            except LinkError as error:
                return error
            return found

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def sending(world: World, nonce: str = NONCE) -> Any:
    def send(session: Session) -> Any:
        return answering.submit(session, world.ring, world.secrets[0], nonce=nonce, consent=Consent(), now=NOW)

    return send


def test_a_double_click_sends_once_and_both_see_the_same_code(world: World, engine: Engine):
    world.fill()

    receipts = at_once(engine, *[sending(world)] * 4)

    assert len(set(receipts)) == 1
    assert len(world.session.scalars(select(Response)).all()) == 1


def test_of_two_tabs_that_send_one_is_told_to_use_the_code_of_the_other(world: World, engine: Engine):
    world.fill()

    found = at_once(engine, sending(world, "a" * 32), sending(world, "b" * 32))

    assert sorted(isinstance(one, CodeNeeded) for one in found) == [False, True]


def test_two_tabs_that_save_different_sections_lose_nothing(world: World, engine: Engine):
    def saving(section: Section) -> Any:
        def save(session: Session) -> Any:
            visit = answering.find(session, world.ring, world.secrets[0], now=NOW, acting=True)
            answering.save_section(session, world.ring, visit, section, ANSWERS, "en")

        return save

    for _ in range(5):
        at_once(engine, *[saving(section) for section in QUESTIONNAIRE.sections])

        draft = answering.load_draft(world.session, world.ring, world.visit())
        assert draft.answers == ANSWERS
        answering.start_over(world.session, world.visit(acting=True))
        world.session.commit()


def test_a_section_saved_while_another_tab_sends_leaves_no_draft_behind(world: World, engine: Engine):
    def save(session: Session) -> Any:
        visit = answering.find(session, world.ring, world.secrets[0], now=NOW, acting=True)
        answering.save_section(session, world.ring, visit, QUESTIONNAIRE.sections[0], ANSWERS, "en")

    world.fill()
    at_once(engine, save, sending(world))

    assert world.session.scalars(select(Draft)).all() == []
    assert world.visit().state == "answered"


def test_answers_sent_while_sealing_begins_are_counted_or_refused(session: Session, ring: KeyRing, engine: Engine):
    for _ in range(4):
        world = make_world(session, ring)
        for place in range(6):
            world.answer(place)
        world.fill(6)
        id_ = world.evaluation.id

        def seal(fresh: Session, id_: str = id_, world: World = world) -> Any:
            evaluation = fresh.get(Evaluation, id_)
            evaluation.state = "closed"
            sealing.seal(fresh, world.ring, evaluation, now=NOW)

        def send(fresh: Session, world: World = world) -> Any:
            return answering.submit(fresh, world.ring, world.secrets[6], nonce=NONCE, consent=Consent(), now=NOW)

        _, sent = at_once(engine, seal, send)

        session.expire_all()
        packed = codec.decode(session.get(PackRow, id_).document)
        assert sum(stratum.answered for stratum in packed.strata) == (6 if isinstance(sent, LinkError) else 7)
        assert session.scalars(select(Response).where(Response.evaluation_id == id_)).all() == []
        session.commit()
