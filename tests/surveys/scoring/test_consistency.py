"""Questions that run against the others, and questions of unequal height."""

from __future__ import annotations

import random

import pytest

from surveys.scoring.consistency import running_against, unevenness
from surveys.scoring.packing import pack
from surveys.scoring.scores import Scores, score

from fixtures.rated import make_item, make_questionnaire, people

CODES = ["p", "q", "r"]
QUESTIONNAIRE = make_questionnaire({"trust": [make_item(code) for code in CODES]})


def scored(forms: list[str]) -> Scores:
    return score(QUESTIONNAIRE, pack(QUESTIONNAIRE, people(CODES, {"a": forms}), {}, 5, random.Random(2)))


def test_an_item_that_falls_where_the_others_rise_is_named():
    assert running_against(scored(["115", "224", "333", "442", "551", "11-"] * 6), "trust") == ("r",)


def test_items_that_go_together_are_not_named():
    assert running_against(scored(["111", "222", "333", "444", "555"] * 6), "trust") == ()


def test_thirty_people_are_needed_to_say_so():
    assert running_against(scored(["115", "224", "333", "442", "551"] * 5), "trust") == ()


def test_people_who_left_out_the_hard_questions_are_noticed():
    scores = scored(["551"] * 5 + ["55-"] * 5)

    assert unevenness(scores, "trust", ["a"]) == pytest.approx((66.667 * 5 + 100 * 5) / 10 - 200 / 3, abs=1e-3)
