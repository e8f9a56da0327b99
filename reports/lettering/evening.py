"""Titles in lines of like length."""

from __future__ import annotations

from collections.abc import Sequence

from reports.lettering.lines import Stretch, set_lines

EVEN = 6.0  # points to which lines of a title are made even


def even_width(parts: Sequence[Stretch], lang: str, width: float) -> float:
    """The width at which the lines of a title are of like length, so that no word stands alone; as many lines as before."""
    low, high = width / 3, width
    lines = len(set_lines(parts, lang, high))
    while lines > 1 and high - low > EVEN:
        middle = (low + high) / 2
        low, high = (low, middle) if len(set_lines(parts, lang, middle)) == lines else (middle, high)
    return high
