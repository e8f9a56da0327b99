"""The table of released figures and its codebook as CSV: UTF-8 with the mark that spreadsheets look for, and no cell that is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from reports.exports.columns import COLUMNS
from reports.exports.legend import column_rows
from reports.exports.pieces import gathered
from reports.exports.row import Row
from reports.exports.rows import rows
from surveys.messages import Translator
from surveys.questionnaires.formats import codebook_rows
from surveys.questionnaires.formats.cells import cell, guarded
from surveys.questionnaires.formats.codebook import Codebook
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released

MARK = "\ufeff"
Cell = str | int | float | None


@outlet("table of figures")
def figures(released: Released, say: Translator, *, hxl: bool = False) -> Iterator[bytes]:
    """The table in pieces. Its first row names the columns, in every language alike; `hxl`: a second one has their hashtags."""
    return written(_figures(released, say, hxl=hxl))


def codebook(book: Codebook, say: Translator) -> Iterator[bytes]:
    """Each question in a row."""
    return written(map(_guarded, codebook_rows.rows(book, say)))


def values(book: Codebook, say: Translator) -> Iterator[bytes]:
    """Each value that an answer can have in a row, with its label in every language."""
    return written(map(_guarded, codebook_rows.value_rows(book, say)))


def columns(say: Translator) -> Iterator[bytes]:
    """What each column of the table means, and each word that stands in one."""
    return written(map(_guarded, column_rows(say)))


def written(lines: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Lines of guarded cells as CSV, in pieces."""
    return gathered(_lines(lines))


def _lines(lines: Iterable[Sequence[Cell]]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield MARK
    yield from map(writer.writerow, lines)


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _figures(released: Released, say: Translator, *, hxl: bool) -> Iterator[Sequence[Cell]]:
    yield [column.name for column in COLUMNS]
    if hxl:
        yield [column.hxl for column in COLUMNS]
    yield from map(cells, rows(released, say))


def cells(row: Row) -> list[Cell]:
    """The row's cells in the order of the columns: numbers as they are, texts guarded."""
    return [held if column.numeric else cell(str(held)) for column in COLUMNS for held in [getattr(row, column.name)]]


def _guarded(line: Sequence[str]) -> list[str]:
    return [guarded(words) for words in line]
