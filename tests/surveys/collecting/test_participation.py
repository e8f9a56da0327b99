"""Staff see participation per group and in steps; never a person, never "everybody"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from surveys.collecting import answering, participation, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import GroupParticipation, by_group, step
from surveys.errors import LostKey
from surveys.models.collecting import Invitation

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
    ("answered", "words"),
    [
        (None, "The group is too small to say how many have answered."),
        (0, "Fewer than {n} have answered so far."),
        (10, "{n} or more have answered."),
    ],
)
def test_the_sentence_names_the_step(answered: int, words: str):
    assert GroupParticipation("g", 20, answered).sentence().text == words


def test_groups_are_counted_without_bounced_and_replaced_people(session: Session, ring: KeyRing):
    world = make_world(session, ring, sizes=(12, 7))
    for place in (*range(6), 12):
        world.answer(place)
    answering.withdraw(session, ring, world.secrets[0], now=NOW)
    session.get(Invitation, (world.evaluation.id, world.visit(11).invitation_id)).state = "bounced"
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
