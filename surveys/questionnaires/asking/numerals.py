"""Numbers as people write them: digits of any script, a comma or a point, spaces between thousands."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_LONGEST = 40
_DROPPED = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u066c'’ \u00a0\u202f\u2009"))
_SAME = str.maketrans({"\u066b": ".", "\u060c": ",", "−": "-", "–": "-", "﹣": "-"})
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_GROUPED_BY_COMMA = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:,\d{3}){2,}")
_GROUPED_BY_POINT = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?:\.\d{3}){2,}")


def read_number(text: str) -> Decimal | None:
    """The number written in `text`, or None. A lone comma or point is the decimal sign; so "1,234" is read as 1.234."""
    plain = "".join(map(_western, text.strip()[: _LONGEST + 1].translate(_SAME).translate(_DROPPED)))
    if len(text.strip()) > _LONGEST:
        return None
    if _GROUPED_BY_COMMA.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _GROUPED_BY_POINT.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".")
    return Decimal(plain) if _PLAIN.fullmatch(plain) else None


def read_whole(text: str) -> int | None:
    """The whole number written in `text` ("2" and "2.0" alike), or None."""
    number = read_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _western(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
