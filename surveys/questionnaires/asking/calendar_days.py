"""Days as people write them: in the digits of any script, the year or the day first, the month as a number or by its name. Never the month
first, unless by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.core import Locale

LOCALES = ("en", "ar", "ar_LB", "ar_MA", "es", "fr", "pt", "ru", "zh")
"""In these the names of the months are known; Arabic has others east and west."""
LONGEST = 60
_TIME = re.compile(r"[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?Z)?\Z")
_BESIDE = re.compile(r"\b(?:de|del|of|г|года|من)\b|[年月日号]|(?<=\d)(?:st|nd|rd|th|er|º|ª)\b")
"""What stands between the parts of a date, or behind a number."""
_PART = re.compile(r"\d+|[^\W\d_]+(?: [^\W\d_]+)*")
_SLASHES = re.compile(r"\s*(\d{1,2})/(\d{1,2})/\d{4}\s*")
_LAST_MONTH = 12


def read_day(text: str) -> date | None:
    """The day that is written, or None: "2026-11-21", "21.11.2026", "٢١/١١/٢٠٢٦", "21 November 2026", "2026年11月21日"."""
    if len(text) > LONGEST:
        return None
    parts = _PART.findall(" ".join(_BESIDE.sub(" ", _TIME.sub("", _western(text).strip()).casefold()).split()))
    if len(parts) > 1 and parts[0] in _months():
        parts[:2] = parts[1::-1]
    if parts and len(parts[0]) == len("2026") and parts[0].isdecimal():
        parts.reverse()
    return _day(*parts) if len(parts) == len(("day", "month", "year")) else None


def is_ambiguous(text: str) -> bool:
    """Whether a table of another tool may mean either of two days by it: 3/4/2026."""
    found = _SLASHES.fullmatch(_western(text))
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= _LAST_MONTH


def _day(day: str, month: str, year: str) -> date | None:
    number = int(month) if month.isdecimal() else _months().get(month, 0)
    if not day.isdecimal() or not year.isdecimal() or len(year) != len("2026"):
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Every name of a month, long and short, in our languages."""
    words = (
        (word, number)
        for name in LOCALES
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, word in Locale.parse(name).months[form][width].items()
    )
    return {plain: number for word, number in words if (plain := word.casefold().strip(". ")) and not plain[0].isdecimal()}


def _western(text: str) -> str:
    return "".join(sign if (digit := unicodedata.decimal(sign, None)) is None else str(digit) for sign in text)
