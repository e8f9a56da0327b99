"""The worker sends what is due: to a real SMTP server, each in its reader's language, none twice, a bad one stopping no other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.sending import send_due
from app.settings import Settings
from surveys.collecting import answering
from surveys.collecting.participation import by_group
from surveys.evaluations.delivering import Delivery, delivery, remind
from surveys.evaluations.reissuing import link_again
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Person
from surveys.models.work import Outbox
from surveys.work import TRIES, post

from fixtures.rounds import Story, listed, now
from fixtures.services import PostOffice, free_port


@pytest.fixture
def by_smtp(engine: Engine, ring: Any, settings: Settings, smtp_server: PostOffice) -> Tools:
    return tools_for(engine, ring, settings, smtp_server.port)


def tools_for(engine: Engine, ring: Any, settings: Settings, port: int) -> Tools:
    mail = {"mail_backend": "smtp", "smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none", "mail_from": "asks@example.org"}
    return Tools(engine, ring, replace(settings, **mail))


def story_of(session: Session, ring: Any, account: Account) -> Story:
    people = listed("staff", 6) + listed("قرية", 5, lang="ar").replace("قرية0@", "q0@").replace("قرية", "village")
    return Story.begin(session, ring, account, people, "Safe water").settled(languages=("en", "ar"), mode="anonymous")


def body(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part
    return str(part.get_content())


def test_everybody_gets_an_invitation_of_their_own_in_their_language(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice
):
    story = story_of(session, ring, account)
    story.opened()
    sent = send_due(by_smtp, now())

    assert sent == len(smtp_server.letters) == 11
    assert len({body(letter).split("/r/")[1].split()[0] for letter in smtp_server.letters}) == 11
    assert sorted({str(letter["Content-Language"]) for letter in smtp_server.letters}) == ["ar", "en"]
    english = next(letter for letter in smtp_server.letters if letter["Content-Language"] == "en")
    for words in ("Eva Owner", "Safe water", "Call 123", "eva@example.org", "I do not want to answer", "5 people"):
        assert words in body(english), words


def test_a_link_in_a_letter_opens_the_questionnaire(session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice):
    story_of(session, ring, account).opened()
    send_due(by_smtp, now())
    secret = body(smtp_server.letters[0]).split("/r/")[1].split()[0]

    assert answering.find(session, ring, secret, now=now()).state == "invited"


def test_nothing_is_sent_twice(session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice):
    story_of(session, ring, account).opened()

    assert [send_due(by_smtp, now()), send_due(by_smtp, now() + timedelta(days=3))] == [11, 0]


def test_a_reminder_brings_the_same_link_and_only_to_those_who_have_not_answered(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice
):
    story = story_of(session, ring, account)
    story.opened()
    send_due(by_smtp, now())
    first = {str(letter["To"]): body(letter).split("/r/")[1].split()[0] for letter in smtp_server.letters}
    smtp_server.letters.clear()
    story.answered(story.secrets()[:4])
    remind(session, story.evaluation, by=account.id, now=now())
    session.commit()
    send_due(by_smtp, now())

    assert len(smtp_server.letters) == 7
    assert (delivery(session, story.evaluation.id).sent, delivery(session, story.evaluation.id).waiting) == (22, 0)
    for letter in smtp_server.letters:
        assert first[str(letter["To"])] == body(letter).split("/r/")[1].split()[0]


def test_whoever_stopped_reminders_gets_none_and_still_the_link_that_was_asked_for_again(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice, client: Any
):
    """What staff see stays the same."""
    story = story_of(session, ring, account)
    story.opened()
    secure = replace(by_smtp, settings=replace(by_smtp.settings, base_url="https://round.example"))
    send_due(secure, now())
    quiet = smtp_server.letters[0]
    address = str(quiet["List-Unsubscribe"]).removeprefix("<https://round.example").removesuffix(">")
    assert client.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    smtp_server.letters.clear()
    session.rollback()
    remind(session, story.evaluation, by=account.id, now=now())
    session.commit()
    send_due(by_smtp, now())
    reminded = {str(letter["To"]) for letter in smtp_server.letters}
    session.rollback()
    counted = delivery(session, story.evaluation.id)
    person = session.scalars(select(Person.id).where(Person.email == str(quiet["To"]))).one()
    session.rollback()
    link_again(session, ring, story.evaluation, person, by=account.id, now=now() + timedelta(days=3))
    session.commit()
    send_due(by_smtp, now() + timedelta(days=3))

    assert len(reminded) == 10
    assert str(quiet["To"]) not in reminded
    assert counted == Delivery(22, 0, 0)
    assert str(smtp_server.letters[-1]["To"]) == str(quiet["To"])


@pytest.mark.parametrize("answers", [0, 1, 11])
def test_the_totals_of_letters_do_not_count_the_answers(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice, answers: int
):
    """Somebody who reminds everybody and looks at the totals, while people answer and one withdraws, sees the same numbers."""
    story = story_of(session, ring, account)
    story.opened()
    send_due(by_smtp, now())
    secrets = story.secrets()
    story.answered(secrets[:answers])
    if answers:
        answering.withdraw(session, ring, secrets[0], now=now())
        session.commit()
    waiting = delivery(session, story.evaluation.id)
    remind(session, story.evaluation, by=account.id, now=now())
    session.commit()
    send_due(by_smtp, now())
    session.rollback()

    assert waiting == Delivery(11, 0, 0)
    assert delivery(session, story.evaluation.id) == Delivery(22, 0, 0)


def test_one_address_that_is_refused_stops_no_other_and_leaves_the_invited(
    session: Session, ring: Any, account: Account, engine: Engine, settings: Settings, refusing: int
):
    story = story_of(session, ring, account)
    story.opened()
    sent = send_due(tools_for(engine, ring, settings, refusing), now())
    session.rollback()

    assert sent == 10
    told = delivery(session, story.evaluation.id)
    assert (told.sent, told.waiting, told.failed) == (10, 0, 1)
    assert session.scalar(select(func.count()).where(Invitation.returned == "address")) == 1
    assert sum(group.invited for group in by_group(session, ring, story.evaluation)) == 10


@pytest.fixture
def refusing() -> Iterator[int]:
    """An SMTP server that knows no staff3."""

    class Picky:
        async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
            if address.startswith("staff3@"):
                return "550 no such person"
            envelope.rcpt_tos.append(address)
            return "250 OK"

    controller = Controller(Picky(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller.port
    controller.stop()


def test_while_the_server_is_away_letters_wait_with_growing_pauses(
    session: Session, ring: Any, account: Account, engine: Engine, settings: Settings, caplog: pytest.LogCaptureFixture
):
    story_of(session, ring, account).opened()
    tools = tools_for(engine, ring, settings, free_port())
    with caplog.at_level(logging.WARNING):
        assert send_due(tools, now()) == 0

    assert "@example.org" not in caplog.text
    assert session.scalar(select(func.count()).where(Outbox.sent_at.is_not(None))) == 0


def test_a_letter_that_fails_again_and_again_is_given_up_after_some_days(
    session: Session, ring: Any, account: Account, engine: Engine, settings: Settings, busy: int
):
    story = story_of(session, ring, account)
    story.opened()
    tools, moment, tries = tools_for(engine, ring, settings, busy), now(), 0
    while (waits := next_due(session)) is not None and tries < 20:
        moment, tries = max(moment, waits), tries + 1
        send_due(tools, moment)

    session.rollback()
    assert tries == TRIES
    assert moment - now() > timedelta(hours=2)
    assert delivery(session, story.evaluation.id).failed == 11


def next_due(session: Session) -> datetime | None:
    session.rollback()
    found = session.scalar(select(func.max(Outbox.due_at)).where(Outbox.sent_at.is_(None), Outbox.attempts < TRIES))
    session.rollback()
    return found


@pytest.fixture
def busy() -> Iterator[int]:
    """An SMTP server that always asks to come back later."""

    class Busy:
        async def handle_RCPT(self, *_anything: Any) -> str:  # noqa: N802
            return "451 try again later"

    controller = Controller(Busy(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller.port
    controller.stop()


def test_letters_that_are_no_longer_needed_are_not_sent(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice
):
    story = story_of(session, ring, account)
    story.opened()
    story.closed()

    assert send_due(by_smtp, now()) == 0
    assert smtp_server.letters == []


def test_a_withdrawal_is_told_to_the_address_and_leaves_no_row(
    session: Session, ring: Any, account: Account, by_smtp: Tools, smtp_server: PostOffice
):
    story = story_of(session, ring, account)
    story.opened()
    send_due(by_smtp, now())
    smtp_server.letters.clear()
    secret = story.secrets()[1]
    story.answered([secret])
    answering.withdraw(session, ring, secret, now=now())
    session.commit()
    send_due(by_smtp, now())

    assert ["withdrawn" in str(letter["Subject"]) for letter in smtp_server.letters] == [True]
    assert "/r/" not in body(smtp_server.letters[0])
    session.rollback()
    assert session.scalar(select(func.count()).where(Outbox.kind == "withdrawn")) == 0


def test_a_colleague_gets_a_link_that_signs_in(session: Session, account: Account, by_smtp: Tools, smtp_server: PostOffice, client: Any):
    post(session, "sign_in", subject_id=account.id, due_at=now())
    session.commit()
    send_due(by_smtp, now())
    path = body(smtp_server.letters[0]).split("http://localhost")[1].split()[0]

    assert client.post(path).status_code in (302, 303)


def test_no_secret_stays_in_the_outbox(session: Session, ring: Any, account: Account, by_smtp: Tools):
    story = story_of(session, ring, account)
    story.opened()
    secrets = story.secrets()
    send_due(by_smtp, now())
    session.rollback()
    rows = [repr(row) for row in session.execute(select(Outbox.__table__))]

    assert not [secret for secret in secrets for row in rows if secret in row or "example.org" in row]


def test_the_demonstration_keeps_its_letters_in_a_folder_that_others_cannot_read(
    session: Session, ring: Any, account: Account, engine: Engine, settings: Settings
):
    story_of(session, ring, account).opened()
    tools = Tools(engine, ring, replace(settings, mail_backend="folder", demonstration=True))

    assert send_due(tools, now()) == 11
    assert {path.stat().st_mode & 0o777 for path in tools.settings.mailbox.iterdir()} == {0o600}
    assert tools.settings.mailbox.stat().st_mode & 0o777 == 0o700


def test_without_a_mail_setting_nothing_is_tried(session: Session, ring: Any, account: Account, engine: Engine, settings: Settings):
    story_of(session, ring, account).opened()

    assert send_due(Tools(engine, ring, settings), now()) == 0
    assert session.scalar(select(func.max(Outbox.attempts))) == 0


def test_a_server_without_encryption_is_refused_when_it_was_asked_for(
    session: Session, ring: Any, account: Account, engine: Engine, settings: Settings, smtp_server: PostOffice
):
    story_of(session, ring, account).opened()
    tools = tools_for(engine, ring, settings, smtp_server.port)
    strict = Tools(engine, ring, replace(tools.settings, smtp_security="starttls"))

    assert send_due(strict, now()) == 0
    assert smtp_server.letters == []
