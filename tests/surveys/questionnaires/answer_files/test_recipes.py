"""Cells as other tools write them become answers, by the kind of question: one column or several, words or places, days either way."""

from __future__ import annotations

import pytest

from surveys.questionnaires.answer_files.mapping import ColumnMapping
from surveys.questionnaires.answer_files.reading import Unmatched, look, read
from surveys.questionnaires.values import Answer, Missing, Questionnaire
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire

SAY = translator("en", "surveys")


def answers(asked: Questionnaire, source: str, mapping: ColumnMapping | None = None) -> list[dict[str, Answer]]:
    looked = look(asked, source.encode(), "a.csv", mapping or ColumnMapping())
    return [dict(record.answers) for record in read(asked, looked).records]


def strange(asked: Questionnaire, source: str) -> list[str]:
    with pytest.raises(Unmatched) as caught:
        answers(asked, source)
    return [SAY(problem.what) for problem in caught.value.problems]


def notes(asked: Questionnaire, source: str) -> str:
    return " ".join(map(SAY, read(asked, look(asked, source.encode(), "a.csv", ColumnMapping())).notes))


RANKED = make_questionnaire(make_item("ranking", "R"))


@pytest.mark.parametrize(
    "source",
    [
        "R:money,R:people,R:trust\n2,3,1\n",
        "R[1],R[2],R[3]\ntrust,money,people\n",
        'R\n"trust;money;people"\n',
        'R\n"Trust;Money;People, and their time"\n',
    ],
)
def test_what_people_put_first_is_the_same_however_it_is_written(source: str):
    assert answers(RANKED, source) == [{"R": Answer((2, 3, 1))}]


def test_places_that_were_left_empty_are_no_places():
    asked = make_questionnaire(make_item("ranking", "R"), make_item("short_text", "T"))

    assert answers(asked, "R[1],R[2],R[3],T\n,,,Hello\n")[0]["R"] == Answer(missing=Missing.SKIPPED)


def test_something_that_is_none_of_the_options_has_no_place():
    assert "“luck” is none of the answers to R." in strange(RANKED, 'R\n"trust;luck"\n')[0]
    assert "“luck” is none of the answers to R." in strange(RANKED, "R[1],R[2],R[3]\nluck,money,people\n")[0]


SEVERAL = make_questionnaire(make_item("choices", "C"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("C[money],C[people],C[none],C[other]\n1,0,,\n", Answer(("money",))),
        ("C[money],C[people],C[none],C[other]\nMoney,,,\n", Answer(("money",))),
        ("C[money],C[people],C[none],C[other]\nYes,No,No,No\n", Answer(("money",))),
        ('C,C[other]\nmoney,"Good luck"\n', Answer(("money", "other"), other="Good luck")),
        ('C\n"money;Good luck"\n', Answer(("money", "other"), other="Good luck")),
    ],
)
def test_options_stand_in_columns_of_their_own_or_in_one(source: str, found: Answer):
    assert answers(SEVERAL, source) == [{"C": found}]


def test_an_options_own_column_says_yes_or_no_or_its_name():
    assert strange(SEVERAL, "C[money],C[people],C[none],C[other]\nquite,,,\n")


ONE = make_questionnaire(make_item("choice", "C"), make_item("choice", "D", options=make_item("choices").options[:2]))


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("Money,", Answer("money")),
        ("Good luck,", Answer("other", other="Good luck")),
        ("other,Good luck", Answer("other", other="Good luck")),
        (",Good luck", Answer("other", other="Good luck")),
        ("money,Good luck", Answer("money")),
    ],
)
def test_what_is_none_of_the_options_stands_beside_other_where_there_is_one(cells: str, found: Answer):
    assert answers(ONE, f"C,C[other],D\n{cells},\n")[0]["C"] == found


def test_words_that_were_taken_for_something_else_are_told():
    assert "was taken for words beside “other”" in notes(ONE, "C,D\nGood luck,money\n")
    assert "was taken for words" not in notes(ONE, "C,C[other],D\nother,Good luck,money\n")


def test_without_other_what_is_no_option_is_refused():
    assert "“Good luck” is none of the answers to D." in strange(ONE, "C,D\nmoney,Good luck\n")[0]


def test_a_reason_that_is_not_offered_counts_as_left_out_and_is_told():
    asked = make_questionnaire(make_item("rating", "A"))

    assert answers(asked, "A\nDon't know\n") == [{"A": Answer(missing=Missing.SKIPPED)}]
    assert "states a reason that the question does not offer" in notes(asked, "A\nDon't know\n")


DAYS = make_questionnaire(make_item("date", "D"))


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2026-11-21"], ["2026-11-21"]),
        (["2026/5/3"], ["2026-05-03"]),
        (["21.11.2026", "3. 5. 26"], ["2026-11-21", "2026-05-03"]),
        (["3/5/2026", "21/11/2026"], ["2026-05-03", "2026-11-21"]),
        (["3/5/2026", "11/21/2026"], ["2026-03-05", "2026-11-21"]),
        (["3/5/2026 10:30", "4-6-2026"], ["2026-05-03", "2026-06-04"]),
    ],
)
def test_days_are_read_whichever_way_round_the_column_has_them(cells: list[str], days: list[str]):
    found = answers(DAYS, "D;x\n" + "".join(f"{cell};y\n" for cell in cells))

    assert [one["D"].value for one in found] == days


def test_it_is_told_that_the_day_was_read_first_only_where_nothing_showed_it():
    told = "the day was read before the month"

    assert told in notes(DAYS, "D;x\n3/5/2026;y\n")
    for sure in ("21/11/2026", "11/21/2026", "3.5.2026", "2026-05-03"):
        assert told not in notes(DAYS, f"D;x\n{sure};y\n3/5/2026;y\n" if "/" in sure else f"D;x\n{sure};y\n")


def test_a_cell_that_is_no_day_is_told_as_it_stands():
    assert "next spring" in " ".join(strange(DAYS, "D;x\nnext spring;y\n3/5/2026;y\n"))


@pytest.mark.parametrize(
    ("decimals", "cells", "said"),
    [
        (3, ["1.234", "1.5"], "the point was read as the decimal sign"),
        (0, ["1.234"], "the point was read as parting thousands"),
        (3, ["1,234"], "the comma was read as the decimal sign"),
    ],
)
def test_how_a_number_was_read_that_can_mean_two_things_is_told(decimals: int, cells: list[str], said: str):
    asked = make_questionnaire(make_item("number", "N", decimals=decimals))

    assert said in notes(asked, "N;x\n" + "".join(f"{cell};y\n" for cell in cells))
