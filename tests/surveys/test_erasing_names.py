"""Names and addresses go when their time is over, unless somebody is asked again or agreed to stay in contact; and on request at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.jobs.erasing import erase_names
from app.jobs.registry import Tools
from app.settings import Settings
from surveys.auditing import verify
from surveys.collecting import answering, inviting, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Consent
from surveys.errors import Invalid
from surveys.evaluations import closing, creating, settings
from surveys.evaluations.named import named
from surveys.models.collecting import Invitation, PackRow
from surveys.models.evaluations import Evaluation, Participation
from surveys.models.partnerships import Partner, Partnership, Person
from surveys.models.work import Audit, Outbox
from surveys.partnerships import erasing

from fixtures.collected import NOW, World, make_evaluation, make_world

LATER = NOW + timedelta(days=366)


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring, sizes=(4, 3))


def finish(world: World, *, at: Any = NOW) -> None:
    closing.close(world.session, world.evaluation, by=None, now=at)
    sealing.seal(world.session, world.ring, world.evaluation, now=at)
    world.evaluation.state = "sealed"
    world.session.commit()


def erase(world: World, *, at: Any = LATER) -> list[str]:
    """What the routine does; whose names are left."""
    for id_ in erasing.due(world.session, at.date()):
        erasing.erase_due(world.session, world.session.get_one(Evaluation, id_), now=at)
    world.session.commit()
    return sorted(world.session.scalars(select(Person.name)))


@pytest.mark.parametrize(
    ("closed", "months", "day"),
    [
        (date(2026, 12, 5), 12, date(2027, 12, 5)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), 60, date(2031, 1, 15)),
    ],
)
def test_months_are_counted_in_the_calendar(closed: date, months: int, day: date):
    assert erasing.erasing_day(closed, months) == day


def test_closing_sets_the_day_in_the_zone_of_the_evaluation_and_reopening_takes_it_away(world: World):
    closing.close(world.session, world.evaluation, by=None, now=NOW)
    set_to = world.evaluation.names_until
    closing.reopen(world.session, world.evaluation, by="a", now=NOW)

    assert (set_to, world.evaluation.names_until) == (date(2027, 11, 21), None)


def test_whoever_closes_late_counts_from_the_closing_day(world: World):
    closing.close(world.session, world.evaluation, by=None, now=NOW + timedelta(days=40))

    assert world.evaluation.names_until == date(2027, 12, 1)


def test_nothing_goes_before_its_day(world: World):
    finish(world)

    assert len(erase(world, at=LATER - timedelta(days=2))) == 7
    assert erase(world) == []


def test_what_was_counted_stays_as_it_was(world: World):
    world.answer(0)
    finish(world)
    counted = [(row.group_id, row.invited) for row in world.session.scalars(select(Participation).order_by(Participation.group_id))]
    erase(world)

    after = [(row.group_id, row.invited) for row in world.session.scalars(select(Participation).order_by(Participation.group_id))]
    assert after == counted
    assert world.session.scalar(select(func.count()).select_from(Invitation)) == 7
    assert set(world.session.scalars(select(Invitation.person_id))) == {None}


def test_an_evaluation_that_is_not_sealed_keeps_its_names_and_a_lost_one_does_not(world: World):
    closing.close(world.session, world.evaluation, by=None, now=NOW)
    world.session.commit()
    waiting = erase(world)
    world.evaluation.lost = True
    world.session.commit()

    assert len(waiting) == 7
    assert erase(world) == []


def test_whoever_agreed_stays_and_is_told_how_to_end_it(world: World):
    world.people[0].stays = world.people[1].stays = True
    world.people[1].email = ""
    finish(world)

    assert erase(world) == ["Person 0.0", "Person 0.1"]
    letters = world.session.scalars(select(Outbox).where(Outbox.kind == erasing.KEPT)).all()
    its = world.session.scalars(select(Invitation.id).where(Invitation.person_id == world.people[0].id)).one()
    assert [(row.subject_id, row.evaluation_id) for row in letters] == [(its.hex(), world.evaluation.id)]
    assert erase(world, at=LATER + timedelta(days=1)) == ["Person 0.0", "Person 0.1"]
    assert len(world.session.scalars(select(Outbox).where(Outbox.kind == erasing.KEPT)).all()) == 1


def test_whoever_is_asked_again_stays_until_that_round_is_over(world: World, session: Session, ring: KeyRing):
    finish(world)
    again = second_round(world, session, ring)
    between = erase(world)
    closing.close(session, again, by=None, now=LATER)
    sealing.seal(session, ring, again, now=LATER)
    again.state = "sealed"
    session.commit()

    assert between == ["Person 0.0", "Person 0.1"]
    assert erase(world, at=LATER + timedelta(days=300)) == between
    assert erase(world, at=LATER + timedelta(days=366)) == []


def second_round(world: World, session: Session, ring: KeyRing) -> Evaluation:
    partnership = session.get_one(Partnership, world.evaluation.partnership_id)
    again = make_evaluation(session, partnership, title="Round two", closes_on=date(2027, 12, 31))
    ring.create(again.id)
    inviting.invite(session, ring, again, world.people[:2], now=NOW)
    session.commit()
    return again


def test_whoever_ends_the_contact_later_is_erased_at_once_and_before_the_day_not(world: World):
    for person in world.people[:3]:
        person.stays = True
    finish(world)
    erasing.end_contact(world.session, world.people[0].id, by="evaluator", now=NOW)
    world.session.commit()
    early = len(world.session.scalars(select(Person)).all())
    erase(world)
    erasing.end_contact(world.session, world.people[1].id, by=None, now=LATER)
    world.session.commit()

    assert early == 7
    assert erase(world) == ["Person 0.2"]


@pytest.mark.parametrize("status", ["active", "concluding", "concluded", "ended_early"])
def test_focal_persons_stay_while_the_partnership_lasts_and_a_round_needs_them(world: World, session: Session, status: str):
    partnership = session.get_one(Partnership, world.evaluation.partnership_id)
    partner = Partner(
        partnership_id=partnership.id, organisation_id=world.people[0].organisation_id, focal_name="F", focal_email="f@example.org"
    )
    partnership.status = status
    session.add(partner)
    session.commit()
    finish(world)
    early = erasing.due_focal_persons(session, NOW.date())
    due = erasing.due_focal_persons(session, LATER.date())
    make_evaluation(session, partnership, state="draft")
    preparing = erasing.due_focal_persons(session, LATER.date())
    for id_ in due:
        assert erasing.erase_focal_persons(session, id_, now=LATER) == 1
    session.commit()
    session.refresh(partner)

    assert (early, preparing) == ((), ())
    assert due == ((partnership.id,) if status in erasing.ENDED else ())
    assert (partner.focal_name, partner.focal_email) == (("", "") if due else ("F", "f@example.org"))


def test_the_record_counts_and_names_nobody(world: World):
    finish(world)
    erase(world)
    rows = world.session.scalars(select(Audit).order_by(Audit.number)).all()

    assert [(row.verb, row.object_id, row.account_id) for row in rows if row.verb == "erase_names"] == [
        ("erase_names", world.evaluation.id, None)
    ]
    assert verify(world.session)
    told = " ".join(str(value) for row in world.session.execute(select(Audit.__table__)) for value in row)
    assert not [person for person in world.people if person.id in told]


def test_somebody_who_asks_for_it_is_forgotten_at_once_and_the_place_stays(world: World):
    world.answer(0)
    for place in (0, 1):
        erasing.forget(world.session, world.people[place], by="evaluator", now=NOW)
    world.session.commit()

    assert world.visit(1).state == "invited"
    world.answer(1)
    finish(world)
    counts = {row.group_id: row.invited for row in world.session.scalars(select(Participation))}
    assert counts == {world.groups[0].id: 4, world.groups[1].id: 3}
    assert world.session.scalars(select(PackRow)).one()
    assert [row.verb for row in world.session.scalars(select(Audit).order_by(Audit.number))][:2] == ["forget", "forget"]
    assert verify(world.session)


def test_whoever_was_forgotten_has_no_name_beside_answers(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(3,), mode="attributed")
    for place in range(2):
        world.fill(place)
        nonce = f"{place}" * 32
        answering.submit(session, ring, world.secrets[place], nonce=nonce, consent=Consent(named=True), now=NOW)
    session.commit()
    erasing.forget(session, world.people[0], by="evaluator", now=NOW)
    session.commit()
    finish(world)

    assert [one.who for one in named(session, world.evaluation, creating.questionnaire_of(world.evaluation))] == ["Person 0.1"]


def test_the_worker_erases_what_is_due(world: World, engine: Engine, tmp_path: Path):
    tools = Tools(engine, world.ring, Settings(instance=tmp_path, secret_keys=(), database_url="", key_ring=""))
    finish(world, at=NOW - timedelta(days=800))
    world.session.rollback()
    erase_names(tools)

    assert world.session.scalars(select(Person)).all() == []
    world.session.rollback()
    erase_names(tools)
    assert world.session.scalar(select(func.count()).where(Audit.verb == "erase_names")) == 1


def test_a_page_tells_when_names_go_and_who_stays_only_once_the_others_are_gone(world: World):
    world.people[0].stays = True
    partnership_id = world.evaluation.partnership_id
    open_ = erasing.keeping(world.session, partnership_id)
    finish(world)
    closed = erasing.keeping(world.session, partnership_id)
    before = erasing.staying(world.session, partnership_id, NOW.date())
    erase(world)

    assert open_ == (erasing.Keeping("Round one", 12, None),)
    assert closed == (erasing.Keeping("Round one", 12, date(2027, 11, 21)),)
    assert before == frozenset()
    assert erasing.keeping(world.session, partnership_id) == ()
    assert erasing.staying(world.session, partnership_id, LATER.date()) == frozenset({world.people[0].id})


@pytest.mark.parametrize("months", [0, 61, -1])
def test_a_time_that_is_too_long_or_none_is_refused(world: World, months: int):
    with pytest.raises(Invalid) as told:
        settings.checked(replace(settings.settings_of(world.evaluation), names_months=months))

    assert [problem.place for problem in told.value.problems] == ["names_months"]


def test_the_house_sets_the_time_for_a_first_round_and_the_next_keeps_that_of_the_last(world: World, session: Session):
    partnership = session.get_one(Partnership, world.evaluation.partnership_id)
    made = creating.create(session, partnership, creating.from_template("short-check"), title="A", by="a", now=NOW, months=6)
    world.evaluation.state, world.evaluation.names_months = "shared", 3
    session.flush()
    after = creating.create(session, partnership, creating.from_template("short-check"), title="B", by="a", now=NOW, months=6)

    assert (made.names_months, after.names_months) == (6, 3)
