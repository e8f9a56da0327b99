"""Sealing turns everybody's answers into one pack and leaves nothing of one person."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import sealing, whole_records
from surveys.collecting.keyring import KeyRing
from surveys.collecting.sealing import seal
from surveys.collecting.values import Consent
from surveys.errors import LostKey, Refused, WrongState
from surveys.models.base import Base
from surveys.models.collecting import Draft, Invitation, Link, PackRow, Response, Words
from surveys.models.evaluations import Evaluation, Participation
from surveys.models.work import Outbox
from surveys.questionnaires.values import Answer
from surveys.scoring import codec
from surveys.scoring.pack import VERSION
from surveys.scoring.packing import unpacked

from fixtures.collected import ANSWERS, NOW, QUESTIONNAIRE, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring, sizes=(8, 3, 6))


def rows(world: World, table: type[Base]) -> Any:
    return world.session.scalars(select(table).where(table.evaluation_id == world.evaluation.id)).all()


def sealed(world: World, **kwargs: Any) -> Any:
    world.close()
    row = seal(world.session, world.ring, world.evaluation, now=NOW, **kwargs)
    world.session.commit()
    return codec.decode(row.document)


def answer_all(world: World, places: Iterable[int]) -> Any:
    for place in places:
        world.answer(place, {**ANSWERS, "trust": Answer(place % 5 + 1), "words": Answer(f"Words {place}")})


def test_the_pack_holds_every_answer_once_and_small_groups_together(world: World):
    answer_all(world, range(17))

    pack = sealed(world)

    values = Counter(value for stratum in pack.strata for value in unpacked(stratum.columns["trust"]))
    assert values == Counter(place % 5 + 1 for place in range(17))
    assert sorted(stratum.answered for stratum in pack.strata) == [8, 9]
    assert {count.group: count.invited for count in pack.groups} == dict(zip((g.id for g in world.groups), (8, 3, 6), strict=True))
    assert (pack.questionnaire, pack.k) == ("test", 5)


def test_texts_become_rows_of_their_own_with_language_and_consent(world: World):
    world.answer(0, {**ANSWERS, "words": Answer("Print this.")}, consent=Consent(may_quote=True))
    world.answer(1, {**ANSWERS, "words": Answer("Do not."), "role": Answer("other", other="Driver")})

    sealed(world)

    found = {(row.item, row.text, row.lang, row.may_quote, row.chosen) for row in rows(world, Words)}
    assert found == {
        ("words", "Print this.", "en", True, False),
        ("words", "Do not.", "en", False, False),
        ("role", "Driver", "en", False, False),
    }


def test_nothing_of_one_person_is_left(world: World):
    answer_all(world, range(6))
    world.fill(7)
    world.session.add(Outbox(kind="reminder", evaluation_id=world.evaluation.id, subject_id="00", due_at=NOW))

    sealed(world)

    assert [rows(world, table) for table in (Response, Draft, Outbox)] == [[], [], []]
    assert {(row.state, row.escrow) for row in rows(world, Invitation)} == {("sealed", None)}
    assert len(rows(world, Link)) == 17


def test_counts_per_group_take_the_place_of_what_each_person_did(world: World):
    ids = [world.visit(place).invitation_id for place in range(17)]
    for place, kind, sent, failure in (
        (0, "invitation", NOW, ""),
        (1, "invitation", None, ""),
        (2, "invitation", NOW, "no"),
        (3, "reminder", NOW, ""),
    ):
        row = Outbox(kind=kind, evaluation_id=world.evaluation.id, subject_id=ids[place].hex(), due_at=NOW, sent_at=sent, failure=failure)
        world.session.add(row)
    for place, change in ((4, {"returned": "mailbox"}), (5, {"state": "replaced"})):
        world.session.execute(update(Invitation).where(Invitation.id == ids[place]).values(**change))

    sealed(world)

    counts = {row.group_id: (row.invited, row.delivered, row.bounced) for row in rows(world, Participation)}
    assert counts == {world.groups[0].id: (6, 1, 1), world.groups[1].id: (3, 0, 0), world.groups[2].id: (6, 0, 0)}


def test_who_answered_and_was_replaced_counts_once(world: World):
    answer_all(world, range(8))
    world.session.execute(update(Invitation).where(Invitation.person_id == world.people[0].id).values(state="replaced"))

    pack = sealed(world)

    assert {(count.invited, count.answered) for count in pack.groups if count.group == world.groups[0].id} == {(8, 8)}


def test_the_row_names_its_version_and_digest_and_the_moment(world: World):
    sealed(world)

    row = rows(world, PackRow)[0]
    assert row.digest == hashlib.sha256(row.document).digest()
    assert (row.version, row.records) == (VERSION, None)
    assert (world.evaluation.state, world.evaluation.sealed_at) == ("sealing", NOW)


def test_sealing_again_gives_the_pack_there_is(world: World):
    answer_all(world, range(6))
    first = sealed(world)

    assert codec.decode(seal(world.session, world.ring, world.evaluation, now=NOW).document) == first


def test_an_evaluation_in_which_nobody_answered_can_be_sealed(world: World):
    pack = sealed(world)

    assert sum(stratum.answered for stratum in pack.strata) == 0
    assert rows(world, Words) == []


@pytest.mark.parametrize("state", ["draft", "open", "sealed", "shared"])
def test_only_a_closed_evaluation_is_sealed(world: World, state: str):
    world.evaluation.state = state

    with pytest.raises(WrongState):
        seal(world.session, world.ring, world.evaluation, now=NOW)


def test_without_the_key_nothing_is_sealed(world: World):
    answer_all(world, range(2))
    world.close()
    world.ring.destroy_sealing_key(world.evaluation.id)

    with pytest.raises(LostKey):
        seal(world.session, world.ring, world.evaluation, now=NOW)


def test_an_evaluation_once_lost_stays_lost_even_if_a_key_turns_up(world: World):
    world.evaluation.lost = True
    world.close()

    with pytest.raises(LostKey):
        seal(world.session, world.ring, world.evaluation, now=NOW)
    world.evaluation.state = "open"
    world.session.commit()
    with pytest.raises(LostKey):
        world.visit()


@pytest.mark.parametrize("place", ["document", "group"])
def test_answers_changed_or_moved_in_the_database_stop_the_sealing(world: World, place: str):
    answer_all(world, range(2))
    row = rows(world, Response)[0]
    if place == "group":
        row.group_id = next(group.id for group in world.groups if group.id != row.group_id)
    else:
        row.document = row.document[:40] + bytes([row.document[40] ^ 1]) + row.document[41:]
    world.close()

    with pytest.raises(Refused, match="changed"):
        seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.rollback()
    assert len(rows(world, Response)) == 2


def test_a_mode_changed_after_somebody_answered_stops_the_sealing(world: World):
    answer_all(world, range(2))
    world.evaluation.mode = "attributed"
    world.close()

    with pytest.raises(Refused, match="promised"):
        seal(world.session, world.ring, world.evaluation, now=NOW)


def test_joined_groups_are_packed_as_one(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(8, 3, 6))
    world.evaluation.joined = [[world.groups[1].id, world.groups[2].id]]
    answer_all(world, range(17))

    pack = sealed(world)

    assert {(count.group, count.invited, count.answered) for count in pack.groups} == {
        (world.groups[0].id, 8, 8),
        (world.groups[1].id, 9, 9),
    }
    assert sorted(row.invited for row in rows(world, Participation)) == [3, 6, 8]


def test_organisations_reach_the_pack_for_the_rule_on_dominance_only(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(8, 8), organisations=1)
    answer_all(world, range(16))

    pack = sealed(world)

    assert {(stratum.organisations, stratum.dominated) for stratum in pack.strata} == {(1, True)}


def test_chance_can_be_seeded_for_a_golden_pack(world: World):
    answer_all(world, range(6))

    assert sealed(world, shuffle=random.Random(1)).strata[0].answered == 6


def whole(world: World) -> Any:
    return whole_records.decode(rows(world, PackRow)[0].records)


def test_confidential_records_stay_whole_without_saying_whose(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(8, 6), mode="confidential")
    answer_all(world, range(14))

    pack = sealed(world)

    assert {record.stratum for record in whole(world)} == {stratum.code for stratum in pack.strata}
    assert all((record.person_id, record.organisation) == ("", "") for record in whole(world))
    pairs = {(record.answers["words"].value, record.answers["trust"].value) for record in whole(world)}
    assert pairs == {(f"Words {place}", place % 5 + 1) for place in range(14)}


def test_attributed_records_name_those_who_agreed(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(6, 6), mode="attributed")
    world.answer(0, consent=Consent(named=True))
    world.answer(1)

    sealed(world)

    assert {record.person_id for record in whole(world)} == {world.people[0].id, ""}


def test_a_position_names_its_organisation(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(1, 1), organisations=1, mode="organisation_position")
    answer_all(world, range(2))

    sealed(world)

    assert {record.organisation for record in whole(world)} == {world.people[0].organisation_id}


def test_whole_records_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch):
    written = whole_records.encode([])
    monkeypatch.setattr(whole_records, "VERSION", 2)

    with pytest.raises(ValueError, match="version"):
        whole_records.decode(written)


def test_settled_answers_know_what_was_not_shown(world: World):
    world.answer(0, {"trust": Answer(3)})

    pack = sealed(world)

    assert set(pack.strata[0].columns) == {"trust", "kept", "role"}
    assert QUESTIONNAIRE.code == pack.questionnaire
    assert world.session.get(Evaluation, world.evaluation.id).state == "sealing"


def test_a_pack_that_misses_somebody_is_refused(world: World):
    answer_all(world, range(6))
    pack = sealed(world)

    with pytest.raises(RuntimeError, match="as many people"):
        sealing._verify(pack, [])
