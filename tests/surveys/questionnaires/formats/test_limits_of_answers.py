"""Limits that other tools set on an answer: the narrowest holds, and what cannot be taken over is left with its words."""

from __future__ import annotations

from typing import Any

import pytest

from surveys.messages import msg
from surveys.questionnaires.formats.constraints import Limits, number, read
from surveys.questionnaires.formats.foreign import Choice, Question, Way
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.writing_items import WRITTEN
from surveys.questionnaires.formats.writing_items import number as settings_of_number


@pytest.mark.parametrize(
    ("constraint", "kept"),
    [
        (". > 0", {"low": 1}),
        (". >= 0 and . <= 120", {"low": 0, "high": 120}),
        (". < 10", {"high": 9}),
        (". = 7", {"low": 7, "high": 7}),
        ("0 < . and 10 >= .", {"low": 1, "high": 10}),
        ("(. >= 2) AND (. <= 3)", {"low": 2, "high": 3}),
        (". >= 5 and . >= 0", {"low": 5}),
        (". >= 0 and . >= 5 and . < 9 and . < 20", {"low": 5, "high": 8}),
        (". <= -1", {"high": -1}),
        ("((. >= date('2026-01-01')) and (. <= date('2026-02-01')))", {"first_day": "2026-01-01", "last_day": "2026-02-01"}),
        ("(string-length(.) >= 2) and (string-length(.) <= 9)", {"shortest": 2, "longest": 9}),
        ("count-selected(.) <= 3", {"high": 3}),
        ("string-length(.) < 10", {"longest": 9}),
        ("string-length(.) > 2 and string-length(.) >= 2", {"shortest": 3}),
        ("string-length(.) <= 20 and string-length(.) <= 5", {"longest": 5}),
        ("string-length(.) = 4", {"shortest": 4, "longest": 4}),
        (". >= date('2026-01-01') and . < '2027-01-01'", {"first_day": "2026-01-01", "last_day": "2026-12-31"}),
        (". > '2026-01-01' and . >= '2025-01-01'", {"first_day": "2026-01-02"}),
        (". <= '2026-05-01' and . <= '2026-06-01'", {"last_day": "2026-05-01"}),
        ("regex(., '[A-Z]{2}')", {"pattern": ".*[A-Z]{2}.*"}),
        ("regex(., '^[A-Z]{2}$')", {"pattern": "[A-Z]{2}"}),
        ('regex(., "^(?:a|b)$")', {"pattern": "a|b"}),
        ("regex(., '^a') and string-length(.) <= 5", {"pattern": "a.*", "longest": 5}),
        ("not(selected(., 'none') and count-selected(.) > 1)", {"alone": ["none"]}),
        ("", {}),
    ],
)
def test_the_narrowest_limits_are_kept(constraint: str, kept: dict[str, Any]):
    notes = Notes()

    assert read(constraint, notes) == Limits(**kept)
    assert notes.remarks() == ()


@pytest.mark.parametrize(
    "constraint",
    [
        ". > ${age}",
        ". > 0 or . < 9",
        "string-length(.) >= 0",
        "string-length(.) <= 99999",
        ". >= '2026-13-01'",
        ". >= '1066-01-01'",
        "regex(., '(')",
        "regex(., 'a') and regex(., 'b')",
        "selected(., 'a')",
        ". >= 0 and something(.)",
    ],
)
def test_a_rule_that_cannot_be_said_is_left_whole_with_its_words(constraint: str):
    notes = Notes()

    assert read(constraint, notes) == Limits()
    (remark,) = notes.remarks()
    assert (remark.left, remark.words) == (True, (constraint,))


def test_more_than_a_whole_number_is_no_limit_where_there_are_decimals():
    notes = Notes()

    assert read(". >= 2.5", notes, whole=False) == Limits(low=2.5, whole=False)
    assert notes.remarks() == ()
    assert read(". > 2.5", notes, whole=False) == Limits(whole=False)
    assert len(notes.remarks()) == 1


def test_an_answer_that_stands_alone_is_marked_among_the_answers():
    limits = read("not((selected(., 'none') and count-selected(.) >= 2))", Notes())
    choices = (Choice("a", {"en": "A"}), Choice("none", {"en": "None"}))

    assert [one.exclusive for one in limits.marked(choices)] == [False, True]


@pytest.mark.parametrize(
    ("text", "found"), [("3", 3.0), ("-2.5", -2.5), ("1e12", None), ("inf", None), ("nan", None), ("many", None), ("", None)]
)
def test_a_number_of_a_file_is_one_that_can_be_kept(text: str, found: float | None):
    assert number(text) == found


def asked(way: Way, **settings: Any) -> tuple[dict[str, Any], list[tuple[str, ...]]]:
    """What is kept of its settings, and the words of what is left."""
    notes = Notes()
    question = Question(msg("Here"), "Q", way, **settings)
    kept = WRITTEN[way](question, notes) if way in WRITTEN else settings_of_number(question, notes)
    return kept, [remark.words for remark in notes.remarks() if remark.left]


def test_numbers_keep_limits_that_are_one_below_the_other():
    assert asked(Way.NUMBER, low=0, high=9, decimals=2) == ({"kind": "number", "decimals": 2, "minimum": 0.0, "maximum": 9.0}, [])
    assert asked(Way.NUMBER, low=9, high=0, decimals=-1) == ({"kind": "number", "decimals": 0}, [("9, 0",)])
    assert asked(Way.NUMBER, low=-1e300, decimals=99) == ({"kind": "number", "decimals": 6}, [])


@pytest.mark.parametrize(
    ("way", "settings", "kept"),
    [
        (Way.LINE, {"longest": 20, "shortest": 5, "pattern": "a+"}, {"longest": 20, "shortest": 5, "pattern": "a+"}),
        (Way.LINE, {"longest": 5, "shortest": 20}, {}),
        (Way.LINE, {"longest": 5000}, {}),
        (Way.PARAGRAPH, {"longest": 5000, "pattern": "a+"}, {"longest": 5000}),
        (Way.PARAGRAPH, {"shortest": 20_000}, {}),
    ],
)
def test_texts_keep_lengths_that_can_be(way: Way, settings: dict[str, Any], kept: dict[str, Any]):
    found, left = asked(way, **settings)

    assert found == {"kind": {Way.LINE: "short_text", Way.PARAGRAPH: "long_text"}[way], **kept}
    assert left == []


def test_days_keep_limits_that_are_days_one_before_the_other():
    first, last = "2026-01-01", "2026-12-31"

    assert asked(Way.DATE, first_day=first, last_day=last) == ({"kind": "date", "earliest": first, "latest": last}, [])
    assert asked(Way.DATE, first_day=last, last_day=first) == ({"kind": "date"}, [(last, first)])
    assert asked(Way.DATE, first_day="today", last_day="1066-01-01") == ({"kind": "date"}, [("today", "1066-01-01")])


def test_a_time_is_written_and_that_is_told():
    notes = Notes()

    assert WRITTEN[Way.TIME](Question(msg("Here"), "Q", Way.TIME), notes) == {"kind": "short_text"}
    assert [remark.left for remark in notes.remarks()] == [False]
