"""Staff see participation per group and in steps; never a person, never "everybody"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from surveys.collecting import answering, inviting, participation, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import GroupParticipation, Wave, by_group, step, steps
from surveys.errors import LostKey
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Person

from fixtures.collected import NOW, make_world


@pytest.mark.parametrize(
    ("answered", "invited", "shown"),
    [(0, 12, 0), (4, 12, 0), (5, 12, 5), (9, 12, 5), (12, 12, 10), (10, 10, 5), (5, 5, None), (3, 4, None), (0, 0, None), (57, 200, 50)],
)
def test_what_is_shown_of_how_many_answered(answered: int, invited: int, shown: int | None):
    assert step(answered, invited) == shown


@given(invited=st.integers(0, 400), answered=st.integers(0, 400))
def test_a_step_never_says_everybody_and_never_too_much(invited: int, answered: int):
    shown = step(min(answered, invited), invited)

    assert shown is None or shown <= answered
    assert shown is None or shown < invited


@given(invited=st.integers(6, 400), answered=st.integers(0, 399))
def test_one_more_answer_seldom_moves_the_figure(invited: int, answered: int):
    steps = {step(count, invited) for count in range(answered, min(answered + 5, invited))}

    assert len(steps) <= 2


@pytest.mark.parametrize(
    ("invited", "earlier", "possible"),
    [
        (11, [Wave(10, 10)], (5,)),
        (16, [Wave(10, 10), Wave(15, 15)], (5,)),
        (6, [Wave(5, 5)], ()),
        (13, [Wave(12, 12)], (5, 10)),
        (13, [Wave(9, 11)], (5,)),
        (130, [Wave(100, 100), Wave(115, 121)], (10, 20, 30, 40, 50, 60, 70, 80, 90, 110)),
    ],
)
def test_no_step_is_said_that_could_be_everybody_of_an_earlier_time(invited: int, earlier: list[Wave], possible: tuple[int, ...]):
    assert steps(invited, earlier) == possible


@given(sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6), answered=st.integers(0, 200))
def test_however_people_are_added_nothing_that_is_shown_means_everybody(sizes: list[int], answered: int):
    totals = [sum(sizes[:count]) for count in range(1, len(sizes) + 1)]
    shown = step(min(answered, totals[-1]), totals[-1], [Wave(total, total) for total in totals[:-1]])

    assert shown not in totals


def test_adding_somebody_does_not_tell_that_everybody_before_had_answered(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(10,))
    for place in range(10):
        world.answer(place)
    before = by_group(session, ring, world.evaluation)
    late = Person(
        partnership_id=world.evaluation.partnership_id,
        group_id=world.groups[0].id,
        organisation_id=world.people[0].organisation_id,
    )
    session.add(late)
    session.flush()

    inviting.invite(session, ring, world.evaluation, [late], now=NOW, wave=inviting.next_wave(session, world.evaluation))

    after = by_group(session, ring, world.evaluation)
    assert [(one.invited, one.answered) for one in (*before, *after)] == [(10, 5), (11, 5)]


def test_the_first_step_that_is_named_is_one_that_can_be_reached():
    assert GroupParticipation("g", 200, 0, least=10).sentence().params["n"] == 10


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (None, "The group is too small to say how many have answered."),
        (0, "Fewer than {n} have answered so far."),
        (10, "{n} or more have answered."),
    ],
)
def test_the_sentence_names_the_step(answered: int, words: str):
    assert GroupParticipation("g", 20, answered).sentence().text == words


def test_groups_are_counted_without_people_whose_letter_came_back(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(12, 7))
    for place in (*range(6), 12):
        world.answer(place)
    answering.withdraw(session, ring, world.secrets[0], now=NOW)
    session.get(Invitation, (world.evaluation.id, world.visit(11).invitation_id)).returned = "address"
    session.flush()

    found = {group.group: (group.invited, group.answered) for group in by_group(session, ring, world.evaluation)}

    assert found == {world.groups[0].id: (11, 5), world.groups[1].id: (7, 0)}


def test_after_sealing_only_the_invited_are_counted(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(6, 5))
    world.answer()
    world.close()
    sealing.seal(session, ring, world.evaluation, now=NOW)

    assert sorted((group.invited, group.answered) for group in by_group(session, ring, world.evaluation)) == [(5, None), (6, None)]


def test_nothing_is_said_of_a_lost_evaluation(session: Session, ring: KeyRing):
    world = make_world(session, ring)
    ring.destroy_sealing_key(world.evaluation.id)

    with pytest.raises(LostKey):
        by_group(session, ring, world.evaluation)


def test_the_smallest_step_is_never_under_the_least_k():
    assert participation.STEP >= 5
