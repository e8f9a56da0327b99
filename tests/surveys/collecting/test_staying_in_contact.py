"""The tick for staying in contact: locked up while answers come in, written down for all at once, and no proof of an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from surveys.collecting import answering, contact, inviting, sealing, slips
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import by_group
from surveys.collecting.values import Asked
from surveys.errors import LinkUnknown
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Person
from surveys.models.registry import metadata
from surveys.models.work import Audit, Outbox

from fixtures.collected import NOW, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring, sizes=(7,))


def say(world: World, place: int, *, agreed: bool = True) -> None:
    contact.say(world.session, world.ring, world.secrets[place], agreed=agreed, now=NOW)
    world.session.commit()


def agreed(world: World, place: int) -> bool:
    return contact.contact(world.session, world.ring, world.secrets[place]).agreed


def listed(world: World) -> list[bool]:
    """What the list of people says of each."""
    world.session.expire_all()
    return [person.stays for person in world.people]


def seal(world: World) -> None:
    world.close()
    sealing.seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.commit()


def test_a_tick_is_kept_and_taken_back(world: World):
    assert not agreed(world, 0)
    say(world, 0)
    assert agreed(world, 0)
    say(world, 0, agreed=False)
    assert not agreed(world, 0)


def test_at_sealing_the_ticks_are_written_into_the_list(world: World):
    world.answer(0)
    for place in (0, 1, 2):
        say(world, place)
    say(world, 2, agreed=False)
    before = listed(world)
    seal(world)

    assert before == [False] * 7
    assert listed(world) == [True, True, *[False] * 5]
    assert agreed(world, 0)


def test_with_the_same_link_it_is_taken_back_after_sealing_and_given_again(world: World):
    say(world, 0)
    seal(world)
    say(world, 0, agreed=False)
    after = listed(world)
    say(world, 3)

    assert not any(after)
    assert listed(world) == [False, False, False, True, False, False, False]


def test_whoever_declined_or_withdrew_can_agree_too(world: World):
    answering.decline(world.session, world.ring, world.secrets[0], now=NOW)
    world.answer(1)
    answering.withdraw(world.session, world.ring, world.secrets[1], now=NOW)
    for place in (0, 1):
        say(world, place)
    seal(world)

    assert listed(world)[:3] == [True, True, False]


def test_an_earlier_tick_holds_until_it_is_taken_back_in_the_next_round(world: World):
    """While the next round is open the list stays as it is."""
    for person in world.people[:2]:
        person.stays = True
    world.session.commit()
    assert agreed(world, 0)
    say(world, 0, agreed=False)
    between = listed(world)
    seal(world)

    assert between[:2] == [True, True]
    assert listed(world)[:2] == [False, True]


def everything_but(world: World, *tables: str) -> list[Any]:
    rows = []
    for table in metadata.sorted_tables:
        if table.name not in tables:
            rows += [tuple(row) for row in world.session.execute(select(table).order_by(*table.primary_key))]
    world.session.rollback()
    return rows


@pytest.mark.parametrize("who", ["somebody who answered", "somebody who did not"])
def test_attack_while_answers_come_in_a_tick_leaves_no_trace_outside_its_box(world: World, who: str):
    """An evaluator or somebody who reads the database must not learn from a tick that somebody has answered, or what was ticked."""
    if who == "somebody who answered":
        world.answer(0)
    staff, elsewhere = by_group(world.session, world.ring, world.evaluation), everything_but(world, "invitation")
    boxes = {row.id: row.contact for row in world.session.scalars(select(Invitation))}
    world.session.rollback()
    say(world, 0)

    assert everything_but(world, "invitation") == elsewhere
    assert by_group(world.session, world.ring, world.evaluation) == staff
    world.session.expire_all()
    after = {row.id: row.contact for row in world.session.scalars(select(Invitation))}
    assert [id_ for id_ in after if after[id_] != boxes[id_]] == [world.visit(0).invitation_id]
    assert len({len(box or b"") for box in (*boxes.values(), *after.values())}) == 1
    assert not world.session.scalars(select(Audit)).all()
    assert not world.session.scalars(select(Outbox)).all()


def test_attack_after_sealing_the_list_does_not_say_whether_a_tick_came_with_an_answer(session: Session, ring: KeyRing):
    """Two rounds in which other people answered and the same people ticked leave the same."""
    left = []
    for answering_ones in ((0, 1, 2), (3, 4, 5)):
        world = make_world(session, ring, sizes=(7,))
        for place in answering_ones:
            world.answer(place)
        for place in (0, 3, 6):
            say(world, place)
        seal(world)
        invitations = session.scalars(select(Invitation).where(Invitation.evaluation_id == world.evaluation.id)).all()
        left.append((listed(world), {(row.state, row.contact, row.escrow, row.quiet) for row in invitations}))

    assert left[0] == left[1] == ([True, False, False, True, False, False, True], {("sealed", None, None, False)})


def test_attack_a_backup_from_before_cannot_be_read_once_the_key_is_gone(world: World, engine: Engine):
    say(world, 0)
    backup = {row.id: bytes(row.contact or b"") for row in world.session.scalars(select(Invitation))}
    id_ = world.evaluation.id
    seal(world)
    world.session.close()
    sealing.scrub(engine, world.ring, id_)

    for invitation_id, box in backup.items():
        assert contact._open(world.ring, Asked(id_, invitation_id), box) == contact.UNSAID


def test_attack_at_sealing_only_who_changed_is_written_and_all_in_one_transaction(world: World, engine: Engine):
    """Somebody who ticked and took it back leaves no trace in the list."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite keeps no transaction numbers")
    for place in (5, 2, 0, 4):
        say(world, place)
    say(world, 4, agreed=False)
    before = written(world)
    seal(world)
    after = written(world)

    changed = {id_ for id_ in after if after[id_] != before[id_]}
    assert changed == {world.people[place].id for place in (0, 2, 5)}
    assert len({after[id_] for id_ in changed}) == 1


