"""Every questionnaire of the catalog can be printed as a debrief in each language that it declares, with headlines or without."""

from __future__ import annotations

from random import Random

import pytest

from reports.debrief.edition import pdf
from surveys.questionnaires import catalog
from surveys.translator import translator

from fixtures.chance import released


@pytest.mark.parametrize("name", catalog.names())
def test_a_debrief_is_printed_in_every_language(name: str):
    questionnaire = catalog.load(name)
    found = released(questionnaire, Random(3))
    for lang in questionnaire.languages:
        assert pdf(found, "sense-making", translator(lang, "surveys", "reports")).startswith(b"%PDF-")
