"""Conditions of XLSForm, LimeSurvey and SurveyJS are said in our words with the same answers making them true, or not taken over at all."""

from __future__ import annotations

import pytest

from surveys.questionnaires.formats import asking_if
from surveys.questionnaires.formats.asking_if import DEEPEST, LONGEST
from surveys.questionnaires.formats.shown_if import Target, translate
from surveys.questionnaires.values import Missing
from surveys.questionnaires.writing import written

TARGETS = {
    "age": Target("N", "number"),
    "rate": Target("R", "rating", {"1": 1, "2": 2, "3": 3}, {"9": Missing.UNKNOWN}),
    "plain": Target("P", "rating"),
    "one": Target("C", "choice", {"1": "a", "2": "b", "x": "c"}, {"98": Missing.UNKNOWN, "99": Missing.DECLINED}),
    "coded": Target("K", "choice", {"1": "a", "2": "b"}),
    "some": Target("M", "choices", {"a": "a", "b": "b"}),
    "some_a": Target("M", "choices", part="a"),
    "dk": Target("C", "choice", reason="unknown"),
    "day": Target("D", "date"),
    "word": Target("W", "short_text"),
}


ALWAYS, NEVER = "always", "never"


def said(condition: str, dialect: str) -> str:
    truth = translate(condition, dialect, TARGETS)
    return {True: ALWAYS, False: NEVER}[truth] if isinstance(truth, bool) else written(truth)


@pytest.mark.parametrize(
    ("condition", "ours"),
    [
        ("${age} > 17", "N > 17"),
        ("17 < ${age}", "N > 17"),
        ("number(${age}) >= 2.5 and not(${one} = '2')", 'N >= 2.5 and not C == "b"'),
        ("${age} = ${plain}", "N == P"),
        ("${age} != ${plain}", "not N == P"),
        ("${age} = -3", "N == -3"),
        ("selected(${some}, 'a')", 'M has "a"'),
        ("selected(${some}, 'a') or selected(${some}, 'b')", 'M has "a" or M has "b"'),
        ("count-selected(${some}) > 0", "answered(M)"),
        ("count-selected(${some}) = 0", "not answered(M)"),
        ("count-selected(${some}) >= 2", "chosen(M) >= 2"),
        ("string-length(${word}) > 0", "answered(W)"),
        ("${word} = 'yes'", 'W == "yes"'),
        ("${word} = ''", "not answered(W)"),
        ("${word} != ''", "answered(W)"),
        ("${one} = '98'", "unknown(C)"),
        ("${one} != ''", "answered(C) or unknown(C) or declined(C)"),
        ("${rate} <= 2", "R in (1, 2)"),
        ("${rate} > 2", "R == 3 or unknown(R)"),
        ("${coded} >= 2", 'K == "b"'),
        ("${day} >= date('2026-11-21')", 'D >= "2026-11-21"'),
        ("${day} = '2026-11-21'", 'D == "2026-11-21"'),
        ("/data/group/age > 3", "N > 3"),
        ("../age > 3", "N > 3"),
        ("${some_a} = '1'", 'M has "a"'),
        ("${some_a} = '0'", 'not M has "a"'),
        ("true()", ALWAYS),
        ("false()", NEVER),
        ("'a' = 'a'", ALWAYS),
        ("1 != 1", NEVER),
        ("true() and ${age} > 1", "N > 1"),
        ("false() or ${age} > 1", "N > 1"),
        ("false() and ${age} > 1", NEVER),
        ("true() or ${age} > 1", ALWAYS),
        ("not(not(${age} > 1))", "N > 1"),
    ],
)
def test_conditions_of_xlsform(condition: str, ours: str):
    assert said(condition, "xpath") == ours


