"""A hostile or broken file of answers ends in one clear refusal, or in answers that say what was left alone; never in a long wait."""

from __future__ import annotations

import io
import time
import zipfile

import openpyxl
import pytest

from surveys.errors import Invalid
from surveys.questionnaires.answer_files.mapping import ColumnMapping
from surveys.questionnaires.answer_files.opening import opened
from surveys.questionnaires.answer_files.reading import look, read
from surveys.questionnaires.values import Questionnaire
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire, of_every_kind

SAY = translator("en", "surveys")
ASKED = make_questionnaire(make_item("rating", "A"), make_item("short_text", "T"))


def refusal(source: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        look(ASKED, source, "a.xlsx")
    return " ".join(SAY(problem.what) for problem in caught.value.problems)


def told(source: bytes, questionnaire: Questionnaire = ASKED) -> str:
    return " ".join(map(SAY, read(questionnaire, look(questionnaire, source, "a.xlsx")).notes))


def book(*rows: tuple[object, ...], **parts: bytes) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


ROWS = (("A", "T"), (3, "x"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (book(*ROWS, **{"xl/media/bomb.bin": b"\0" * 401_000_000}), "far larger"),
        (book(*ROWS, **{"xl/x.xml": b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'}), "could harm"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "damaged"),
        (b"A\n" + b"1\n" * 200_001, "more than 200,000 rows"),
        (",".join(f"c{n}" for n in range(4_001)).encode() + b"\n", "4000 columns"),
        (b"A" * 41_000_000, "too large"),
        (b'A,T\n1,"' + b"x" * 200_000, "longer than any answer"),
        (b"\x00\xff\xfe\x01", "no text"),
    ],
    ids=["bomb", "entities", "broken zip", "broken xls", "rows", "columns", "bytes", "cell", "binary"],
)
def test_what_cannot_be_answers_is_refused_and_never_cut(source: bytes, said: str):
    assert said in refusal(source)


def test_two_hundred_thousand_people_fit_below_the_names_of_the_columns():
    assert [len(table.rows) for table in opened(b"A\n" + b"1\n" * 200_000, "a.csv")[0]] == [200_000]


def test_macros_and_formulas_are_told_and_their_last_results_read():
    made = book(("A", "T"), ("=1+2", "x"), (3, "=cmd|' /C calc'!A0"), **{"xl/vbaProject.bin": b"macro"})

    said = told(made)
    assert "has macros" in said
    assert "Sheet!A2: =1+2" in said


def test_the_sheet_with_the_questions_is_read_and_the_others_are_named():
    made = openpyxl.Workbook()
    made.worksheets[0].append(("anything", "else"))
    made.worksheets[0].append((1, 2))
    for row in ROWS:
        made.create_sheet("Answers") if "Answers" not in made.sheetnames else None
        made["Answers"].append(row)
    out = io.BytesIO()
    made.save(out)

    assert "These sheets were not read: Sheet." in told(out.getvalue())


@pytest.mark.parametrize(
    "heading", ["/".join("a" * 500), "[" * 900, ". " * 450, "A" + "_" * 900, "(" * 500 + ")" * 400, "A1 " * 300], ids=range(6)
)
def test_no_heading_makes_anybody_wait(heading: str):
    questionnaire, began = of_every_kind(), time.process_time()

    look(questionnaire, f"{heading},rating\nx,1\n".encode(), "a.csv")

    assert time.process_time() - began < 2


def test_no_cell_makes_anybody_wait():
    questionnaire, began = of_every_kind(), time.process_time()
    cells = ["money " * 5_000, "money;" * 5_000, "people, " * 4_000, "m" * 39_000, "other: " * 5_000]
    source = "choices\n" + "\n".join(f'"{cell}"' for cell in cells)

    with pytest.raises(Invalid):
        read(questionnaire, look(questionnaire, source.encode(), "a.csv", ColumnMapping({"choices": "choices"})))

    assert time.process_time() - began < 2
