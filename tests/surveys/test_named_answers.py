"""Answers beside names: each partner's in organisation position mode, those of people who agreed in attributed mode, nobody's in others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.collecting import whole_records
from surveys.evaluations.named import named
from surveys.evaluations.released import read
from surveys.evaluations.releasing import share
from surveys.messages import Message, Text
from surveys.models.accounts import Account
from surveys.models.collecting import PackRow, Words
from surveys.models.evaluations import Ledger
from surveys.models.partnerships import Person
from surveys.questionnaires.values import Answer, Missing
from surveys.scoring import positions, stored
from surveys.scoring.named import Given, Position
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.partners import of_partners
from fixtures.questions import of_every_kind
from fixtures.rounds import Story, listed, now

HOSTILE = "<script>alert(1)</script> {name} %(x)s"
SAY = translator("en", "surveys")


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


def of_people(session: Session, ring: Any, account: Account, agreed: int, people: str = "", mode: str = "attributed") -> Story:
    """The first `agreed` people let their names stand beside their answers."""
    story = Story.begin(session, ring, account, people or listed("board", 4), template="short-check").settled(mode=mode)
    story.opened()
    secrets = story.secrets()
    story.answered(secrets[:agreed], named=True)
    story.answered(secrets[agreed:], "Keep my name out.", seed=2)
    return story.closed().sealed()


def shared(story: Story) -> Released:
    share(story.session, story.evaluation, now=now())
    return read(story.session, story.evaluation.id)[1]


def test_each_partner_stands_with_its_one_answer_by_the_alphabet(session: Session, ring: Any, account: Account):
    released = shared(of_partners(session, ring, account))
    asked = {item.code for item in released.questionnaire.items() if item.kind != "statement"}

    assert [one.who for one in released.positions] == ["Harbour", "nahr", "Works"]
    assert all({given.item for given in one.answers} <= asked and len(one.answers) > 5 for one in released.positions)
    rated = next(given for given in released.positions[0].answers if given.step)
    points = released.questionnaire.scale(released.questionnaire.item(rated.item).scale).points
    assert rated.words == next(point.label for point in points if point.value == rated.step)
    assert any((given.words, given.lang) == ("We agree.", "en") for given in released.positions[0].answers)


def test_no_figure_is_made_of_the_partners_answers_and_the_ledger_stays_empty(session: Session, ring: Any, account: Account):
    released = shared(of_partners(session, ring, account))
    figures = (released.headlines, released.dimensions, released.tallies, released.differences, released.two_sided, released.comments)

    assert not any((*figures, released.findings, released.groups, released.too_few))
    assert (released.participation.answered, released.participation.invited) == (None, None)
    assert "Each partner gave one agreed answer." in SAY(released.cautions[0])
    assert session.scalar(select(func.count()).select_from(Ledger)) == 0


def test_a_partner_without_an_answer_is_listed(session: Session, ring: Any, account: Account):
    released = shared(of_partners(session, ring, account, silent=1))

    assert [(one.who, bool(one.answers)) for one in released.positions] == [("Harbour", True), ("nahr", True), ("Works", False)]


def test_words_that_a_partner_does_not_allow_are_not_in_the_release(session: Session, ring: Any, account: Account):
    story = of_partners(session, ring, account, "For our eyes only.")
    records = whole_records.decode(session.scalars(select(PackRow.records)).one())
    kept = whole_records.encode([replace(record, may_quote=False) for record in records])
    session.execute(update(PackRow).values(records=kept))
    released = shared(story)

    assert b"For our eyes only" not in stored.canonical(released)
    assert any(given.words == positions.KEPT_BACK for given in released.positions[0].answers)


def test_hostile_words_stay_words(session: Session, ring: Any, account: Account):
    released = shared(of_partners(session, ring, account, HOSTILE))

    assert HOSTILE in [given.words for given in released.positions[0].answers]


def test_people_who_agreed_stand_with_their_names_and_nobody_else(session: Session, ring: Any, account: Account):
    story = of_people(session, ring, account, 3)
    session.execute(update(Words).values(chosen=True))
    released = shared(story)

    assert [one.who for one in released.positions] == ["board 0", "board 1", "board 2"]
    assert any(given.words == "All went well." for given in released.positions[0].answers)
    written = stored.canonical(released)
    assert b"Keep my name out" not in written
    assert b"board 3" not in written
    assert not any((released.dimensions, released.headlines, released.comments, released.findings, released.groups))
    assert session.scalar(select(func.count()).select_from(Ledger)) == 0


def test_words_beside_a_name_need_the_evaluators_tick_too(session: Session, ring: Any, account: Account):
    released = shared(of_people(session, ring, account, 3))

    assert released.positions
    assert b"All went well" not in stored.canonical(released)


def test_where_scores_can_be_shown_names_are_left_out(session: Session, ring: Any, account: Account):
    """Else the average less the named answers would be those of the two others."""
    released = shared(of_people(session, ring, account, 21, listed("staff", 12) + listed("village", 11)))

    assert released.positions == ()
    assert released.dimensions
    assert any("No names are shown" in SAY(caution) for caution in released.cautions)


def test_where_nobody_agreed_the_rules_for_few_people_hold(session: Session, ring: Any, account: Account):
    released = shared(of_people(session, ring, account, 0))

    assert (released.positions, released.too_few) == ((), True)


def test_who_left_the_list_of_people_has_no_name(session: Session, ring: Any, account: Account):
    story = of_people(session, ring, account, 2)
    session.execute(delete(Person).where(Person.name == "board 0"))

    assert [one.who for one in shared(story).positions] == ["board 1"]


@pytest.mark.parametrize("mode", ["anonymous", "confidential"])
def test_anonymous_and_confidential_releases_name_nobody(session: Session, ring: Any, account: Account, mode: str):
    story = of_people(session, ring, account, 12, listed("staff", 6) + listed("village", 6), mode)
    questionnaire = of_every_kind()

    assert named(session, story.evaluation, questionnaire) == ()
    released = shared(story)
    assert released.positions == ()
    assert b"staff 0" not in stored.canonical(released)
    assert "positions" not in stored.to_json(released)


def test_whole_records_planted_in_an_anonymous_evaluation_are_not_read(session: Session, ring: Any, account: Account):
    story = of_people(session, ring, account, 12, listed("staff", 6) + listed("village", 6), "anonymous")
    session.execute(update(PackRow).values(records=b"nothing to read"))

    assert shared(story).positions == ()


def test_every_kind_of_answer_is_said_in_words():
    questionnaire = of_every_kind()
    answers = {
        "rating": Answer(2),
        "zero_to_ten": Answer(7),
        "choice": Answer("other", other="Boats"),
        "choices": Answer(("money", "people")),
        "number": Answer(2.25),
        "short_text": Answer("Kept"),
        "long_text": Answer(missing=Missing.DECLINED),
        "scored": Answer(missing=Missing.UNSHOWN),
    }
    given = positions.given(questionnaire, answers, "en", {("choice", "Boats"): "Boats"})

    said = {one.item: SAY.say(one.words) for one in given}
    assert said == {
        "rating": "Hardly",
        "zero_to_ten": "7",
        "choice": "Something else: Boats",
        "choices": "Money, People, and their time",
        "number": "2.25",
        "short_text": "not printed",
        "long_text": "I do not want to answer",
    }
    assert {one.item: one.step for one in given if one.step is not None} == {"rating": 2, "zero_to_ten": 7}


def test_words_beside_an_option_need_permission_as_well():
    given = positions.given(of_every_kind(), {"choice": Answer("other", other="Boats")}, "en", {})

    assert [SAY.say(one.words) for one in given] == ["Something else"]


def test_positions_come_back_equal_from_storage(session: Session, ring: Any, account: Account):
    released = shared(of_partners(session, ring, account))
    answers = (Given("a", Text({"en": "Yes"}), step=5), Given("b", Message("{v}", {"v": 3})), Given("c", HOSTILE, "en"), Given("d", Text()))
    made = replace(released, positions=(*released.positions, Position("Zed", answers)))

    assert stored.from_json(json.loads(stored.canonical(made))) == made
