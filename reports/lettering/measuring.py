"""How wide and how high a text will be, with the fonts of the printed page."""

from __future__ import annotations


def width(text: str, size: float, *, bold: bool = False, lang: str = "en") -> float:
    """The width in points of `text` on one line."""
    raise NotImplementedError


def line_count(text: str, size: float, max_width: float, *, bold: bool = False, lang: str = "en") -> int:
    """How many lines `text` takes when wrapped at `max_width` points."""
    raise NotImplementedError
