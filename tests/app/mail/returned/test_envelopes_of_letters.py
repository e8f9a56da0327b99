"""Each letter has an envelope of its own, by which it is known when it comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.envelopes import marks_in
from app.mail.sending import send_due
from surveys.evaluations.delivering import remind
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation

from fixtures.coming_back import address_of, go, returned
from fixtures.returned_mail import ReturnedMail, dsn
from fixtures.rounds import Story, now
from fixtures.services import PostOffice, free_port


@pytest.mark.parametrize(
    "to",
    [
        "bounce+0123456789abcdef@round.example",
        "bounce+{half}@round.example",
        "bounce+{mark}x@round.example",
        "bounce+{mark}@round.example.evil.example",
        "bounce@round.example",
        "bounce+{mark}@round.example, bounce+{other}@round.example",
    ],
)
def test_forged_marks_do_nothing(story: Story, tools: Tools, maildir: ReturnedMail, to: str):
    mark, other = (next(iter(marks_in(tools.settings, [address_of(story, place, tools)]))) for place in range(2))
    maildir.put(dsn(to.format(mark=mark, half=mark[:8] + "0" * 8, other=other)))

    assert go(tools) == 0
    assert returned(story) == []


def test_a_reminder_that_comes_back_is_noted_of_nobody(story: Story, tools: Tools, maildir: ReturnedMail):
    """Reminders go to the silent alone."""
    maildir.put(dsn(address_of(story, 0, tools, "reminder")))

    assert go(tools) == 0
    assert (returned(story), maildir.left()) == ([], [])


class Knowing(SMTP):
    """An SMTP server that can be told what to send back (RFC 3461)."""

    asked: list[str]

    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        self.event_handler.said.append(arg)
        await super().smtp_MAIL(arg.replace(" RET=HDRS", "").replace(" ret=HDRS", ""))

    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        self.event_handler.said.append(arg)
        await super().smtp_RCPT(arg.replace(" NOTIFY=FAILURE", ""))


class Clerk(PostOffice):
    """Keeps the envelopes too."""

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, name: str, responses: list[str]) -> list[str]:  # noqa: N802
        session.host_name = name
        return [*responses[:-1], "250-DSN", responses[-1]]


@pytest.fixture
def clerk() -> Any:
    office = Clerk("127.0.0.1", free_port())
    office.said = []  # type: ignore[attr-defined]

    class Here(Controller):
        def factory(self) -> SMTP:
            return Knowing(self.handler)

    controller = Here(office, hostname=office.host, port=office.port)
    controller.start()
    yield office
    controller.stop()


def test_every_letter_to_somebody_invited_has_an_envelope_of_its_own(
    story: Story, tools: Tools, clerk: Any, session: Session, account: Account
):
    mail = {
        "mail_backend": "smtp",
        "smtp_host": "127.0.0.1",
        "smtp_port": clerk.port,
        "smtp_security": "none",
        "mail_from": "A <asks@example.org>",
    }
    posting = replace(tools, settings=replace(tools.settings, **mail))
    send_due(posting, now())
    session.rollback()
    remind(session, story.evaluation, by=account.id, now=now())
    session.commit()
    send_due(posting, now())

    senders = [one for one in clerk.said if one.lower().startswith("from:")]
    assert len(set(senders)) == 16
    assert all("<bounce+" in one and one.endswith("RET=HDRS") for one in senders)
    assert all(one.endswith("NOTIFY=FAILURE") for one in clerk.said if one.lower().startswith("to:"))
    assert {str(letter["From"]) for letter in clerk.letters} == {"A <asks@example.org>"}
    assert not [secret for secret in story.secrets() for one in clerk.said if secret[:8] in one.lower()]


def test_from_sending_to_coming_back(story: Story, tools: Tools, maildir: ReturnedMail, smtp_server: PostOffice, session: Session):
    """What a mail server does that takes a letter and cannot deliver it: it sends a report to the envelope's sender."""
    mail = {"mail_backend": "folder"}
    posting = replace(tools, settings=replace(tools.settings, **mail))
    send_due(posting, now())
    letter = next(iter(Path(posting.settings.mailbox).iterdir())).read_text()
    maildir.put(dsn(letter.partition("\n")[0].removeprefix("Return-Path:").strip()))
    go(tools)

    session.rollback()
    assert session.scalar(select(func.count()).where(Invitation.returned == "address")) == 1


def test_whoever_cannot_be_reached_gets_no_reminder(
    story: Story, tools: Tools, maildir: ReturnedMail, smtp_server: PostOffice, session: Session, account: Account
):
    mail = {
        "mail_backend": "smtp",
        "smtp_host": "127.0.0.1",
        "smtp_port": smtp_server.port,
        "smtp_security": "none",
        "mail_from": "a@b.example",
    }
    posting = replace(tools, settings=replace(tools.settings, **mail))
    send_due(posting, now())
    maildir.put(dsn(address_of(story, 0, tools)))
    go(tools)
    smtp_server.letters.clear()
    session.rollback()
    remind(session, story.evaluation, by=account.id, now=now())
    session.commit()
    send_due(posting, now())

    assert len(smtp_server.letters) == 7
