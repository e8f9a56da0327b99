"""Returned letters are read from a Maildir and from a real IMAP server, now and then, and told without names."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from app.jobs.registry import Tools
from app.mail.envelopes import marks_in
from app.mail.returning import BATCH, PAUSE, Watch

from fixtures.coming_back import BOUNCES, address_of, by_imap, go, returned
from fixtures.returned_mail import ReturnedMail, dsn
from fixtures.rounds import Story, now


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


def test_many_messages_are_read_in_batches_and_each_letter_counts_once(story: Story, tools: Tools, imap: ReturnedMail):
    addresses = [address_of(story, place, tools) for place in range(3)]
    for copy in range(BATCH + 5):
        imap.put(dsn(addresses[copy % 3]))

    assert go(by_imap(tools, f"imap://localhost:{imap.port}")) == 3
    assert imap.left() == []
    assert len(returned(story)) == 3


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


def test_without_a_mailbox_nothing_is_looked_at(story: Story, tools: Tools, maildir: ReturnedMail):
    maildir.put(dsn(address_of(story, 0, tools)))

    Watch().look(replace(tools, settings=replace(tools.settings, bounce_mailbox="")), now())

    assert (returned(story), maildir.left()) == ([], ["new"])


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
