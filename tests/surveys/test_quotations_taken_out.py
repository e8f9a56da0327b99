"""A quotation taken out after the results were shared: nothing that is read of the release holds it, and the report counts it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from reports.debrief.edits import edits
from reports.debrief.quality import quality
from surveys.accounts.signing_in import create_account
from surveys.errors import NotFound, WrongState
from surveys.evaluations.desk import taking_out
from surveys.evaluations.released import find, marked, read
from surveys.messages import Message
from surveys.models.accounts import Account
from surveys.models.dossiers import TakenOut
from surveys.models.evaluations import Release
from surveys.models.work import Audit
from surveys.scoring.named import KEPT_BACK, Given, Position
from surveys.scoring.taken_out import mark_of, printed, without
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, now
from fixtures.shared import shared_as

EN = translator("en", "surveys", "reports")
BUDGET = "Decide the budget with us."


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account, released: Released) -> Story:
    return shared_as(Story.begin(session, ring, account), released)


def act(story: Story) -> dict[str, Any]:
    return {"by": story.account.id, "now": now()}


def key(story: Story) -> str:
    return next(one.key for one in taking_out.quotations(story.session, story.evaluation, "D3") if one.words.text == BUDGET)


def test_what_is_taken_out_is_in_nothing_that_is_read_and_the_frozen_release_stays(story: Story):
    session, evaluation = story.session, story.evaluation
    frozen = dict(session.scalars(select(Release)).one().document)
    _, before = marked(session, evaluation.id)

    taking_out.take_out(session, evaluation, "D3", key(story), **act(story))

    for _row, released in (read(session, evaluation.id), find(session, evaluation.id)):
        assert BUDGET not in repr(released)
        assert "نحتاج" in repr(released)
        assert released.dossier.taken_out == 1
    assert marked(session, evaluation.id)[1] != before
    assert session.scalars(select(Release)).one().document == frozen


def test_neither_the_table_nor_the_record_holds_the_words(story: Story):
    taking_out.take_out(story.session, story.evaluation, "D3", key(story), **act(story))

    row = story.session.scalars(select(TakenOut)).one()
    assert (row.item, bytes(row.mark)) == ("D3", mark_of(BUDGET))
    told = story.session.scalars(select(Audit).where(Audit.verb == "take_out_quote")).one()
    assert BUDGET not in str(vars(told))


def test_taking_out_twice_is_once_and_a_mistake_can_be_put_back(story: Story):
    session, evaluation, one = story.session, story.evaluation, key(story)
    for _ in range(2):
        taking_out.take_out(session, evaluation, "D3", one, **act(story))
    assert len(session.scalars(select(TakenOut)).all()) == 1

    taking_out.put_back(session, evaluation, "D3", one, **act(story))
    assert BUDGET in repr(read(session, evaluation.id)[1])


def test_it_can_be_done_when_results_are_final_and_not_before_they_are_shared(story: Story):
    one = key(story)
    story.evaluation.state = "sealed"
    with pytest.raises(WrongState):
        taking_out.take_out(story.session, story.evaluation, "D3", one, **act(story))
    assert taking_out.quotations(story.session, story.evaluation, "D3") == ()

    story.evaluation.state = "final"
    taking_out.take_out(story.session, story.evaluation, "D3", one, **act(story))
    with pytest.raises(NotFound):
        taking_out.take_out(story.session, story.evaluation, "D4", one, **act(story))


def test_the_report_counts_what_was_taken_out(story: Story):
    assert edits(read(story.session, story.evaluation.id)[1], EN) == []
    taking_out.take_out(story.session, story.evaluation, "D3", key(story), **act(story))
    released = read(story.session, story.evaluation.id)[1]

    assert "1 quotation was taken out after the results were shared." in repr(edits(released, EN))
    assert "('Quotations taken out after the results were shared', '1')" in repr(quality(released, EN))


def test_words_beside_a_name_are_taken_out_and_what_was_chosen_stays(released: Released):
    beside = Message("{label}: {words}", {"label": "Other", "words": "A new well"})
    answers = (Given("D3", BUDGET, "en"), Given("C1", beside), Given("A1.1", "Agree", step=4))
    named = replace(released, comments=(), positions=(Position("Harbour Agency", answers),))
    taken = {(one.item, one.mark) for one in printed(named)}

    left, count = without(named, taken)

    assert count == 2
    own, other, rated = left.positions[0].answers
    assert (own.words, own.lang) == (KEPT_BACK, "")
    assert EN(other.words) == "Other: not printed"
    assert rated == answers[2]


def test_what_two_people_wrote_alike_for_one_question_goes_together_and_for_another_stays(released: Released):
    first, other = released.comments
    twice = replace(first, quotes=(*first.quotes, first.quotes[0]))
    elsewhere = replace(other, quotes=(replace(first.quotes[0], item="D4"),))

    left, count = without(replace(released, comments=(twice, elsewhere)), {("D3", mark_of(BUDGET))})

    assert count == 2
    assert [len(one.quotes) for one in left.comments] == [1, 1]
