"""The envelope's sender, to which a letter comes back: one for each letter to an invited person, bounce+MARK@example.org."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import parseaddr

from app.settings import Settings
from surveys.collecting.derivations import ENVELOPE_LENGTH


def sender_of(settings: Settings, mark: str) -> str:
    """Whom the envelope names: the address with this mark, or without one (or without the setting) whoever the letter is from."""
    if not mark or not settings.mail_bounces:
        return parseaddr(settings.mail_from)[1]
    name, _, domain = settings.mail_bounces.partition("@")
    return f"{name}+{mark}@{domain}"


def marks_in(settings: Settings, headers: Iterable[str]) -> frozenset[str]:
    """The marks of our addresses in these headers, in lower case."""
    name, _, domain = settings.mail_bounces.partition("@")
    ours = re.compile(rf"{re.escape(name)}\+([0-9a-z]{{{ENVELOPE_LENGTH}}})@{re.escape(domain)}(?![\w.-])", re.IGNORECASE)
    return frozenset(found.lower() for header in headers for found in ours.findall(header))
