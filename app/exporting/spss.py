"""Writes tables as SPSS .sav. Loads pandas: only jobs and commands import this module."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyreadstat

from reports.exports.coded import Coded, Held, Variable
from reports.exports.pieces import PIECE

LABEL, VALUE_LABEL, TITLE, TEXT = 255, 120, 64, 32_767
"""Bytes that the format keeps of a variable's label, a value's, the file's, and a text."""
DATED = slice(92, 109)
"""Where the header says when it was written: a day in nine letters, a time in eight."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EARLIEST = date(2000, 1, 1)
COUNTS = ("n", "invited")


def sav(table: Coded, on: date | None) -> Iterator[bytes]:
    """A table in pieces, dated `on`: the same table gives the same bytes."""
    return written(table.title, table.variables, _frame(table), on)


def written(title: str, variables: Sequence[Variable], frame: pd.DataFrame, on: date | None) -> Iterator[bytes]:
    """A frame with a column for each variable, in their order."""
    with tempfile.TemporaryDirectory(prefix="roundtable-") as folder:
        path = Path(folder) / "written.sav"
        _write(path, title, variables, frame)
        _date(path, on or EARLIEST)
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def _write(path: Path, title: str, variables: Sequence[Variable], frame: pd.DataFrame) -> None:
    pyreadstat.write_sav(
        frame,
        path,
        file_label=cut(title, TITLE),
        column_labels={one.name: cut(one.label, LABEL) for one in variables},
        variable_value_labels={one.name: _labels(one, frame[one.name]) for one in variables if one.meanings},
        missing_ranges={one.name: [{"lo": one.missing[0], "hi": one.missing[1]}] for one in variables if one.missing},
        variable_measure={one.name: one.measure for one in variables},
        variable_format={one.name: _format(one) for one in variables if not one.text},
        row_compress=True,
    )


def _format(one: Variable) -> str:
    """How a program shows the numbers: people are counted, figures may have places."""
    if one.measure != "scale":
        return "F4.0"
    return "F8.0" if one.name in COUNTS else "F12.2"


def _frame(table: Coded) -> pd.DataFrame:
    columns = [*zip(*table.rows, strict=True)] or [() for _ in table.variables]
    return pd.DataFrame({one.name: _series(one, held) for one, held in zip(table.variables, columns, strict=True)})


def _series(one: Variable, held: Sequence[Held]) -> pd.Series:
    if one.text:
        return pd.Series([cut(str(words), TEXT) for words in held], dtype=object)
    return pd.Series(held, dtype="float64")


def _labels(one: Variable, column: pd.Series) -> dict[float, str]:
    """By numbers of the column's own type, as the library wants it."""
    whole = column.dtype.kind == "i"
    return {int(value) if whole else value: cut(label, VALUE_LABEL) for value, label in one.meanings.items()}


def cut(words: str, most: int) -> str:
    """The words in at most so many bytes of UTF-8, never through a letter."""
    if len(words.encode()) <= most:
        return words
    return f"{words.encode()[: most - 3].decode(errors='ignore')}…"


def _date(path: Path, on: date) -> None:
    with path.open("r+b") as file:
        file.seek(DATED.start)
        file.write(f"{on.day:02} {MONTHS[on.month - 1]} {on.year % 100:02}00:00:00".encode())
