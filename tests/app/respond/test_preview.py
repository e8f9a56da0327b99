"""The preview is the page itself, and nothing in it can be sent."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask import Flask

from app.respond.preview import preview
from surveys.collecting.values import EvaluationFacts
from surveys.questionnaires.values import Answer

from fixtures.asked import EVERY_KIND
from fixtures.pages import faults_of

FACTS = EvaluationFacts(
    "e", "p", "Three years", "draft", "anonymous", 5, "UTC", date(2026, 12, 5), ("en", "ar"), "channel", "owner", "contact", b"d" * 32
)


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """A preview asks no database."""
    return sqlite_database


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_section_can_be_seen_in_every_language(app: Flask, lang: str):
    with app.test_request_context():
        for number in (1, 2):
            page = preview(EVERY_KIND, number, lang, facts=FACTS)
            assert faults_of(page) == []
            assert f'<html lang="{lang}"' in page
            assert "<button" not in page
            assert re.findall(r'<script type="application/json" id="(\w+)"', page) == (["conditions"] if number == 1 else [])


def test_a_section_that_depends_on_an_answer_is_seen_with_that_answer(app: Flask):
    with app.test_request_context():
        with pytest.raises(KeyError):
            preview(EVERY_KIND, 3, "en", facts=FACTS)
        assert "The way there is safe." in preview(EVERY_KIND, 3, "en", facts=FACTS, answers={"meet": Answer(value="field")})
