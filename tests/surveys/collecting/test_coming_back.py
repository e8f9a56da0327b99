"""Coming back: with the return word before sending, with the return code afterwards, and never with the link alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import answering
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import new_secret
from surveys.collecting.values import Consent
from surveys.errors import CodeNeeded, Invalid, LinkUnknown, LostKey, Refused
from surveys.models import collecting as tables
from surveys.questionnaires.values import Answer

from fixtures.collected import ANSWERS, FIRST, NOW, World, make_world

SERVER = b"a server key"


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


@pytest.fixture
def worded(world: World) -> bytes:
    """The lock of a draft under the return word "blue heron"."""
    world.fill()
    lock = answering.set_word(world.session, world.ring, world.visit(acting=True), "blue heron")
    world.session.commit()
    return lock


def load(world: World, lock: bytes = b"") -> Any:
    return answering.load_draft(world.session, world.ring, world.visit(), lock)


def test_a_draft_under_a_return_word_needs_it(world: World, worded: bytes):
    assert world.visit().worded
    assert load(world, worded).answers == ANSWERS
    for wrong in (b"", answering.stretch(world.ring, world.visit(), "blue herons")):
        with pytest.raises(CodeNeeded):
            load(world, wrong)


def test_a_return_word_is_forgiving_of_case_and_spaces_around_it(world: World, worded: bytes):
    assert answering.stretch(world.ring, world.visit(), "  Blue HERON ") == worded


def test_a_return_word_opens_one_link_only(world: World, worded: bytes):
    assert answering.stretch(world.ring, world.visit(1), "blue heron") != worded


def test_a_short_return_word_is_refused(world: World):
    with pytest.raises(Invalid):
        answering.stretch(world.ring, world.visit(), " ab ")


def test_saving_and_sending_go_on_under_the_return_word(world: World, worded: bytes):
    with pytest.raises(CodeNeeded):
        answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(1)}, "en")
    answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(1)}, "en", worded)
    world.session.commit()
    with pytest.raises(CodeNeeded):
        world.send()
    world.session.rollback()

    assert world.send(lock=worded).return_code


def test_who_forgot_the_word_can_start_over(world: World, worded: bytes):
    answering.start_over(world.session, world.visit(acting=True))

    assert load(world).answers == {}
    assert not world.visit().worded


def test_a_ticket_carries_the_lock_for_two_hours(world: World, worded: bytes):
    ticket = answering.issue_ticket(SERVER, world.visit(), worded, now=NOW)

    for whose in (world.visit(), world.secrets[0], world.secrets[0].upper()):
        assert answering.read_ticket(SERVER, whose, ticket, now=NOW + timedelta(hours=2)) == worded
    with pytest.raises(CodeNeeded):
        answering.read_ticket(SERVER, world.visit(), ticket, now=NOW + timedelta(hours=2, seconds=1))


def test_a_ticket_fits_its_link_and_its_server_only(world: World, worded: bytes):
    ticket = answering.issue_ticket(SERVER, world.visit(), worded, now=NOW)

    assert ticket.isascii()
    assert set(ticket) & set("/~+=?#%&") == set()
    for key, visit, written in (
        (SERVER, world.visit(1), ticket),
        (b"another key", world.visit(), ticket),
        (SERVER, world.visit(), ticket[:-4]),
        (SERVER, world.visit(), ticket.swapcase()),
        (SERVER, world.visit(), ""),
        (SERVER, world.visit(), "é"),
        (SERVER, world.visit(), "a" * 5000),
    ):
        with pytest.raises(CodeNeeded):
            answering.read_ticket(key, visit, written, now=NOW)
    with pytest.raises(LinkUnknown):
        answering.read_ticket(SERVER, "no secret", ticket, now=NOW)


def test_the_return_code_opens_what_was_sent(world: World):
    code = world.answer(consent=Consent(may_quote=True)).return_code

    for typed in (code, code.upper(), f" {code[:5]}-{code[5:]} "):
        sent = answering.open_again(world.session, world.ring, world.visit(), typed)
        assert (sent.answers, sent.lang, sent.consent.may_quote) == (ANSWERS, "en", True)


def test_the_link_without_its_own_return_code_opens_nothing(world: World):
    code, other = world.answer(0).return_code, world.answer(1).return_code

    assert code != other
    for wrong in ("", other, code[:-1], "0" * 10, code + "0"):
        with pytest.raises(CodeNeeded):
            answering.open_again(world.session, world.ring, world.visit(), wrong)
    with pytest.raises(CodeNeeded):
        answering.open_again(world.session, world.ring, world.visit(2), code)


def test_the_link_alone_cannot_begin_a_second_set_of_answers(world: World):
    world.answer()

    with pytest.raises(CodeNeeded):
        answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(1)}, "en")
    with pytest.raises(CodeNeeded):
        answering.set_word(world.session, world.ring, world.visit(acting=True), "blue heron")


def change(world: World, lock: bytes, **kwargs: Any) -> Any:
    changed = answering.change(world.session, world.ring, world.secrets[0], consent=Consent(**kwargs), now=NOW, lock=lock)
    world.session.commit()
    return changed


def test_answers_are_changed_with_the_return_code_and_it_stays(world: World):
    first = world.answer()
    lock = answering.begin_change(world.session, world.ring, world.visit(acting=True), first.return_code)
    answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(1)}, "ar", lock)
    world.session.commit()

    assert change(world, lock, may_quote=True).receipt == first.receipt

    sent = answering.open_again(world.session, world.ring, world.visit(), first.return_code)
    assert (sent.answers["trust"], sent.lang, sent.consent.may_quote) == (Answer(1), "ar", True)
    assert len(world.session.scalars(select(tables.Response)).all()) == 1
    assert not world.visit().drafted


def test_while_answers_are_changed_the_link_alone_sees_none_of_them(world: World):
    code = world.answer().return_code
    answering.begin_change(world.session, world.ring, world.visit(acting=True), code)
    world.session.commit()

    assert world.visit().worded
    with pytest.raises(CodeNeeded):
        load(world)
    with pytest.raises(CodeNeeded):
        change(world, b"")


def test_a_change_sent_twice_changes_once(world: World):
    code = world.answer().return_code
    lock = answering.begin_change(world.session, world.ring, world.visit(acting=True), code)

    assert change(world, lock) == change(world, lock)
    with pytest.raises(CodeNeeded):
        change(world, b"")


def test_a_change_cannot_begin_without_the_right_code_nor_be_sent_under_a_wrong_lock(world: World):
    code = world.answer().return_code

    with pytest.raises(CodeNeeded):
        answering.begin_change(world.session, world.ring, world.visit(acting=True), "0" * 10)
    answering.begin_change(world.session, world.ring, world.visit(acting=True), code)
    world.session.commit()
    with pytest.raises(CodeNeeded):
        change(world, bytes(32))


def test_there_is_nothing_to_change_before_sending(world: World):
    world.fill()

    with pytest.raises(CodeNeeded):
        change(world, b"")


def test_damaged_answers_are_named_as_such(world: World):
    code = world.answer().return_code
    row = world.session.scalars(select(tables.Response)).one()
    row.document = row.document[:-1] + b"!"
    world.session.commit()

    with pytest.raises(Refused, match="damaged"):
        answering.open_again(world.session, world.ring, world.visit(), code)


def test_a_receipt_proves_that_answers_are_counted_until_sealing(world: World):
    receipt = world.answer().receipt

    def counted(given: str) -> Any:
        return answering.is_counted(world.session, world.ring, world.evaluation.id, given)

    assert counted(receipt)
    assert counted(receipt.upper())
    assert not counted("0" * 12)
    world.ring.destroy_sealing_key(world.evaluation.id)
    with pytest.raises(LostKey):
        counted(receipt)


def test_a_secret_of_nobody_is_unknown_to_every_act(world: World):
    stranger = new_secret()

    for act in (
        lambda: answering.find(world.session, world.ring, stranger, now=NOW),
        lambda: answering.submit(world.session, world.ring, stranger, nonce="f" * 32, consent=Consent(), now=NOW),
        lambda: answering.withdraw(world.session, world.ring, stranger, now=NOW),
        lambda: answering.decline(world.session, world.ring, stranger, now=NOW),
    ):
        with pytest.raises(LinkUnknown):
            act()
