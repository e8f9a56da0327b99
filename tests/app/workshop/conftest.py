"""An evaluator with a questionnaire on the bench; a reader who may look at questionnaires; a stranger who may not."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from surveys.accounts.signing_in import create_account, give_role
from surveys.models.accounts import Account

from fixtures.making import Bench, drafted
from fixtures.rounds import now


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """The verbs are tested on both databases; the pages are the same on each."""
    return sqlite_database


@pytest.fixture
def bench(session: Session, account: Account) -> Bench:
    return Bench(session, drafted(session, account))


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
    """A colleague without any role."""
    made = create_account(session, email="stranger@example.org", name="Stranger", now=now())
    session.commit()
    return client_of(app, made)


@pytest.fixture
def reader(app: Flask, session: Session) -> Any:
    """A facilitator: sees questionnaires and shapes none."""
    made = create_account(session, email="reader@example.org", name="Reader", now=now())
    give_role(session, made, "facilitator")
    session.commit()
    return client_of(app, made)
