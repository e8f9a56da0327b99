"""How wide and how high a text will be, with the faces of the printed page."""

from __future__ import annotations

from reports.lettering.lines import Manner, set_line, set_lines


def _manner(size: float, *, bold: bool) -> Manner:
    return Manner(size, "bold" if bold else "regular", role="label")


def width(text: str, size: float, *, bold: bool = False, lang: str = "en") -> float:
    """The width in points of `text` on one line."""
    return set_line(text, _manner(size, bold=bold), lang).width


def line_count(text: str, size: float, max_width: float, *, bold: bool = False, lang: str = "en") -> int:
    """How many lines `text` takes when wrapped at `max_width` points."""
    return len(set_lines([(text, _manner(size, bold=bold))], lang, max_width))


def wrapped(text: str, size: float, max_width: float, *, bold: bool = False, lang: str = "en") -> list[str]:
    """The texts of the lines that `text` takes when wrapped at `max_width` points."""
    return [line.text for line in set_lines([(text, _manner(size, bold=bold))], lang, max_width)]
