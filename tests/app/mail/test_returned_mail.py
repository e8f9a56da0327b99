"""Returned letters are read from a Maildir and from a real IMAP server: machine-readable reports alone, whatever else lies there."""

from __future__ import annotations

import io
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.mail.envelopes import marks_in, sender_of
from app.mail.mailboxes import SKIPPED, mailbox_for, read
from app.mail.returned import Found, addressed_to, is_report, why_for_good
from app.mail.returning import BATCH, PAUSE, Watch, read_returned
from app.mail.sending import send_due
from app.settings import Settings
from surveys.collecting.returning import Why, mark
from surveys.collecting.values import Asked
from surveys.evaluations.delivering import remind
from surveys.models.accounts import Account
from surveys.models.collecting import Invitation

from fixtures.returned_mail import LETTER, ReturnedMail, dsn
from fixtures.rounds import Story, listed, now
from fixtures.services import PostOffice, free_port

BOUNCES = "bounce@round.example"


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """One database will do here: what is noted is tested on both in tests/surveys/collecting/test_returned_letters.py."""
    return sqlite_database


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    made = Story.begin(session, ring, account, listed("staff", 8)).settled()
    made.opened()
    return made


@pytest.fixture
def tools(engine: Engine, ring: Any, settings: Settings, maildir: ReturnedMail) -> Tools:
    return Tools(engine, ring, replace(settings, mail_bounces=BOUNCES, bounce_mailbox=f"maildir://{maildir.folder}"))


def by_imap(tools: Tools, address: str) -> Tools:
    entry = {"bounce_mailbox": address, "bounce_user": "demo", "bounce_password": "open sesame"}
    return replace(tools, settings=replace(tools.settings, **entry))


def address_of(story: Story, place: int, tools: Tools, letter: str = "invitation") -> str:
    """The envelope of the letter to one of the invited."""
    id_ = story.session.scalars(select(Invitation.id).order_by(Invitation.id)).all()[place]
    story.session.rollback()
    return sender_of(tools.settings, mark(story.ring, Asked(story.evaluation.id, id_), letter))


def returned(story: Story) -> list[str]:
    story.session.rollback()
    return sorted(story.session.scalars(select(Invitation.returned).where(Invitation.returned != "")))


def go(tools: Tools, *, carefully: bool = False) -> int:
    box = mailbox_for(tools.settings)
    assert box
    return read_returned(tools, box, carefully=carefully)


@pytest.mark.parametrize("carefully", [False, True])
def test_a_letter_that_came_back_for_good_is_noted_and_thrown_away(story: Story, tools: Tools, maildir: ReturnedMail, *, carefully: bool):
    maildir.put(dsn(address_of(story, 0, tools)))
    maildir.put(dsn(address_of(story, 1, tools).upper(), status="5.7.1"))

    assert go(tools, carefully=carefully) == 2
    assert returned(story) == ["address", "refused"]
    assert maildir.left() == []


def test_the_same_by_a_mail_server_whose_connection_is_encrypted_first(story: Story, tools: Tools, imap: ReturnedMail):
    imap.put(dsn(address_of(story, 0, tools)))
    imap.put("From: someone@example.org\nTo: bounce@round.example\nSubject: Hello\n\nA person writes.\n")

    assert go(by_imap(tools, f"imap://localhost:{imap.port}")) == 1
    assert returned(story) == ["address"]
    assert imap.left() == ["S"]
    assert "STARTTLS" in imap.said()


def test_the_same_over_tls_from_the_start(story: Story, tools: Tools, imap: ReturnedMail, imaps_port: int):
    imap.put(dsn(address_of(story, 3, tools), status="5.2.2"))

    assert go(by_imap(tools, f"imaps://localhost:{imaps_port}/INBOX")) == 1
    assert returned(story) == ["mailbox"]


def test_the_letter_itself_is_never_fetched(story: Story, tools: Tools, imap: ReturnedMail):
    """Neither what a mail server wrote for people nor the letter that came back: it holds a personal link."""
    imap.put(dsn(address_of(story, 0, tools)))
    go(by_imap(tools, f"imap://localhost:{imap.port}"))

    asked = {line.partition("FETCH ")[2].partition(" ")[2].strip() for line in imap.said().splitlines() if "-->|" in line}
    assert asked - {"", "(FLAGS)"} == {"(BODY.PEEK[HEADER]<0.65536>)", "(BODY.PEEK[2.MIME]<0.4096> BODY.PEEK[2]<0.32768>)"}


