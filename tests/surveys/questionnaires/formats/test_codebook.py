"""A codebook says of each question everything that an analyst needs, and no cell of it is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl

from reports.codebook import html
from surveys.messages import Text
from surveys.questionnaires import catalog
from surveys.questionnaires.formats.codebook import codebook
from surveys.questionnaires.formats.codebook_files import as_csv, as_xlsx
from surveys.questionnaires.values import Questionnaire, Section
from surveys.translator import translator

from fixtures.questions import make_item, make_questionnaire

SAY = translator("en", "surveys", "reports")


def rows(questionnaire: Questionnaire) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(codebook(questionnaire), SAY).decode("utf-8-sig"))))


def test_every_question_has_its_row_with_words_in_every_language():
    final = catalog.load("final-evaluation")
    found = rows(final)

    assert [row["Code"] for row in found] == [item.code for item in final.items()]
    assert found[0]["Text (ar)"] == next(final.items()).text.by_lang["ar"]


def test_values_reasons_topic_and_headline_of_a_rating_are_told():
    row = rows(catalog.load("final-evaluation"))[0]

    assert row["Values"].split("\n")[0] == "1 = Strongly disagree"
    assert row["Reasons for not answering"] == "[unknown] = I do not know\n[inapplicable] = Does not apply"
    assert (row["Topic"], row["Headline"], row["Core"]) == ("Shared purpose and added value", "quality", "yes")


def test_a_condition_is_told_in_words_with_that_of_the_page():
    first, second = make_item("rating", "q1"), make_item("short_text", "q2", show_if="q1 <= 2")
    text = Text({"en": "Page"})
    found = rows(make_questionnaire(sections=(Section("a", text, (first,)), Section("b", text, (second,), show_if="answered(q1)"))))

    assert found[1]["Shown if"] == "Shown if “A question” is answered and “A question” is “No” or “Hardly”."


HOSTILE = make_questionnaire(
    make_item("short_text", "q1", text=Text({"en": '=HYPERLINK("http://example.org")'}), help=Text({"en": "<script>x</script>"}))
)


def test_no_cell_is_a_formula():
    assert rows(HOSTILE)[0]["Text (en)"].startswith("'=")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(codebook(HOSTILE), SAY)))
    cell = next(cell for cell in book.worksheets[0][2] if str(cell.value).startswith("="))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_page_escapes_what_people_wrote_and_knows_directions():
    hostile = replace(HOSTILE, title=Text({"en": "<script>alert(1)</script>"}))
    page = html(codebook(hostile), SAY)

    assert "<script" not in page
    assert 'dir="rtl"' in html(codebook(catalog.load("short-check")), SAY)
    assert '<html lang="ar" dir="rtl">' in html(codebook(hostile), translator("ar", "surveys", "reports"))
