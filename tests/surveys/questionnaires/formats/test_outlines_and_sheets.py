"""Outlines and sheets as rows and pages: what stands under what, how cells are read, and what is told of what could not come."""

from __future__ import annotations

import io

import pytest
import xlwt

from surveys.errors import Invalid
from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Form, Way
from surveys.questionnaires.formats.limits import Limits
from surveys.questionnaires.formats.outlines import is_markdown, is_opml, read_markdown, read_opml
from surveys.questionnaires.formats.report import Imported, Line, Notes, Remark
from surveys.questionnaires.formats.sheets import Sheet, blocks, lines, markdown, separated, table, workbook
from surveys.questionnaires.formats.telling import as_json, as_text, lines_as_text
from surveys.translator import translator

from fixtures.foreign import xls, xlsx
from fixtures.questions import make_item, make_questionnaire

SAY = translator("en", "surveys")


def told(form: Form) -> list[tuple[str, list[tuple[str, Way, list[str]]]]]:
    """Pages with their questions and answers."""
    return [
        (
            page.title.get("", ""),
            [(one.text[""], one.way, [choice.label[""] for choice in one.choices]) for one in page.questions],
        )
        for page in form.pages
    ]


OUTLINE = """# Check

What it is for.

## Trust

Read this first.

### Do partners keep their word?
- Yes
- No
  as far as I know

### What helps? (all that apply)
* Time
* Money

### On a scale from 1 to 5, how well does it go?

### On a scale from 5 to 1, how well?

## Anything else?
"""


def test_headings_are_pages_and_questions_and_lists_are_answers():
    form = read_markdown(OUTLINE)

    assert (form.title, form.purpose) == ({"": "Check"}, {"": "What it is for."})
    (trust, more) = told(form)
    assert trust == (
        "Trust",
        [
            ("Do partners keep their word?", Way.ONE, ["Yes", "No as far as I know"]),
            ("What helps? (all that apply)", Way.SEVERAL, ["Time", "Money"]),
            ("On a scale from 1 to 5, how well does it go?", Way.POINTS, []),
            ("On a scale from 5 to 1, how well?", Way.PARAGRAPH, []),
        ],
    )
    assert form.pages[0].intro == {"": "Read this first."}
    assert (form.pages[0].questions[2].low, form.pages[0].questions[2].high) == (1.0, 5.0)
    assert more == ("", [("Anything else?", Way.PARAGRAPH, [])])


def test_questions_before_the_first_page_have_one_of_their_own_and_questions_under_questions_are_asked_too():
    form = read_markdown(
        "# First?\n# Second?\n# Topic\n## Do you?\n- Yes, and it is so because of many things that were said before\n  - How?\n"
    )

    assert [page for page, _ in told(form)] == ["", "Topic"]
    assert [text for text, _, _ in told(form)[0][1]] == ["First?", "Second?"]


OPML = '<?xml version="1.0"?><opml version="2.0"><head/><body>{}</body></opml>'


def test_an_outline_of_another_program_is_read_with_its_notes():
    question = '<outline text="Do you?"><outline text="Yes"/></outline>'
    inner = f'<outline text="Check" _note="For all."><outline title="Trust">{question}</outline></outline>'
    form = read_opml(OPML.format(inner).encode())

    assert (form.title, form.purpose) == ({"": "Check"}, {"": "For all."})
    assert told(form) == [("Trust", [("Do you?", Way.ONE, ["Yes"])])]
    assert told(read_opml(b"<opml/>")) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"<opml><body>", "The file is damaged."),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>', "The file has instructions that could harm the machine that reads it."),
        (OPML.format("<outline>" * 200 + "</outline>" * 200).encode(), "This is nested too deeply or far too long."),
    ],
)
def test_an_outline_that_is_broken_dangerous_or_endless_is_refused(source: bytes, said: str):
    with pytest.raises(Invalid) as caught:
        read_opml(source)

    assert [SAY(problem.what) for problem in caught.value.problems] == [said]


def test_outlines_are_known_by_their_look():
    assert (is_opml("<?xml?><OPML>"), is_opml("<xml/>")) == (True, False)
    assert (is_markdown("# One\n\n## Two"), is_markdown("# One"), is_markdown("#One\n#Two")) == (True, False, False)


def test_cells_of_old_workbooks_are_read_as_their_author_sees_them():
    book = xlwt.Workbook()
    sheet = book.add_sheet("answers")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    moment = xlwt.easyxf(num_format_str="YYYY-MM-DD HH:MM")
    for place, days in enumerate((46347, 46347.4375)):
        sheet.write(0, place, days, (day, moment)[place])
    for place, cell in enumerate((True, 3.0, 2.5, " a "), 2):
        sheet.write(0, place, cell)
    out = io.BytesIO()
    book.save(out)

    (found,) = workbook(out.getvalue(), Notes())
    assert found.rows == ((1, ("2026-11-21", "2026-11-21 10:30:00", "true", "3", "2.5", "a")),)


