"""Machine-readable reports alone count, whatever else lies in the mailbox."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import pytest

from app.jobs.registry import Tools
from app.mail.mailboxes import SKIPPED, mailbox_for, read
from app.mail.returned import Found, addressed_to, is_report, why_for_good
from surveys.collecting.returning import Why

from fixtures.coming_back import address_of, by_imap, go, returned
from fixtures.returned_mail import LETTER, ReturnedMail, dsn
from fixtures.rounds import Story


def test_a_file_is_read_no_further_than_its_second_part(story: Story, tools: Tools):
    raw = dsn(address_of(story, 0, tools)).encode()
    file = io.BytesIO(raw)
    found = read("name", file)

    assert why_for_good(found) is Why.ADDRESS
    assert raw[: file.tell()].endswith(b"--cut.here/1\n")
    assert LETTER.encode() not in raw[: file.tell()] + found.headers + found.part + found.status


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
