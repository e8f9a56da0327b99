"""Numbers and days as a whole column has them: whether a comma parts decimals or thousands, whether the day or the month comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from surveys.messages import Message, msg
from surveys.questionnaires.asking.kind import DAY
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Item

Tidy = Callable[[str], str]
_DAY = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?(?:[T ]\s*\d{1,2}:.*)?")
_SAID = {
    ",": (
        msg("“{column}”: the comma was read as parting thousands."),
        msg("“{column}”: the comma was read as the decimal sign."),
    ),
    ".": (
        msg("“{column}”: the point was read as parting thousands."),
        msg("“{column}”: the point was read as the decimal sign."),
    ),
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How the cells of a column are read, and what is said of it where it had to be guessed."""

    tidy: Tidy
    said: Message | None = None


def manner(item: Item, name: str, cells: Iterable[str]) -> Manner | None:
    """The manner of a column of numbers or days; None where cells are read as they are."""
    if item.kind == "number":
        return _of_numbers(item, name, [cell for cell in cells if cell])
    return _of_days(name, [cell for cell in cells if cell]) if kind(item).compares == DAY else None


def _of_numbers(item: Item, name: str, cells: Sequence[str]) -> Manner | None:
    """Only “1,234” can mean two things. Other cells of the column decide; without any, a question for whole numbers has thousands."""
    for sign, other in ((",", "."), (".", ",")):
        if not any(re.fullmatch(rf"[+-]?\d{{1,3}}{re.escape(sign)}\d{{3}}", cell) for cell in cells):
            continue
        decimal = any(re.fullmatch(rf"[+-]?\d*{re.escape(sign)}(?:\d{{1,2}}|\d{{4,}})", cell) for cell in cells)
        grouped = any(re.fullmatch(rf"[+-]?[\d{re.escape(sign)}]*{re.escape(other)}\d{{1,2}}", cell) for cell in cells)
        thousands = not decimal and (grouped or not item.decimals)
        said = Message(_SAID[sign][0 if thousands else 1].text, {"column": name})
        return Manner(partial(_without, sign) if thousands else str, said)
    return None


def _without(sign: str, cell: str) -> str:
    return cell.replace(sign, "")


def _of_days(name: str, cells: Sequence[str]) -> Manner:
    """Days as 2026-11-21, whichever way round they were written."""
    found = [day for cell in cells if (day := _DAY.fullmatch(cell)) and len(day[1]) < 4]
    day_first, month_first = any(int(day[1]) > 12 for day in found), any(int(day[3]) > 12 for day in found)
    sure = not found or day_first or month_first or all(day[2] == "." for day in found)
    said = None if sure else msg("“{column}”: the day was read before the month, as in 21/11/2026.", column=name)
    return Manner(lambda cell: _iso(cell, month_first=month_first and not day_first), said)


def _iso(cell: str, *, month_first: bool) -> str:
    found = _DAY.fullmatch(cell)
    if not found:
        return cell
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return f"{first:04}-{second:02}-{last:02}"
    day, month = (second, first) if month_first else (first, second)
    return f"{last + 2000 if last < 100 else last:04}-{month:02}-{day:02}"
