"""A file of another tool is shown part by part before it is used; nothing is saved until then, and nothing half done."""

from __future__ import annotations

import html
import re
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.security import LARGEST_FILE
from surveys.evaluations import creating
from surveys.models.evaluations import Evaluation
from surveys.models.questionnaires import QuestionnaireRow
from surveys.questionnaires import catalog
from surveys.questionnaires.formats.toml import to_toml

from fixtures.foreign import xlsx
from fixtures.rounds import Story

ROWS = [
    ("type", "name", "label"),
    ("select_one often", "meet", "Do we <b>meet</b>?<script>alert(1)</script>"),
    ("geopoint", "place", "Where are you?"),
]
CHOICES = [("list_name", "name", "label"), *[("often", str(n), label) for n, label in enumerate(["Never", "Sometimes", "Often", "Always"])]]
FORM = xlsx(survey=ROWS, choices=CHOICES, settings=[("form_title",), ("Meetings",)])


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    return sqlite_database


def kept(page: str) -> dict[str, str]:
    """The hidden texts that the report sends on, as a browser would."""
    found = re.findall(r'<textarea name="(\w+)" hidden[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    return {name: html.unescape(text) for name, text in found}


def send(client: FlaskClient, way: str, source: bytes, **fields: str) -> str:
    data = {"template": "own", "form": "full", "start": "file", "file": (BytesIO(source), "x.dat"), **fields}
    return client.post(way, data=data).text


def test_the_report_stands_before_anything_is_saved(evaluator: FlaskClient, session: Session, story: Story):
    before = session.scalar(select(func.count()).select_from(Evaluation))
    page = send(evaluator, f"{story.place}/evaluations/new", FORM, title="First round")

    assert "Before it is used" in page
    assert "Where are you?" in page
    assert "alert(1)" in page
    assert "<script>alert" not in page
    session.expire_all()
    assert session.scalar(select(func.count()).select_from(Evaluation)) == before


def test_what_was_looked_at_is_used(evaluator: FlaskClient, session: Session, story: Story):
    page = send(evaluator, f"{story.place}/evaluations/new", FORM, title="First round")
    begun = evaluator.post(f"{story.place}/evaluations/new", data=kept(page))

    assert begun.status_code == 303
    made = session.get_one(Evaluation, begun.location.split("/")[-2])
    assert [item.code for item in creating.questionnaire_of(made).items()] == ["meet"]
    assert made.title == "First round"


def test_another_questionnaire_for_a_draft_goes_the_same_way(evaluator: FlaskClient, session: Session, story: Story):
    page = send(evaluator, f"{story.at}/questionnaire", FORM)
    evaluator.post(f"{story.at}/questionnaire", data=kept(page))
    session.expire_all()

    assert creating.questionnaire_of(session.get_one(Evaluation, story.evaluation.id)).title.pick("en") == "Meetings"


def test_our_own_file_is_used_at_once(evaluator: FlaskClient, story: Story):
    source = to_toml(catalog.load("short-check")).encode()
    answer = evaluator.post(f"{story.at}/questionnaire", data={"template": "own", "form": "full", "file": (BytesIO(source), "q.toml")})

    assert answer.status_code == 303


@pytest.mark.parametrize("source", [b"\x89PNG\r\n", b"PK\x03\x04", b"", b"{}"])
def test_a_file_that_cannot_be_read_is_said_at_its_field(evaluator: FlaskClient, story: Story, source: bytes):
    answer = evaluator.post(f"{story.at}/questionnaire", data={"template": "own", "form": "full", "file": (BytesIO(source), "q.xlsx")})

    assert answer.status_code == 422
    assert 'id="file-error-1"' in answer.text


def test_what_the_page_sent_on_is_checked_again(evaluator: FlaskClient, story: Story):
    answer = evaluator.post(f"{story.at}/questionnaire", data={"template": "own", "form": "full", "brought": "code = 1"})

    assert answer.status_code == 422


def large(client: FlaskClient, way: str, source: bytes) -> TestResponse:
    """A large file, sent without the temporary file that the test client would leave open."""
    head = b'--x\r\nContent-Disposition: form-data; name="template"\r\n\r\nown\r\n--x\r\n'
    head += b'Content-Disposition: form-data; name="file"; filename="q"'
    return client.post(way, data=head + b"\r\n\r\n" + source + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x")


def test_a_file_larger_than_other_pages_take_is_read_and_a_giant_is_not(evaluator: FlaskClient, story: Story):
    source = "statement,notes\n" + "\n".join(f"We did thing {n}.,{'x' * 25_000}" for n in range(120))

    assert "Before it is used" in large(evaluator, f"{story.at}/questionnaire", source.encode()).text
    assert large(evaluator, f"{story.at}/questionnaire", b"x" * (LARGEST_FILE + 1)).status_code == 413


def test_the_workshop_begins_with_the_same_files(evaluator: FlaskClient, session: Session, story: Story):
    page = send(evaluator, "/questionnaires/new", FORM, place=story.partnership.id)
    answer = evaluator.post("/questionnaires/new", data=kept(page))

    assert answer.status_code == 303
    assert session.scalars(select(QuestionnaireRow)).one().title == {"en": "Meetings"}
