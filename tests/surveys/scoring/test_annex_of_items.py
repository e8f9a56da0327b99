"""Single questions in the annex for analysts."""

from __future__ import annotations

import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer
from surveys.scoring.annex.items import NO_ZERO, balance_figures

from fixtures.rated import make_item, make_questionnaire, make_scale
from fixtures.trials import scores_of


@pytest.mark.parametrize(("low", "said"), [(0, None), (1, NO_ZERO)])
def test_a_scale_that_began_at_1_is_said_not_to_offer_0(low: int, said: object):
    asked = make_questionnaire({"a": [make_item("a1", scale="tens")]}, scales=[make_scale(low, 10, code="tens")])
    scores = scores_of([Record("A", {"a1": Answer(value)}) for value in range(low, 11)], asked=asked)

    assert dict(balance_figures(scores.rated["a1"]))["All.nps"].says == said
