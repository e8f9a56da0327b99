"""Words as a cell of a table of plain text, which no spreadsheet program takes for a formula."""

from __future__ import annotations

import re

from surveys.questionnaires.cleaning import clean

_BEGINS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""What begins a formula, also in the full width of East Asian keyboards."""
_FORMULA = re.compile(f"^(?=[{_BEGINS}\t\r])")
_LATER = re.compile(f'([;,\t\n|"]\\s*)(?=[{_BEGINS}])')
"""A program that splits at another separator, or does not honour the quotes, sees a cell begin here."""


def guarded(words: str) -> str:
    """The words with an apostrophe before whatever would begin a formula. Lines are kept."""
    return _LATER.sub(r"\1'", _FORMULA.sub("'", words))


def cell(words: str) -> str:
    """The words on one line, without control characters or direction overrides, and guarded."""
    return guarded(clean(words))
