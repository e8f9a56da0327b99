"""Conditions said in plain words, and made from the rows of a form."""

from __future__ import annotations

import pytest

from surveys.errors import Invalid
from surveys.questionnaires.composing import RELATIONS_OF_GROUP, Row, Rows, compose, relations, take_apart
from surveys.questionnaires.conditions import Known, check_condition
from surveys.questionnaires.saying import shown_if
from surveys.translator import LANGUAGES, translator

from fixtures.questions import make_item, make_questionnaire, words

ASKED = make_questionnaire(
    make_item("rating", "R", text=words("How far?"), unknown=True),
    make_item("choice", "C", text=words("What first?")),
    make_item("choices", "S", text=words("What helped?")),
    make_item("number", "N", text=words("How many?")),
    make_item("zero_to_ten", "Z", text=words("How willing?")),
    make_item("short_text", "W", text=words("Which word?")),
)
ITEMS = {item.code: item for item in ASKED.items()}


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("R in (4, 5)", "Shown if “How far?” is “Mostly” or “Yes”."),
        ("R <= 2", "Shown if “How far?” is “No” or “Hardly”."),
        ("Z <= 2", "Shown if “How willing?” is at most 2."),
        ("N < 2.5", "Shown if “How many?” is less than 2.5."),
        ("N > Z", "Shown if “How many?” is more than “How willing?”."),
        ('C != "money"', "Shown if “What first?” is other than “Money”."),
        ('C in ("money", "people", "other")', "Shown if “What first?” is “Money”, “People, and their time” or “Something else”."),
        ('S has "money" or not S has "none"', "Shown if “Money” is chosen at “What helped?” or “Nothing” is not chosen at “What helped?”."),
        ("chosen(S) >= 2", "Shown if the number of answers chosen at “What helped?” is at least 2."),
        ("sum(N, Z) == 9", "Shown if the sum of “How many?” and “How willing?” is 9."),
        ("unknown(R)", "Shown if the answer to “How far?” is “I do not know”."),
        ("not answered(N)", "Shown if “How many?” is not answered."),
        ("not (N == 1)", "Shown if it is not so that “How many?” is 1."),
        ('W == "yes"', "Shown if “Which word?” is “yes”."),
        ('group == "g1"', "Shown if the group is Government."),
        ("(N == 1 or Z == 1) and answered(R)", "Shown if (“How many?” is 1 or “How willing?” is 1) and “How far?” is answered."),
    ],
)
def test_a_condition_is_said_in_the_words_of_the_page(condition: str, sentence: str):
    said = shown_if(condition, ASKED, {"g1": words("Government")})

    assert said is not None
    assert translator("en", "surveys")(said) == sentence


@pytest.mark.parametrize("lang", sorted(set(LANGUAGES) - {"en"}))
def test_a_condition_is_said_in_every_language(lang: str):
    say = translator(lang, "surveys")
    said = [shown_if(condition, ASKED) for condition in ("R <= 2", "N >= 2 and not answered(Z)", "mean(N, Z) > 2", "count(N > 1) == 1")]

    assert all(one and "Shown if" not in say(one) and "{" not in say(one) for one in said)


def test_what_is_always_shown_or_cannot_be_read_has_no_sentence():
    assert shown_if("", ASKED) is None
    assert shown_if("R <=", ASKED) is None


ROWS = [
    Row("R", "is", (4, 5)),
    Row("R", "at_most", (2,)),
    Row("N", "over", (2.5,)),
    Row("C", "is_not", ("money",)),
    Row("C", "is_not", ("money", "other")),
    Row("S", "has", ("money",)),
    Row("S", "has_not", ("money",)),
    Row("S", "chosen_at_least", (2,)),
    Row("R", "answered"),
    Row("R", "not_answered"),
    Row("R", "unknown"),
    Row("W", "is", ('say "yes"',)),
    Row("group", "is", ("g1", "g2")),
]


@pytest.mark.parametrize("joined", ["and", "or"])
@pytest.mark.parametrize("count", [0, 1, 2, len(ROWS)])
def test_rows_make_a_condition_and_come_out_of_it_again(joined: str, count: int):
    rows = Rows(tuple(ROWS[:count]), joined if count > 1 else "and")

    condition = compose(rows)

    assert take_apart(condition) == rows
    assert list(check_condition(condition, Known(ITEMS, ITEMS))) == []


def test_every_relation_that_is_offered_can_be_composed():
    values = {"R": 2, "Z": 2, "N": 2, "C": "money", "S": "money", "W": "yes"}
    for code, item in ITEMS.items():
        for relation in relations(item):
            value = 1 if relation.startswith("chosen") else values[code]
            row = Row(code, relation, () if relation in ("answered", "not_answered", "unknown") else (value,))
            assert take_apart(compose(Rows((row,)))) == Rows((row,))
            assert list(check_condition(compose(Rows((row,))), Known(ITEMS, ITEMS))) == []
    assert relations(make_item("statement")) == ()
    assert set(RELATIONS_OF_GROUP) <= set(relations(ITEMS["C"]))


@pytest.mark.parametrize(
    "condition",
    ["R == 1 and (N == 1 or N == 2)", "not (N == 1)", "sum(N, Z) == 1", "N < Z", "count(N == 1) == 1", 'chosen(S, "money") == 1'],
)
def test_what_rows_cannot_say_is_not_taken_apart(condition: str):
    assert take_apart(condition) is None


@pytest.mark.parametrize(
    "row",
    [
        Row("", "is", (1,)),
        Row("R", "is"),
        Row("R", "at_most", (1, 2)),
        Row("S", "has"),
        Row("S", "has", (2,)),
        Row("R", "resembles", (1,)),
        Row("group", "answered"),
        Row("W", "is", ("both \" and '",)),
        Row("R == 1 or N", "is", (1,)),
        Row("and", "is", (1,)),
    ],
)
def test_a_row_that_means_nothing_is_refused(row: Row):
    with pytest.raises(Invalid):
        compose(Rows((row, ROWS[0])))
