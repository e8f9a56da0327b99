"""A picture drawn on paper with native vector strokes; its texts are shaped by the same letters as the page's."""

from __future__ import annotations

from functools import singledispatch

from reports.drawing.marks import SHARE_BEFORE, outline
from reports.drawing.pen import Pen
from reports.drawing.values import Box, Dot, Label, Line, Path, Picture, Shape, facing
from reports.lettering.lines import Manner, SetLine, set_line, set_lines
from reports.style import LABEL_LEADING, PAPER, QUIET

HATCH = 3.2


def draw(picture: Picture, pen: Pen, x: float, y: float, *, lang: str, scale: float = 1) -> None:
    """Draw `picture` with its top left corner at x, y, mirrored for languages that run from right to left.

    The caller marks it as a figure or an ornament.
    """
    with pen.within(x, y, scale):
        for shape in facing(picture, lang).shapes:
            _drawn(shape, pen, lang)


@singledispatch
def _drawn(shape: Shape, _pen: Pen, _lang: str) -> None:
    raise TypeError(shape)


@_drawn.register
def _(shape: Line, pen: Pen, _lang: str) -> None:
    pen.line((shape.x1, shape.y1), (shape.x2, shape.y2), shape.colour, shape.width, shape.dash)


@_drawn.register
def _(shape: Box, pen: Pen, _lang: str) -> None:
    stroke = "" if shape.hatch else shape.stroke
    if shape.fill or stroke:
        pen.box((shape.x, shape.y), (shape.w, shape.h), fill=shape.fill, stroke=stroke, radius=shape.radius, width=shape.width)
    if shape.hatch:
        _hatch(shape, pen)


def _hatch(box: Box, pen: Pen) -> None:
    """Thin strokes rising to the right, cut at the box's edges."""
    colour = box.stroke or QUIET
    reach = HATCH
    while reach < box.w + box.h:
        low = (box.x + max(0.0, reach - box.h), box.y + min(reach, box.h))
        high = (box.x + min(reach, box.w), box.y + max(0.0, reach - box.w))
        pen.line(low, high, colour, 0.4)
        reach += HATCH
    pen.box((box.x, box.y), (box.w, box.h), stroke=colour, width=0.4)


@_drawn.register
def _(shape: Dot, pen: Pen, _lang: str) -> None:
    centre = shape.x, shape.y
    stroke = shape.stroke or ("" if shape.fill else QUIET)
    if shape.shape in {"circle", "half"}:
        half = shape.shape == "half"
        pen.circle(
            centre,
            shape.r,
            fill=PAPER if half or not shape.fill else shape.fill,
            stroke=stroke or (shape.fill if half else ""),
            width=shape.width,
        )
        if half:
            pen.half_disc(centre, shape.r, shape.fill or stroke)
    else:
        points = [(shape.x + dx * shape.r, shape.y + dy * shape.r) for dx, dy in outline(shape.shape)]
        pen.path(points, closed=True, fill=shape.fill or PAPER, stroke=stroke, width=shape.width)


@_drawn.register
def _(shape: Path, pen: Pen, _lang: str) -> None:
    pen.path(shape.points, closed=shape.closed, fill=shape.fill, stroke=shape.stroke, width=shape.width)


@_drawn.register
def _(shape: Label, pen: Pen, lang: str) -> None:
    lines = set_label(shape, lang)
    leading = shape.size * LABEL_LEADING
    first = shape.y - (len(lines) - 1) * leading / 2 + shape.size * 0.35 if shape.middled else shape.y
    for number, line in enumerate(lines):
        pen.text(shape.x - line.width * SHARE_BEFORE[shape.anchor], first + number * leading, line)


def set_label(label: Label, lang: str) -> list[SetLine]:
    """The lines of a label."""
    manner = Manner(label.size, "bold" if label.bold else "regular", role="label", colour=label.colour, tabular=True)
    tag = label.lang or lang
    return set_lines([(label.text, manner)], tag, label.max_width) if label.max_width else [set_line(label.text, manner, tag)]
