"""Every page of every questionnaire of the catalog can be shown in each language that it declares, within the budget of bytes."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from flask import Flask

from app.respond.preview import preview
from surveys.collecting.values import EvaluationFacts
from surveys.questionnaires import catalog
from surveys.questionnaires.values import Questionnaire

from fixtures.pages import faults_of

FACTS = EvaluationFacts(
    "e", "p", "Round", "draft", "anonymous", 5, "UTC", date(2126, 12, 5), ("en", "ar"), "channel", "owner", "contact", b"d" * 32
)
PAGE = 9_000
"""Compressed bytes of a page; the stylesheet and the headers come on top (tests/app/respond/test_page_weight.py)."""


@pytest.fixture
def database_url(sqlite_database: str) -> str:
    """A preview asks no database."""
    return sqlite_database


def pages(questionnaire: Questionnaire, lang: str) -> list[str]:
    return [preview(questionnaire, number, lang, facts=FACTS) for number in range(1, len(questionnaire.sections) + 1)]


@pytest.mark.parametrize("name", catalog.names())
def test_every_page_can_be_shown_in_every_language(app: Flask, name: str):
    questionnaire = catalog.load(name)
    with app.test_request_context():
        for lang in questionnaire.languages:
            for section, page in zip(questionnaire.sections, pages(questionnaire, lang), strict=True):
                assert faults_of(page) == []
                assert f'<html lang="{lang}"' in page
                assert section.title.pick(lang).partition("{{")[0] in page
                assert len(gzip.compress(page.encode())) <= PAGE
