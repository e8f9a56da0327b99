"""What a deck is made of: plain values, one slide after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.drawing.values import Picture

Kind = Literal["cover", "question", "page"]

WIDTH, HEIGHT = 960.0, 540.0
"""Points: 16 to 9. A slide of 1280 dots has four for every three points."""
MARGIN = 56.0
SMALLEST = 21.0
"""The smallest letters in points: 28 of 1280 dots (look.md)."""
ENLARGED = 2.5
"""How much larger than on paper charts are shown, so that their letters are no smaller than that."""
CHART_WIDTH = (WIDTH - 2 * MARGIN) / ENLARGED


@dataclass(frozen=True, slots=True)
class Slide:
    """`eyebrow` above the title ("F3"), `lines` as a list, `foot` below the picture; `notes` for whoever speaks."""

    kind: Kind
    title: str
    eyebrow: str = ""
    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    foot: str = ""
    notes: str = ""
