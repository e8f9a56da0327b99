"""A condition compares only what can be compared: each fault is said with the question it is about, and nothing else is."""

from __future__ import annotations

import pytest

from surveys.questionnaires.comparing import check_test, is_day
from surveys.questionnaires.parsing import parse
from surveys.translator import translator

from fixtures.questions import OPTIONS, make_item

SAY = translator("en", "surveys")
ITEMS = {
    item.code: item
    for item in (
        make_item("rating", "R", unknown=True),
        make_item("zero_to_ten", "Z"),
        make_item("number", "N"),
        make_item("date", "D"),
        make_item("short_text", "W"),
        make_item("choice", "C", options=OPTIONS[:2]),
        make_item("choices", "M", options=OPTIONS[:2]),
        make_item("statement", "I"),
    )
}


def faults(condition: str) -> list[str]:
    return [SAY(what) for what, _ in check_test(parse(condition), ITEMS)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "condition",
    [
        "answered(R)",
        "unknown(R)",
        "skipped(W)",
        "R <= 2",
        "R in (1, 2)",
        "Z == N",
        "N > 2.5",
        "sum(R, Z) > 3",
        "mean(R, N) < 3",
        'D > "2026-11-21"',
        "D <= D",
        'W == "yes"',
        'C == "money"',
        'C not in ("money", "people")',
        'M has "money"',
        "chosen(M) >= 2",
        'group == "staff"',
        'group in ("staff", "village")',
        "Q9 == 1",
        'Q9 has "a"',
        "answered(Q9)",
    ],
)
def test_what_can_be_compared_and_what_is_not_known_here_has_no_fault(condition: str):
    assert faults(condition) == []


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("declined(R)", "“declined” can never be true of “R”."),
        ("answered(I)", "“answered” can never be true of “I”."),
        ('C has "money"', "“has” asks about several choices; “C” is no such question."),
        ('group has "staff"', "A group can only be compared with names."),
        ("group == 3", "A group can only be compared with names."),
        ('group < "staff"', "A group can only be compared with names."),
        ("chosen(C) > 1", "Only of several choices can be counted how many are chosen; “C” is no such question."),
        ("sum(R, W) > 1", "“W” is no number, so it cannot be added up."),
        ('M == "money"', "“M” cannot be compared like that."),
        ('R == "many"', "“R” cannot be compared like that."),
        ('C < "money"', "“C” cannot be compared like that."),
        ("C == 1", "“C” cannot be compared like that."),
        ('W > "a"', "“W” cannot be compared like that."),
        ("N == D", "“N” cannot be compared like that."),
        ('D > "tomorrow"', "“D” cannot be compared like that."),
        ('D == "2026-13-01"', "“D” cannot be compared like that."),
        ("I == 1", "“I” cannot be compared like that."),
        ("W == 3", "“W” cannot be compared like that."),
        ('sum(R, Z) == "many"', "“sum” cannot be compared like that."),
        ('count(R == 1, Z == 2) == "many"', "“count” cannot be compared like that."),
        ('chosen(M) == "many"', "“M” cannot be compared like that."),
    ],
)
def test_what_cannot_be_compared_is_said_of_its_question(condition: str, said: str):
    assert faults(condition) == [said]


def test_an_option_that_is_not_there_is_named():
    for condition in ('C == "luck"', 'M has "luck"', 'C in ("money", "luck")'):
        (said,) = faults(condition)
        assert "luck" in said


def test_a_day_is_written_with_its_year_first():
    assert [is_day(written) for written in ("2026-11-21", "2026-02-29", "21.11.2026", "2026-1-1", "")] == [True, False, False, False, False]
