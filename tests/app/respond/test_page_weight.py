"""What a page costs: bytes, requests, statements, imports."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from surveys.evaluations.creating import from_template
from surveys.questionnaires.values import Questionnaire

from fixtures.asked import ask
from fixtures.every_kind import every_kind

Person = Any
BUDGET = 14_000
HEADERS = 700
COMPRESSED = {"Accept-Encoding": "gzip"}
NOT_COUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|PRAGMA|SAVEPOINT|RELEASE)", re.IGNORECASE)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that the site sends to its database meanwhile."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not NOT_COUNTED.match(statement):
            statements.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("place", ["", "/1", "/2", "/review", "/pause"])
def test_a_page_needs_at_most_three_statements(person: Person, app: Flask, place: str):
    person.fill()
    with counted(app) as statements:
        assert person.get(place).status_code == 200
    assert len(statements) <= 3


def test_a_post_needs_at_most_four_statements(person: Person, app: Flask):
    person.fill()
    nonce = re.findall(r'name="nonce" value="(\w+)"', person.get("/review").text)[0]
    posts = [
        ("", {"act": "start"}),
        ("/1", {"q.keeps": "4"}),
        ("/1", {"q.keeps": "4", "go": "save"}),
        ("/2", {"q.visits": "many"}),
        ("/review", {"nonce": nonce}),
        ("/withdrawal", {}),
    ]
    for place, fields in posts:
        with counted(app) as statements:
            assert person.client.post(f"{person.at}{place}", data=fields).status_code < 500
        assert len(statements) <= 4, place


@pytest.mark.parametrize(
    "questionnaire",
    [from_template("final-evaluation", "core"), from_template("final-evaluation", "full"), every_kind()],
    ids=["core", "full", "every kind"],
)
def test_the_first_visit_to_any_page_with_questions_stays_within_the_budget(
    plain: FlaskClient, session: Session, ring: Any, questionnaire: Questionnaire
):
    link = f"/r/{ask(session, ring, questionnaire).secrets[0]}"
    for lang in questionnaire.languages:
        for number in range(1, len(questionnaire.sections) + 1):
            page = plain.get(f"{link}/{number}?lang={lang}", headers=COMPRESSED, follow_redirects=True)
            assets = [plain.get(address, headers=COMPRESSED) for address in addresses(page)]
            assert len(assets) <= 2
            total = sum(len(answer.data) + HEADERS for answer in (page, *assets))
            assert total <= BUDGET, f"section {number} in {lang}: {total} bytes"


def addresses(page: Any) -> list[str]:
    """What a browser fetches for this page."""
    html = gzip.decompress(page.data).decode() if page.headers.get("Content-Encoding") == "gzip" else page.text
    return [found for found in re.findall(r'(?:href|src)="([^"?#]+\?\w+|[^"?#]+\.(?:css|js))"', html) if not found.startswith("data:")]


def test_pages_are_compressed_for_those_who_can_read_it(person: Person, plain: FlaskClient):
    page = plain.get(person.at, headers=COMPRESSED)
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.headers["Vary"]
    assert gzip.decompress(page.data).decode() == person.get().text
    assert "Content-Encoding" not in person.get().headers


def test_pages_that_hold_a_code_are_not_compressed(person: Person, plain: FlaskClient):
    person.fill()
    review = plain.get(f"{person.at}/review", headers=COMPRESSED)
    nonce = re.findall(r'name="nonce" value="(\w+)"', review.text)[0]
    thanks = plain.post(f"{person.at}/review", data={"nonce": nonce}, headers=COMPRESSED)
    code = re.findall(r'class="code">([^<]+)<', thanks.text)[0]
    seen = plain.post(person.at, data={"act": "see", "code": code}, headers=COMPRESSED)
    assert all("Content-Encoding" not in answer.headers for answer in (review, thanks, seen))


def test_browsers_keep_the_stylesheet_until_it_changes(person: Person):
    first, second = (person.client.get(addresses(person.get("/1"))[0]) for _ in range(2))
    assert first.data == second.data
    assert "immutable" in first.headers["Cache-Control"]
    assert person.client.get("/r/_/pages.py").status_code == 404


def test_the_answering_pages_load_no_numeric_library():
    wanted = "import sys, app.respond.pages; print({'numpy', 'pandas', 'scipy', 'matplotlib', 'reportlab'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "set()"
