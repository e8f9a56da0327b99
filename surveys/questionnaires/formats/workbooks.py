"""Sheets written so that no cell is ever a formula, whatever people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

_WIDEST, _NARROWEST = 60, 10


def fill(book: Workbook, title: str, rows: Iterable[Sequence[str]], *, header: Font) -> None:
    """A sheet of texts under a heading that stays in sight. Every cell is text: “=1+1” stays what it says."""
    sheet = book.create_sheet(title[:31])
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for place, words in enumerate(row, start=1):
            if not words:
                continue
            cell = sheet.cell(number, place)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)
            cell.data_type = "s"
            cell.quotePrefix = words[0] in "=+-@\t\r"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if number == 1:
                cell.font = header
            widths[place] = max(widths.get(place, _NARROWEST), *(len(line) for line in words.split("\n")))
    for place, width in widths.items():
        sheet.column_dimensions[sheet.cell(1, place).column_letter].width = min(width + 2, _WIDEST)
    sheet.freeze_panes = "A2"
