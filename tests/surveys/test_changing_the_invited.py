"""After the opening people can be added and replaced, and a lost link sent again; nothing of it tells who has answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import by_group
from surveys.errors import Invalid, LinkUnknown, NotFound, Refused, WrongState
from surveys.evaluations import delivering
from surveys.evaluations.announcing import announced
from surveys.evaluations.newcomers import Newcomer, invite_more, replace_person
from surveys.evaluations.reissuing import link_again
from surveys.evaluations.roster import roster, waiting
from surveys.models.collecting import Invitation, Link, PackRow
from surveys.models.evaluations import Participation
from surveys.models.partnerships import Group, Person
from surveys.models.work import Audit, Outbox
from surveys.scoring import codec

from fixtures.collected import NOW, World, make_world

BY = "evaevaevaevaevae"
WHY = "A new colleague joined."


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    """Twelve people of one group and ten of another, one of whom has no address; open."""
    made = make_world(session, ring, sizes=(12, 10))
    made.people[21].email = ""
    session.commit()
    return made


def add(world: World, name: str, email: str, group: Group, lang: str = "en") -> Person:
    """One more on the partnership's list."""
    old = world.people[0]
    made = Person(partnership_id=old.partnership_id, organisation_id=old.organisation_id, group_id=group.id, name=name)
    made.email, made.lang = email, lang
    world.session.add(made)
    world.session.commit()
    return made


def replace(world: World, place: int, name: str = "New", email: str = "new@example.org", why: str = WHY, lang: str = "en") -> Any:
    who = Newcomer(name, email, lang)
    done = replace_person(world.session, world.ring, world.evaluation, world.people[place].id, who, why, by=BY, now=NOW)
    world.session.commit()
    return done


def invite(world: World, *people: Person, why: str = WHY) -> Any:
    done = invite_more(world.session, world.ring, world.evaluation, [one.id for one in people], why, by=BY, now=NOW)
    world.session.commit()
    return done


def again(world: World, place: int, **later: int) -> Any:
    letter = link_again(world.session, world.ring, world.evaluation, world.people[place].id, by=BY, now=NOW + timedelta(**later))
    world.session.commit()
    return letter


def names(world: World) -> set[str]:
    return {one.name for one in roster(world.session, world.evaluation, 1, 50)}


def counts(world: World) -> list[tuple[int, int | None]]:
    return sorted((one.invited, one.answered) for one in by_group(world.session, world.ring, world.evaluation))


def number(world: World, table: Any, **its: Any) -> int:
    return len(world.session.scalars(select(table).filter_by(**its)).all())


def test_people_added_after_the_opening_are_invited_by_mail_or_by_a_printed_letter(world: World):
    by_mail = add(world, "Late", "late@example.org", world.groups[1])
    on_paper = add(world, "Umm Omar", "", world.groups[1], "ar")

    done = invite(world, by_mail, on_paper)
    visit = answering.find(world.session, world.ring, done.letters[0].secret, now=NOW)

    assert (done.invited, done.by_email, len(done.letters)) == (2, 1, 1)
    assert (done.letters[0].name, visit.lang, visit.group) == ("Umm Omar", "ar", world.groups[1].id)
    assert counts(world) == [(12, 0), (12, 0)]
    assert number(world, Outbox, kind="invitation") == 1
    assert waiting(world.session, world.evaluation) == ()


def test_nobody_is_invited_twice_and_nobody_without_a_tick_or_a_reason(world: World):
    late = add(world, "Late", "late@example.org", world.groups[0])

    for people, why in (([world.people[0]], WHY), ([], WHY), ([late], " ")):
        with pytest.raises(Invalid):
            invite(world, *people, why=why)
        world.session.rollback()

    assert [one.person.name for one in waiting(world.session, world.evaluation)] == ["Late"]


def test_a_group_that_was_not_asked_at_the_opening_cannot_be_added(world: World):
    group = Group(partnership_id=world.evaluation.partnership_id, position=2, name={"en": "Donors"})
    world.session.add(group)
    world.session.flush()
    donor = add(world, "Donor", "donor@example.org", group)

    assert [one.possible for one in waiting(world.session, world.evaluation)] == [False]
    with pytest.raises(Invalid):
        invite(world, donor)


def test_every_change_is_told_to_the_focal_persons_and_stands_in_the_audit_by_ids(world: World):
    invite(world, add(world, "Late", "late@example.org", world.groups[0]))
    replace(world, 15)
    again(world, 16)

    told = announced(world.session, world.evaluation.id)
    assert [one.why for one in told] == [WHY, WHY]
    assert [(one.what.params["before"], one.what.params["after"]) for one in told if "before" in one.what.params] == [(12, 13)]
    rows = world.session.scalars(select(Audit).order_by(Audit.number)).all()
    assert [row.verb for row in rows] == ["invite", "announce", "replace", "announce", "link_again"]
    words = str(told) + " ".join(str(value) for row in rows for value in vars(row).values())
    assert [hidden for hidden in ("Late", "New", "@example.org", "Person") if hidden in words] == []


