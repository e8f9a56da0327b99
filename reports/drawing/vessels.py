"""Three steps as vessels that are empty, half full and full: nothing in them depends on a face, a hand or a direction of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.drawing.values import Dot, Label, Path, Picture, Shape
from reports.style import CHART, INK, PAPER

WIDE, HIGH = 110.0, 74.0
RIM, FLOOR, TOP, BOTTOM = 18.0, 12.0, 6.0, 42.0
"""Half the width of the rim and of the floor, and where they lie, in points."""
WATER = "#7DB9BE"
FULL = 0.9


def vessels(labels: Sequence[str]) -> Picture:
    """One vessel for each label, the lowest first and empty, each with a circle to tick."""
    shapes = [shape for place, label in enumerate(labels) for shape in _vessel(WIDE * (place + 0.5), place / (len(labels) - 1), label)]
    return Picture(WIDE * len(labels), HIGH, tuple(shapes), alt=", ".join(labels))


def _vessel(x: float, part: float, label: str) -> Iterator[Shape]:
    if part:
        y = BOTTOM - FULL * part * (BOTTOM - TOP)
        half = FLOOR + (RIM - FLOOR) * (BOTTOM - y) / (BOTTOM - TOP)
        yield Path(((x - half, y), (x + half, y), (x + FLOOR, BOTTOM), (x - FLOOR, BOTTOM)), closed=True, fill=WATER)
    yield Path(((x - RIM, TOP), (x - FLOOR, BOTTOM), (x + FLOOR, BOTTOM), (x + RIM, TOP)), stroke=INK, width=1.6)
    yield Dot(x, BOTTOM + 11, 3.6, "circle", PAPER, INK, 0.8)
    yield Label(x, BOTTOM + 27, label, CHART.size, INK, anchor="middle", max_width=WIDE - 8)