def written(world: World) -> dict[str, str]:
    return {row.id: row.xmin for row in world.session.execute(text("SELECT id, xmin::text FROM person"))}


def test_a_box_that_somebody_changed_or_moved_says_nothing(world: World):
    say(world, 0)
    rows = {row.id: row for row in world.session.scalars(select(Invitation))}
    first, second = (rows[world.visit(place).invitation_id] for place in (0, 1))
    second.contact, first.contact = first.contact, b"\0" * len(first.contact or b"")
    world.session.commit()

    assert not agreed(world, 0)
    assert not agreed(world, 1)


def test_whoever_has_no_name_and_no_address_on_the_list_has_nothing_to_keep(world: World):
    world.people[0].name = world.people[0].email = ""
    world.session.delete(world.people[1])
    world.session.commit()
    for place in (0, 1):
        say(world, place)
        assert not contact.contact(world.session, world.ring, world.secrets[place]).listed
    assert not world.visit(0).listed
    assert not world.visit(1).listed
    assert world.visit(2).listed


def test_a_slip_of_a_letter_does_the_same_and_nothing_else(world: World):
    visit = world.visit(0)
    made = slips.slip(world.ring, Asked(visit.evaluation_id, visit.invitation_id), slips.CONTACT)
    other = slips.slip(world.ring, Asked(visit.evaluation_id, visit.invitation_id), slips.REMINDERS)
    seal(world)
    contact.say(world.session, world.ring, made, agreed=True, now=NOW)
    world.session.commit()

    assert listed(world)[0]
    for wrong in (other, made[:-1], "x", world.secrets[0][:-1]):
        with pytest.raises(LinkUnknown):
            contact.say(world.session, world.ring, wrong, agreed=False, now=NOW)
    assert listed(world)[0]


def test_a_lost_evaluation_keeps_no_tick_it_cannot_read(world: World):
    say(world, 0)
    world.ring.destroy_sealing_key(world.evaluation.id)

    assert not agreed(world, 0)


@pytest.mark.parametrize("ticked", [True, False])
def test_what_staff_end_on_request_does_not_come_back_at_sealing(world: World, *, ticked: bool):
    if ticked:
        say(world, 0)
    say(world, 1)
    contact.end_on_request(world.session, world.ring, world.people[0].id, by="evaluator", now=NOW)
    world.session.commit()
    ended = agreed(world, 0)
    seal(world)

    assert not ended
    assert listed(world)[:2] == [False, True]


def test_who_was_replaced_keeps_the_own_tick(world: World, session: Session, ring: KeyRing):
    old = world.people[0]
    new = Person(partnership_id=old.partnership_id, group_id=old.group_id, organisation_id=old.organisation_id, name="New")
    session.add(new)
    session.flush()
    say(world, 0)
    inviting.replace(session, ring, world.evaluation, old.id, new, now=NOW + timedelta(hours=1))
    session.commit()
    seal(world)

    assert (listed(world)[0], session.get_one(Person, new.id).stays) == (True, False)