def test_a_file_is_read_no_further_than_its_second_part(story: Story, tools: Tools):
    raw = dsn(address_of(story, 0, tools)).encode()
    file = io.BytesIO(raw)
    found = read("name", file)

    assert why_for_good(found) is Why.ADDRESS
    assert raw[: file.tell()].endswith(b"--cut.here/1\n")
    assert LETTER.encode() not in raw[: file.tell()] + found.headers + found.part + found.status


def test_many_messages_are_read_in_batches_and_each_letter_counts_once(story: Story, tools: Tools, imap: ReturnedMail):
    addresses = [address_of(story, place, tools) for place in range(3)]
    for copy in range(BATCH + 5):
        imap.put(dsn(addresses[copy % 3]))

    assert go(by_imap(tools, f"imap://localhost:{imap.port}")) == 3
    assert imap.left() == []
    assert len(returned(story)) == 3


def plain(to: str, *, more: str = "") -> str:
    return f"From: absent@example.net\nTo: {to}\nSubject: Out of office\nAuto-Submitted: auto-replied\n{more}\nStatus: 5.1.1, I am away.\n"


TEMPORARY: dict[str, Callable[[str], str | bytes]] = {
    "delayed": lambda to: dsn(to, action="delayed", status="4.4.1"),
    "given up after days": lambda to: dsn(to, action="failed", status="4.4.7"),
    "delivered": lambda to: dsn(to, action="delivered", status="2.1.5"),
    "delivered with a code of failure": lambda to: dsn(to, action="delivered", status="5.1.1"),
    "arrived at one of two": lambda to: dsn(to, more="\nFinal-Recipient: rfc822; b@c\nAction: relayed\nStatus: 2.0.0\n"),
    "no code": lambda to: dsn(to, status="?"),
    "an absent person": plain,
    "an absent person who sends two parts": lambda to: plain(to, more="Content-Type: multipart/mixed; boundary=x\n"),
    "a receipt": lambda to: dsn(to, report="disposition-notification"),
    "a report without its part": lambda to: dsn(to).replace("message/delivery-status", "text/plain"),
    "no parts at all": lambda to: (
        f"To: {to}\nContent-Type: multipart/report; report-type=delivery-status\n\nAction: failed\nStatus: 5.1.1\n"
    ),
    "no headers": lambda to: b"\n\n" + to.encode(),
}


@pytest.mark.parametrize("case", TEMPORARY)
def test_what_says_nothing_for_good_is_not_counted(case: str):
    message = TEMPORARY[case]("bounce+0123456789abcdef@round.example")
    raw = message if isinstance(message, bytes) else message.encode()

    assert why_for_good(read("name", io.BytesIO(raw))) is None


def test_both_mailboxes_give_the_same_of_a_message(tools: Tools, maildir: ReturnedMail, imap: ReturnedMail):
    messages = [make("bounce+0123456789abcdef@round.example") for make in TEMPORARY.values()] + [dsn("a@b")]
    for message in messages:
        maildir.put(message)
        imap.put(message)

    told = [sorted(map(repr, map(understood, all_in(box)))) for box in both(tools, imap)]
    assert told[0] == told[1]
    assert sum("ADDRESS" in one for one in told[0]) == 1


def understood(found: Found) -> Any:
    return why_for_good(found), is_report(found.headers), addressed_to(found.headers)


def both(tools: Tools, imap: ReturnedMail) -> list[Any]:
    return [mailbox_for(one.settings) for one in (tools, by_imap(tools, f"imap://localhost:{imap.port}"))]


def all_in(box: Any) -> list[Found]:
    with box as opened:
        return list(opened.fetch(opened.unread()))


def test_other_ways_to_write_a_report_are_understood(story: Story, tools: Tools, maildir: ReturnedMail):
    first, second, third = (address_of(story, place, tools) for place in range(3))
    maildir.put(
        dsn(f"<{first}>").replace("Content-Type: multipart/report; report-type", "CONTENT-TYPE: Multipart/Report; x=y; REPORT-TYPE")
    )
    maildir.put(dsn("postmaster@round.example").replace("Return-Path: <>", f"Return-Path: <>\nX-Original-To: {second}"))
    fields = "Reporting-MTA: dns; x\n\nFinal-Recipient: utf-8; =C3=A9@b\nAction: =66ailed\nStatus: 5.1.1\n"
    encoded = f"Content-Transfer-Encoding: quoted-printable\n\n{fields}"
    head, _, rest = dsn(third).partition("Content-Type: message/delivery-status\n")
    maildir.put(head + "Content-Type: message/global-delivery-status\n" + encoded + "\n--cut.here/1" + rest.partition("\n--cut.here/1")[2])

    assert go(tools) == 3


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


