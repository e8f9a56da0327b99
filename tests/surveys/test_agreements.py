"""Each partner's focal person agrees to exactly what is planned before the opening, or a reason for going on without is written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import verify
from surveys.errors import Invalid, LinkReplaced, LinkUnknown, Refused, WrongState
from surveys.evaluations import agreeing, creating, focal_links, settings
from surveys.evaluations.agreements import ASKING, Standing, standings
from surveys.evaluations.checklist import checklist, missing
from surveys.evaluations.planned import digest, planned
from surveys.models.accounts import Account
from surveys.models.agreements import Agreement
from surveys.models.partnerships import Organisation, Partner
from surveys.models.work import Audit, Outbox
from surveys.partnerships.adding import add_people
from surveys.partnerships.partners import change_partner, details_of, remove_partner
from surveys.partnerships.people import read_people
from surveys.translator import translator

from fixtures.partners import partner_of
from fixtures.rounds import HEADER, Story, listed, now

TEXT = translator("en", "surveys")


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account).settled()


@pytest.fixture
def nahr(story: Story) -> Partner:
    return partner_of(story, "Nahr", "fay@nahr.example", "ar")


@pytest.fixture
def works(story: Story) -> Partner:
    return partner_of(story, "Works")


def seen(story: Story) -> str:
    return digest(planned(story.session, story.evaluation)).hex()


def agree(story: Story, partner: Partner) -> str:
    """The partner's focal person agrees to what is planned; their link."""
    secret = focal_links.issue_link(story.session, story.evaluation, partner)
    focal_links.agree(story.session, secret, seen(story), now=now())
    story.session.commit()
    return secret


def standing(story: Story, partner: Partner) -> Standing:
    return next(one for one in standings(story.session, story.evaluation) if one.partner_id == partner.id)


def change(story: Story, **changed: Any) -> None:
    wanted = replace(settings.settings_of(story.evaluation), **changed)
    settings.change(story.session, story.evaluation, wanted, by=story.account.id, now=now())


def lacking(story: Story) -> list[str]:
    return [line.code for line in missing(checklist(story.session, story.evaluation, now()))]


def test_a_round_opens_when_every_partner_has_agreed_and_not_before(story: Story, nahr: Partner, works: Partner):
    assert lacking(story) == ["agreement"]
    with pytest.raises(Invalid):
        story.opened()
    agree(story, nahr)
    assert lacking(story) == ["agreement"]
    agree(story, works)

    assert lacking(story) == []
    assert story.opened().invited == 23


def test_without_partners_nobody_is_asked_and_nothing_is_in_the_way(story: Story):
    line = next(line for line in checklist(story.session, story.evaluation, now()) if line.code == "agreement")

    assert (line.needed, line.where, lacking(story)) == (False, "partners", [])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"k": 7}, "5 before, 7 now"),
        ({"mode": "confidential"}, "stay side by side"),
        ({"estimand": "people"}, "each invited person"),
        ({"complaints": "Call 999"}, "Call 999"),
        ({"owner": "The funder"}, "The funder"),
        ({"closes_on": None}, "not set"),
        ({"grace_hours": 24}, "48 before, 24 now"),
        ({"names_months": 6}, "12 before, 6 now"),
    ],
)
def test_any_change_of_what_was_agreed_ends_the_agreement_and_is_said(story: Story, nahr: Partner, changed: dict[str, Any], said: str):
    agree(story, nahr)
    change(story, **changed)

    one = standing(story, nahr)
    assert (one.state, one.agrees, one.holds) == ("agreed", False, False)
    assert said in " ".join(TEXT(each) for each in one.changed)
    assert "agreement" in lacking(story)


def test_what_is_changed_back_stands_again(story: Story, nahr: Partner):
    agree(story, nahr)
    change(story, k=7)
    change(story, k=5)

    assert standing(story, nahr).agrees


def test_changes_that_were_no_part_of_it_leave_the_agreement(story: Story, nahr: Partner):
    agree(story, nahr)
    change(story, title="Another name", contact="desk@example.org", zone="Asia/Beirut")

    assert standing(story, nahr).agrees


def test_more_people_other_questions_and_joined_groups_end_the_agreement(story: Story, nahr: Partner):
    agree(story, nahr)
    rows = read_people(HEADER + listed("board", 2, organisation="Works")).rows
    add_people(story.session, story.partnership, rows, by=story.account.id, now=now(), new_groups=True, new_organisations=True)
    groups = planned(story.session, story.evaluation).groups
    change(story, joined=((groups[0].id, groups[2].id),))
    other = creating.from_template("short-check")
    creating.choose_questionnaire(story.session, story.evaluation, other, by=story.account.id, now=now())

    said = [TEXT(each) for each in standing(story, nahr).changed]
    assert said[0] == "The group “board” is asked as well now. Number of its people: 2."
    assert said[1] == "These groups are shown as one now: staff + board."
    assert said[-1].startswith("The questionnaire is another one")
    assert not [name for name in ("board 0", "board0@example.org") if name in " ".join(said)]


