"""What a message in the mailbox of returned letters says, read from its headers and its machine-readable part alone (RFC 3464)."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from surveys.collecting.returning import Why

REPORTS = ("message/delivery-status", "message/global-delivery-status")
ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
FOR_GOOD = re.compile(r"\s*5\.(\d{1,3})\.\d{1,3}\b")
REPORT_TYPE = re.compile(r"multipart/report\b.*;\s*report-type\s*=\s*\"?delivery-status\b", re.IGNORECASE | re.DOTALL)
REASONS: Mapping[str, Why] = {"1": Why.ADDRESS, "2": Why.MAILBOX, "4": Why.ADDRESS, "7": Why.REFUSED}
LONGEST = 2_000
"""Of any header, so many characters are looked at."""
MOST_RECIPIENTS = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One message as far as it is read. `part` and `status`: the headers and the content of its second part, where it is a report."""

    name: str
    headers: bytes = field(repr=False)
    part: bytes = field(default=b"", repr=False)
    status: bytes = field(default=b"", repr=False)


def addressed_to(headers: bytes) -> tuple[str, ...]:
    """The headers that say to which address a message came."""
    read = _read(headers)
    return tuple(_text(value) for name in ADDRESSED for value in read.get_all(name, ()))


def is_report(headers: bytes) -> bool:
    """Whether it reports on a delivery. Answers of absent people and receipts do not, whatever else they say."""
    return REPORT_TYPE.match(_text(_read(headers).get("Content-Type", "")).strip()) is not None


def boundary_of(headers: bytes) -> bytes:
    """What parts the message; empty where nothing does."""
    found = re.search(
        r"boundary\s*=\s*(?:\"([^\"]{1,200})\"|([^\s;\"]{1,200}))", _text(_read(headers).get("Content-Type", "")), re.IGNORECASE
    )
    return (found[1] or found[2]).encode("latin-1", "replace") if found else b""


def why_for_good(found: Found) -> Why | None:
    """Why the letter will never arrive; None if it may still, has arrived somewhere, or nothing clear is said."""
    if not is_report(found.headers):
        return None
    part = _read(found.part)
    if _text(part.get("Content-Type", "")).partition(";")[0].strip().lower() not in REPORTS:
        return None
    codes = [_code(recipient) for recipient in _recipients(_plain(found.status, _text(part.get("Content-Transfer-Encoding", ""))))]
    if not codes or None in codes:
        return None
    return REASONS.get(str(codes[0]), Why.OTHER)


def reason_in(reply: bytes) -> Why:
    """Why a mail server refuses a letter, from its answer such as "5.1.1 no such user"."""
    found = FOR_GOOD.match(reply.decode("latin-1"))
    return REASONS.get(found[1], Why.OTHER) if found else Why.ADDRESS


def _recipients(status: bytes) -> Iterator[Message]:
    """The fields of each recipient. The first block is about the message."""
    blocks = re.split(rb"\r?\n[ \t]*\r?\n", status.strip())
    for block in blocks[:MOST_RECIPIENTS]:
        read = _read(block)
        if read.get("Action") is not None or read.get("Final-Recipient") is not None:
            yield read


def _code(recipient: Message) -> str | None:
    """The class of a failure for good, the 1 of 5.1.1; None for any other fate."""
    if _text(recipient.get("Action", "")).strip().lower() != "failed":
        return None
    found = FOR_GOOD.match(_text(recipient.get("Status", "")))
    return found[1] if found else None


def _plain(status: bytes, encoding: str) -> bytes:
    encoding = encoding.strip().lower()
    try:
        if encoding == "base64":
            return base64.b64decode(status)
        return quopri.decodestring(status) if encoding == "quoted-printable" else status
    except (binascii.Error, ValueError):
        return b""


def _read(headers: bytes) -> Message:
    """By the old rules of the library, which take every header as it stands: the new ones take wrong ones apart, at length."""
    return BytesHeaderParser(policy=compat32).parsebytes(headers)


def _text(value: object) -> str:
    return str(value)[:LONGEST]
