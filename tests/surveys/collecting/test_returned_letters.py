"""A first letter that came back: whose it was, what is noted, and that nothing of it tells who has answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveys.collecting import answering, inviting, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import by_group
from surveys.collecting.returning import Why, mark, note_return, whose
from surveys.collecting.values import Asked
from surveys.evaluations.delivering import Delivery, delivery
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Participation
from surveys.models.registry import metadata
from surveys.models.work import Outbox

from fixtures.collected import NOW, Statements, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    made = make_world(session, ring, sizes=(12, 5))
    for invitation in session.scalars(select(Invitation)):
        row = Outbox(kind="invitation", evaluation_id=made.evaluation.id, subject_id=invitation.id.hex(), due_at=NOW, sent_at=NOW)
        session.add(row)
    session.commit()
    return made


def asked(world: World, place: int) -> Asked:
    return Asked(world.evaluation.id, answering.find(world.session, world.ring, world.secrets[place], now=NOW).invitation_id)


def marked(world: World, place: int, letter: str = "invitation") -> str:
    return mark(world.ring, asked(world, place), letter)


def back(world: World, place: int, why: Why = Why.ADDRESS) -> bool:
    found = whose(world.session, world.ring, [marked(world, place)])
    return note_return(world.session, next(iter(found.values())), why)


def test_a_mark_is_short_and_tells_people_and_letters_apart(world: World):
    marks = {marked(world, place, letter) for place in range(17) for letter in ("invitation", "reminder")}

    assert len(marks) == 34
    assert {len(one) for one in marks} == {16}


def test_a_mark_is_stored_nowhere_and_is_no_part_of_anything_stored(world: World):
    marks = {marked(world, place) for place in range(17)}
    stored = [
        (value.hex() if isinstance(value, bytes) else str(value)).lower()
        for table in metadata.sorted_tables
        for row in world.session.execute(select(table))
        for value in row
    ]

    assert not [one for one in marks for value in stored if one in value]
    assert not [one for one in marks for secret in world.secrets if one in secret]


def test_only_marks_of_first_letters_are_found_in_one_statement(world: World):
    wanted = [marked(world, 3), marked(world, 4, "reminder"), "0" * 16, "", "x" * 5000]

    with Statements(world.session) as statements:
        found = whose(world.session, world.ring, wanted)

    assert dict(found) == {wanted[0]: asked(world, 3)}
    assert len(statements.seen) == 1


def test_another_evaluation_has_other_marks(world: World, session: Session, ring: KeyRing):
    other = make_world(session, ring)

    assert whose(session, ring, [marked(world, 0)]).keys() == {marked(world, 0)}
    assert whose(session, ring, [marked(other, 0)])[marked(other, 0)].evaluation_id == other.evaluation.id


def test_whoever_has_no_key_ring_finds_nobody(world: World, tmp_path: Any):
    (tmp_path / "keys" / f"{world.evaluation.id}.link").rename(tmp_path / "gone")

    assert dict(whose(world.session, world.ring, ["0" * 16])) == {}


def test_coming_back_twice_is_noted_once(world: World):
    assert [back(world, 2, Why.MAILBOX), back(world, 2, Why.ADDRESS)] == [True, False]

    row = world.session.get_one(Invitation, (world.evaluation.id, asked(world, 2).invitation_id), populate_existing=True)
    assert (row.state, row.returned) == ("invited", "mailbox")
    assert delivery(world.session, world.evaluation.id) == Delivery(16, 0, 1)


def seen_by_staff(world: World) -> Any:
    world.session.commit()
    groups = by_group(world.session, world.ring, world.evaluation)
    return sorted((one.invited, one.answered) for one in groups if one.answered is not None), delivery(world.session, world.evaluation.id)


@pytest.mark.parametrize("steps", [("back",), ("back", "answer"), ("answer", "back")])
def test_attack_whoever_answers_although_the_letter_came_back_changes_no_number(world: World, steps: tuple[str, ...]):
    """A forwarded letter comes back from one of two mailboxes; its reader answers from the other. Staff see the same as if nobody had."""
    acts = {"back": lambda: back(world, 0), "answer": lambda: world.answer(0)}
    for step in steps:
        acts[step]()

    assert seen_by_staff(world) == ([(11, 0)], Delivery(16, 0, 1))


@pytest.mark.parametrize("act", [answering.decline, answering.undo_decline])
def test_attack_declining_after_the_letter_came_back_changes_no_number(world: World, act: Any):
    back(world, 0)
    before = seen_by_staff(world)
    act(world.session, world.ring, world.secrets[0], now=NOW)

    assert seen_by_staff(world) == before


def test_attack_the_note_is_the_same_whoever_answered(world: World):
    """The same rows are marked, whatever their readers have done: the list of letters that came back names no silent person."""
    world.answer(1)
    answering.decline(world.session, world.ring, world.secrets[2], now=NOW)
    for place in range(3):
        assert back(world, place)

    noted = select(Invitation.person_id).where(Invitation.returned != "")
    assert set(world.session.scalars(noted)) == {person.id for person in world.people[:3]}


def test_who_answered_still_counts_with_what_they_said(world: World, session: Session, ring: KeyRing):
    for place in range(12):
        world.answer(place)
    back(world, 0)
    world.close()
    sealing.seal(session, ring, world.evaluation, now=NOW)

    counts = {row.group_id: (row.invited, row.delivered, row.bounced) for row in session.scalars(select(Participation))}
    assert counts == {world.groups[0].id: (11, 11, 1), world.groups[1].id: (5, 5, 0)}


def test_after_closing_it_is_noted_and_after_sealing_no_more(world: World, session: Session, ring: KeyRing):
    marks = [marked(world, place) for place in range(2)]
    whom = asked(world, 1)
    world.close()
    assert note_return(session, whose(session, ring, marks[:1])[marks[0]], Why.ADDRESS)
    sealing.seal(session, ring, world.evaluation, now=NOW + timedelta(days=3))
    session.commit()

    assert dict(whose(session, ring, marks)) == {}
    assert not note_return(session, whom, Why.ADDRESS)
    assert set(session.scalars(select(Invitation.returned))) == {""}


def test_a_lost_evaluation_stops_no_other(world: World, session: Session, ring: KeyRing, tmp_path: Any):
    other = make_world(session, ring)
    (tmp_path / "keys" / f"{world.evaluation.id}.link").unlink()

    assert len(whose(session, ring, [marked(other, 0)])) == 1
    world.evaluation.lost = True
    session.commit()
    assert len(whose(session, ring, [marked(other, 0)])) == 1


def test_whoever_was_replaced_is_not_looked_for(world: World, session: Session, ring: KeyRing):
    known, whom = marked(world, 0), asked(world, 0)
    old = world.people[0]
    person = type(old)(partnership_id=old.partnership_id, group_id=old.group_id, organisation_id=old.organisation_id)
    session.add(person)
    session.flush()
    inviting.replace(session, ring, world.evaluation, old.id, person, now=NOW)

    assert dict(whose(session, ring, [known])) == {}
    assert not note_return(session, whom, Why.ADDRESS)


def test_the_table_refuses_an_unknown_reason(world: World):
    with pytest.raises(IntegrityError):
        world.session.execute(update(Invitation).values(returned="silent"))
    world.session.rollback()
