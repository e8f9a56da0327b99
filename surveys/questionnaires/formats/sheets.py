"""Sheets of a workbook or a text file as rows of plain texts: .xlsx, .xls, comma-, semicolon- or tab-separated, Markdown tables."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import xlrd
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.limits import LONGEST_CELL, MOST_PARTS, OF_FORMS, Limits, too_long, too_much
from surveys.questionnaires.formats.report import Notes

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with their numbers as a spreadsheet counts them; empty rows are left out, cells are stripped."""

    name: str
    rows: tuple[tuple[int, Cells], ...]


def workbook(source: bytes, notes: Notes, limits: Limits = OF_FORMS) -> list[Sheet]:
    """The sheets of an .xlsx, .xlsm or .xls file. Nothing is calculated, run or fetched. Raises Invalid."""
    return _xlsx(source, notes, limits) if source.startswith(b"PK") else _xls(source, notes, limits)


def _xlsx(source: bytes, notes: Notes, limits: Limits) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as parts:
            names = _check_parts(parts, limits)
            formulas = any(b"<f" in parts.read(name) for name in names if name.startswith("xl/worksheets/sheet"))
        if any(name.endswith("vbaProject.bin") for name in names):
            notes.left(msg("The workbook has macros. They were not looked at and not run."))
        if any(name.startswith("xl/externalLinks/") for name in names):
            notes.left(msg("The workbook has links to other files. None was opened."))
        book = _opened(source, data_only=True)
        sheets = [Sheet(one.title, tuple(_kept(_rows(one, limits), notes, limits))) for one in book.worksheets]
        if formulas:
            _say_formulas(source, notes, limits)
    except Invalid:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes the library raise, people are told in one sentence
        raise _broken() from None
    return sheets


def _check_parts(parts: zipfile.ZipFile, limits: Limits) -> list[str]:
    """The names of the parts, after a look at their number, size and heads. Raises Invalid."""
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > limits.inside:
        raise too_much()
    if any(entry.flag_bits & 1 for entry in entries):
        what = msg("The workbook is locked with a password.")
        raise Invalid([Problem("file", what, msg("Save it without one."))])
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with parts.open(entry) as part:
                _check_head(part.read(min(entry.file_size, limits.inside)))
    return [entry.filename for entry in entries]


