"""From the sealed pack to the release: deterministic, frozen, with its ledger, beside the round before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.errors import NotFound, WrongState
from surveys.evaluations import comments, creating, settings
from surveys.evaluations.facing import facts_of
from surveys.evaluations.naming import group_names
from surveys.evaluations.released import latest, read
from surveys.evaluations.releasing import share
from surveys.evaluations.standing import standings
from surveys.models.accounts import Account
from surveys.models.collecting import Words
from surveys.models.evaluations import Ledger, PrintedScore, Release
from surveys.partnerships import finding, framework, listing
from surveys.partnerships.creating import Details, change, details_of
from surveys.partnerships.creating import create as create_partnership
from surveys.partnerships.partners import PartnerDetails, add_partner
from surveys.translator import translator

from fixtures.rounds import Story, listed, now


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


def sealed(story: Story, **changes: Any) -> Story:
    story.settled(**changes).agreed().opened()
    story.answered(story.secrets())
    return story.closed().sealed()


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    made = Story.begin(session, ring, account, template="short-check")
    add_partner(session, made.partnership, PartnerDetails("Works", "other", focal_name="Fay"), by=account.id, now=now())
    framework.add_objective(session, made.partnership, framework.ObjectiveDetails("Water", (6,)), by=account.id, now=now())
    framework.add_indicator(session, made.partnership, framework.IndicatorDetails("Taps", "", 0, 10, 5), by=account.id, now=now())
    session.commit()
    return sealed(made)


def test_comments_are_read_after_sealing_and_those_chosen_are_printed(session: Session, account: Account, story: Story):
    questions = comments.desk(session, story.evaluation)
    ids = [one.id for question in questions for one in question.written]

    assert all(one.may_quote and not one.chosen for question in questions for one in question.written)
    assert comments.choose(session, story.evaluation, ids[:3], by=account.id, now=now()) == 3
    assert comments.choose(session, story.evaluation, [*ids[:1], "nothing"], by=account.id, now=now()) == 1


def test_what_its_author_keeps_back_cannot_be_chosen(session: Session, account: Account, story: Story):
    word = session.scalars(select(Words).limit(1)).one()
    word.may_quote = False
    session.flush()

    assert comments.choose(session, story.evaluation, [word.id], by=account.id, now=now()) == 0


def test_nobody_reads_comments_before_sealing(session: Session, ring: Any, account: Account):
    with pytest.raises(WrongState):
        comments.desk(session, Story.begin(session, ring, account, template="short-check").evaluation)


def test_scores_are_kept_for_others_once_and_compared_only_with_enough_of_them(session: Session, account: Account, story: Story):
    share(session, story.evaluation, now=now())
    kept = session.scalars(select(PrintedScore).where(PrintedScore.evaluation_id == story.evaluation.id)).all()
    for number in range(24):
        twin = {name: getattr(kept[0], name) for name in ("variable", "asks", "fictional", "round", "variance", "answered", "invited")}
        other = creating.create(
            session,
            create_partnership(session, Details(f"P{number}"), account=account, now=now()),
            creating.from_template("short-check"),
            title="T",
            by=account.id,
            now=now(),
        )
        other.owner = f"Organisation {number % 4}"
        session.add(
            PrintedScore(**twin, evaluation_id=other.id, partnership_id=other.partnership_id, owner_id=account.id, score=20 + 2 * number)
        )
    story.evaluation.state = "sealed"
    session.flush()

    again = read(session, share(session, story.evaluation, now=now()).evaluation_id)[1]

    assert {one.variable for one in again.placed} == {kept[0].variable}
    assert again.placed[0].compared == 24
    assert session.scalar(select(func.count()).where(PrintedScore.evaluation_id == story.evaluation.id)) == len(kept)


def test_questions_are_checked_elsewhere_where_few_answered_here(session: Session, ring: Any):
    """Five other partnerships of three owners asked the same, all run by one account; nothing is quoted beside four."""
    account = create_account(session, email="o@example.org", name="O", now=now())

    said = []
    for number in range(6):
        made = sealed(Story.begin(session, ring, account, listed("staff", 12) + listed("village", 12), template="final-evaluation"))
        made.evaluation.owner = f"Organisation {number % 3}"
        share(session, made.evaluation, now=now())
        session.commit()
        said.append(
            " ".join(
                translator("en", "surveys")(one.reliability) for one in read(session, made.evaluation.id)[1].dimensions if one.reliability
            )
        )

    assert ["answers to the same questions elsewhere" in words for words in said] == [False] * 5 + [True]


def test_sharing_stores_one_release_with_its_ledger_and_happens_once(session: Session, account: Account, story: Story):
    row = share(session, story.evaluation, by=account.id, now=now())

    assert (row.number, story.evaluation.state) == (1, "shared")
    assert session.scalar(select(func.count()).select_from(Ledger).where(Ledger.release_id == row.id))
    with pytest.raises(WrongState):
        share(session, story.evaluation, by=account.id, now=now())
    with pytest.raises(WrongState):
        comments.choose(session, story.evaluation, [], by=account.id, now=now())


def test_the_same_pack_gives_the_same_release(session: Session, story: Story):
    moment = now()
    first = share(session, story.evaluation, now=moment).document
    for table in (Release, Ledger):
        session.execute(delete(table))
    story.evaluation.state = "sealed"

    assert share(session, story.evaluation, now=moment).document == first


def test_a_release_keeps_the_facts_of_its_day(session: Session, account: Account, story: Story):
    share(session, story.evaluation, now=now())
    change(session, story.partnership, replace(details_of(story.partnership), title="Renamed"), by=account.id, now=now())
    _row, released = read(session, story.evaluation.id)

    assert released.facts.partnership == "Safe water"
    assert [partner.organisation for partner in released.facts.partners] == ["Works"]
    assert released.facts.objectives[0].sdgs == (6,)
    assert released.facts.indicators[0].achievement == 50
    assert released.participation.answered == 23


def test_the_next_round_stands_beside_the_one_before(session: Session, ring: Any, account: Account):
    story = sealed(Story.begin(session, ring, account))
    share(session, story.evaluation, now=now())
    template = creating.from_template("final-evaluation")
    following = creating.create(session, story.partnership, template, title="Next", by=account.id, now=now())
    session.commit()
    again = sealed(Story(session, ring, account, story.partnership, following, "", ""))
    share(session, again.evaluation, now=now())
    _row, released = read(session, following.id)

    assert any(dimension.previous is not None for dimension in released.dimensions)
    assert [one.round for one in standings(session, [story.partnership.id])[story.partnership.id]] == [2, 1]


def test_joined_groups_are_released_as_one_under_both_names(session: Session, ring: Any, account: Account):
    people = listed("agency", 12) + listed("north", 6) + listed("south", 6)
    story = Story.begin(session, ring, account, people, template="short-check")
    ids = {group.name["en"]: group.id for group in finding.groups(session, story.partnership.id)}
    sealed(story, joined=((ids["north"], ids["south"]),))
    share(session, story.evaluation, now=now())
    _row, released = read(session, story.evaluation.id)

    assert [group.name.pick("en") for group in released.groups if group.shown] == ["agency", "north + south"]
    assert [name.id for name in group_names(session, story.evaluation)] == [ids["agency"], ids["north"]]


def test_there_is_no_release_before_sharing(session: Session, story: Story):
    assert latest(session, story.evaluation.id) is None
    with pytest.raises(NotFound):
        read(session, story.evaluation.id)


def test_another_questionnaire_takes_away_the_languages_that_it_lacks(session: Session, ring: Any, account: Account):
    story = Story.begin(session, ring, account, template="short-check").settled(languages=("en", "ar"))
    english = replace(creating.from_template("short-check"), languages=("en",))
    creating.choose_questionnaire(session, story.evaluation, english, by=account.id, now=now())

    assert story.evaluation.languages == ["en"]
    assert facts_of(story.evaluation).languages == ("en",)


def test_a_questionnaire_of_ones_own_is_read_from_its_file(session: Session):
    source = "not = [valid"
    with pytest.raises(Exception, match="mended"):
        creating.from_file(source.encode())


def test_a_partnership_is_listed_whole_for_those_who_may_see_it(session: Session, account: Account, story: Story):
    stranger = create_account(session, email="stranger@example.org", name="S", now=now())
    whole = listing.whole(session, story.partnership)

    assert [one.title for one in listing.visible_to(session, account.id)] == ["Safe water"]
    assert listing.visible_to(session, stranger.id) == ()
    assert (whole.people, len(whole.partners), len(whole.objectives), len(whole.indicators)) == (23, 1, 1, 1)
    assert [person.name for person in listing.listed_people(session, story.partnership.id, 2, 22)] != []


def test_settings_say_what_they_were(story: Story):
    assert settings.settings_of(story.evaluation).owner == "Eva Owner"
