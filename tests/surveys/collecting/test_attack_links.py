"""Attack 4: guess, reuse, share, cut short, upper-case and url-encode a link; use it when and where it does not belong (A2, B1-B10)."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.collecting import answering, derivations, sealing
from surveys.collecting.keyring import KeyRing
from surveys.collecting.personal_secrets import new_secret, normal, shown
from surveys.collecting.values import Consent
from surveys.errors import CodeNeeded, LinkClosed, LinkError, LinkSealed, LinkUnknown, LinkWithdrawn
from surveys.models import collecting as tables
from surveys.models.base import ALPHABET
from surveys.questionnaires.values import Answer

from fixtures.collected import ANSWERS, FIRST, NOW, Statements, World, make_world


@pytest.fixture
def world(session: Session, ring: KeyRing) -> World:
    return make_world(session, ring)


def find(world: World, secret: str) -> Any:
    return answering.find(world.session, world.ring, secret, now=NOW)


def acts(world: World, secret: str) -> Any:
    """Everything that a link can be used for."""
    session, ring = world.session, world.ring
    return (
        lambda: answering.find(session, ring, secret, now=NOW),
        lambda: answering.submit(session, ring, secret, nonce="f" * 32, consent=Consent(), now=NOW),
        lambda: answering.change(session, ring, secret, consent=Consent(), now=NOW, lock=b""),
        lambda: answering.withdraw(session, ring, secret, now=NOW),
        lambda: answering.decline(session, ring, secret, now=NOW),
        lambda: answering.undo_decline(session, ring, secret, now=NOW),
    )


def test_guessing_finds_nothing_and_says_nothing(world: World):
    sentences = set()
    for _ in range(300):
        with pytest.raises(LinkUnknown) as found:
            find(world, new_secret())
        sentences.add(str(found.value))

    assert len(sentences) == 1


def test_a_secret_holds_128_bits_and_its_neighbours_are_unknown(world: World):
    secret = world.secrets[0]

    assert len({new_secret()[:26] for _ in range(1000)}) == 1000
    for symbol in ALPHABET:
        neighbour = secret[:25] + symbol
        if neighbour != secret[:26]:
            with pytest.raises(LinkUnknown):
                find(world, neighbour + secret[26])


def test_a_wrong_link_is_refused_before_the_database_is_asked(world: World):
    with Statements(world.session) as statements, pytest.raises(LinkUnknown):
        find(world, world.secrets[0][:-1])

    assert statements.seen == []


@pytest.mark.parametrize(
    "change", [str.upper, shown, lambda s: f" {shown(s)}\r\n", lambda s: shown(s).upper().replace("0", "O").replace("1", "L")]
)
def test_harmless_changes_lead_to_the_same_person(world: World, change: Callable[[str], str]):
    assert find(world, change(world.secrets[0])).invitation_id == world.visit().invitation_id


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s[:-1],
        lambda s: s[: len(s) // 2],
        lambda s: s + s,
        lambda s: s[::-1],
        lambda s: quote(shown(s).replace("-", "/"), safe=""),
        lambda s: quote(quote(s + " ")),
        lambda s: "%" + "%".join(f"{ord(symbol):02x}" for symbol in s),
        lambda s: s + "\x00",
        lambda s: f"{s}/../{s}",
        lambda s: f"{s}' OR 1=1 --",
        lambda s: f"{s}~ticket",
        lambda s: "".join(chr(ord(symbol) + 0xFEE0) for symbol in s),
        lambda s: s.replace(s[3], "u"),
    ],
)
def test_every_other_change_is_unknown(world: World, change: Callable[[str], str]):
    for act in acts(world, change(world.secrets[0])):
        with pytest.raises(LinkUnknown):
            act()


def test_the_database_holds_no_secret_in_clear_nor_its_plain_digest(world: World):
    world.fill(0)
    world.answer(1)
    world.session.flush()
    stored = b"".join(
        bytes(value) if isinstance(value, bytes) else str(value).encode()
        for table in (tables.Link, tables.Invitation, tables.Draft, tables.Response)
        for row in world.session.execute(select(table.__table__))
        for value in row
    )

    for secret in world.secrets:
        assert secret.encode() not in stored
        assert hashlib.sha256(secret.encode()).digest() not in stored


def test_every_purpose_has_an_id_of_its_own(world: World):
    key, secret = world.ring.link_key(world.evaluation.id), world.secrets[0]
    made = [derivations.invitation_id(key, secret), derivations.response_id(key, secret), derivations.draft_id(key, secret)]

    assert len({*made, derivations.link_id(secret)}) == 4


def test_a_link_made_for_another_purpose_opens_nothing(world: World):
    other = new_secret()
    world.session.execute(
        update(tables.Link)
        .where(tables.Link.key == derivations.link_id(world.secrets[0]))
        .values(key=hashlib.sha256(other.encode()).digest())
    )

    for secret in (other, world.secrets[0]):
        with pytest.raises(LinkUnknown):
            find(world, secret)


def test_a_link_opens_its_own_evaluation_only(session: Session, ring: KeyRing):
    one, two = make_world(session, ring), make_world(session, ring)
    one.answer(0)
    moved = update(tables.Link).where(tables.Link.key == derivations.link_id(one.secrets[0])).values(evaluation_id=two.evaluation.id)
    session.execute(moved)
    session.commit()

    for act in acts(one, one.secrets[0]):
        with pytest.raises(LinkError):
            act()
    assert len(session.scalars(select(tables.Response)).all()) == 1


def test_a_shared_link_shows_no_answers_and_changes_none(world: World):
    world.answer()
    visit = world.visit(acting=True)

    for guess in ("", "0000000000", world.visit().response_id.hex()[:10], answering.receipt_of(world.ring, visit)):
        with pytest.raises(CodeNeeded):
            answering.open_again(world.session, world.ring, visit, guess)
        with pytest.raises(CodeNeeded):
            answering.begin_change(world.session, world.ring, visit, guess)
    with pytest.raises(CodeNeeded):
        answering.save_section(world.session, world.ring, visit, FIRST, {"trust": Answer(1)}, "en")
    assert answering.load_draft(world.session, world.ring, visit).answers == {}
    with pytest.raises(CodeNeeded):
        world.send(nonce=secrets.token_hex(16))


def test_a_thief_cannot_bring_a_draft_of_their_own_over_sent_answers(world: World):
    code = world.answer().return_code
    lock = answering.stretch(world.ring, world.visit(), "a word of the thief")
    with pytest.raises(CodeNeeded):
        answering.save_section(world.session, world.ring, world.visit(acting=True), FIRST, {"trust": Answer(1)}, "en", lock)
    with pytest.raises(CodeNeeded):
        answering.change(world.session, world.ring, world.secrets[0], consent=Consent(), now=NOW, lock=b"")
    answering.change(world.session, world.ring, world.secrets[0], consent=Consent(may_quote=True), now=NOW, lock=lock)
    world.session.commit()

    sent = answering.open_again(world.session, world.ring, world.visit(), code)
    assert (sent.answers, sent.consent) == (ANSWERS, Consent())


def test_after_withdrawing_the_link_does_nothing_more(world: World):
    code = world.answer().return_code
    visit = world.visit()
    answering.withdraw(world.session, world.ring, world.secrets[0], now=NOW)
    world.session.commit()

    for act in acts(world, world.secrets[0]):
        with pytest.raises(LinkWithdrawn):
            act()
    with pytest.raises(CodeNeeded):
        answering.open_again(world.session, world.ring, visit, code)


def test_after_closing_a_link_can_only_withdraw(world: World):
    world.answer()
    world.close()

    for place, act in enumerate(acts(world, world.secrets[0])):
        if place != 3:
            with pytest.raises(LinkClosed):
                act()
    acts(world, world.secrets[0])[3]()


def test_after_sealing_a_link_does_nothing_and_a_visit_begun_before_neither(world: World):
    code = world.answer().return_code
    visit = world.visit(acting=True)
    world.close()
    sealing.seal(world.session, world.ring, world.evaluation, now=NOW)
    world.session.commit()

    for act in acts(world, world.secrets[0]):
        with pytest.raises(LinkSealed):
            act()
    with pytest.raises(CodeNeeded):
        answering.open_again(world.session, world.ring, visit, code)


def test_an_invitation_already_sealed_takes_no_answers_whatever_the_evaluation_says(world: World):
    world.fill()
    world.session.execute(update(tables.Invitation).values(state="sealed", escrow=None, contact=None))
    world.session.commit()

    for act in (world.visit, world.send):
        with pytest.raises(LinkSealed):
            act()


def test_a_draft_moved_to_another_link_does_not_open(world: World):
    world.fill(0)
    world.fill(1)
    one, two = world.visit(0).draft_id, world.visit(1).draft_id
    rows = {row.id: row for row in world.session.scalars(select(tables.Draft))}
    rows[two].document = rows[one].document
    world.session.flush()

    with pytest.raises(CodeNeeded):
        answering.load_draft(world.session, world.ring, world.visit(1))


def test_a_return_code_is_compared_in_a_time_that_tells_nothing():
    assert derivations.same.__code__.co_names[0] == "hmac"


def test_the_normal_form_is_what_was_made(world: World):
    assert [normal(secret) for secret in world.secrets] == world.secrets