def _check_head(part: bytes) -> None:
    """Reads to the first element: a document type before it could hold entities, which no workbook needs. Raises Invalid."""
    try:
        next(iter(iterparse(io.BytesIO(part), events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException:
        what = msg("The file has instructions that could harm the machine that reads it.")
        raise Invalid([Problem("file", what, msg("Open it in a spreadsheet program and save it anew."))]) from None


def _opened(source: bytes, *, data_only: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - it loads numpy, which pages do without until somebody brings a workbook

    return load_workbook(io.BytesIO(source), read_only=True, data_only=data_only, keep_links=False)


def _rows(sheet: ReadOnlyWorksheet, limits: Limits) -> Iterator[Iterable[object]]:
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=limits.rows + 1, values_only=True)  # type: ignore[misc] # a stub for another class


def _say_formulas(source: bytes, notes: Notes, limits: Limits) -> None:
    """Names the cells with formulas: their last results were read."""
    book = _opened(source, data_only=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_row=limits.rows, max_col=limits.columns):
            for cell in row:
                if cell.data_type == "f":
                    notes.changed(_FORMULAS, f"{sheet.title}!{cell.coordinate}: {cell.value}")


def _xls(source: bytes, notes: Notes, limits: Limits) -> list[Sheet]:
    try:
        book = xlrd.open_workbook(file_contents=source, logfile=io.StringIO(), ragged_rows=True)
        return [Sheet(one.name, tuple(_kept(_old_rows(one, book.datemode, limits), notes, limits))) for one in book.sheets()]
    except Invalid:
        raise
    except Exception:  # noqa: BLE001 - as above: xlrd raises errors of many kinds on broken files
        raise _broken() from None


def _old_rows(sheet: xlrd.sheet.Sheet, mode: Literal[0, 1], limits: Limits) -> Iterator[Iterable[object]]:
    for number in range(min(sheet.nrows, limits.rows + 1)):
        yield [_old_value(cell, mode) for cell in sheet.row(number)[: limits.columns + 1]]


def _old_value(cell: xlrd.sheet.Cell, mode: Literal[0, 1]) -> object:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(float(str(cell.value)), mode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def separated(text: str, notes: Notes, separator: str = "") -> Sheet:
    """The rows of a comma-, semicolon- or tab-separated text. Raises Invalid."""
    reader = csv.reader(io.StringIO(text), delimiter=separator or _separator(text), skipinitialspace=True, strict=False)
    try:
        return Sheet("", tuple(_kept(reader, notes)))
    except csv.Error:
        what = msg("This cannot be read as a table.")
        raise Invalid([Problem("file", what, msg("Check the quotation marks, or save it as a workbook."))]) from None


def _separator(text: str) -> str:
    """The sign that parts the first lines most evenly."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    counts = {sign: sum(sign in line for line in lines) * 1000 + min(sum(line.count(sign) for line in lines), 999) for sign in ",;\t"}
    return max(counts, key=lambda sign: counts[sign])


_MARKDOWN_ROW = re.compile(r"\s*\|(.*)\|\s*")


def lines(text: str, notes: Notes) -> Sheet:
    """Each line as the only cell of its row."""
    return Sheet("", tuple(_kept(([line] for line in text.split("\n")), notes)))


def markdown(text: str, notes: Notes) -> Sheet:
    """The rows of a table written with upright lines."""
    found = (_MARKDOWN_ROW.fullmatch(line) for line in text.split("\n"))
    rows = ([cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.group(1))] if row else [] for row in found)
    return Sheet("", tuple((number, cells) for number, cells in _kept(rows, notes) if any(cell.strip("-: ") for cell in cells)))


def blocks(sheet: Sheet, names: Iterable[str]) -> list[Sheet]:
    """One sheet that holds several, each under a line with its name alone in the first column and its rows from the second on."""
    known = frozenset(names)
    found: list[tuple[str, list[tuple[int, Cells]]]] = []
    for number, cells in sheet.rows:
        if cells[0].casefold() in known:
            found.append((cells[0].casefold(), []))
            if not any(cells[1:]):
                continue
        if found:
            found[-1][1].append((number, cells[1:]))
    return [Sheet(name, tuple(rows)) for name, rows in found]


def _kept(rows: Iterable[Iterable[object]], notes: Notes, limits: Limits = OF_FORMS) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(rows, start=1):
        if number > limits.rows:
            if not limits.cuts and any(cell is not None for cell in islice(row, limits.columns)):
                raise too_long(limits)
            notes.left(msg("Only the first {most} rows of a sheet are read.", most=limits.rows))
            return
        cells = tuple("" if cell is None else _text(cell) for cell in islice(row, limits.columns + (not limits.cuts)))
        if any(cells):
            if len(cells) > limits.columns:
                raise too_long(limits)
            yield number, cells


def _text(value: object) -> str:
    """A cell as its author would read it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)[:LONGEST_CELL].strip().strip("\ufeff")


def _broken() -> Invalid:
    what = msg("The workbook is damaged, or it is no workbook.")
    return Invalid([Problem("file", what, msg("Open it in a spreadsheet program and save it anew."))])


_FORMULAS = msg("Cells with formulas: the last results that were saved in the file were read.")


def table(sheet: Sheet, header: Mapping[str, str] | None = None) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under the first one by its names (folded by `header` where given); the first of columns with the same name wins."""
    if not sheet.rows:
        return
    names = [(header or {}).get(name, name) for name in sheet.rows[0][1]]
    for number, cells in sheet.rows[1:]:
        row: dict[str, str] = {}
        for name, cell in zip(names, cells, strict=False):
            if name and cell:
                row.setdefault(name, cell)
        yield number, row
