"""Answers beside each other: in languages without spaces programs part an answer, or its circle or its share from it, anywhere."""

from __future__ import annotations

import unicodedata

from reports.word.eastern import eastern

APART = " " * 5
"""Between answers to choose from."""
SHARES, LONGEST = "；", 16
"""Between answers with their shares, and letters of one of them."""
SPACE, NARROW = 0.35, 0.65
"""Of an ideograph: how wide spaces and other letters are at most, on average, in whatever letters a program has."""


def on_lines(text: str, width: float, size: float, lang: str) -> str:
    """The same with a new line before each answer that would pass the end of one; in points."""
    between = APART if APART in text else SHARES
    answers = text.split(between)
    if not eastern(lang) or len(answers) == 1 or (between == SHARES and (max(map(len, answers)) > LONGEST or text[-1] != "%")):
        return text
    lines: list[str] = []
    for answer in answers:
        longer = between.join((*lines[-1:], answer))
        if lines and _width(longer) * size <= width:
            lines[-1] = longer
        else:
            lines.append(answer)
    return f"{between.rstrip()}\n".join(lines)


def _width(text: str) -> float:
    """In ideographs."""
    return sum(SPACE if one.isspace() else NARROW if unicodedata.east_asian_width(one) in {"Na", "N", "H"} else 1 for one in text)
