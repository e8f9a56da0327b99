"""The demonstration's mailbox: what would have been sent. There is no such page anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flask import abort, current_app, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from app.evaluate.blueprint import blueprint
from app.settings import Settings
from app.signed_in import permit

NAME = re.compile(r"[0-9a-f]{32}")
LINK = re.compile(r"https?://[^\s<>\"]+")
MOST = 200


@dataclass(frozen=True, slots=True)
class Received:
    """One letter as the list shows it."""

    name: str
    to: str
    subject: str
    lang: str
    at: datetime


@blueprint.get("/mailbox")
def mailbox() -> ResponseReturnValue:
    permit("create a partnership")
    return render_template("evaluate/mailbox.html", letters=list(_letters(_folder())))


@blueprint.get("/mailbox/<name>")
def mailbox_letter(name: str) -> ResponseReturnValue:
    permit("create a partnership")
    path = _folder() / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        abort(404)
    message = _read(path)
    part = message.get_body(("plain",))
    return render_template("evaluate/mailbox_letter.html", letter=_received(path, message), text=linked(part.get_content() if part else ""))


def linked(text: str) -> Markup:
    """The text escaped, its addresses made into links."""
    parts, end = [], 0
    for found in LINK.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<a href="{0}">{0}</a>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def _folder() -> Path:
    settings: Settings = current_app.extensions["settings"]
    return settings.mailbox if settings.demonstration else abort(404)


def _letters(folder: Path) -> Iterator[Received]:
    """The latest first."""
    paths = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns, reverse=True) if folder.is_dir() else []
    for path in paths[:MOST]:
        yield _received(path, _read(path))


def _read(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=default)


def _received(path: Path, message: EmailMessage) -> Received:
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Received(path.stem, str(message["To"]), str(message["Subject"]), str(message["Content-Language"] or "en"), at)
