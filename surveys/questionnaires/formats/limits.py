"""How large a file may be, so that none can stop the house (docs/questionnaire-format.md)."""

from __future__ import annotations

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


def check_size(source: bytes) -> None:
    """Raises Invalid where there is nothing or too much."""
    if not source.strip():
        raise Invalid([Problem("file", msg("The file is empty."), msg("Choose another one."))])
    if len(source) > LARGEST:
        what = msg("The file is too large.")
        raise Invalid([Problem("file", what, msg("Keep it under {most} megabytes.", most=LARGEST // MEGABYTE))])


def too_much() -> Invalid:
    what = msg("Unpacked, this file is far larger than any questionnaire.")
    return Invalid([Problem("file", what, msg("Save it anew with the sheets of the questionnaire only."))])
