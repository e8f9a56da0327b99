"""An evaluator who is signed in, with a partnership and an evaluation of her own; and a stranger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.settings import Settings
from surveys.accounts.signing_in import create_account, give_role
from surveys.models.accounts import Account

from fixtures.desk import choose_everything, work
from fixtures.rounds import Story, now
from fixtures.serving import served


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    return Story.begin(session, ring, account)


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of the site, served for real."""
    with served(app) as address:
        yield address


@pytest.fixture
def evaluator(signed_in_client: FlaskClient) -> FlaskClient:
    return signed_in_client


def client_of(app: Flask, account: Account) -> FlaskClient:
    made = app.test_client()
    with made.session_transaction() as cookie:
        cookie["_user_id"] = f"{account.id}.{account.version}"
        cookie["_fresh"] = True
    return made


@pytest.fixture
def stranger(app: Flask, session: Session) -> FlaskClient:
    """An evaluator of another partnership, with no role in this one."""
    account = create_account(session, email="stranger@example.org", name="Stranger", now=now())
    session.commit()
    return client_of(app, account)


@pytest.fixture
def viewer(app: Flask, session: Session, story: Story) -> FlaskClient:
    """Somebody who may read this partnership and its results, and nothing else."""
    account = create_account(session, email="viewer@example.org", name="Viewer", now=now())
    give_role(session, account, "viewer", story.partnership.id)
    session.commit()
    return client_of(app, account)


@pytest.fixture
def tools(engine: Engine, ring: Any, settings: Settings) -> Tools:
    return Tools(engine, ring, settings)


@pytest.fixture
def finished(story: Story, tools: Tools, evaluator: FlaskClient) -> Story:
    """Sealed, with comments chosen, and shared."""
    story.settled().opened()
    story.answered(story.secrets())
    story.closed().sealed()
    choose_everything(evaluator, story)
    evaluator.post(f"{story.at}/share")
    work(tools)
    return story
