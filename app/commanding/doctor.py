"""`doctor`: looks at what an operator can get wrong, and says how to mend it."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.db import reading
from app.jobs.queue import make_queue
from app.jobs.registry import Tools
from app.jobs.worker import SecondWorker, only_one, tools_for
from app.mail.mailboxes import UNREADABLE, mailbox_for
from app.migrating import up_to_date
from app.settings import read_settings
from surveys.auditing import verify
from surveys.models.evaluations import Evaluation

UNSEALED = ("open", "closed", "sealing")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and what to do; nothing to do when it is well."""

    subject: str
    remedy: str = ""


def _private(path: Path, subject: str) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    wide = mode & (stat.S_IRWXG | stat.S_IRWXO)
    return Finding(subject, f"others may enter it: chmod {'700' if path.is_dir() else '600'} {path}" if wide else "")


def secrets_are_private(tools: Tools) -> Iterator[Finding]:
    settings = tools.settings
    yield _private(settings.instance, "the instance folder")
    if (settings.instance / "secret-key").exists():
        yield _private(settings.instance / "secret-key", "the secret key")
    if "://" not in settings.key_ring:
        yield _private(Path(settings.key_ring), "the key ring")


def tables_are_current(tools: Tools) -> Iterator[Finding]:
    try:
        yield Finding("the tables", "" if up_to_date(tools.engine) else "they are not up to date: roundtable migrate")
    except SQLAlchemyError as error:
        yield Finding("the database", f"it cannot be reached ({type(error).__name__}): look at database_url")


def keys_are_there(tools: Tools) -> Iterator[Finding]:
    with Session(reading(tools.engine)) as session:
        open_ones = session.scalars(select(Evaluation.id).where(Evaluation.state.in_(UNSEALED))).all()
    lost = [one for one in open_ones if not tools.ring.has_sealing_key(one)]
    yield Finding(
        "the keys of open evaluations", f"{len(lost)} are lost; their answers cannot be read: restore the key ring" if lost else ""
    )


def record_is_whole(tools: Tools) -> Iterator[Finding]:
    with Session(reading(tools.engine)) as session:
        yield Finding("the record of changes", "" if verify(session) else "its chain is broken: somebody changed the table audit")


def work_gets_done(tools: Tools) -> Iterator[Finding]:
    if tools.settings.queue_url:
        yield _reached(tools)
        return
    try:
        with only_one(tools.settings.instance / "worker.lock"):
            yield Finding("the worker", "none is running: roundtable worker (roundtable serve starts one)")
    except SecondWorker:
        yield Finding("the worker")


def _reached(tools: Tools) -> Finding:
    try:
        make_queue(tools.settings).pending_count()
    except Exception as error:  # noqa: BLE001 - whatever the queue's library raises, it cannot be reached
        return Finding("the queue", f"it cannot be reached ({type(error).__name__}): look at queue_url")
    return Finding("the queue")


def people_are_reached(tools: Tools) -> Iterator[Finding]:
    settings = tools.settings
    yield Finding("mail", "" if settings.mail_backend == "smtp" else "no mail is sent: set mail_backend to smtp")
    yield Finding("the address", "" if settings.secure else "base_url is not https: people's links travel in the open")


def returned_letters_are_read(tools: Tools) -> Iterator[Finding]:
    if tools.settings.mail_backend != "smtp":
        return
    mailbox = mailbox_for(tools.settings)
    if mailbox is None:
        yield Finding("returned letters", "nobody reads them, so that people who were never reached are counted: set mail_bounces")
        return
    try:
        with mailbox as opened:
            opened.unread()
    except UNREADABLE as error:
        yield Finding("returned letters", f"their mailbox cannot be read ({type(error).__name__}): look at bounce_mailbox and bounce_user")
    else:
        yield Finding("returned letters")


CHECKS: tuple[Callable[[Tools], Iterator[Finding]], ...] = (
    secrets_are_private,
    tables_are_current,
    keys_are_there,
    record_is_whole,
    work_gets_done,
    people_are_reached,
    returned_letters_are_read,
)


@click.command()
def doctor() -> None:
    """Look at the settings, the keys, the tables and the worker, and say what needs mending."""
    tools = tools_for(read_settings())
    ill = False
    for check in CHECKS:
        try:
            findings = list(check(tools))
        except SQLAlchemyError as error:
            findings = [Finding(check.__name__.replace("_", " "), f"could not be looked at ({type(error).__name__})")]
        for finding in findings:
            ill = ill or bool(finding.remedy)
            click.echo(f"{'MEND' if finding.remedy else 'well':5} {finding.subject}{': ' if finding.remedy else ''}{finding.remedy}")
    tools.engine.dispose()
    sys.exit(1 if ill else 0)
