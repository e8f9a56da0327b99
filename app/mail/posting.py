"""Where letters go: to an SMTP server, or for the demonstration into a folder."""

from __future__ import annotations

import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from uuid import uuid4

from app.mail.returned import reason_in
from app.settings import Settings, private_folder
from surveys.collecting.returning import Why

PATIENCE = 30
PERMANENT = range(500, 600)
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)


class NotTaken(Exception):
    """The letter was not taken. `why`: this address will never take it. The text never shows an address."""

    def __init__(self, reason: str, *, why: Why | None = None) -> None:
        super().__init__(reason)
        self.why = why


class Post(Protocol):
    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None: ...

    def send(self, message: EmailMessage, sender: str) -> None:
        """Hands the letter over in an envelope from `sender`. Raises NotTaken; other errors concern the connection, not the letter."""
        ...


class SmtpPost:
    """One connection for many letters."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __enter__(self) -> Self:
        self._server = _connect(self._settings)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        self._server.close()

    def send(self, message: EmailMessage, sender: str) -> None:
        """Where the server knows how, it is asked to send back the headers alone, and only if the letter will never arrive: the letter
        holds a link."""
        asks = (["RET=HDRS"], ["NOTIFY=FAILURE"]) if self._server.has_extn("dsn") else ([], [])
        try:
            self._server.send_message(message, sender, mail_options=asks[0], rcpt_options=asks[1])
        except smtplib.SMTPNotSupportedError as error:
            raise NotTaken("the mail server cannot take addresses in this script", why=Why.OTHER) from error
        except REFUSALS as error:
            self._server.rset()
            raise _not_taken(error) from None


class FolderPost:
    """Leaves each letter as a file that only this user can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = private_folder(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None) -> None:
        return None

    def send(self, message: EmailMessage, sender: str) -> None:
        path = self._folder / f"{uuid4().hex}.eml"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(f"Return-Path: <{sender}>\r\n".encode() + message.as_bytes())


def post_for(settings: Settings) -> Post | None:
    """The post that the settings name; None when no mail is sent."""
    if settings.mail_backend == "smtp":
        return SmtpPost(settings)
    return FolderPost(settings.mailbox) if settings.mail_backend == "folder" else None


def _connect(settings: Settings) -> smtplib.SMTP:
    server = _reached(settings)
    try:
        if settings.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
    except BaseException:
        server.close()
        raise
    return server


def _reached(settings: Settings) -> smtplib.SMTP:
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(settings.smtp_host, settings.smtp_port, timeout=PATIENCE, context=ssl.create_default_context())
    return smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=PATIENCE)


def _not_taken(error: smtplib.SMTPException) -> NotTaken:
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return NotTaken("the mail server refused the letter")
    replies = list(error.recipients.values())
    for_good = replies and all(code in PERMANENT for code, _ in replies)
    return NotTaken("the mail server refused the address", why=reason_in(replies[0][1]) if for_good else None)
