"""A codebook as CSV and as a workbook, in which no cell is ever a formula."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Font

from surveys.messages import Translator, msg
from surveys.questionnaires.formats.cells import guarded
from surveys.questionnaires.formats.codebook import HEADINGS, Codebook
from surveys.questionnaires.formats.codebook_rows import rows, value_rows
from surveys.questionnaires.formats.workbooks import fill


def as_csv(book: Codebook, say: Translator) -> bytes:
    """Comma-separated, with the mark by which spreadsheets know UTF-8. What a spreadsheet would take for a formula has an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[guarded(cell) for cell in row] for row in rows(book, say)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(book: Codebook, say: Translator) -> bytes:
    """Two sheets: the questions, and their values with labels in every language."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    fill(workbook, say(msg("Questions")), rows(book, say), header=Font(bold=True))
    fill(workbook, say(HEADINGS["values"]), value_rows(book, say), header=Font(bold=True))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
