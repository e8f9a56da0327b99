"""A paper sheet is a place of its group: typed once or answered online, it counts once, and nothing says who typed which."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account
from surveys.collecting import answering, paper, sealing
from surveys.collecting.derivations import sheet_code
from surveys.collecting.paper import Entered
from surveys.errors import Invalid, Refused
from surveys.evaluations import cards, typing
from surveys.evaluations.creating import questionnaire_of
from surveys.models.accounts import Account
from surveys.models.collecting import Cards, Invitation, PackRow, Response
from surveys.models.work import Audit
from surveys.partnerships import finding
from surveys.questionnaires.values import Answer
from surveys.scoring import codec

from fixtures.rounds import Story, now

NONCE = "n" * 32


@pytest.fixture
def account(session: Session) -> Account:
    return create_account(session, email="eva@example.org", name="Eva", now=now())


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    """An open round with three sheets."""
    made = Story.begin(session, ring, account, template="short-check").settled()
    group, organisation = finding.groups(session, made.partnership.id)[0], finding.organisations(session, made.partnership.id)[0]
    wanted = cards.Wanted(group.id, organisation.id, "en", 3, sheets=True)
    cards.plan(session, made.evaluation, wanted, by=account.id, now=now())
    made.agreed().opened()
    return made


def codes(session: Session, ring: Any, story: Story) -> list[str]:
    row = session.scalars(select(Cards)).one()
    return [code for code, _ in paper.printable(session, ring, story.evaluation, row)]


def entered(story: Story) -> Entered:
    code = next(item.code for item in questionnaire_of(story.evaluation).items() if item.kind == "rating")
    return Entered({code: Answer(1)}, "en")


def typed(session: Session, ring: Any, story: Story, code: str) -> None:
    place = typing.find(session, ring, story.evaluation, code, now=now())
    typing.send(session, ring, story.evaluation, place, entered(story), nonce=NONCE, by=story.account.id, now=now())
    session.commit()


def refusal(session: Session, ring: Any, story: Story, code: str) -> str:
    with pytest.raises(Invalid) as caught:
        typing.find(session, ring, story.evaluation, code, now=now())
    return caught.value.problems[0].what.text


def test_a_sheet_is_typed_once_however_its_code_is_written(session: Session, ring: Any, story: Story):
    first, second, _ = codes(session, ring, story)
    typed(session, ring, story, f" {first[:4].upper()}-{first[4:]} ")

    assert session.scalar(select(func.count()).select_from(Response)) == 1
    assert "are here already" in refusal(session, ring, story, first)
    assert "no code of a sheet" in refusal(session, ring, story, second[:-1] + ("0" if second[-1] != "0" else "2"))


def test_a_code_of_no_sheet_and_of_a_person_opens_nothing(session: Session, ring: Any, story: Story):
    key = ring.link_key(story.evaluation.id)
    person = session.scalars(select(Invitation.id).where(Invitation.person_id.is_not(None)).limit(1)).one()

    assert "no sheet with this code" in refusal(session, ring, story, sheet_code(key, person))
    assert "no sheet with this code" in refusal(session, ring, story, sheet_code(b"x" * 32, person))


def test_what_was_answered_online_is_not_typed_and_the_other_way_round(session: Session, ring: Any, story: Story):
    row = session.scalars(select(Cards)).one()
    (first, online), (second, link), _ = paper.printable(session, ring, story.evaluation, row)
    story.answered([online])
    typed(session, ring, story, second)

    assert "are here already" in refusal(session, ring, story, first)
    visit = answering.find(session, ring, link, now=now())
    assert visit.state == "answered"


def test_sheets_are_typed_in_the_grace_time_and_not_after_it(session: Session, ring: Any, story: Story):
    first, second, _ = codes(session, ring, story)
    story.closed()
    typed(session, ring, story, first)

    with pytest.raises(Refused, match="over"):
        typing.find(session, ring, story.evaluation, second, now=now() + timedelta(hours=49))


def test_who_typed_is_in_the_audit_once_a_day_and_belongs_to_no_sheet(session: Session, ring: Any, story: Story):
    for code in codes(session, ring, story):
        typed(session, ring, story, code)

    rows = session.scalars(select(Audit).where(Audit.verb == typing.VERB)).all()
    assert [(row.account_id, row.object_id, row.at.hour, row.at.minute) for row in rows] == [(story.account.id, story.evaluation.id, 0, 0)]


def test_typed_twice_it_is_compared_and_what_was_begun_online_is_never_shown(session: Session, ring: Any, story: Story):
    row = session.scalars(select(Cards)).one()
    (first, _), (_, online), *_ = paper.printable(session, ring, story.evaluation, row)
    place = typing.find(session, ring, story.evaluation, first, now=now())
    typing.keep_first(session, ring, story.evaluation, place, entered(story), by=story.account.id, now=now())
    visit = answering.find(session, ring, online, now=now(), acting=True)
    section = questionnaire_of(story.evaluation).sections[0]
    answering.save_section(session, ring, visit, section, {section.items[0].code: Answer(2)}, "en")

    kept = paper.first_of(session, ring, place, now=now())
    begun = next(
        one for one in codes(session, ring, story) if typing.find(session, ring, story.evaluation, one, now=now()).secret == online
    )
    assert kept is not None
    assert typing.differing(kept, {code: Answer(2) for code in kept}) == tuple(kept)
    assert typing.differing(kept, dict(kept)) == ()
    assert paper.first_of(session, ring, typing.find(session, ring, story.evaluation, begun, now=now()), now=now()) is None


def test_typed_sheets_are_sealed_with_all_others_and_the_debrief_says_that_some_were(session: Session, ring: Any, story: Story):
    story.answered(story.secrets())
    for code in codes(session, ring, story):
        typed(session, ring, story, code)
    story.closed()
    sealing.seal(session, ring, story.evaluation, now=now())

    packed = codec.decode(session.scalars(select(PackRow)).one().document)
    assert sum(stratum.answered for stratum in packed.strata) == 23 + 3
    assert story.evaluation.assisted
    assert session.scalars(select(Invitation.cards_id).where(Invitation.cards_id.is_not(None))).all() == []


def test_sheets_printed_again_do_not_say_which_were_answered(session: Session, ring: Any, story: Story):
    row = session.scalars(select(Cards)).one()
    before = dict(paper.printable(session, ring, story.evaluation, row))
    first = next(iter(before))
    typed(session, ring, story, first)

    after = dict(paper.printable(session, ring, story.evaluation, row))
    assert list(after) == list(before)
    assert after[first] != before[first]
    assert len(after[first]) == len(before[first])
