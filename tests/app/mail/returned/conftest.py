"""An open round whose letters may come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.jobs.registry import Tools
from app.settings import Settings
from surveys.models.accounts import Account

from fixtures.coming_back import BOUNCES
from fixtures.returned_mail import ReturnedMail
from fixtures.rounds import Story, listed


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """One database will do here: what is noted is tested on both in tests/surveys/collecting/test_returned_letters.py."""
    return sqlite_database


@pytest.fixture
def story(session: Session, ring: Any, account: Account) -> Story:
    made = Story.begin(session, ring, account, listed("staff", 8)).settled()
    made.opened()
    return made


@pytest.fixture
def tools(engine: Engine, ring: Any, settings: Settings, maildir: ReturnedMail) -> Tools:
    return Tools(engine, ring, replace(settings, mail_bounces=BOUNCES, bounce_mailbox=f"maildir://{maildir.folder}"))
