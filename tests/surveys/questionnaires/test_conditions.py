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

from fixtures.questions import ANYTHING, CONDITION_SIGNS, make_item, make_questionnaire, words

ANSWERS = {
    "A1": Answer(2),
    "A2": Answer(missing=Missing.UNKNOWN),
    "C1": Answer("partly"),
    "C2": Answer(("funding", "time")),
    "N": Answer(2.5),
    "D": Answer(missing=Missing.DECLINED),
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
        ("A1 == B1", 7),
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
    for condition in ("A1 == 1 or " * 60 + "A1 == 1", "(" * 21 + "A1 == 1" + ")" * 21):
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
SINGLE = (
    st.builds("{} {} {}".format, CODES, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), LITERALS)
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


EARLIER = (
    make_item("rating", "R", core=True, unknown=True),
    make_item("choice", "C"),
    make_item("choices", "S"),
    make_item("number", "N"),
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
