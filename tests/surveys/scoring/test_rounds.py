"""Change since the round before: over groups that both rounds show, from what both printed, and never more than there is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.questionnaires.values import Headline
from surveys.scoring.changed import Trend
from surveys.scoring.rounds import NOT_COMPARED
from surveys.scoring.samples import sample
from surveys.scoring.statistics.trends import Level, change, level, parts, printed_level
from surveys.scoring.values import Released
from surveys.translator import translator

from fixtures.trials import TRIAL, dimension, forms, released_of

SAY = translator("en", "surveys")
LOW = {"A": forms(("2232", 10), ("1322", 10)), "B": forms(("1121", 10), ("2212", 10))}
HIGH = {"A": forms(("4454", 10), ("3544", 10)), "B": forms(("3343", 10), ("4434", 10))}
FEW = {"A": forms(("4434", 5)), "B": forms(("2232", 4))}
LEVELS = st.dictionaries(
    st.sampled_from("ABC"), st.builds(Level, st.floats(0, 100), st.floats(0.01, 50), invited=st.integers(1, 90)), min_size=1
)


def trend(now: object, then: object, **more: object) -> Trend | None:
    return dimension(released_of(now, previous=then if isinstance(then, Released) else released_of(then), **more), "a").trend  # type: ignore[arg-type]


def test_a_clear_change_is_what_a_reader_gets_by_subtraction():
    now, then = released_of(HIGH, previous=released_of(LOW)), released_of(LOW)

    found = dimension(now, "a").trend

    assert found
    assert found.points == (dimension(now, "a").equal.value or 0) - (dimension(then, "a").equal.value or 0) == 50
    assert found.low < 50 < found.high
    assert found.clear
    assert found.compared == ("A", "B")
    assert [one.group for one in found.groups] == ["A", "B"]
    assert SAY(found.sentence) == "“a” is 50 points higher than in the last round."
    assert any(one.kind == "change" for one in now.findings)


def test_a_headline_says_its_range():
    found = released_of(HIGH, previous=released_of(LOW)).headlines[0].trend

    assert found
    assert SAY(found.sentence) == f"50 points higher than in the last round (between {found.low} and {found.high})."


def test_what_may_be_chance_is_no_clear_change():
    slightly = {**LOW, "A": forms(("2232", 10), ("2322", 10))}

    found = trend(slightly, LOW)

    assert found
    assert not found.clear
    assert SAY(found.sentence) == f"No clear change since the last round (between {found.low} and {found.high} points)."


def test_only_the_groups_of_both_rounds_are_compared_and_named():
    more = {**HIGH, "C": forms(("5545", 10), ("4555", 10))}

    found = trend(more, LOW)

    assert found
    assert found.points == 50
    assert [SAY(note) for note in found.notes] == ["Compared for: Group A, Group B."]


def test_a_group_of_nine_or_with_few_answers_is_not_compared():
    few = {**LOW, "B": forms(("2122", 5), ("2321", 4))}
    silent = released_of(LOW, invited={"A": 23, "B": 90})

    assert [one.compared if one else None for one in (trend(HIGH, few), trend(HIGH, silent))] == [(), ()]


def test_everybody_is_compared_where_no_two_groups_can_be():
    """One mean over everybody invited, if the groups are the same."""
    few = {"A": forms(("2232", 10), ("1322", 8)), "B": forms(("2122", 3), ("2321", 3))}

    found = trend({"A": HIGH["A"], "B": forms(("3343", 7))}, few)

    assert found
    assert found.compared == ()
    assert found.points > 40
    assert trend({"A": HIGH["A"], "C": forms(("3343", 7))}, few) is None


@pytest.mark.parametrize(
    "asked",
    [
        replace(TRIAL, sections=(replace(TRIAL.sections[0], items=TRIAL.sections[0].items[:1]), *TRIAL.sections[1:])),
        replace(
            TRIAL,
            sections=(replace(TRIAL.sections[0], items=tuple(replace(i, sense=2) for i in TRIAL.sections[0].items)), *TRIAL.sections[1:]),
        ),
    ],
)
def test_other_questions_are_not_compared(asked: object):
    now = released_of(HIGH, previous=replace(released_of(LOW), questionnaire=asked))  # type: ignore[arg-type]

    assert dimension(now, "a").trend is None
    assert next(one for one in now.headlines if one.headline is Headline.QUALITY).trend is None
    assert dimension(now, "b").trend is not None


def test_more_or_fewer_answers_and_other_sizes_are_warned_of():
    then = released_of(LOW, invited={"A": 50, "B": 40})
    now = released_of(HIGH, invited={"A": 22, "B": 40}, previous=then)

    found = dimension(now, "a").trend
    assert found

    notes = [SAY(note) for note in found.notes]

    assert [note.split(";")[0][:20] for note in notes] == ["Clearly more or fewe", "The groups are not o"]


def test_the_mean_over_people_is_split_into_change_inside_groups_and_of_sizes():
    then = released_of(LOW, invited={"A": 24, "B": 60})
    now = released_of(LOW, invited={"A": 60, "B": 24}, previous=then)

    found = dimension(now, "a").trend

    assert found
    assert found.split
    values = found.split.params
    assert values["whole"] == values["inside"] + values["mix"]  # type: ignore[operator]
    assert values["inside"] == 0
    assert (dimension(now, "a").everyone.value or 0) - (dimension(then, "a").everyone.value or 0) == values["whole"]


def test_everybody_answered_both_times_has_no_margin():
    sizes = {"A": 20, "B": 20}

    found = released_of(HIGH, invited=sizes, previous=released_of(LOW, invited=sizes)).headlines[0].trend

    assert found
    assert found.low == found.points == found.high == 50
    assert "Everyone invited answered" in SAY(found.sentence)


def test_a_bound_is_not_compared():
    assert trend({**HIGH, "A": forms(("5555", 20))}, {**LOW, "A": forms(("5555", 20))}) is None


@pytest.mark.parametrize(("now", "then", "said"), [(FEW, HIGH, 1), (HIGH, FEW, 1), (HIGH, LOW, 0)], ids=["now", "then", "neither"])
def test_where_too_few_answered_to_compare_rounds_it_is_said_and_not_when(now: dict[str, list[str]], then: dict[str, list[str]], said: int):
    assert released_of(now, previous=released_of(then)).cautions.count(NOT_COMPARED) == said


def test_the_first_round_has_nothing_to_be_compared_with():
    assert dimension(released_of(HIGH), "a").trend is None
    assert trend(HIGH, replace(released_of(LOW), dimensions=(), headlines=())) is None


@settings(max_examples=60)
@given(LEVELS, LEVELS)
def test_forward_and_back_are_the_same_change(then: dict[str, Level], now: dict[str, Level]):
    there, back = change(then, now), change(now, then)

    if there is None or back is None:
        assert not set(then) & set(now)
        return
    assert there.points == pytest.approx(-back.points)
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
    assert -100 <= there.low <= there.points <= there.high <= 100


@settings(max_examples=60)
@given(LEVELS, st.data())
def test_the_two_parts_add_up_to_the_change_of_the_mean_over_people(then: dict[str, Level], data: st.DataObject):
    now = {code: Level(data.draw(st.floats(0, 100)), 1, invited=data.draw(st.integers(1, 90))) for code in then}

    found = parts(then, now)

    def mean(levels: dict[str, Level]) -> float:
        return sum((one.invited or 0) * one.mean for one in levels.values()) / sum(one.invited or 0 for one in levels.values())

    assert found
    assert found.inside + found.mix == pytest.approx(mean(now) - mean(then), abs=1e-9)


def test_parts_need_every_group_and_its_size():
    known = {"A": Level(50, 1, invited=9)}

    assert parts(known, {"B": Level(50, 1, invited=9)}) is None
    assert parts(known, {"A": Level(50, 1)}) is None
    assert parts(known, {"A": Level(50, 1, invited=0)}) is None


def test_a_printed_interval_stands_for_its_sample():
    people = sample(np.array([60.0, 70, 80, 75, 65] * 6), 50)
    exact = level(people)
    half = 1.96 * exact.variance**0.5

    printed = printed_level(people.mean, people.mean - half, people.mean + half, people.invited)

    assert printed.variance == pytest.approx(exact.variance, rel=1e-3)
