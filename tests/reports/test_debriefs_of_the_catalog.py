"""Every questionnaire of the catalog can be printed as a debrief, with headlines or without, and all of them together in every language
whose letters come along."""

from __future__ import annotations

from random import Random

import pytest

from reports.debrief.edition import pdf
from reports.lettering.families import needed
from surveys.questionnaires import catalog
from surveys.translator import translator

from fixtures.chance import released


@pytest.mark.parametrize(("place", "name"), tuple(enumerate(catalog.names())))
def test_a_debrief_is_printed_whatever_is_asked(place: int, name: str):
    questionnaire = catalog.load(name)
    printed = [lang for lang in questionnaire.languages if not needed(lang)]
    lang = printed[place % len(printed)]

    assert pdf(released(questionnaire, Random(3)), "sense-making", translator(lang, "surveys", "reports")).startswith(b"%PDF-")
