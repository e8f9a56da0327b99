"""Where nobody answered, or nothing has a meaning, there is no figure rather than a wrong one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surveys.questionnaires.asking.sliding import FEWEST_STEPS
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Missing, Scale
from surveys.scoring.codec import PackUnreadable, counted
from surveys.scoring.estimands import as_they_came
from surveys.scoring.method import of_kinds
from surveys.scoring.samples import Sample
from surveys.scoring.sentences import in_one_order, unanswered
from surveys.scoring.statistics.agreement import mean_and_variance
from surveys.translator import translator

from fixtures.questions import AGREE, make_item, make_questionnaire

SAY = translator("en", "surveys")


def test_a_mean_needs_one_answer_and_a_spread_two():
    assert all(math.isnan(found) for found in mean_and_variance((0, 0, 0)))
    mean, variance = mean_and_variance((0, 1, 0))
    assert (mean, math.isnan(variance)) == (1.0, True)
    assert mean_and_variance((1, 0, 1)) == (1.0, 2.0)


def test_where_no_group_has_a_score_there_is_no_estimate():
    assert as_they_came({}) is None
    assert as_they_came({"a": Sample(np.array([]), np.array([], dtype=int), 0, math.nan, math.nan)}) is None


@pytest.mark.parametrize("front", [b"", b"PK\x03\x04" * 20, b"ROUND"])
def test_what_is_no_pack_is_refused(front: bytes):
    with pytest.raises(PackUnreadable):
        counted(lambda start, length: front[start : start + length])


@pytest.mark.parametrize(
    ("concordance", "said"),
    [
        (math.nan, None),
        (0.9, "People put these in much the same order."),
        (0.5, "People agree on this order in part."),
        (0.0, "People put these in quite different orders."),
    ],
)
def test_an_order_without_a_meaning_is_not_spoken_of(concordance: float, said: str | None):
    found = in_one_order(concordance)

    assert (SAY(found) if found else None) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing.INAPPLICABLE, "3 in 10 said that this does not apply."),
        (Missing.DECLINED, "3 in 10 did not want to answer this."),
        (Missing.SKIPPED, "3 in 10 left this question out."),
    ],
)
def test_why_people_gave_no_answer_is_said_in_tenths(missing: Missing, said: str):
    assert SAY(unanswered(missing, 0.3)) == said


def test_rules_of_orders_are_told_only_where_something_was_put_in_order():
    assert of_kinds({"rating"}) == ()
    assert any("Kendall" in SAY(one) for one in of_kinds({"rating", "ranking"}))


def test_a_line_needs_ends_that_are_far_enough_apart():
    near = Scale("near", AGREE.points[:2], 0, FEWEST_STEPS - 1)
    far = Scale("far", AGREE.points[:2], 0, FEWEST_STEPS)
    asked = make_questionnaire(make_item("slider", "S"))

    def faults(scale: str, *scales: Scale) -> list[str]:
        whole = type(asked)(asked.code, 1, asked.title, asked.languages, asked.sections, scales=scales)
        return [SAY(what) for _, what, _ in kind(make_item("slider")).faults(make_item("slider", "S", scale=scale), whole)]

    assert faults("") == ["A line needs a scale that names its ends."]
    assert faults("near", near) == ["A line with so few places is a rating."]
    assert faults("far", far) == []
