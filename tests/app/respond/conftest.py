"""An open evaluation and somebody who holds a link to it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from fixtures.asked import Asked, ask


@pytest.fixture
def asked(session: Session, ring: Any) -> Asked:
    return ask(session, ring)


@pytest.fixture
def link(asked: Asked, client: FlaskClient) -> str:
    """The address of the first person's welcome page."""
    return f"/r/{asked.secrets[0]}"
