"""Cards for people without a name: each is one place, counted from the printing on, and nothing tells which of them were used."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.participation import by_group
from surveys.errors import CodeNeeded, Invalid, LinkUnknown, NotFound, Refused, WrongState
from surveys.evaluations import cards
from surveys.evaluations.announcing import announced
from surveys.evaluations.cards import Wanted
from surveys.evaluations.checklist import checklist
from surveys.evaluations.invited import sizes
from surveys.evaluations.opening import Printing
from surveys.models.accounts import Account
from surveys.models.collecting import Cards, Invitation, PackRow
from surveys.models.evaluations import Participation
from surveys.models.partnerships import Group, Organisation
from surveys.models.registry import metadata
from surveys.models.work import Audit
from surveys.partnerships.groups import remove_group
from surveys.scoring import codec

from fixtures.collected import NOW, World, make_world
from fixtures.rounds import Story, listed, now

BY = "evaevaevaevaevae"
WHY = "More people came to the meeting."


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring, sizes=(6, 7))


def wanted(world: World, number: int = 5, group: int = 1, **other: str) -> Wanted:
    asked = {"group_id": world.groups[group].id, "organisation_id": world.people[0].organisation_id, "lang": "ar", **other}
    return Wanted(**asked, number=number)


def more(world: World, number: int = 5, why: str = WHY, **other: Any) -> Printing:
    made = cards.print_more(world.session, world.ring, world.evaluation, wanted(world, number, **other), why, by=BY, now=NOW)
    world.session.commit()
    return made


def cancel(world: World, place: int = 0, why: str = WHY) -> None:
    row = cards.listed(world.session, world.evaluation.id)[place]
    cards.cancel(world.session, world.evaluation, row.id, why, by=BY, now=NOW)
    world.session.commit()


def holding(world: World, *secrets: str) -> World:
    """The same world, in the hands of people with cards."""
    return World(world.session, world.ring, world.evaluation, world.groups, [], list(secrets))


def counts(world: World) -> list[tuple[int, int | None]]:
    return sorted((one.invited, one.answered) for one in by_group(world.session, world.ring, world.evaluation))


def test_cards_asked_for_before_the_opening_are_printed_then_and_count_as_invited(session: Session, ring: KeyRing):
    account = Account(email="eva@example.org", name="Eva", created_at=now())
    session.add(account)
    session.flush()
    story = Story.begin(session, ring, account, listed("staff", 6)).settled()
    group, organisation = session.scalars(select(Group)).one(), session.scalars(select(Organisation)).one()
    wish = Wanted(group.id, organisation.id, "en", 20)

    for _ in range(2):
        cards.plan(session, story.evaluation, wish, by=account.id, now=now())
    with pytest.raises(Refused, match=r"people in this group|cards to be printed"):
        remove_group(session, group, by=account.id, now=now())
    cards.unplan(session, story.evaluation, cards.listed(session, story.evaluation.id)[0].id, by=account.id, now=now())
    foreseen = [size.invited for size in sizes(session, story.evaluation)]
    lines = [line.what for line in checklist(session, story.evaluation, now())]
    opened = story.opened()

    assert foreseen == [26]
    assert [what.params["n"] for what in lines if "n" in what.params] == [26, 20]
    assert (opened.invited, opened.by_email, [len(one.secrets) for one in opened.cards]) == (26, 6, [20])
    assert [(one.invited, one.answered) for one in by_group(session, ring, story.evaluation)] == [(26, 0)]
    with pytest.raises(WrongState):
        cards.plan(session, story.evaluation, wish, by=account.id, now=now())


def test_whoever_has_a_card_answers_like_everybody_else_and_a_card_is_used_once(world: World):
    holder = holding(world, *more(world).secrets)
    visit = holder.visit()

    code = holder.answer().return_code

    assert (visit.group, visit.lang, visit.state) == (world.groups[1].id, "ar", "invited")
    assert holder.visit().state == "answered"
    with pytest.raises(CodeNeeded):
        holder.fill()
    with pytest.raises(CodeNeeded):
        holder.send(nonce="n" * 32)
    assert answering.open_again(world.session, world.ring, holder.visit(), code)


def test_more_cards_are_counted_at_once_told_to_the_focal_persons_and_audited(world: World):
    printing = more(world, 5)

    assert (len(printing.secrets), printing.organisation, printing.lang) == (5, "Organisation 0", "ar")
    assert [size for size, _ in counts(world)] == [6, 12]
    told = announced(world.session, world.evaluation.id)[0]
    assert (told.why, told.what.params["n"], told.what.params["before"], told.what.params["after"]) == (WHY, 5, 7, 12)
    assert world.session.scalars(select(Audit.verb).order_by(Audit.number)).all() == ["print_cards", "announce"]


def test_nothing_keeps_the_link_of_a_card(world: World):
    printing = more(world)
    holding(world, *printing.secrets).answer()

    rows = world.session.scalars(select(Invitation).where(Invitation.cards_id.is_not(None))).all()
    everything = b"\n".join(
        (value if isinstance(value, bytes) else str(value).encode())
        for table in metadata.sorted_tables
        for row in world.session.execute(select(table))
        for value in row
    )
    assert [(row.person_id, row.escrow) for row in rows] == [(None, None)] * 5
    assert [secret for secret in printing.secrets if secret.encode() in everything] == []


@pytest.mark.parametrize(
    "other",
    [{"number": 0}, {"number": 1001}, {"number": -1}, {"lang": "tlh"}, {"group_id": "none"}, {"organisation_id": "none"}, {"why": " "}],
)
def test_what_is_wrong_with_a_wish_is_said_and_nothing_is_printed(world: World, other: dict[str, Any]):
    with pytest.raises(Invalid):
        more(world, **other)
    world.session.rollback()

    assert cards.listed(world.session, world.evaluation.id) == ()


def test_cards_are_printed_only_for_groups_that_were_asked_at_the_opening(world: World):
    group = Group(partnership_id=world.evaluation.partnership_id, position=2, name={"en": "Donors"})
    world.session.add(group)
    world.session.flush()

    with pytest.raises(Invalid):
        more(world, group_id=group.id)


def test_no_cards_are_handed_out_where_each_partner_has_a_signatory(session: Session, ring: KeyRing):
    with pytest.raises(Refused, match="one agreed answer"):
        more(make_world(session, ring, sizes=(1, 1), mode="organisation_position"))


def test_a_printing_that_was_not_handed_out_is_cancelled_whole(world: World):
    secrets = more(world, 6).secrets
    before = counts(world)

    cancel(world)

    assert ([size for size, _ in before], [size for size, _ in counts(world)]) == ([6, 13], [6, 7])
    for secret in secrets:
        with pytest.raises(LinkUnknown):
            answering.find(world.session, world.ring, secret, now=NOW)
    told = [one.what for one in announced(world.session, world.evaluation.id) if "cancelled" in one.what.text]
    assert [(what.params["n"], what.params["before"], what.params["after"]) for what in told] == [(6, 13, 7)]
    with pytest.raises(NotFound):
        cancel(world)


def test_cancelling_tells_nothing_about_whether_a_card_was_used_and_what_was_sent_counts(session: Session, ring: KeyRing):
    """Two rounds that differ in one answer, sent with a card: what staff see of both is the same at every step."""
    seen = []
    for used in (False, True):
        world = make_world(session, ring, sizes=(6, 7))
        holder = holding(world, *more(world, 6).secrets)
        if used:
            code = holder.answer().return_code
        before = counts(world)
        cancel(world)
        seen.append((before, counts(world), [row.state for row in cards.listed(session, world.evaluation.id)]))
    assert seen[0] == seen[1]

    assert answering.open_again(session, ring, holder.visit(), code)
    world.close()
    sealing.seal(session, ring, world.evaluation, now=NOW)
    assert sum(stratum.answered for stratum in codec.decode(session.get_one(PackRow, world.evaluation.id).document).strata) == 1


def test_no_step_after_a_cancelled_printing_means_everybody(session: Session, ring: KeyRing):
    """Ten of ten have answered, seven of them with cards; three of these are cancelled, and later five more are printed."""
    world = make_world(session, ring, sizes=(3, 5))
    given = [*more(world, 4, group=0).secrets, *more(world, 3, group=0).secrets]
    for holder in (world, holding(world, *given)):
        for place in range(len(holder.secrets) if holder is not world else 3):
            holder.answer(place)
    three = next(place for place, row in enumerate(cards.listed(session, world.evaluation.id)) if row.number == 3)

    shown = [dict(counts(world))]
    for act in (lambda: cancel(world, three), lambda: more(world, 5, group=0)):
        act()
        shown.append(dict(counts(world)))

    assert [one.get(size) for one, size in zip(shown, (10, 7, 12), strict=True)] == [5, 5, 5]


def test_after_sealing_the_number_invited_is_the_number_printed_and_no_row_tells_the_printing(world: World):
    more(world, 5)
    world.close()
    sealing.seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.expire_all()

    assert sorted(row.invited for row in world.session.scalars(select(Participation))) == [6, 12]
    assert set(world.session.execute(select(Invitation.cards_id, Invitation.wave, Invitation.state))) == {(None, 0, "sealed")}


def test_nothing_is_printed_or_cancelled_after_the_closing_or_for_another_round(world: World, session: Session, ring: KeyRing):
    more(world)
    other = make_world(session, ring)
    with pytest.raises(NotFound):
        cards.cancel(session, other.evaluation, cards.listed(session, world.evaluation.id)[0].id, WHY, by=BY, now=NOW)
    world.close()
    for act in (lambda: more(world), lambda: cancel(world)):
        with pytest.raises(WrongState):
            act()
    assert session.scalars(select(Cards.state)).all() == ["printed"]
