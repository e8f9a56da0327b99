"""How the reasons for not answering are written in a spreadsheet's cell: `[unknown]`, `[inapplicable]`, …; a skipped question is empty."""

from __future__ import annotations

import re

from surveys.questionnaires.cleaning import fold
from surveys.questionnaires.values import Missing

_MARKS = {f"[{kind.value}]": kind for kind in Missing}
_ESCAPED = re.compile(r"\\+\[(?:" + "|".join(kind.value for kind in Missing) + r")\]")
_PHRASES = {
    "don't know": Missing.UNKNOWN,
    "don’t know": Missing.UNKNOWN,
    "do not know": Missing.UNKNOWN,
    "i do not know": Missing.UNKNOWN,
    "i don't know": Missing.UNKNOWN,
    "not applicable": Missing.INAPPLICABLE,
    "does not apply": Missing.INAPPLICABLE,
    "n/a": Missing.INAPPLICABLE,
    "prefer not to say": Missing.DECLINED,
    "i do not want to answer": Missing.DECLINED,
}


def write_mark(missing: Missing) -> str:
    return "" if missing is Missing.SKIPPED else f"[{missing.value}]"


def read_mark(cell: str) -> Missing | None:
    """The reason for not answering that the cell states by a mark or by being empty."""
    text = cell.strip().strip("\ufeff")
    return _MARKS.get(text) if text else Missing.SKIPPED


def read_phrase(cell: str) -> Missing | None:
    """The reason for not answering in the words of another tool. Only for closed questions, and after their own labels were tried."""
    return _PHRASES.get(fold(cell))


def escape(text: str) -> str:
    """A text written so that it is not read as a mark."""
    return f"\\{text}" if text in _MARKS or _ESCAPED.fullmatch(text) else text


def unescape(text: str) -> str:
    return text[1:] if _ESCAPED.fullmatch(text) else text
