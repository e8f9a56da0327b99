"""Kinds of question that few tools have: out to each tool and back, what it can hold is the same, and what it cannot is told."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.questionnaires.formats import exporting
from surveys.questionnaires.formats.importing import read_any
from surveys.questionnaires.values import Questionnaire

from fixtures.questions import make_item, make_questionnaire, words

OTHERS = ("xlsform", "lss", "limesurvey-tsv", "surveyjs")


def there_and_back(questionnaire: Questionnaire, name: str) -> tuple[Questionnaire, list[str]]:
    """What came back, and the words of what the other tool could not hold."""
    sent = exporting.export(questionnaire, name)
    told = [word for line in sent.lines for remark in line.remarks for word in remark.words]
    return read_any(sent.source).questionnaire, told


@pytest.mark.parametrize("name", OTHERS)
def test_a_line_comes_back_with_its_ends_and_what_depends_on_it(name: str):
    asked = make_questionnaire(make_item("slider", "far", required=True), make_item("short_text", "why", show_if="far <= 40"))

    back, told = there_and_back(asked, name)

    far, why = back.items()
    scale = back.scale(far.scale)
    labels: list[Any] = [point.label.by_lang["en"] for point in scale.points]
    assert (far.kind, far.code, far.text, far.required) == ("slider", "far", words("A question"), True)
    assert (scale.low, scale.high) == (0, 100)
    assert labels == ["Nothing", "Everything"] or {"0 = Nothing", "100 = Everything"} <= set(told)
    assert why.show_if.endswith("far <= 40")


@pytest.mark.parametrize("name", OTHERS)
def test_a_day_comes_back_with_its_limits_and_what_depends_on_it(name: str):
    asked = make_questionnaire(
        make_item("date", "since", earliest="2020-01-01", latest="2026-12-31", ask_again=name.startswith("l")),
        make_item("short_text", "why", show_if='since < "2021-06-01"'),
        make_item("short_text", "how", show_if='since == "2021-06-01"'),
    )

    back, told = there_and_back(asked, name)

    since, why, how = back.items()
    assert (since.kind, since.earliest, since.latest) == ("date", "2020-01-01", "2026-12-31")
    assert why.show_if.endswith('since < "2021-06-01"')
    assert how.show_if.endswith('since == "2021-06-01"')
    assert told == []


@pytest.mark.parametrize("name", OTHERS)
def test_a_question_about_each_partner_becomes_ratings_where_the_partners_are_known_and_is_told_where_not(name: str):
    known = make_item("relationship", "with")
    back, _ = there_and_back(make_questionnaire(known), name)
    bare, told = there_and_back(make_questionnaire(make_item("relationship", "with", partners=()), make_item("short_text", "why")), name)

    assert [(item.kind, item.text.by_lang["en"]) for item in back.items()] == [
        ("rating", "North – How often?"),
        ("rating", "North – How well?"),
        ("rating", "South – How often?"),
        ("rating", "South – How well?"),
    ]
    assert [item.code for item in bare.items()] == ["why"]
    assert {"A question", "How often?", "How well?"} <= set(told)