def test_what_was_changed_while_somebody_read_is_not_agreed_to(story: Story, nahr: Partner):
    secret, shown = focal_links.issue_link(story.session, story.evaluation, nahr), seen(story)
    change(story, k=6)
    for answer in (
        lambda: focal_links.agree(story.session, secret, shown, now=now()),
        lambda: focal_links.object_to(story.session, secret, shown, "Too many.", now=now()),
    ):
        with pytest.raises(Invalid) as caught:
            answer()
        assert [problem.place for problem in caught.value.problems] == ["plan"]
    assert standing(story, nahr).state == "waiting"


def test_whoever_does_not_agree_says_why_and_may_agree_later(story: Story, nahr: Partner):
    secret = focal_links.issue_link(story.session, story.evaluation, nahr)
    for words in ("", " \n ", "x" * 4001):
        with pytest.raises(Invalid) as caught:
            focal_links.object_to(story.session, secret, seen(story), words, now=now())
        assert [problem.place for problem in caught.value.problems] == ["objection"]
    focal_links.object_to(story.session, secret, seen(story), "The village group is too small.\u202e", now=now())
    before = standing(story, nahr)
    focal_links.agree(story.session, secret, seen(story), now=now())

    assert (before.state, before.objection, before.holds) == ("not_yet", "The village group is too small.", False)
    assert (standing(story, nahr).state, standing(story, nahr).objection) == ("agreed", "")


def test_a_new_letter_brings_a_new_link_and_ends_the_older_one(story: Story, nahr: Partner):
    older = agree(story, nahr)
    newer = focal_links.issue_link(story.session, story.evaluation, nahr)

    assert focal_links.find(story.session, newer).row.state == "agreed"
    with pytest.raises(LinkReplaced):
        focal_links.find(story.session, older)


def test_everybody_whose_agreement_is_needed_is_asked_once_in_two_days(story: Story, nahr: Partner, works: Partner):
    day, by = timedelta(days=1), story.account.id
    assert agreeing.ask_all(story.session, story.evaluation, by=by, now=now()) == 1
    for later, act in (
        (day, lambda when: agreeing.ask_all(story.session, story.evaluation, by=by, now=when)),
        (day, lambda when: agreeing.ask(story.session, story.evaluation, nahr, by=by, now=when)),
        (3 * day, lambda when: agreeing.ask(story.session, story.evaluation, works, by=by, now=when)),
    ):
        with pytest.raises(Refused):
            act(now() + later)
    agreeing.ask(story.session, story.evaluation, nahr, by=by, now=now() + 2 * day)

    letters = story.session.scalars(select(Outbox).where(Outbox.kind == ASKING)).all()
    assert [letter.subject_id for letter in letters] == [nahr.id, nahr.id]


def test_whoever_has_answered_may_be_asked_again_at_once_about_another_plan(story: Story, nahr: Partner):
    agreeing.ask_all(story.session, story.evaluation, by=story.account.id, now=now())
    agree(story, nahr)
    with pytest.raises(Refused):
        agreeing.ask_all(story.session, story.evaluation, by=story.account.id, now=now())
    change(story, k=6)

    assert agreeing.ask_all(story.session, story.evaluation, by=story.account.id, now=now()) == 1


def test_nobody_is_asked_to_agree_to_what_is_not_ready(story: Story, nahr: Partner):
    change(story, complaints="")
    with pytest.raises(Refused):
        agreeing.ask_all(story.session, story.evaluation, by=story.account.id, now=now())
    with pytest.raises(Refused):
        agreeing.ask(story.session, story.evaluation, nahr, by=story.account.id, now=now())


def test_another_focal_person_ends_the_link_of_the_one_before_and_may_be_asked_at_once(story: Story, nahr: Partner):
    secret, by = focal_links.issue_link(story.session, story.evaluation, nahr), story.account.id
    agreeing.ask(story.session, story.evaluation, nahr, by=by, now=now())
    said = details_of(nahr, story.session.get_one(Organisation, nahr.organisation_id))
    change_partner(story.session, nahr, replace(said, focal_name="Gul"), by=by, now=now())
    assert focal_links.find(story.session, secret)
    change_partner(story.session, nahr, replace(said, focal_email="gul@nahr.example"), by=by, now=now())

    with pytest.raises(LinkReplaced):
        focal_links.find(story.session, secret)
    agreeing.ask(story.session, story.evaluation, nahr, by=by, now=now())


