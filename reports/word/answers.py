"""Answers to choose from, beside each other: in languages without spaces programs part an answer, or its circle from it, anywhere."""

from __future__ import annotations

import unicodedata

from reports.word.runs import EASTERN

APART = " " * 5
"""Between answers."""
SPACE, NARROW = 0.35, 0.65
"""Of an ideograph: how wide spaces and other letters are at most, on average, in whatever letters a program has."""


def on_lines(text: str, width: float, size: float, lang: str) -> str:
    """The same with a new line before each answer that would pass the end of one; in points."""
    if APART not in text or lang.split("-", maxsplit=1)[0] not in EASTERN:
        return text
    lines: list[str] = []
    for answer in text.split(APART):
        longer = APART.join((*lines[-1:], answer))
        if lines and _width(longer) * size <= width:
            lines[-1] = longer
        else:
            lines.append(answer)
    return "\n".join(lines)


def _width(text: str) -> float:
    """In ideographs."""
    return sum(SPACE if one.isspace() else NARROW if unicodedata.east_asian_width(one) in {"Na", "N", "H"} else 1 for one in text)
