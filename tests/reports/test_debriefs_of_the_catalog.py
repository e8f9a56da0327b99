"""Every questionnaire of the catalog can be printed as a debrief, with headlines or without, and all of them together in every language
whose letters come along."""

from __future__ import annotations

from random import Random

import pytest

from reports.editions.making import make
from reports.editions.order import Order
from surveys.questionnaires import catalog
from surveys.translator import translator

from fixtures.chance import released


@pytest.mark.parametrize(("place", "name"), tuple(enumerate(catalog.names())))
def test_a_debrief_is_printed_whatever_is_asked(place: int, name: str):
    questionnaire = catalog.load(name)
    lang = questionnaire.languages[place % len(questionnaire.languages)]
    found, say = released(questionnaire, Random(3)), translator(lang, "surveys", "reports")

    assert make(found, Order("sense-making", lang), say).startswith(b"%PDF-")