def test_somebody_new_takes_a_place_and_the_old_link_stops(world: World):
    old = world.people[0]

    replace(world, 0, "New")

    with pytest.raises(LinkUnknown):
        world.visit(0)
    new = world.session.scalars(select(Person).where(Person.name == "New")).one()
    assert (new.group_id, new.organisation_id) == (old.group_id, old.organisation_id)
    assert counts(world) == [(10, 0), (12, 0)]
    assert "New" in names(world)
    assert old.name not in names(world)
    assert waiting(world.session, world.evaluation) == ()


def test_whoever_was_replaced_is_not_found_again(world: World):
    replace(world, 0)

    for act in (lambda: replace(world, 0, email="other@example.org"), lambda: again(world, 0)):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize(
    ("newcomer", "why"),
    [
        ({"name": " "}, WHY),
        ({"name": "x" * 400}, WHY),
        ({"email": "no address"}, WHY),
        ({"email": "PERSON0.3@example.org"}, WHY),
        ({"lang": "tlh"}, WHY),
        ({}, ""),
        ({}, "x" * 5000),
    ],
)
def test_what_is_wrong_with_a_newcomer_is_said_and_nothing_is_changed(world: World, newcomer: dict[str, str], why: str):
    with pytest.raises(Invalid):
        replace(world, 0, why=why, **newcomer)
    world.session.rollback()

    assert world.people[0].name in names(world)


def test_what_staff_see_is_the_same_whether_or_not_the_replaced_person_had_answered(world: World):
    """Also at the edge of a step, where the fifth answer is of the person who is replaced."""
    for place in range(5):
        world.answer(place)
    before = counts(world)

    replace(world, 0)
    replace(world, 7, "Other", "other@example.org")

    assert before == counts(world) == [(10, 0), (12, 5)]


def test_an_answer_of_somebody_replaced_counts_and_the_place_is_counted_once(world: World):
    for place in range(12):
        world.answer(place)
    replace(world, 0)
    world.close()
    sealing.seal(world.session, world.ring, world.evaluation, now=NOW)

    pack = codec.decode(world.session.get_one(PackRow, world.evaluation.id).document)
    assert [(stratum.invited, stratum.answered) for stratum in pack.strata] == [(12, 12)]
    assert sorted((row.invited, row.bounced) for row in world.session.scalars(select(Participation))) == [(10, 0), (12, 0)]


def test_nothing_can_be_changed_after_the_closing(world: World):
    world.close()

    for act in (lambda: replace(world, 0), lambda: invite(world, world.people[0]), lambda: again(world, 0)):
        with pytest.raises(WrongState):
            act()


def test_a_partners_signatory_is_neither_replaced_nor_joined_by_another(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(1, 1), mode="organisation_position")

    for act in (lambda: replace(world, 0), lambda: invite(world, world.people[0])):
        with pytest.raises(Refused, match="one agreed answer"):
            act()
    assert again(world, 0) is None


def test_the_link_goes_again_by_mail_and_no_second_one_is_made(world: World):
    before = [number(world, Link), number(world, Invitation)]

    assert again(world, 0) is None

    row = world.session.scalars(select(Outbox)).one()
    assert (row.kind, row.subject_id) == ("link_again", world.visit(0).invitation_id.hex())
    assert [number(world, Link), number(world, Invitation)] == before


def test_nobody_is_written_to_twice_in_two_days_whatever_became_of_the_letter(world: World):
    again(world, 0)
    with pytest.raises(Refused, match="two days"):
        again(world, 0, hours=40)
    again(world, 1, hours=1)
    again(world, 0, hours=49)

    delivering.remind(world.session, world.evaluation, by=BY, now=NOW + timedelta(days=5))
    with pytest.raises(Refused, match="two days"):
        again(world, 2, days=6)


def test_a_letter_printed_again_has_the_same_link_as_long_as_it_is_of_use(world: World):
    first, second = again(world, 21), again(world, 21)

    assert first == second
    assert (first.secret, first.again) == (world.secrets[21], True)


def test_a_letter_printed_again_does_not_say_who_has_answered(world: World):
    """Its link then opens nothing, is the same at every printing, and no row knows it."""
    world.answer(21)
    before = number(world, Link)

    first, second = again(world, 21), again(world, 21)

    assert first.secret == second.secret != world.secrets[21]
    assert (len(first.secret), first.name, first.again) == (27, world.people[21].name, True)
    with pytest.raises(LinkUnknown, match="copied whole"):
        answering.find(world.session, world.ring, first.secret, now=NOW)
    assert number(world, Link) == before
