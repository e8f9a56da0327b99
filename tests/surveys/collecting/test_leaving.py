"""Withdrawing, declining, being replaced."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, inviting
from surveys.collecting.keyring import KeyRing
from surveys.errors import LinkSealed, LinkUnknown, LinkWithdrawn, NotFound, Refused, WrongState
from surveys.models.base import Base
from surveys.models.collecting import Draft, Invitation, Response
from surveys.models.partnerships import Person
from surveys.models.work import Outbox

from fixtures.collected import NOW, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


def withdraw(world: World, place: int = 0, now: datetime = NOW) -> Any:
    answering.withdraw(world.session, world.ring, world.secrets[place], now=now)
    world.session.commit()


def rows(world: World, table: type[Base]) -> Any:
    return world.session.scalars(select(table)).all()


def test_withdrawing_takes_the_answers_with_the_link_alone(world: World):
    world.answer()

    withdraw(world)

    assert rows(world, Response) == []
    with pytest.raises(LinkWithdrawn):
        world.visit()
    with pytest.raises(LinkWithdrawn):
        world.send()


def test_a_notice_goes_to_the_address_on_file_and_does_not_say_when(world: World):
    world.answer()
    invitation = world.visit().invitation_id

    withdraw(world, now=NOW + timedelta(days=3))

    letter = world.session.scalars(select(Outbox)).one()
    assert (letter.kind, letter.subject_id, letter.due_at) == ("withdrawn", invitation.hex(), NOW)


def test_withdrawing_takes_a_change_that_was_begun(world: World):
    code = world.answer().return_code
    answering.begin_change(world.session, world.ring, world.visit(acting=True), code)
    world.session.commit()

    withdraw(world)

    assert rows(world, Draft) == []


def test_answers_can_be_withdrawn_in_the_grace_time_but_not_once_sealing_began(world: World):
    world.answer(0)
    world.answer(1)
    world.close()
    withdraw(world, 0)
    world.evaluation.state = "sealing"
    world.session.commit()

    with pytest.raises(LinkSealed):
        withdraw(world, 1)
    assert len(rows(world, Response)) == 1


def test_there_is_nothing_to_withdraw_before_sending(world: World):
    world.fill()

    with pytest.raises(Refused, match="nothing to withdraw"):
        withdraw(world)


def test_withdrawing_twice_says_that_it_is_done(world: World):
    world.answer()
    withdraw(world)

    with pytest.raises(LinkWithdrawn):
        withdraw(world)


def test_declining_takes_the_draft_and_the_escrow_and_can_be_undone(world: World):
    world.fill()

    answering.decline(world.session, world.ring, world.secrets[0], now=NOW)
    visit = world.visit()
    assert (visit.state, visit.drafted) == ("declined", False)
    assert inviting.secret_of(world.session, world.ring, world.evaluation.id, visit.invitation_id) is None

    answering.undo_decline(world.session, world.ring, world.secrets[0], now=NOW)
    assert world.visit().state == "invited"
    assert inviting.secret_of(world.session, world.ring, world.evaluation.id, visit.invitation_id) == world.secrets[0]


def test_who_declined_may_still_answer(world: World):
    answering.decline(world.session, world.ring, world.secrets[0], now=NOW)

    assert world.answer().return_code
    assert world.visit().state == "answered"


def test_who_answered_withdraws_instead_of_declining(world: World):
    world.answer()

    for act in (answering.decline, answering.undo_decline):
        with pytest.raises(Refused, match="withdraw"):
            act(world.session, world.ring, world.secrets[0], now=NOW)
    assert world.visit().state == "answered"


@pytest.fixture
def successor(world: World) -> Person:
    old = world.people[0]
    person = Person(partnership_id=old.partnership_id, group_id=old.group_id, organisation_id=old.organisation_id, name="New")
    world.session.add(person)
    world.session.flush()
    return person


def replace(world: World, successor: Person) -> Any:
    secret = inviting.replace(world.session, world.ring, world.evaluation, world.people[0].id, successor, now=NOW)
    world.session.commit()
    return secret


def test_a_replaced_persons_link_stops_and_the_new_ones_works(world: World, successor: Person):
    world.fill()

    secret = replace(world, successor)

    with pytest.raises(LinkUnknown):
        world.visit()
    with pytest.raises(LinkUnknown):
        world.send()
    with pytest.raises(LinkUnknown):
        withdraw(world)
    assert answering.find(world.session, world.ring, secret, now=NOW).state == "invited"


def test_who_answered_before_being_replaced_can_change_and_withdraw(world: World, successor: Person):
    code = world.answer().return_code
    replace(world, successor)

    assert world.visit().state == "answered"
    assert answering.open_again(world.session, world.ring, world.visit(), code)
    withdraw(world)

    assert rows(world, Response) == []
    with pytest.raises(LinkUnknown):
        world.visit()


def test_replacing_looks_the_same_whether_or_not_somebody_answered(world: World, successor: Person):
    world.answer()

    replace(world, successor)

    states = {row.state for row in rows(world, Invitation) if row.person_id == world.people[0].id}
    assert states == {"replaced"}


def test_only_somebody_invited_can_be_replaced_once(world: World, successor: Person):
    replace(world, successor)

    with pytest.raises(NotFound):
        inviting.replace(world.session, world.ring, world.evaluation, world.people[0].id, successor, now=NOW)


def test_nobody_gets_two_links(world: World):
    for people in (world.people[:1], [Person(id="same")] * 2):
        with pytest.raises(Refused, match="two links"):
            inviting.invite(world.session, world.ring, world.evaluation, people, now=NOW)


def test_nobody_is_invited_after_the_closing_day_or_before_opening(world: World):
    with pytest.raises(WrongState):
        inviting.invite(world.session, world.ring, world.evaluation, [], now=NOW + timedelta(days=30))
    world.close()
    with pytest.raises(WrongState):
        inviting.invite(world.session, world.ring, world.evaluation, [], now=NOW)


def test_inviting_nobody_makes_nothing(world: World):
    assert inviting.invite(world.session, world.ring, world.evaluation, [], now=NOW) == []


def test_the_escrow_gives_back_the_secret_for_its_own_invitation_only(world: World):
    one, two = world.visit(0).invitation_id, world.visit(1).invitation_id
    rows_by_id = {row.id: row for row in rows(world, Invitation)}

    assert inviting.secret_of(world.session, world.ring, world.evaluation.id, one) == world.secrets[0]
    assert inviting.secret_of(world.session, world.ring, world.evaluation.id, bytes(32)) is None
    rows_by_id[two].escrow = rows_by_id[one].escrow
    world.session.flush()
    with pytest.raises(Exception, match=r"^$"):
        inviting.secret_of(world.session, world.ring, world.evaluation.id, two)


def test_rows_stand_in_an_order_that_says_nothing_of_the_list(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(60,))

    order = [row.person_id for row in session.execute(select(Invitation.person_id))]
    listed = [person.id for person in world.people]
    assert sorted(order) == sorted(listed)
    assert order != listed