@pytest.mark.parametrize("write", [xls, xlsx])
def test_rows_beyond_what_is_read_are_told_or_refused(write: object):
    source = write(one=[["a", "b"]] * 5)  # type: ignore[operator]
    notes = Notes()

    (sheet,) = workbook(source, notes, Limits(rows=3, columns=1))
    assert sheet.rows == ((1, ("a",)), (2, ("a",)), (3, ("a",)))
    assert [SAY(remark.what) for remark in notes.remarks()] == ["Only the first 3 rows of a sheet are read."]
    for limits in (Limits(rows=3, cuts=False), Limits(columns=1, cuts=False)):
        with pytest.raises(Invalid):
            workbook(source, Notes(), limits)


def test_a_locked_workbook_is_refused_with_a_remedy():
    source = bytearray(xlsx(one=[["a"]]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        flags = source.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        source[flags] |= 1

    with pytest.raises(Invalid) as caught:
        workbook(bytes(source), Notes())
    assert [SAY(problem.what) for problem in caught.value.problems] == ["The workbook is locked with a password."]


@pytest.mark.parametrize("source", [b"\xd0\xcf\x11\xe0 not really", b"PK\x03\x04 nor this", b"plain"])
def test_what_is_no_workbook_is_refused_in_a_sentence(source: bytes):
    with pytest.raises(Invalid):
        workbook(source, Notes())


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b;c\n1,2;3\n", ("a", "b;c")),
        ("a;b,c\n1;2\n3;4\n", ("a", "b,c")),
        ("a\tb\n1\t2\n", ("a", "b")),
        ('"a, and more", b\n', ("a, and more", "b")),
    ],
)
def test_the_sign_that_parts_the_most_lines_parts_the_cells(text: str, cells: tuple[str, ...]):
    assert separated(text, Notes()).rows[0] == (1, cells)


def test_a_text_that_is_no_table_is_refused():
    with pytest.raises(Invalid):
        separated('a,"' + "b" * 200_000, Notes())


def test_upright_lines_make_a_table_without_its_ruled_line():
    source = "Words before\n\n| a | b \\| c |\n|---|:-:|\n| 1 | 2 |\n"

    assert markdown(source, Notes()).rows == ((3, ("a", "b | c")), (5, ("1", "2")))
    assert lines("one, two\n\n three \n", Notes()).rows == ((1, ("one, two",)), (3, ("three",)))


def test_one_sheet_may_hold_several_under_their_names():
    cells = (("other", "x"), ("Survey", "", ""), ("", "type", "name"), ("choices", "list", "label"), ("", "a", "b"))
    sheet = Sheet("", tuple(enumerate(cells, 1)))

    assert blocks(sheet, ["survey", "choices"]) == [
        Sheet("survey", ((3, ("type", "name")),)),
        Sheet("choices", ((4, ("list", "label")), (5, ("a", "b")))),
    ]


def test_of_columns_with_the_same_name_the_first_that_says_something_counts():
    sheet = Sheet("", ((1, ("Name", "name2", "", "Name")), (2, ("", "x", "y", "b")), (3, ("a", "", "", "c"))))

    assert list(table(sheet, {"name2": "other"})) == [(2, {"other": "x", "Name": "b"}), (3, {"Name": "a"})]
    assert list(table(Sheet("", ()))) == []


MENDED = Remark(msg("It was mended."), ("one\ntwo",))
LEFT = Remark(msg("It has no counterpart."), ("{x}",), left=True)
REPORT = Imported(
    make_questionnaire(make_item("rating", "A")),
    msg("A list"),
    whole=(Line(msg("The file"), became=msg("a questionnaire")),),
    lines=(
        Line(msg("Row {n}", n=2), "How " + "very " * 30 + "well?", msg("a question"), ("A", "B"), (MENDED,)),
        Line(msg("Row {n}", n=3), remarks=(LEFT,)),
    ),
)


def test_a_report_tells_every_line_what_became_of_it_and_every_word_that_was_left():
    text = as_text(REPORT, SAY).split("\n")

    assert text[0] == "Read as A list"
    assert "  → a question: A, B" in text
    assert text[text.index("  ~ It was mended.") + 1 :][:2] == ["      one", "      two"]
    assert text[text.index("  × It has no counterpart.") + 1] == "      {x}"
    assert text[text.index("  → a question: A, B") - 1].endswith("…”: came across, changed")
    assert lines_as_text(REPORT.lines[1:], SAY).startswith("Row 3: something could not come\n")


def test_the_same_report_as_plain_values():
    found = as_json(REPORT, SAY)

    assert found["counts"] == {"same": 1, "changed": 1, "left": 1}
    assert (found["code"], found["languages"], found["kind"]) == ("test", ["en"], "A list")
    assert [line["became"] for line in found["lines"]] == ["a question", None]
    assert found["lines"][1]["remarks"] == [{"what": "It has no counterpart.", "words": ["{x}"], "left": True}]