@pytest.mark.parametrize(
    ("condition", "ours"),
    [
        ("{age.NAOK > 17}", "N > 17"),
        ("age.NAOK gt 17 && !is_empty(word.NAOK)", "N > 17 and answered(W)"),
        ('!(one == "2")', 'not C == "b"'),
        ('!!(one == "2")', 'C == "b"'),
        ('some_a.NAOK == "Y"', 'M has "a"'),
        ('some_a.NAOK == "N"', 'not M has "a"'),
        ("some_a", 'M has "a"'),
        ("dk", "unknown(C)"),
        ('dk == "Y"', "unknown(C)"),
        ("intval(age) >= 2 || false", "N >= 2"),
        ('"0"', NEVER),
        ("1", ALWAYS),
    ],
)
def test_conditions_of_limesurvey(condition: str, ours: str):
    assert said(condition, "limesurvey") == ours


@pytest.mark.parametrize(
    ("condition", "ours"),
    [
        ("{age} > 17", "N > 17"),
        ("{page.age} > 17", "N > 17"),
        ("{word} notempty and {one} empty", "answered(W) and not (answered(C) or unknown(C) or declined(C))"),
        ("{some} contains 'a'", 'M has "a"'),
        ("{some} notcontains 'a'", 'not M has "a"'),
        ("{some} anyof ['a', 'b']", 'M has "a" or M has "b"'),
        ("{some} allof ['a', 'b']", 'M has "a" and M has "b"'),
        ("{some} noneof ['a', 'b']", 'not (M has "a" or M has "b")'),
        ("{some} *= 'a'", 'M has "a"'),
        ("{some.length} > 1", "chosen(M) > 1"),
        ("{one} <> '2'", 'not C == "b"'),
        ("{one} = 2", 'C == "b"'),
        ("{one} anyof ['1', '2', '99']", 'C in ("a", "b") or declined(C)'),
        ("{word} = yes", 'W == "yes"'),
        ("{word} = true", 'W == "true"'),
    ],
)
def test_conditions_of_surveyjs(condition: str, ours: str):
    assert said(condition, "surveyjs") == ours


@pytest.mark.parametrize(
    ("condition", "dialect"),
    [
        ("${nobody} = 1", "xpath"),
        ("${age} + 1 > 3", "xpath"),
        ("${age} > today()", "xpath"),
        ("${one} = 'nothing'", "xpath"),
        ("${one} > 1", "xpath"),
        ("${some} > 1", "xpath"),
        ("${some_a} > 1", "xpath"),
        ("${some_a} = 'perhaps'", "xpath"),
        ("${word} > 1", "xpath"),
        ("${word} = ${age}", "xpath"),
        ("${age} > 'many'", "xpath"),
        ("${age} > 1e999", "xpath"),
        ("${age} > 99999999999999999", "xpath"),
        ("${day} > 'tomorrow'", "xpath"),
        ("count-selected(${word}) > 3", "xpath"),
        ("string-length(${word}, 2) > 0", "xpath"),
        ("regex(${word}, 'a')", "xpath"),
        ("selected(${some})", "xpath"),
        ("'a' < 'b'", "xpath"),
        ("${age} >", "xpath"),
        ("(${age} > 1", "xpath"),
        ("${age} > 1)", "xpath"),
        ("age > 1", "xpath"),
        ("${age} = -${plain}", "xpath"),
        ("not(${age} > 1, ${age} > 2)", "xpath"),
        ("§", "xpath"),
        ("age.question > 1", "limesurvey"),
        ("age == word.NAOK || true", "limesurvey"),
        ("{some} anyof [{age}]", "surveyjs"),
        ("{some} anyof ['a'", "surveyjs"),
        ("{age} contains", "surveyjs"),
        ("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), "xpath"),
        ("!" * (DEEPEST + 1) + "1", "limesurvey"),
        ("1" * (LONGEST + 1), "xpath"),
    ],
)
def test_what_has_no_counterpart_is_not_taken_over_in_another_meaning(condition: str, dialect: str):
    with pytest.raises(asking_if.Unread):
        translate(condition, dialect, TARGETS)


def test_a_condition_as_long_and_deep_as_may_be_is_read():
    deep = "(" * (DEEPEST - 1) + "${age} > 1" + ")" * (DEEPEST - 1)

    assert said(deep, "xpath") == "N > 1"
    assert said(" or ".join(["${age} > 1"] * 200), "xpath") == "N > 1"
