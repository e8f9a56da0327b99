"""How large a file may be, so that none can stop the house (docs/questionnaire-format.md)."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.errors import Invalid, Problem
from surveys.messages import msg

MEGABYTE = 1_000_000
LARGEST = 8 * MEGABYTE
"""Bytes of a file."""
LARGEST_INSIDE = 60 * MEGABYTE
"""Bytes of everything inside a workbook or archive, unpacked."""
MOST_PARTS = 2_000
"""Files inside a workbook or archive."""
MOST_ROWS, MOST_COLUMNS = 10_000, 400
"""Of a sheet."""
LONGEST_CELL = 40_000
"""Characters."""
DEEPEST = 100
"""Elements or brackets inside one another."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a file: bytes, bytes unpacked, rows and columns of a sheet. `cuts`: what is beyond them is left out and said; else the file is
    refused, because half of the answers are not the answers."""

    largest: int = LARGEST
    inside: int = LARGEST_INSIDE
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS
    cuts: bool = True


OF_FORMS = Limits()
OF_ANSWERS = Limits(largest=40 * MEGABYTE, inside=400 * MEGABYTE, rows=200_001, columns=4_000, cuts=False)


def check_size(source: bytes, limits: Limits = OF_FORMS) -> None:
    """Raises Invalid where there is nothing or too much."""
    if not source.strip():
        raise Invalid([Problem("file", msg("The file is empty."), msg("Choose another one."))])
    if len(source) > limits.largest:
        what = msg("The file is too large.")
        raise Invalid([Problem("file", what, msg("Keep it under {most} megabytes.", most=limits.largest // MEGABYTE))])


def too_much() -> Invalid:
    what = msg("Unpacked, this file is far larger than any questionnaire.")
    return Invalid([Problem("file", what, msg("Save it anew with the sheets of the questionnaire only."))])


def too_long(limits: Limits) -> Invalid:
    rows = limits.rows if limits.cuts else limits.rows - 1
    what = msg("The sheet has more than {rows} rows or {columns} columns.", rows=rows, columns=limits.columns)
    return Invalid([Problem("file", what, msg("Give it in several parts."))])
