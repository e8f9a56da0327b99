"""What is shown on a wall, one thing at a time, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.drawing.values import Picture

Kind = Literal["cover", "question", "page"]

WIDTH, HEIGHT = 960.0, 540.0
"""Points: 16 to 9. A slide of 1280 dots has four for every three points."""
MARGIN = 56.0
FULL = WIDTH - 2 * MARGIN
SMALLEST = 21.0
"""The smallest letters in points: 28 of 1280 dots (look.md)."""
ENLARGED = 2.8
"""How much larger than on paper charts are shown, so that the smallest of their letters are no smaller than that."""
CHART_WIDTH = FULL / ENLARGED


@dataclass(frozen=True, slots=True)
class Slide:
    """`eyebrow` above the title ("F3"), `lines` as a list, or `picture`; with both, the lines stand where the picture would be too small.
    `foot` below them; `notes` for whoever speaks."""

    kind: Kind
    title: str
    eyebrow: str = ""
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    foot: str = ""
    notes: str = ""
