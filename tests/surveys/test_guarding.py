"""More protection after the opening: further groups as one, limits earlier; never taken back, with a reason, told to the partners."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import Invalid, WrongState
from surveys.evaluations import guarding, insiders, single_answers
from surveys.evaluations.announcing import announced
from surveys.evaluations.releasing import share
from surveys.messages import Message
from surveys.models.accounts import Account
from surveys.scoring import stored
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.rounds import Story, listed, now

WHY = "The village depends on the agency."
SAY = translator("en", "surveys")


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    people = listed("agency", 9) + listed("north", 6, organisation="Harbour") + listed("south", 3) + listed("works", 8)
    made = Story.begin(session, ring, account, people, template="short-check").settled().agreed()
    made.opened()
    return made


def ids(story: Story) -> dict[str, str]:
    return {SAY.text(one.circle.name): one.circle.id for one in insiders.looked(story.session, story.evaluation, 100).sights}


def released(story: Story) -> Released:
    return stored.from_json(share(story.session, story.evaluation, now=now()).document)


def test_groups_joined_and_limits_chosen_after_the_sealing_are_in_the_release_and_told_to_all(story: Story):
    known = ids(story)
    story.answered(story.secrets())
    story.closed().sealed()
    before = insiders.looked(story.session, story.evaluation)

    guarding.join(story.session, story.evaluation, [known["agency"], known["works"]], WHY, by=story.account.id, now=now())
    guarding.guard(story.session, story.evaluation, WHY, by=story.account.id, now=now())
    after = insiders.looked(story.session, story.evaluation)
    made = released(story)

    assert before.counted
    assert sorted(one.circle.n for one in before.sights) == [8, 9, 9]
    assert sorted((SAY.text(one.circle.name), one.circle.n) for one in after.sights) == [("agency + works", 17), ("north + south", 9)]
    assert after.guarded
    assert sorted(SAY.text(group.name) for group in made.groups) == ["agency + works", "north + south"]
    assert any("cannot narrow down a colleague" in SAY(line) for line in made.method)
    told = [SAY(one.what) for one in announced(story.session, story.evaluation.id)]
    assert told[-2] == "These groups are shown as one now: agency + works."
    assert told[-1].startswith("Scores near the ends are printed as limits earlier")
    assert [SAY(change.what) for change in made.facts.changes] == told


def test_rows_for_an_analyst_know_only_the_groups_that_are_shown(session: Session, ring: Any, account: Account):
    people = listed("agency", 12) + listed("village", 11) + listed("works", 10)
    story = Story.begin(session, ring, account, people, template="short-check").settled(single_answers=True).agreed()
    story.opened()
    known = ids(story)
    story.answered(story.secrets())
    story.closed().sealed()
    guarding.join(session, story.evaluation, [known["agency"], known["works"]], WHY, by=account.id, now=now())
    released(story)
    taking = single_answers.sign(session, story.evaluation, "To see what goes together.", "Noor", sure=True, by=account.id, now=now())

    shown, rows = single_answers.opened(session, taking)

    assert dict(rows.groups) == {group.id: group.answered for group in shown.groups}
    assert sorted(count for _, count in rows.groups) == [11, 22]


def test_joining_with_a_group_that_was_joined_takes_all_of_them_together(story: Story):
    known = ids(story)
    guarding.join(story.session, story.evaluation, [known["north"], known["south"]], WHY, by=story.account.id, now=now())
    guarding.join(story.session, story.evaluation, [known["south"], known["works"]], WHY, by=story.account.id, now=now())

    assert [set(one) for one in story.evaluation.joined] == [{known["north"], known["south"], known["works"]}]


@pytest.mark.parametrize(("groups", "reason", "places"), [([], "", {"groups", "reason"}), (["agency"], WHY, {"groups"})])
def test_one_group_alone_or_no_reason_is_refused_with_every_problem(story: Story, groups: list[str], reason: str, places: set[str]):
    known = ids(story)
    with pytest.raises(Invalid) as invalid:
        guarding.join(story.session, story.evaluation, [known[name] for name in groups], reason, by=story.account.id, now=now())

    assert {problem.place for problem in invalid.value.problems} == places


def test_once_results_are_shared_nothing_more_can_be_chosen(story: Story):
    story.answered(story.secrets())
    story.closed().sealed()
    released(story)

    with pytest.raises(WrongState):
        guarding.guard(story.session, story.evaluation, WHY, by=story.account.id, now=now())


def test_an_insider_s_page_before_the_opening_knows_organisations_and_expects_answers(session: Session, ring: Any, account: Account):
    people = listed("agency", 10) + listed("agency2", 0) + listed("village", 12, organisation="Harbour")
    story = Story.begin(session, ring, account, people, template="short-check")

    found = insiders.looked(session, story.evaluation, 50)

    assert [(one.circle.n, one.circle.organisations) for one in found.sights] == [(5, (("Nahr", 10),)), (6, (("Harbour", 12),))]
    assert not found.counted
    assert all(isinstance(line, Message) for line in found.over_all)
