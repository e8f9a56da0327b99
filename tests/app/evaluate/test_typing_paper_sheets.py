"""Sheets are printed with their codes and typed by keys; what is unreadable is told at its field, and nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.evaluations import cards
from surveys.evaluations.creating import questionnaire_of
from surveys.models.collecting import Cards, Response
from surveys.partnerships import finding

from fixtures.rounds import Story, now


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    return sqlite_database


@pytest.fixture
def codes(session: Session, evaluator: FlaskClient, story: Story) -> list[str]:
    """The codes of two sheets, read off the paper."""
    group, organisation = finding.groups(session, story.partnership.id)[0], finding.organisations(session, story.partnership.id)[0]
    story.settled()
    wanted = cards.Wanted(group.id, organisation.id, "en", 2, sheets=True)
    cards.plan(session, story.evaluation, wanted, by=story.account.id, now=now())
    story.agreed().opened()
    printing = session.scalars(select(Cards)).one().id
    session.commit()
    printed = evaluator.post(f"{story.at}/cards/{printing}/sheets.pdf", data={"paper": "Letter"})
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed.data))
    assert printed.headers["Cache-Control"] == "no-store"
    return list(dict.fromkeys(re.findall(r"Sheet (\w{4}-\w{4})", text)))


def ratings(story: Story) -> list[str]:
    return [item.code for item in questionnaire_of(story.evaluation).items() if item.kind == "rating"]


def counted(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Response)) or 0


def test_a_sheet_is_typed_by_its_code(evaluator: FlaskClient, session: Session, story: Story, codes: list[str]):
    page = evaluator.post(f"{story.at}/type", data={"code": codes[0].lower()}).text
    asked = ratings(story)
    data: dict[str, Any] = {
        "code": codes[0],
        "nonce": "n" * 32,
        f"a-{asked[0]}": "9",
        f"a-{asked[1]}": "?",
        f"a-{asked[0]}:comment": "Kept",
    }

    assert f'name="a-{asked[0]}"' in page
    again = evaluator.post(f"{story.at}/type/answers", data=data)
    assert again.status_code == 422
    assert "(9)" in again.text
    assert "Kept" in again.text
    assert evaluator.post(f"{story.at}/type/answers", data={**data, f"a-{asked[0]}": "5"}).status_code == 303
    assert counted(session) == 1
    assert "are here already" in evaluator.post(f"{story.at}/type", data={"code": codes[0]}).text


def test_what_is_typed_otherwise_the_second_time_is_shown_until_somebody_looked(
    evaluator: FlaskClient, session: Session, story: Story, codes: list[str]
):
    asked = ratings(story)
    data = {"code": codes[1], "nonce": "n" * 32, "twice": "y", f"a-{asked[0]}": "1"}

    assert evaluator.post(f"{story.at}/type/answers", data=data).status_code == 303
    assert counted(session) == 0
    second = evaluator.post(f"{story.at}/type/answers", data={**data, f"a-{asked[0]}": "2"})
    assert "typed otherwise the first time" in second.text
    assert evaluator.post(f"{story.at}/type/answers", data={**data, f"a-{asked[0]}": "2", "looked": "y"}).status_code == 303
    assert counted(session) == 1


def test_whoever_may_not_type_finds_no_page(viewer: FlaskClient, stranger: FlaskClient, story: Story, codes: list[str]):
    for client in (viewer, stranger):
        assert client.get(f"{story.at}/type").status_code == 404
        assert client.post(f"{story.at}/type", data={"code": codes[0]}).status_code == 404
