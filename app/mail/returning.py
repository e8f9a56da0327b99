"""Reads the mailbox of returned letters every few minutes: notes whose came back for good, and throws away what was addressed to us.

Nothing is deleted before what it says is kept, and everything may be read twice. Logs say numbers only.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy.orm import Session

from app.db import reading
from app.jobs.registry import Tools
from app.mail.envelopes import marks_in
from app.mail.mailboxes import UNREADABLE, Mailbox, mailbox_for
from app.mail.returned import addressed_to, why_for_good
from surveys.collecting.returning import Why, note_return, whose

PAUSE = timedelta(minutes=3)
BATCH = 50
MOST = 5_000
"""So many messages are read at one time, so that other work is not kept waiting."""
log = logging.getLogger("app.mail")


class Watch:
    """When this process looks next. After a failure it goes `carefully`: one message at a time, each marked as read before it is opened, so
    that one on which a server or we stumble is in the way only once."""

    def __init__(self) -> None:
        self._next: dict[str, datetime] = {}
        self._stumbled: set[str] = set()

    def look(self, tools: Tools, now: datetime) -> None:
        place = tools.settings.bounce_mailbox
        box = mailbox_for(tools.settings)
        if box is None or now < self._next.get(place, now):
            return
        self._next[place] = now + PAUSE
        carefully = place in self._stumbled
        self._stumbled.add(place)
        try:
            read_returned(tools, box, carefully=carefully)
        except UNREADABLE as error:
            log.warning("the mailbox of returned letters could not be read (%s); see roundtable doctor", type(error).__name__)
        else:
            self._stumbled.discard(place)


def read_returned(tools: Tools, mailbox: Mailbox, *, carefully: bool = False) -> int:
    """Reads at most MOST messages; how many letters came back for good. Raises UNREADABLE."""
    noted = 0
    with mailbox as opened:
        names = iter(opened.unread()[:MOST])
        while batch := list(islice(names, 1 if carefully else BATCH)):
            noted += _read(tools, opened, opened.leave(batch) if carefully else batch)
    if noted:
        log.info("letters that came back for good: %d", noted)
    return noted


def _read(tools: Tools, mailbox: Mailbox, batch: Sequence[str]) -> int:
    ours: list[str] = []
    others: list[str] = []
    reasons: dict[str, Why] = {}
    for found in mailbox.fetch(batch):
        marks = marks_in(tools.settings, addressed_to(found.headers))
        if not marks:
            others.append(found.name)
            continue
        ours.append(found.name)
        if len(marks) == 1 and (why := why_for_good(found)):
            reasons.setdefault(next(iter(marks)), why)
    noted = _note(tools, reasons) if reasons else 0
    mailbox.leave(others)
    mailbox.delete(ours)
    return noted


def _note(tools: Tools, reasons: dict[str, Why]) -> int:
    with Session(reading(tools.engine)) as session:
        found = whose(session, tools.ring, reasons)
    if not found:
        return 0
    with Session(tools.engine) as session:
        noted = sum(note_return(session, asked, reasons[mark]) for mark, asked in found.items())
        session.commit()
    return noted
