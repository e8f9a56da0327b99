"""The show-if language: what it means, what it refuses."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.errors import Invalid
from surveys.questionnaires.expressions import Expression, conditions_in, holds
from surveys.questionnaires.rules import problems
from surveys.questionnaires.showing import parse
from surveys.questionnaires.values import Answer, Missing, Section
from surveys.questionnaires.writing import renamed, written

from fixtures.questions import ANYTHING, CONDITION_SIGNS, make_item, make_questionnaire, words

ANSWERS = {
    "A1": Answer(2),
    "A2": Answer(missing=Missing.UNKNOWN),
    "C1": Answer("partly"),
    "C2": Answer(("funding", "time")),
    "N": Answer(2.5),
    "D": Answer(missing=Missing.DECLINED),
    "T1": Answer(0.1),
    "T2": Answer(0.2),
    "W": Answer("late"),
    "D1": Answer("2026-02-01"),
}


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ("A1 <= 2", True),
        ("A1 < 2", False),
        ("A1 >= 3", False),
        ("N > 2.4", True),
        ("A1 == 2", True),
        ("A1 != 2", False),
        ("A1 in (1, 2)", True),
        ("C1 == 'partly'", True),
        ('C1 in ("not", "partly")', True),
        ('C1 != "partly"', False),
        ("C1 < 3", False),
        ('C2 has "funding"', True),
        ('C2 has "rain"', False),
        ('C1 has "partly"', False),
        ("A2 == 1", False),
        ("A2 != 1", False),
        ("Z != 1", False),
        ("not Z == 1", True),
        ("answered(A1)", True),
        ("answered(A2)", False),
        ("answered(Z)", False),
        ("unknown(A2)", True),
        ("unknown(A1)", False),
        ("inapplicable(A2)", False),
        ("declined(D)", True),
        ('group == "government"', True),
        ('group != "government"', False),
        ('group in ("donor", "government")', True),
        ("A1 == 1 or A1 == 2 and N > 9", False),
        ("(A1 == 1 or A1 == 2) and N < 9", True),
        ("not (A1 == 1) and not not answered(N)", True),
        ("N == -2.5 or N == 2.5", True),
        ("A1 < N", True),
        ("A1 >= N", False),
        ("A1 != Z", False),
        ('C1 not in ("not", "early")', True),
        ('C1 not in ("not", "partly")', False),
        ("Z not in (1, 2)", False),
        ("chosen(C2) == 2", True),
        ('chosen(C2, "time", "rain") == 1', True),
        ("chosen(Z) == 0", True),
        ("sum(A1, N, Z) == 4.5", True),
        ("sum(Z, A2) == 0", False),
        ("mean(A1, N) > 2.2", True),
        ("sum(T1, T2) == 0.3", True),
        ("sum(T1, T2) <= 0.3", True),
        ("count(A1 <= 2, N > 9, answered(C1) and C1 == 'partly') == 2", True),
        ("count(A1 <= 2, N > 9) >= A1", False),
        ("skipped(Z)", True),
        ("skipped(A2)", False),
        ("W == 'late'", True),
        ("W != 'Late'", True),
        ("W < 'zebra'", False),
        ("D1 < '2026-11-21'", True),
        ("D1 >= '2026-02-01'", True),
        ("D1 == '2026-02-01'", True),
        ("count == 1", False),
        ("sum >= 3", False),
    ],
)
def test_a_condition_means_what_it_says(condition: str, *, truth: bool):
    assert holds(parse(condition), ANSWERS, "government") is truth


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ("", 1),
        ("A1", 3),
        ("A1 <=", 6),
        ("A1 = 2", 4),
        ("A1 == 2 A1", 9),
        ("A1 == answered", 7),
        ("A1 == answered(B1)", 7),
        ("chosen(A1, 2) == 1", 12),
        ("sum() == 1", 5),
        ("count(A1) == 1", 9),
        ("A1 not (1)", 8),
        ("A1 == 1234567890123456", 7),
        ("2 == A1", 1),
        ("<= 2", 1),
        ("and A1 == 2", 1),
        ("(A1 == 2", 9),
        ("A1 in 2", 7),
        ("A1 in (2", 9),
        ("C2 has funding", 8),
        ('C2 has "funding', 8),
        ("answered A1", 10),
        ("answered(1)", 10),
        ("answered(group)", 10),
        ("answered(A1", 12),
        ("A1 == 2 ; import os", 9),
        ("__import__('os')", 1),
        ("lambda: 1", 7),
        ("A1 == 2 == 2", 9),
        ("'and' == 2", 1),
    ],
)
def test_what_is_no_condition_is_refused_at_its_place(condition: str, place: int):
    with pytest.raises(Invalid) as caught:
        parse(condition)

    assert [problem.place for problem in caught.value.problems] == [f"show_if:{place}"]


def test_a_condition_is_neither_too_long_nor_too_deep():
    many, deep = "A1==1 or " * 100 + "A1==1", "count(" * 21 + "A1 == 1" + ") == 1" * 21
    for condition in (many, "A1 == 1 or " * 120 + "A1 == 1", "(" * 21 + "A1 == 1" + ")" * 21, deep):
        with pytest.raises(Invalid):
            parse(condition)
    assert holds(parse("(" * 19 + "A1 == 2" + ")" * 19), ANSWERS, "")


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(CONDITION_SIGNS, max_size=60))
def test_any_text_is_a_condition_or_refused(text: str):
    with suppress(Invalid):
        assert list(conditions_in(parse(text)))


CODES = st.sampled_from(["A1", "C1", "C2", "group"])
LITERALS = st.integers(-9, 9).map(str) | st.sampled_from(['"a"', '"b"', "2.5"])
AMOUNTS = CODES | st.sampled_from(["chosen(C2)", 'chosen(C2, "a")', "sum(A1, C1)", "mean(A1, N)", "count(A1 == 1, C1 != 2)"])
SINGLE = (
    st.builds("{} {} {}".format, AMOUNTS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), LITERALS | AMOUNTS)
    | st.builds('{} has "a"'.format, CODES)
    | st.builds("{} in ({}, {})".format, CODES, LITERALS, LITERALS)
    | st.builds("{}({})".format, st.sampled_from(["answered", "unknown", "declined"]), st.sampled_from(["A1", "C1"]))
)
CONDITIONS = st.recursive(
    SINGLE,
    lambda inner: st.builds("not ({})".format, inner) | st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(CONDITIONS, st.dictionaries(st.sampled_from(["A1", "C1", "C2"]), ANYTHING), st.text(max_size=5))
def test_evaluation_is_total_and_not_turns_it_round(condition: str, answers: dict[str, Answer], group: str):
    expression: Expression = parse(condition)

    assert holds(expression, answers, group) is not holds(parse(f"not ({condition})"), answers, group)


@settings(deadline=None)
@given(CONDITIONS)
def test_a_condition_written_down_again_is_the_same_condition(condition: str):
    expression = parse(condition)

    assert parse(written(expression)) == expression
    assert renamed(expression, {}) == expression


def test_a_condition_can_ask_the_same_of_other_questions():
    asked = parse('A == 1 and (chosen(B, "A") > 2 or sum(A, C) < A) and count(answered(A), not B has "A") == 1')

    assert written(renamed(asked, {"A": "A.x"})) == (
        'A.x == 1 and (chosen(B, "A") > 2 or sum(A.x, C) < A.x) and count(answered(A.x), not B has "A") == 1'
    )


EARLIER = (
    make_item("rating", "R", core=True, unknown=True),
    make_item("choice", "C"),
    make_item("choices", "S"),
    make_item("number", "N"),
    make_item("short_text", "W"),
    make_item("long_text", "T"),
    make_item("statement", "X"),
)


@pytest.mark.parametrize(
    "condition",
    [
        "R <= 2",
        "not (R == 1 and (N < 2 or answered(T)))",
        "R in (1, 2)",
        "unknown(R)",
        'C == "money"',
        'C != "money"',
        'S has "money"',
        "N > 2.5",
        "answered(T)",
        'group == "donor"',
        "R < N",
        "sum(R, N) >= mean(N, N)",
        "chosen(S) >= 2",
        'chosen(S, "money", "people") == R',
        'count(R <= 2, S has "money") >= 1',
        'W == "yes"',
        'C not in ("money", "other")',
        "skipped(R)",
    ],
)
def test_a_sensible_condition_passes(condition: str):
    assert problems(make_questionnaire(*EARLIER, make_item("long_text", "Q", show_if=condition))) == ()


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ("R <=", "The condition ends too early."),
        ("Rx == 1", "There is no question “{code}”."),
        ("zebra == 1", "There is no question “{code}”."),
        ("Q == 1", "“{code}” does not come before this."),
        ("L == 1", "“{code}” does not come before this."),
        ('R == "money"', "“{code}” cannot be compared like that."),
        ("T == 1", "“{code}” cannot be compared like that."),
        ('S == "money"', "“{code}” cannot be compared like that."),
        ("C == 1", "“{code}” cannot be compared like that."),
        ('C < "money"', "“{code}” cannot be compared like that."),
        ('C == "sand"', "“{code}” has no option “{option}”."),
        ('S has "sand"', "“{code}” has no option “{option}”."),
        ('C has "money"', "“has” asks about several choices; “{code}” is no such question."),
        ("unknown(C)", "“{state}” can never be true of “{code}”."),
        ("answered(X)", "“{state}” can never be true of “{code}”."),
        ("R == W", "“{code}” cannot be compared like that."),
        ("W < 3", "“{code}” cannot be compared like that."),
        ('W < "b"', "“{code}” cannot be compared like that."),
        ("S == 2", "“{code}” cannot be compared like that."),
        ("sum(R, N) == 'a'", "“{code}” cannot be compared like that."),
        ("sum(R, C) == 1", "“{code}” is no number, so it cannot be added up."),
        ("chosen(C) == 1", "Only of several choices can be counted how many are chosen; “{code}” is no such question."),
        ('chosen(S, "sand") == 1', "“{code}” has no option “{option}”."),
        ('count(R <= 2, C == "sand") == 1', "“{code}” has no option “{option}”."),
        ("count(zebra == 1, R == 1) == 1", "There is no question “{code}”."),
        ("R == Q", "“{code}” does not come before this."),
        ('language == "ar"', "A condition cannot ask in which language somebody answers."),
        ("group == 3", "A group can only be compared with names."),
        ('group has "donor"', "A group can only be compared with names."),
    ],
)
def test_a_condition_that_makes_no_sense_is_named(condition: str, what: str):
    questionnaire = make_questionnaire(*EARLIER, make_item("long_text", "Q", show_if=condition), make_item("rating", "L"))

    (problem,) = problems(questionnaire)

    assert problem.place == "item Q: show_if"
    assert problem.what.text == what


def test_a_core_question_depends_on_core_questions_only():
    questionnaire = make_questionnaire(*EARLIER, make_item("long_text", "Q", core=True, show_if="answered(T)"))

    assert [problem.what.text for problem in problems(questionnaire)] == ["A core question depends on “{code}”, which is not core."]


def test_a_section_depends_on_earlier_sections():
    first = Section("one", words("One"), EARLIER)
    second = Section("two", words("Two"), (make_item("rating", "Q"),), show_if="Q == 1")

    (problem,) = problems(make_questionnaire(sections=(first, second)))

    assert problem.place == "section two: show_if"