@pytest.mark.parametrize("how", ["otherwise", "without"])
def test_what_was_agreed_otherwise_or_is_gone_on_without_needs_a_written_reason(story: Story, works: Partner, how: str):
    for wrong, reason, place in ((how, "", "reason"), (how, "x" * 4001, "reason"), ("agreed", "Because.", "how")):
        with pytest.raises(Invalid) as caught:
            agreeing.write_down(story.session, story.evaluation, works, wrong, reason, by=story.account.id, now=now())
        assert [problem.place for problem in caught.value.problems] == [place]
    agreeing.write_down(story.session, story.evaluation, works, how, "No address; we called.", by=story.account.id, now=now())

    one = standing(story, works)
    assert (one.state, one.reason, one.holds, one.agrees, one.by_link) == (how, "No address; we called.", True, how == "otherwise", False)
    assert lacking(story) == []


def test_what_was_agreed_otherwise_ends_with_the_plan_and_going_on_without_does_not(story: Story, nahr: Partner, works: Partner):
    for partner, how in ((nahr, "otherwise"), (works, "without")):
        agreeing.write_down(story.session, story.evaluation, partner, how, "Said so.", by=story.account.id, now=now())
    change(story, k=6)

    assert [(one.state, one.holds) for one in standings(story.session, story.evaluation)] == [("otherwise", False), ("without", True)]


def test_what_was_written_down_can_be_taken_back_and_gives_way_to_the_focal_persons_own_word(story: Story, nahr: Partner):
    by = story.account.id
    with pytest.raises(Refused):
        agreeing.take_back(story.session, story.evaluation, nahr, by=by, now=now())
    agreeing.write_down(story.session, story.evaluation, nahr, "without", "No answer.", by=by, now=now())
    agreeing.take_back(story.session, story.evaluation, nahr, by=by, now=now())
    assert (standing(story, nahr).state, standing(story, nahr).reason) == ("waiting", "")
    agreeing.write_down(story.session, story.evaluation, nahr, "without", "No answer.", by=by, now=now())
    secret = focal_links.issue_link(story.session, story.evaluation, nahr)
    focal_links.object_to(story.session, secret, seen(story), "We were never asked.", now=now())

    assert (standing(story, nahr).state, standing(story, nahr).holds) == ("not_yet", False)
    agreeing.write_down(story.session, story.evaluation, nahr, "without", "We disagree.", by=by, now=now())
    assert (standing(story, nahr).objection, standing(story, nahr).reason) == ("We were never asked.", "We disagree.")


def test_after_the_opening_everything_that_was_said_stays_as_it_was(story: Story, nahr: Partner):
    secret = agree(story, nahr)
    story.opened()
    settings.raise_k(story.session, story.evaluation, 8, reason="Few.", by=story.account.id, now=now())
    for late in (
        lambda: focal_links.agree(story.session, secret, seen(story), now=now()),
        lambda: focal_links.object_to(story.session, secret, seen(story), "No.", now=now()),
        lambda: agreeing.ask_all(story.session, story.evaluation, by=story.account.id, now=now()),
        lambda: agreeing.write_down(story.session, story.evaluation, nahr, "without", "x", by=story.account.id, now=now()),
        lambda: agreeing.take_back(story.session, story.evaluation, nahr, by=story.account.id, now=now()),
    ):
        with pytest.raises(WrongState):
            late()

    assert standing(story, nahr).agrees
    assert focal_links.find(story.session, secret).row.state == "agreed"


def test_a_partner_that_leaves_takes_its_agreement_and_its_link_along(story: Story, works: Partner):
    secret = agree(story, works)
    remove_partner(story.session, works, by=story.account.id, now=now())

    assert story.session.scalars(select(Agreement)).all() == []
    with pytest.raises((LinkReplaced, LinkUnknown)):
        focal_links.find(story.session, secret)


def test_everything_is_audited_by_ids_without_names_addresses_or_links(story: Story, nahr: Partner):
    by = story.account.id
    agreeing.ask(story.session, story.evaluation, nahr, by=by, now=now())
    secret = focal_links.issue_link(story.session, story.evaluation, nahr)
    focal_links.object_to(story.session, secret, seen(story), "Fay says no.", now=now())
    focal_links.agree(story.session, secret, seen(story), now=now())
    agreeing.write_down(story.session, story.evaluation, nahr, "without", "No answer.", by=by, now=now())
    agreeing.take_back(story.session, story.evaluation, nahr, by=by, now=now())
    story.session.flush()

    rows = story.session.execute(select(Audit.verb, Audit.account_id).where(Audit.object_kind == "agreement").order_by(Audit.number)).all()
    assert [tuple(row) for row in rows] == [("ask", by), ("not_yet", None), ("agreed", None), ("without", by), ("take_back", by)]
    assert verify(story.session)
    kept = " ".join(repr(row) for table in (Outbox, Audit) for row in story.session.execute(select(table.__table__)).all())
    assert not [hidden for hidden in (secret, "Fay", "fay@", "Focal of", "No answer") if hidden in kept]
