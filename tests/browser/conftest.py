"""A whole house on one address: the site served for real, its worker, and a mailbox in a folder."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import create_app
from app.jobs import registry
from app.jobs.running import run_due
from app.jobs.worker import tools_for
from app.key_ring import open_ring
from app.settings import Settings
from surveys.accounts.signing_in import issue_link, make_first_administrator
from surveys.collecting import drafting, sending, visiting
from surveys.collecting.values import Consent
from surveys.questionnaires.values import Answer

from fixtures.serving import served

LINK = re.compile(r"http://\S+/(?:r|agree)/\S+")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, mail_backend="folder", mail_from="evaluation@roundtable.example")


@pytest.fixture
def house(settings: Settings) -> Iterator[Flask]:
    """The site with all its safeguards on, as people meet it."""
    made = create_app(settings)
    yield made
    made.extensions["engine"].dispose()


@pytest.fixture
def address(house: Flask) -> Iterator[str]:
    """Where the house is served."""
    with served(house) as address:
        yield address


@pytest.fixture
def sign_in_link(house: Flask, address: str) -> str:
    """The first administrator's link, as the command prints it."""
    now = datetime.now(UTC)
    with Session(house.extensions["engine"]) as session:
        account = make_first_administrator(session, email="amina@example.org", name="Amina", now=now)
        secret = issue_link(session, account, now=now)
        session.commit()
    return f"{address}/in/{secret}"


@pytest.fixture
def work(settings: Settings) -> Iterator[Callable[[], None]]:
    """Does all background work that is due now."""
    registry.load()
    tools = tools_for(settings)

    def do() -> None:
        for routine in registry.ROUTINES.values():
            routine(tools)
        while run_due(tools):
            pass

    yield do
    tools.engine.dispose()


@pytest.fixture
def links(settings: Settings, address: str) -> Callable[[], dict[str, str]]:
    """Every person's link, by address, as their newest letter carries it."""

    def read() -> dict[str, str]:
        found = {}
        for path in sorted(Path(settings.instance, "mailbox").glob("*.eml"), key=lambda path: path.stat().st_mtime):
            letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            body = letter.get_body(("plain",))
            link = LINK.search(body.get_content()) if body else None
            if link:
                found[str(letter["To"].addresses[0].addr_spec)] = re.sub(r"^http://[^/]+", address, link.group())
        return found

    return read


@pytest.fixture
def answers(house: Flask) -> Callable[[str, Random], None]:
    """Somebody who answers every rated question by the link and sends, without a browser."""
    ring = open_ring(house.extensions["settings"])

    def answer(link: str, chance: Random) -> None:
        secret, now = link.rsplit("/", 1)[-1], datetime.now(UTC)
        with Session(house.extensions["engine"]) as session:
            visit = visiting.find(session, ring, secret, now=now)
            questionnaire = drafting.questionnaire_of(session, visit)
            for section in questionnaire.sections:
                rated = {item.code: Answer(chance.choice((2, 3, 4, 4, 5))) for item in section.items if item.kind == "rating"}
                acting = visiting.find(session, ring, secret, now=now, acting=True)
                drafting.save_section(session, ring, acting, section, rated, "en")
            nonce = drafting.review(session, ring, visit).nonce
            sending.submit(session, ring, secret, nonce=nonce, consent=Consent(may_quote=True), now=now)
            session.commit()

    return answer
