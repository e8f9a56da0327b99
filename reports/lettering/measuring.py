"""How wide and how high a text will be, with the faces of the printed page; on screens with room for the reader's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from reports.lettering.lines import Manner, set_line, set_lines

SCREENS = 1.13
"""How much wider than ours the widest of the faces that systems bring for their pages is (DejaVu Sans: 1.09 to 1.13)."""
_WIDER: ContextVar[float] = ContextVar("wider", default=1.0)


@contextmanager
def for_screens() -> Iterator[None]:
    """Within it, texts are measured so that they fit in the faces of whatever machine they are read on."""
    before = _WIDER.set(SCREENS)
    try:
        yield
    finally:
        _WIDER.reset(before)


def _manner(size: float, *, bold: bool) -> Manner:
    return Manner(size, "bold" if bold else "regular", role="label")


def width(text: str, size: float, *, bold: bool = False, lang: str = "en") -> float:
    """The width in points of `text` on one line."""
    return set_line(text, _manner(size, bold=bold), lang).width * _WIDER.get()


def line_count(text: str, size: float, max_width: float, *, bold: bool = False, lang: str = "en") -> int:
    """How many lines `text` takes when wrapped at `max_width` points."""
    return len(set_lines([(text, _manner(size, bold=bold))], lang, max_width / _WIDER.get()))


def wrapped(text: str, size: float, max_width: float, *, bold: bool = False, lang: str = "en") -> list[str]:
    """The texts of the lines that `text` takes when wrapped at `max_width` points."""
    return [line.text for line in set_lines([(text, _manner(size, bold=bold))], lang, max_width / _WIDER.get())]
