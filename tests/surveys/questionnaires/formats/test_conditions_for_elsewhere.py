"""Our conditions in the words of other tools, where these have any; what they cannot say is not said otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveys.questionnaires.formats.dialects import Dialect, Unsaid, expression_script, quoted, say, surveyjs, xpath
from surveys.questionnaires.formats.limesurvey_out import names

from fixtures.questions import OPTIONS, make_item, make_questionnaire

ASKED = make_questionnaire(
    make_item("rating", "R", unknown=True),
    make_item("zero_to_ten", "Z"),
    make_item("choice", "C", options=OPTIONS[:2]),
    make_item("choices", "M", options=OPTIONS[:2]),
    make_item("choices", "MO", options=(*OPTIONS[:2], OPTIONS[3])),
    make_item("choices", "MU", options=OPTIONS[:2], unknown=True),
    make_item("number", "N"),
    make_item("number", "N2"),
    make_item("date", "D"),
    make_item("short_text", "W"),
    make_item("ranking", "RK"),
)


def told(condition: str, dialect: Dialect) -> str:
    return say(condition, dialect, ASKED)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("", ""),
        ('C == "money"', "${C} = 'money'"),
        ('C in ("money", "people")', "(${C} = 'money' or ${C} = 'people')"),
        ('C != "money"', "not(${C} = 'money') and not(${C} = '')"),
        ('C not in ("money", "people")', "not(${C} = 'money') and not(${C} = 'people') and not(${C} = '')"),
        ('M has "money"', "selected(${M}, 'money')"),
        ("chosen(M) >= 2", "count-selected(${M}) >= 2"),
        ("answered(W)", "not(${W} = '')"),
        ("skipped(W)", "${W} = ''"),
        ("R <= 2", "(${R} = '1' or ${R} = '2')"),
        ("R == 3", "${R} = '3'"),
        ("answered(R)", "not(${R} = '') and not(${R} = 'unknown')"),
        ("Z > 9", "${Z} = '10'"),
        ("N > 3", "not(${N} = '') and ${N} > 3"),
        ("N != 3", "not(${N} = '') and not(${N} = 3)"),
        ("N in (1, 2.5)", "not(${N} = '') and (${N} = 1 or ${N} = 2.5)"),
        ("N < N2", "not(${N} = '') and not(${N2} = '') and ${N} < ${N2}"),
        ('D >= "2026-11-21"', "not(${D} = '') and ${D} >= date('2026-11-21')"),
        ('not (N > 3 and C == "money")', "not((not(${N} = '') and ${N} > 3) and (${C} = 'money'))"),
        ('N > 3 or M has "money"', "(not(${N} = '') and ${N} > 3) or selected(${M}, 'money')"),
        ('W == "it\'s"', '${W} = "it\'s"'),
    ],
)
def test_conditions_for_xlsform(ours: str, theirs: str):
    assert told(ours, xpath()) == theirs


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('C == "money"', "{C} = 'money'"),
        ('M has "money"', "{M} contains 'money'"),
        ("chosen(M) == 2", "{M.length} = 2"),
        ("answered(W)", "!({W} empty)"),
        ('not M has "money"', "!({M} contains 'money')"),
        ("unknown(MU)", "{MU} contains 'unknown'"),
        ('D < "2026-11-21"', "!({D} empty) and {D} < '2026-11-21'"),
    ],
)
def test_conditions_for_surveyjs(ours: str, theirs: str):
    assert told(ours, surveyjs()) == theirs


def test_conditions_for_limesurvey_name_questions_and_answers_as_it_does():
    titles, answers = names(ASKED)
    dialect = expression_script(titles, answers)
    many, other = titles["M"], titles["MO"]
    money, people = (answers["M", code] for code in ("money", "people"))

    assert told('M has "money"', dialect) == f'{many}_{money}.NAOK == "Y"'
    assert told('MO has "other"', dialect) == f"!is_empty({other}_other.NAOK)"
    assert told("chosen(M) > 1", dialect) == f"count({many}_{money}.NAOK, {many}_{people}.NAOK) > 1"
    assert told("skipped(M)", dialect) == f'!(({many}_{money}.NAOK == "Y") or ({many}_{people}.NAOK == "Y"))'
    assert told("answered(W)", dialect) == f"!(is_empty({titles['W']}.NAOK))"
    assert told('C == "money"', dialect) == f"{titles['C']}.NAOK == '{answers['C', 'money']}'"
    with pytest.raises(Unsaid):
        told("chosen(MO) > 1", dialect)


@pytest.mark.parametrize("ours", ['group == "staff"', "declined(R)", "R < 1", "chosen(MU) > 1", "declined(W)"])
def test_what_another_tool_cannot_say_is_not_said(ours: str):
    with pytest.raises(Unsaid):
        told(ours, xpath())


def test_numbers_and_days_are_not_compared_with_each_other():
    mixed = replace(ASKED, code="mixed")

    for ours in ("N < D", "D < N", "N < W"):
        with pytest.raises(Unsaid):
            say(ours, xpath(), mixed)


def test_a_text_with_both_kinds_of_quotation_marks_cannot_be_quoted():
    assert (quoted("plain"), quoted("it's"), quoted('so "said"')) == ("'plain'", '"it\'s"', "'so \"said\"'")
    with pytest.raises(Unsaid):
        quoted('it\'s "so"')
