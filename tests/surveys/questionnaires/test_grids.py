"""Ratings in one table: drawn together, each a question of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from surveys.questionnaires.grids import runs
from surveys.questionnaires.joining import join
from surveys.questionnaires.rules import problems
from surveys.questionnaires.stored import digest, from_json, to_json
from surveys.questionnaires.values import Grid, Item, Questionnaire, Section, ShortPage

from fixtures.questions import make_item, make_questionnaire, words

HEADING = Grid("t", words("How far?"))


def asked(*items: Item, grids: Sequence[Grid] = (HEADING,)) -> Questionnaire:
    return make_questionnaire(sections=(Section("s1", words("Page"), items, grids=tuple(grids)),))


def rows(*codes: str, **settings: object) -> list[Item]:
    return [make_item("rating", code, grid="t", **settings) for code in codes]


def told(questionnaire: Questionnaire) -> list[str]:
    return [problem.what.text for problem in problems(questionnaire)]


def test_neighbours_that_name_the_same_table_stand_together():
    items = (make_item("number", "A"), *rows("B", "C"), make_item("rating", "D"), make_item("rating", "E", grid="u"))

    found = [(code, [item.code for item in those]) for code, those in runs(items)]

    assert found == [("", ["A"]), ("t", ["B", "C"]), ("", ["D"]), ("u", ["E"])]
    assert told(asked(*items)) == []


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([*rows("A"), make_item("rating", "B"), *rows("C")], "The rows of the table “{code}” do not follow one another."),
        ([*rows("A"), make_item("zero_to_ten", "B", grid="t")], "Only ratings can be rows of a table."),
        ([*rows("A"), *rows("B", unknown=True)], "The rows of the table “{code}” differ in scale or in the reasons for not answering."),
        ([make_item("rating", "A")], "The table “{code}” has no rows."),
    ],
)
def test_what_cannot_be_a_table_is_said(items: list[Item], sentence: str):
    assert told(asked(*items)) == [sentence]


def test_a_table_may_do_without_a_heading():
    assert told(asked(*rows("A", "B"), grids=())) == []


def test_a_table_is_kept_with_the_questionnaire_and_changes_no_digest_where_there_is_none():
    plain = asked(*(replace(row, grid="") for row in rows("A", "B")), grids=())

    assert from_json(to_json(asked(*rows("A", "B")))) == asked(*rows("A", "B"))
    assert "grid" not in str(to_json(plain))
    assert digest(plain) != digest(asked(*rows("A", "B")))


def test_a_joined_page_keeps_the_headings_of_its_tables():
    sections = [Section(code, words(code), (make_item("rating", code, grid=code),), grids=(Grid(code, words(code)),)) for code in "ab"]

    (page,) = join([ShortPage("both", words("Both"), ("a", "b"))], sections)

    assert [grid.code for grid in page.grids] == ["a", "b"]
