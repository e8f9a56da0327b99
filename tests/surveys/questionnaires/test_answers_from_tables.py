"""Answers come from a spreadsheet, or every malformed cell is told with its row and column."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from surveys.errors import Invalid
from surveys.messages import Message
from surveys.questionnaires.records import Record
from surveys.questionnaires.tables import Columns, read_answers
from surveys.questionnaires.values import Answer, Missing

from fixtures.questions import make_item, make_questionnaire, of_every_kind

SKIPPED, UNSHOWN = Answer(missing=Missing.SKIPPED), Answer(missing=Missing.UNSHOWN)
QUESTIONNAIRE = make_questionnaire(make_item("rating", "A"), make_item("long_text", "why", show_if="A <= 2"))


def read(table: str, group: str = "", columns: Columns | None = None) -> tuple[list[Record], tuple[Message, ...]]:
    return read_answers(QUESTIONNAIRE, csv.DictReader(StringIO(table)), group, columns)


def complaints(table: str, group: str = "") -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        read(table, group)
    return [(problem.place, problem.what.text) for problem in caught.value.problems]


def test_each_row_is_a_settled_record():
    records, notes = read("A,why,team\n2.0,late,North\nYes,early,South\n,,\n", "team")

    assert records == [
        Record("North", {"A": Answer(2), "why": Answer("late")}, lang="en"),
        Record("South", {"A": Answer(5), "why": UNSHOWN}, lang="en"),
        Record("", {"A": SKIPPED, "why": UNSHOWN}, lang="en"),
    ]
    assert [(note.text, note.params["n"]) for note in notes] == [
        ("{n} row names no group.", 1),
        ("{n} answer was left out because its question would not have been shown.", 1),
    ]


def test_other_columns_and_missing_questions_are_noted():
    records, notes = read("\ufeffid,A\n1,3\n")

    assert records[0].answers == {"A": Answer(3), "why": UNSHOWN}
    assert [note.params for note in notes] == [{"names": "id"}, {"codes": "why"}]


def test_organisation_language_and_leave_to_quote_may_have_columns():
    columns = Columns(group="g", organisation="o", lang="l", may_quote="q")

    records, notes = read("A,why,g,o,l,q\n1,x,G,O,ar,Yes\n1,x,G,O,,no\n", columns=columns)

    assert [(one.group, one.organisation, one.lang, one.may_quote) for one in records] == [("G", "O", "ar", True), ("G", "O", "en", False)]
    assert notes == ()


def test_every_malformed_cell_is_told():
    assert complaints("A,why\n6,x\n3,y\nperhaps,z\nperhaps,z\n") == [
        ("row 2, column A", "“{value}” is not on the scale of this question."),
        ("row 4, column A", "“{value}” is not on the scale of this question."),
        ("row 5, column A", "“{value}” is not on the scale of this question."),
    ]


def test_rows_of_another_width_are_told():
    assert [place for place, _ in complaints("A,why\n3\n3,x,y\n")] == ["row 2", "row 3"]


def test_a_table_without_rows_questions_or_the_named_column_is_told():
    assert complaints("") == [("row 2", "The table has no rows.")]
    assert complaints("B\n1\n") == [("row 1", "No column is named like a question.")]
    assert complaints("A\n1\n", "team") == [("row 1", "There is no column “{name}”.")]


def test_a_required_question_may_be_empty_in_a_table():
    questionnaire = make_questionnaire(make_item("rating", "A", required=True))

    records, _ = read_answers(questionnaire, [{"A": ""}])

    assert records[0].answers == {"A": SKIPPED}


def test_nobody_is_given_a_language_where_there_are_several():
    records, _ = read_answers(replace(of_every_kind(), languages=("en", "ar")), [{"rating": "3"}])

    assert records[0].lang == ""


def test_a_long_table_of_different_cells_is_read_without_remembering_all():
    questionnaire = make_questionnaire(make_item("number", "N"))

    records, _ = read_answers(questionnaire, ({"N": str(number)} for number in range(10_010)))

    assert records[-1].answers == {"N": Answer(10_009.0)}
