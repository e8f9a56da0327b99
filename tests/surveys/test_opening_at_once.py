"""Two who open at the same moment, and a focal person who takes an agreement back while somebody opens."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from surveys.errors import Invalid, RoundtableError, WrongState
from surveys.evaluations import focal_links
from surveys.evaluations.opening import open_evaluation
from surveys.evaluations.planned import digest, planned
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation

from fixtures.partners import partner_of
from fixtures.rounds import Story, now


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account).settled()


def opening(engine: Engine, story: Story) -> RoundtableError | None:
    """What refused the opening, if anything did."""
    with Session(engine) as session:
        evaluation = session.get_one(Evaluation, story.evaluation.id)
        try:
            open_evaluation(session, story.ring, evaluation, by=story.account.id, now=now())
            session.commit()
        except RoundtableError as refusal:
            session.rollback()
            return refusal
        return None


def test_of_two_who_open_at_the_same_moment_one_is_refused_and_nobody_is_invited_twice(engine: Engine, story: Story):
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: opening(engine, story), range(2)))

    assert sorted(type(one).__name__ for one in found) == [type(None).__name__, WrongState.__name__]
    story.session.rollback()
    assert story.session.scalar(select(func.count()).select_from(Invitation)) == 23


def test_an_agreement_that_is_taken_back_while_somebody_opens_stops_the_opening(engine: Engine, story: Story):
    partner = partner_of(story, "Nahr", "fay@nahr.example")
    secret, seen = focal_links.issue_link(story.session, story.evaluation, partner), digest(planned(story.session, story.evaluation)).hex()
    focal_links.agree(story.session, secret, seen, now=now())
    story.session.commit()

    with Session(engine) as focal, ThreadPoolExecutor(1) as pool:
        focal_links.object_to(focal, secret, seen, "Wait.", now=now())
        refused = pool.submit(opening, engine, story)
        wait([refused], timeout=1)
        focal.commit()
        assert isinstance(refused.result(), Invalid)
