"""The pen for paper: strokes, fills and set lines on ReportLab's canvas, in points from the top left corner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from PIL.Image import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.drawing.showing import Shower, fill_operator
from reports.drawing.values import Point
from reports.lettering.embedding import Embedding
from reports.lettering.lines import SetLine

Place = tuple[int, int]
ROUND = 0.5522847498
"""How far the handles of a quarter of a circle reach, as a part of its radius."""


@cache
def stroke_operator(value: str) -> str:
    return fill_operator(value).upper()


def painting(*, fill: str, stroke: str) -> str:
    """The operator that ends a path."""
    return ("B" if fill else "S") if stroke else "f" if fill else "n"


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
        page = self.canvas._doc.Pages.pages[-1]  # noqa: SLF001 - it would be written letter by letter in an encoding of its own
        page.stream = page.stream.encode("ascii")
        self.page += 1
        self.marks = 0

    def begin(self, role: str) -> Place:
        """Begin a piece of content of a role in the document's structure; answers its page and number there."""
        place = self.page, self.marks
        self.marks += 1
        self._write(f"/{role} <</MCID {place[1]}>> BDC")
        return place

    def end(self) -> None:
        self._write("EMC")

    @contextmanager
    def ornament(self, place: str = "") -> Iterator[None]:
        """What is drawn within is no content: lines and grounds, or a page's `place` "Header", "Footer" or "Watermark"."""
        begun = f"/Artifact <</Type /Pagination /Subtype /{place}>> BDC" if place else "/Artifact BMC"
        self._write(begun)
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
        with self._moved(f"{scale:.6g} 0 0 {scale:.6g} {x:.4f} {self.top - y:.4f} cm"):
            yield

    @contextmanager
    def turned(self, centre: Point, degrees: float, scale: float = 1) -> Iterator[None]:
        """Draw around the origin at `centre`, turned against the clock."""
        across, up = scale * math.cos(math.radians(degrees)), scale * math.sin(math.radians(degrees))
        with self._moved(f"{across:.6f} {up:.6f} {-up:.6f} {across:.6f} {centre[0]:.4f} {self.top - centre[1]:.4f} cm"):
            yield

    @contextmanager
    def _moved(self, matrix: str) -> Iterator[None]:
        top = self.top
        self._write(f"q {matrix}")
        self.top = 0.0
        yield
        self._write("Q")
        self.top = top

    def image(self, picture: Image, corner: Point, size: Point) -> None:
        """Dots from the top left corner, stretched to a size."""
        self.canvas.drawImage(ImageReader(picture), corner[0], self.top - corner[1] - size[1], *size, mask="auto")

    def line(self, start: Point, end: Point, stroke: str, width: float, dash: Sequence[float] = ()) -> None:
        dashes = " ".join(f"{length:.4g}" for length in dash)
        ends = f"{start[0]:.3f} {self.top - start[1]:.3f} m {end[0]:.3f} {self.top - end[1]:.3f} l S"
        self._write(f"{stroke_operator(stroke)} {width:.4g} w [{dashes}] 0 d {ends}")

    def box(self, corner: Point, size: Point, *, fill: str = "", stroke: str = "", radius: float = 0, width: float = 0.5) -> None:
        """A rectangle from its top left corner."""
        x, y, radius = corner[0], self.top - corner[1] - size[1], min(radius, size[0] / 2, size[1] / 2)
        drawn = _round(x, y, *size, radius) if radius > 0 else f"{x:.3f} {y:.3f} {size[0]:.3f} {size[1]:.3f} re"
        self._paint(drawn, fill, stroke, width)

    def circle(self, centre: Point, radius: float, *, fill: str = "", stroke: str = "", width: float = 0.5) -> None:
        x, y = centre[0] - radius, self.top - centre[1] - radius
        self._paint(_round(x, y, 2 * radius, 2 * radius, radius), fill, stroke, width)

    def path(self, points: Sequence[Point], *, closed: bool, fill: str = "", stroke: str = "", width: float = 0.5) -> None:
        if not points:
            return
        first, *others = (f"{x:.3f} {self.top - y:.3f}" for x, y in points)
        steps = [f"{first} m", *(f"{other} l" for other in others), *(["h"] if closed else [])]
        self._paint(" ".join(steps), fill, stroke, width)

    def half_disc(self, centre: Point, radius: float, fill: str) -> None:
        """The left half of a disc."""
        turns = [math.pi / 2 + math.pi * step / 24 for step in range(25)]
        self.path([(centre[0] + radius * math.cos(turn), centre[1] - radius * math.sin(turn)) for turn in turns], closed=True, fill=fill)

    def text(self, x: float, y: float, line: SetLine) -> None:
        """A set line with its left end at x and its baseline at y."""
        if line.pieces:
            self._write(self.shower.operators(line, x, self.top - y))

    def _paint(self, drawn: str, fill: str, stroke: str, width: float) -> None:
        ready = fill_operator(fill) if fill else ""
        if stroke:
            ready = f"{ready} {stroke_operator(stroke)} {width:.4g} w [] 0 d"
        self._write(f"{ready} {drawn} {painting(fill=fill, stroke=stroke)}")

    def _write(self, operators: str) -> None:
        self.canvas._code.append(operators)  # noqa: SLF001 - its own drawing takes numbers apart one by one, which takes longer than the rest


def _round(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle from its lower left corner with round corners; a circle where the radius is half of it."""
    far = r * (1 - ROUND)
    right, top = x + w, y + h
    return (
        f"{x + r:.3f} {y:.3f} m {right - r:.3f} {y:.3f} l "
        f"{right - far:.3f} {y:.3f} {right:.3f} {y + far:.3f} {right:.3f} {y + r:.3f} c {right:.3f} {top - r:.3f} l "
        f"{right:.3f} {top - far:.3f} {right - far:.3f} {top:.3f} {right - r:.3f} {top:.3f} c {x + r:.3f} {top:.3f} l "
        f"{x + far:.3f} {top:.3f} {x:.3f} {top - far:.3f} {x:.3f} {top - r:.3f} c {x:.3f} {y + r:.3f} l "
        f"{x:.3f} {y + far:.3f} {x + far:.3f} {y:.3f} {x + r:.3f} {y:.3f} c h"
    )
