"""From the link to the receipt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering, frozen
from surveys.collecting.keyring import KeyRing
from surveys.collecting.values import Consent, Draft
from surveys.errors import CodeNeeded, Invalid, LinkClosed, LinkSealed, LinkUnknown, LostKey, Refused
from surveys.models import collecting as tables
from surveys.questionnaires.values import Answer

from fixtures.collected import ANSWERS, FIRST, NONCE, NOW, QUESTIONNAIRE, SECOND, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


def test_a_link_finds_its_evaluation_group_and_language(world: World):
    visit = world.visit(0)

    assert (visit.evaluation.id, visit.evaluation.title) == (world.evaluation.id, "Round one")
    assert visit.group == world.people[0].group_id
    assert visit.organisation == world.people[0].organisation_id
    assert (visit.lang, visit.state, visit.drafted, visit.worded) == ("en", "invited", False, False)


def test_a_person_whose_language_is_not_offered_gets_the_first_one(session: Session, ring: KeyRing):
    world = make_world(session, ring, languages=["ar"])

    assert world.visit(0).lang == "ar"


def test_no_value_that_pages_handle_prints_the_secret(world: World):
    visit, secret = world.visit(0), world.secrets[0]

    assert secret not in repr(visit)
    assert visit.invitation_id.hex() not in repr(visit)
    assert world.answer(0).return_code not in repr(world.answer(1))


def test_a_draft_comes_back_section_by_section(world: World):
    answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(2)}, "en")
    answering.save_section(world.session, world.ring, world.visit(acting=True), SECOND, {"words": Answer("More.")}, "ar")
    answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"kept": Answer(3), "words": Answer("No")}, "ar")

    draft = answering.load_draft(world.session, world.ring, world.visit())
    assert draft == Draft({"words": Answer("More."), "kept": Answer(3)}, "ar", "first")
    assert world.visit().drafted


def test_nothing_saved_is_an_empty_draft_in_the_persons_language(world: World):
    assert answering.load_draft(world.session, world.ring, world.visit()) == Draft({}, "en", "")


def test_saving_needs_the_invitation_to_be_locked(world: World):
    with pytest.raises(ValueError, match="acting"):
        answering.save_section(world.session, world.ring, world.visit(), FIRST, ANSWERS, "en")


def test_the_questionnaire_is_the_frozen_one_and_read_once(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(frozen, "MOST", 1)
    monkeypatch.setattr(frozen, "_KEPT", {b"another": None})

    first = answering.questionnaire_of(world.session, world.visit())

    assert first == QUESTIONNAIRE
    assert answering.questionnaire_of(world.session, world.visit()) is first


def test_the_review_names_what_is_missing_by_section(world: World):
    answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"kept": Answer(3)}, "en")

    found = answering.review(world.session, world.ring, world.visit())

    assert [section.code for section in found.sections] == ["first"]
    assert [problem.place for problem in found.problems["first"]] == ["trust"]
    assert not found.complete
    assert len(found.nonce) == 32
    assert found.nonce != answering.review(world.session, world.ring, world.visit()).nonce


def test_a_complete_draft_may_be_sent(world: World):
    world.fill()

    found = answering.review(world.session, world.ring, world.visit())

    assert found.complete
    assert [section.code for section in found.sections] == ["first", "second"]


def test_sending_gives_a_receipt_and_a_return_code_and_takes_the_draft(world: World):
    receipt = world.answer()

    visit = world.visit()
    assert (len(receipt.receipt), len(receipt.return_code)) == (12, 10)
    assert (visit.state, visit.drafted) == ("answered", False)
    assert answering.receipt_of(world.ring, visit) == receipt.receipt
    assert answering.receipt_of(world.ring, world.visit(1)) == ""


def test_a_response_row_holds_an_id_a_group_and_a_locked_document(world: World):
    world.answer()

    row = world.session.scalars(select(tables.Response)).one()
    assert {column.name for column in tables.Response.__table__.columns} == {"evaluation_id", "id", "group_id", "document"}
    assert row.group_id == world.people[0].group_id
    assert b"All went well" not in row.document
    assert world.session.scalars(select(tables.Invitation.escrow).where(tables.Invitation.state == "answered")).one() is None


def test_the_same_nonce_again_gives_the_same_receipt_and_counts_once(world: World):
    assert world.answer() == world.send()
    assert len(world.session.scalars(select(tables.Response)).all()) == 1


def test_another_tab_that_sends_later_is_told_to_use_the_return_code(world: World):
    world.answer()

    with pytest.raises(CodeNeeded):
        world.send(nonce="f" * 32)


def test_nothing_saved_cannot_be_sent(world: World):
    with pytest.raises(Refused, match="nothing to send"):
        world.send()
    world.session.rollback()
    assert world.visit().state == "invited"


def test_an_incomplete_draft_is_not_sent_and_stays(world: World):
    world.fill(answers={"kept": Answer(3)})

    with pytest.raises(Invalid) as found:
        world.send()
    world.session.rollback()

    assert [problem.place for problem in found.value.problems] == ["trust"]
    assert world.visit().drafted


def test_a_page_without_its_number_is_refused(world: World):
    world.fill()

    with pytest.raises(Invalid):
        world.send(nonce="short")


def test_what_nobody_was_asked_is_not_stored(world: World):
    receipt = world.answer(answers={**ANSWERS, "invented": Answer(1)})

    sent = answering.open_again(world.session, world.ring, world.visit(), receipt.return_code)
    assert set(sent.answers) == set(ANSWERS)


def test_consent_is_kept_with_the_answers_and_names_only_where_names_were_promised(session: Session, ring: KeyRing):
    for mode, named in (("anonymous", False), ("attributed", True)):
        world = make_world(session, ring, mode=mode)
        receipt = world.answer(consent=Consent(may_quote=True, named=True))

        sent = answering.open_again(session, ring, world.visit(), receipt.return_code)
        assert sent.consent == Consent(may_quote=True, named=named)


def test_answers_are_taken_until_the_last_second_of_the_closing_day_in_its_own_zone(world: World):
    last = datetime(2026, 12, 1, 20, 59, 59, tzinfo=UTC)

    assert world.visit(now=last).state == "invited"
    with pytest.raises(LinkClosed):
        world.visit(now=last + timedelta(seconds=1))
    world.fill()
    with pytest.raises(LinkClosed):
        world.send(now=last + timedelta(seconds=1))


def test_without_a_closing_day_answers_are_taken(session: Session, ring: KeyRing):
    world = make_world(session, ring, closes_on=None)

    assert world.visit(now=NOW + timedelta(days=9999)).state == "invited"


@pytest.mark.parametrize(
    ("state", "error"),
    [
        ("draft", LinkUnknown),
        ("closed", LinkClosed),
        ("sealing", LinkSealed),
        ("sealed", LinkSealed),
        ("shared", LinkSealed),
        ("final", LinkSealed),
    ],
)
def test_each_state_answers_a_link_in_its_own_way(world: World, state: str, error: type[Exception]):
    world.evaluation.state = state
    world.session.commit()

    with pytest.raises(error):
        world.visit()
    with pytest.raises(error):
        world.send()


def test_after_sealing_the_link_still_names_its_evaluation(world: World):
    world.evaluation.state = "sealed"
    world.session.commit()

    with pytest.raises(LinkSealed) as found:
        world.visit()
    assert found.value.evaluation_id == world.evaluation.id


def test_an_evaluation_without_its_key_is_lost_to_everybody(world: World):
    world.ring.destroy_sealing_key(world.evaluation.id)

    with pytest.raises(LostKey):
        world.visit()


def test_a_link_whose_invitation_is_gone_is_unknown(world: World):
    world.fill()
    for invitation in world.session.scalars(select(tables.Invitation)):
        world.session.delete(invitation)
    world.session.commit()

    for act in (world.visit, world.send):
        with pytest.raises(LinkUnknown):
            act()


def test_somebody_whose_letter_came_back_can_still_answer_by_another_way(world: World):
    world.session.get(tables.Invitation, (world.evaluation.id, world.visit().invitation_id)).returned = "address"
    world.session.commit()

    assert world.visit().state == "invited"
    assert world.answer(nonce=NONCE).receipt