def hostile(to: str) -> list[bytes]:
    """Messages made to hurt, each with our address in it."""
    good, chance = dsn(to).encode(), random.Random(1)
    deep = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(2000))
    return [
        f"To: {to}\nContent-Type: multipart/report; report-type=delivery-status; boundary=b0\n\n{deep}".encode(),
        b"To: " + to.encode() + b"\nContent-Type: multipart/report; report-type=delivery-status" + b';"' * 200_000 + b"\n\n",
        b"X-Long: " + b"a" * 3_000_000 + b"\n" + good,
        good.replace(b"I could not", b"x\n" * (SKIPPED + 1)),
        good.replace(b"Action: failed", b"Action: failed" + b"\n\nAction: failed" * 10_000),
        good.replace(b"us-ascii", b"klingon-8")
        .replace(b"Undelivered", b"=?klingon?Q?=FF?= \xff\xfe")
        .replace(b"Status: 5", b"Status: \xff5"),
        good.replace(b"cut.here/1", b"\xff\xfe\x00"),
        good.replace(b'boundary="cut.here/1"', b"boundary*0=cut; boundary*1=.here"),
        good.replace(b"\n", b"\r"),
        good[:300],
        b"To: " + (to + ", ").encode() * 5_000 + b"\n\n",
        bytes(chance.randrange(256) for _ in range(50_000)) + good,
        b"(" * 60_000 + good,
        good.replace(b"message/delivery-status", b"message/delivery-status\nContent-Transfer-Encoding: base64"),
    ]


def test_hostile_messages_are_survived_and_stop_no_other(story: Story, tools: Tools, maildir: ReturnedMail):
    bad = address_of(story, 1, tools)
    for message in hostile(bad):
        maildir.put(message)
    maildir.put(dsn(address_of(story, 0, tools)))

    assert go(tools) >= 1
    assert "new" not in maildir.left()
    assert "address" in returned(story)


def test_what_cannot_be_opened_is_in_the_way_only_once(story: Story, tools: Tools, maildir: ReturnedMail):
    (maildir.folder / "new" / "000000.folder").mkdir()
    maildir.put(dsn(address_of(story, 0, tools)))
    watch, moment = Watch(), now()
    for turn in range(3):
        watch.look(tools, moment + turn * PAUSE)

    assert returned(story) == ["address"]
    assert maildir.left() == ["S"]


def test_it_looks_every_few_minutes(story: Story, tools: Tools, maildir: ReturnedMail):
    watch, moment = Watch(), now()
    watch.look(tools, moment)
    maildir.put(dsn(address_of(story, 0, tools)))
    watch.look(tools, moment + PAUSE - timedelta(seconds=1))
    before = returned(story)
    watch.look(tools, moment + PAUSE)

    assert (before, returned(story)) == ([], ["address"])


def test_without_a_mailbox_nothing_is_looked_at(engine: Engine, ring: Any, settings: Settings):
    Watch().look(Tools(engine, ring, settings), now())


@pytest.mark.parametrize(
    "entry", [{"bounce_password": "wrong"}, {"bounce_mailbox": "imap://localhost:9"}, {"bounce_mailbox": "maildir:///no"}]
)
def test_a_mailbox_that_cannot_be_read_is_told_without_names(
    story: Story, tools: Tools, imap: ReturnedMail, caplog: pytest.LogCaptureFixture, entry: dict[str, str]
):
    tools = by_imap(tools, f"imap://localhost:{imap.port}")
    imap.put(dsn(address_of(story, 0, tools)))
    Watch().look(replace(tools, settings=replace(tools.settings, **entry)), now())

    assert "could not be read" in caplog.text
    assert not [word for word in ("demo", "wrong", "localhost", "bounce", "/no") if word in caplog.text]
    assert imap.left() == ["new"]


def test_a_certificate_of_somebody_else_is_refused(story: Story, tools: Tools, imap: ReturnedMail, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(OSError, match="certificate"):
        go(by_imap(tools, f"imap://localhost:{imap.port}"))
    assert "open sesame" not in imap.said()


def test_no_log_names_an_address_or_a_mark(story: Story, tools: Tools, maildir: ReturnedMail, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    address = address_of(story, 0, tools)
    maildir.put(dsn(address))
    go(tools)

    assert "came back for good: 1" in caplog.text
    assert not [word for word in (*marks_in(tools.settings, [address]), BOUNCES, "somebody@", "staff0") if word in caplog.text]


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
