"""The ranges of an XLSForm: a line from one number to another."""

from __future__ import annotations

from surveys.questionnaires.formats import constraints
from surveys.questionnaires.formats.report import Notes
from surveys.questionnaires.formats.xlsform_columns import Record
from surveys.questionnaires.formats.xlsform_rest import NO_COUNTERPART


def ends(row: Record, low: float | None, high: float | None, notes: Notes) -> tuple[float | None, float | None]:
    """Where a range begins and ends by its parameters."""
    given = dict(pair.split("=", maxsplit=1) for pair in row.cell("parameters").replace(";", " ").replace(",", " ").split() if "=" in pair)
    rest = [f"{name}={value}" for name, value in given.items() if name not in {"start", "end"} and (name, value) != ("step", "1")]
    if rest:
        notes.changed(NO_COUNTERPART, *rest)
    return constraints.number(given.get("start", "1")) or low or 0.0, constraints.number(given.get("end", "10")) or high
