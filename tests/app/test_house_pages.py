"""The house: its name, colour and mark are described by administrators only, and what cannot be printed is refused with a remedy."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image, PngImagePlugin
from sqlalchemy.orm import Session

from surveys.accounts.house import digest, house
from surveys.models.accounts import Membership


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """What is kept is one row; its table is tested with the migrations."""
    return sqlite_database


def logo() -> tuple[BytesIO, str]:
    out, notes = BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Author", "<script>somebody</script>")
    Image.new("RGB", (30, 20), "#0B5D66").save(out, "PNG", pnginfo=notes)
    out.seek(0)
    return out, "mark.png"


def test_a_house_is_described_and_its_documents_change_with_it(signed_in_client: FlaskClient, session: Session):
    assert digest(session) == ""
    session.rollback()

    kept = signed_in_client.post("/house", data={"name": "Example House", "colour": "#0b5d66", "logo": logo()})

    session.rollback()
    assert kept.status_code == 303
    assert (house(session).name, house(session).colour) == ("Example House", "#0B5D66")
    assert digest(session)
    shown = signed_in_client.get("/house/logo")
    assert shown.mimetype == "image/png"
    assert b"script" not in shown.data
    signed_in_client.post("/house", data={"name": "Example House", "colour": "", "without": "y"})
    session.rollback()
    assert house(session).logo == b""


def test_what_cannot_be_printed_is_refused_and_what_was_typed_stays(signed_in_client: FlaskClient, session: Session):
    answer = signed_in_client.post("/house", data={"name": "Ours", "colour": "#FFEE00", "logo": (BytesIO(b"<svg/>"), "a.png")})

    assert answer.status_code == 422
    assert 'value="Ours"' in answer.text
    assert "The nearest colour that can be read is" in answer.text
    assert "This file is no picture that can be printed." in answer.text
    assert digest(session) == ""


def test_nobody_else_finds_the_page(client: FlaskClient, signed_in_client: Any, session: Session, account: Any):
    session.query(Membership).filter(Membership.account_id == account.id, Membership.role == "administrator").delete()
    session.commit()

    assert signed_in_client.get("/house").status_code == 404
    assert signed_in_client.post("/house", data={"name": "x"}).status_code == 404
