"""Who acts on a questionnaire, and when; and a draft of theirs."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from surveys.models.accounts import Account
from surveys.models.questionnaires import Version

from fixtures.making import drafted
from fixtures.rounds import now


@pytest.fixture
def act(account: Account) -> dict[str, Any]:
    return {"by": account.id, "now": now()}


@pytest.fixture
def draft(session: Session, account: Account) -> Version:
    return drafted(session, account)
