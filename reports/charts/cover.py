"""The cover's ornament: people around a table, in the partnership's own colours and shapes; the same name gives the same pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import cos, pi, sin

from reports.drawing.values import Dot, Picture, Shape
from reports.style import ACCENT, GroupMark, group_mark
from surveys.scoring.values import GroupResult

SPACING = 30.0


def ornament(name: str, groups: Sequence[GroupResult], width: float, height: float) -> Picture:
    """Rings of marks over the upper part of the sheet; no figure can be read from it."""
    marks = [group_mark(group.position) for group in groups] or [GroupMark(ACCENT, "circle")]
    centre = (width * 0.70, height * 0.24)
    shapes: list[Shape] = []
    for ring in range(2, 13):
        shapes.extend(_ring(name, marks, centre, ring, (width, height * 0.52)))
    return Picture(width, height, tuple(shapes))


def _ring(name: str, marks: Sequence[GroupMark], centre: tuple[float, float], ring: int, bounds: tuple[float, float]) -> Iterator[Shape]:
    radius = ring * SPACING
    seats = max(6, round(2 * pi * radius / SPACING))
    turn = _chance(name, ring, 0) * 2 * pi
    for seat in range(seats):
        angle = turn + 2 * pi * seat / seats
        x, y = centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)
        mark = marks[int(_chance(name, ring, seat + 1) * len(marks))]
        fade = min(0.86, 0.12 + ring * 0.065)
        if -10 < x < bounds[0] + 10 and -10 < y < bounds[1]:
            yield Dot(x, y, 8.5 - ring * 0.35, mark.shape, _tint(mark.colour, fade))


def _chance(name: str, ring: int, seat: int) -> float:
    digest = sha256(f"{name}|{ring}|{seat}".encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32


def _tint(colour: str, fade: float) -> str:
    """The colour mixed with paper-white: 0 as it is, 1 white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * fade):02X}" for part in parts)
