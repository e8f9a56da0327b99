"""The outline of one glyph as PDF path operators, in the face's own units."""

from __future__ import annotations

from functools import lru_cache

from reports.lettering.faces import Face

Point = tuple[float, float]


class _Path:
    """Collects what HarfBuzz draws; quadratic curves become cubic ones, since PDF has no others."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.at: Point = (0, 0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 - HarfBuzz calls its pens so
        self.operators.append(f"{point[0]:g} {point[1]:g} m")
        self.at = point

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.operators.append(f"{point[0]:g} {point[1]:g} l")
        self.at = point

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self.operators.append(" ".join(f"{value:g}" for point in (first, second, end) for value in point) + " c")
        self.at = end

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        self.curveTo(_towards(self.at, control), _towards(end, control), end)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def endPath(self) -> None:  # noqa: N802
        self.operators.append("h")


def _towards(point: Point, control: Point) -> Point:
    """The cubic handle that does what a quadratic control does."""
    return point[0] + 2 / 3 * (control[0] - point[0]), point[1] + 2 / 3 * (control[1] - point[1])


@lru_cache(maxsize=2000)
def outline(face: Face, number: int) -> str:
    """The glyph's path without its painting operator; empty for a blank."""
    path = _Path()
    face.font.draw_glyph_with_pen(number, path)
    return " ".join(path.operators)
