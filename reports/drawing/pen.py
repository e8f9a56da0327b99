"""The pen for paper: strokes, fills and set lines on ReportLab's canvas, in points from the top left corner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from PIL.Image import Image
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.drawing.showing import Shower
from reports.drawing.values import Point
from reports.lettering.embedding import Embedding
from reports.lettering.lines import SetLine

Place = tuple[int, int]


@cache
def colour(value: str) -> Color:
    return HexColor(value)


class Pen:
    """Draws on one page after another. `top` is where y is 0, in the canvas's own measure."""

    def __init__(self, canvas: Canvas, height: float, embedding: Embedding) -> None:
        self.canvas: Any = canvas
        self.height = self.top = height
        self.embedding = embedding
        self.page = 0
        self.marks = 0
        self.muted = False
        self.shower = Shower(embedding)

    def turn(self) -> None:
        """Go to the next page."""
        self.canvas.showPage()
        self.page += 1
        self.marks = 0

    def begin(self, role: str) -> Place:
        """Begin a piece of content of a role in the document's structure; answers its page and number there."""
        place = self.page, self.marks
        self.marks += 1
        self.canvas._code.append(f"/{role} <</MCID {place[1]}>> BDC")  # noqa: SLF001 - the canvas has no word for marked content
        return place

    def end(self) -> None:
        self.canvas._code.append("EMC")  # noqa: SLF001

    @contextmanager
    def ornament(self, place: str = "") -> Iterator[None]:
        """What is drawn within is no content: lines and grounds, or a page's `place` "Header", "Footer" or "Watermark"."""
        begun = f"/Artifact <</Type /Pagination /Subtype /{place}>> BDC" if place else "/Artifact BMC"
        self.canvas._code.append(begun)  # noqa: SLF001
        yield
        self.end()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """What is marked as content within counts as ornament: a repeated table head is read once."""
        before, self.muted = self.muted, True
        yield
        self.muted = before

    @contextmanager
    def within(self, x: float, y: float, scale: float = 1) -> Iterator[None]:
        """Draw with the origin at x, y and everything `scale` times as large."""
        top = self.top
        self.canvas.saveState()
        self.canvas.translate(x, top - y)
        self.canvas.scale(scale, scale)
        self.top = 0.0
        yield
        self.canvas.restoreState()
        self.top = top

    @contextmanager
    def turned(self, centre: Point, degrees: float, scale: float = 1) -> Iterator[None]:
        """Draw around the origin at `centre`, turned against the clock."""
        top = self.top
        self.canvas.saveState()
        self.canvas.translate(centre[0], top - centre[1])
        self.canvas.rotate(degrees)
        self.canvas.scale(scale, scale)
        self.top = 0.0
        yield
        self.canvas.restoreState()
        self.top = top

    def image(self, picture: Image, corner: Point, size: Point) -> None:
        """Dots from the top left corner, stretched to a size."""
        self.canvas.drawImage(ImageReader(picture), corner[0], self.top - corner[1] - size[1], *size, mask="auto")

    def line(self, start: Point, end: Point, stroke: str, width: float, dash: Sequence[float] = ()) -> None:
        self.canvas.setStrokeColor(colour(stroke))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(*((list(dash), 0) if dash else ()))
        self.canvas.line(start[0], self.top - start[1], end[0], self.top - end[1])

    def box(self, corner: Point, size: Point, *, fill: str = "", stroke: str = "", radius: float = 0, width: float = 0.5) -> None:
        """A rectangle from its top left corner."""
        self._ready(fill, stroke, width)
        place = corner[0], self.top - corner[1] - size[1], size[0], size[1]
        if radius:
            self.canvas.roundRect(*place, min(radius, size[0] / 2, size[1] / 2), stroke=bool(stroke), fill=bool(fill))
        else:
            self.canvas.rect(*place, stroke=bool(stroke), fill=bool(fill))

    def circle(self, centre: Point, radius: float, *, fill: str = "", stroke: str = "", width: float = 0.5) -> None:
        self._ready(fill, stroke, width)
        self.canvas.circle(centre[0], self.top - centre[1], radius, stroke=bool(stroke), fill=bool(fill))

    def path(self, points: Sequence[Point], *, closed: bool, fill: str = "", stroke: str = "", width: float = 0.5) -> None:
        if not points:
            return
        self._ready(fill, stroke, width)
        drawn = self.canvas.beginPath()
        drawn.moveTo(points[0][0], self.top - points[0][1])
        for x, y in points[1:]:
            drawn.lineTo(x, self.top - y)
        if closed:
            drawn.close()
        self.canvas.drawPath(drawn, stroke=bool(stroke), fill=bool(fill))

    def half_disc(self, centre: Point, radius: float, fill: str) -> None:
        """The left half of a disc."""
        turns = [math.pi / 2 + math.pi * step / 24 for step in range(25)]
        self.path([(centre[0] + radius * math.cos(turn), centre[1] - radius * math.sin(turn)) for turn in turns], closed=True, fill=fill)

    def text(self, x: float, y: float, line: SetLine) -> None:
        """A set line with its left end at x and its baseline at y."""
        if line.pieces:
            self.canvas._code.append(self.shower.operators(line, x, self.top - y))  # noqa: SLF001

    def _ready(self, fill: str, stroke: str, width: float) -> None:
        if fill:
            self.canvas.setFillColor(colour(fill))
        if stroke:
            self.canvas.setStrokeColor(colour(stroke))
            self.canvas.setLineWidth(width)
            self.canvas.setDash()
