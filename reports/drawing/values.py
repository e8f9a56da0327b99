"""Pictures as plain values: points from the top left corner, y downwards. Two pens draw them, `svg` for pages and `pdf` for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from itertools import accumulate
from typing import Literal, Union

from reports.style import CHART, INK, Colour, Mark
from surveys.translator import direction

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke. `dash` holds lengths of ink and gap in turn."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour = INK
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its top left corner. `hatch` fills it with thin diagonal lines in the stroke's colour (or quiet ink)."""

    x: float
    y: float
    w: float
    h: float
    fill: Colour = ""
    stroke: Colour = ""
    radius: float = 0
    hatch: bool = False
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Dot:
    """A small mark centred on x, y; every shape is sized to look as heavy as a circle of radius `r`.

    `half` is a circle whose left half is filled. An empty `fill` is hollow (the paper's white shows).
    """

    x: float
    y: float
    r: float = 3
    shape: Mark = "circle"
    fill: Colour = INK
    stroke: Colour = ""
    width: float = 1


@dataclass(frozen=True, slots=True)
class Path:
    """Straight strokes from point to point."""

    points: tuple[Point, ...]
    closed: bool = False
    fill: Colour = ""
    stroke: Colour = ""
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """Plain text. `anchor` is where the text lies of `x` on the paper, whatever its script: start to the right, end to the left of it.

    `y` is the first baseline, or with `middled` the middle of all its lines. `max_width` wraps it (0: one line); `lang` is empty where
    it is the picture's own.
    """

    x: float
    y: float
    text: str
    size: float = CHART.size
    colour: Colour = INK
    bold: bool = False
    anchor: Anchor = "start"
    max_width: float = 0
    lang: str = ""
    middled: bool = False


Shape = Union[Line, Box, Dot, Path, Label]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with a title that says the finding and an alternative text that says the figures. Sizes are points.

    Draw it as for readers from left to right; the pens mirror it for the others unless `mirrors` is False. The title is set beside the
    drawing by whoever places it, so no shape says it again.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    alt: str = ""
    mirrors: bool = True


OTHER_SIDE: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def facing(picture: Picture, lang: str) -> Picture:
    """The picture as readers of `lang` meet it."""
    return mirrored(picture) if picture.mirrors and direction(lang) == "rtl" else picture


def mirrored(picture: Picture) -> Picture:
    """The picture for readers from right to left: places swap sides, texts keep their own direction."""
    return replace(picture, shapes=tuple(_flipped(shape, picture.width) for shape in picture.shapes))


@singledispatch
def _flipped(shape: Shape, _width: float) -> Shape:
    raise TypeError(shape)


@_flipped.register
def _(shape: Line, width: float) -> Shape:
    return replace(shape, x1=width - shape.x1, x2=width - shape.x2)


@_flipped.register
def _(shape: Box, width: float) -> Shape:
    return replace(shape, x=width - shape.x - shape.w)


@_flipped.register
def _(shape: Dot, width: float) -> Shape:
    return replace(shape, x=width - shape.x)


@_flipped.register
def _(shape: Path, width: float) -> Shape:
    return replace(shape, points=tuple((width - x, y) for x, y in shape.points))


@_flipped.register
def _(shape: Label, width: float) -> Shape:
    return replace(shape, x=width - shape.x, anchor=OTHER_SIDE[shape.anchor])


@singledispatch
def shifted(shape: Shape, _dx: float, _dy: float) -> Shape:
    """The shape moved to the right and down."""
    raise TypeError(shape)


@shifted.register
def _(shape: Line, dx: float, dy: float) -> Shape:
    return replace(shape, x1=shape.x1 + dx, x2=shape.x2 + dx, y1=shape.y1 + dy, y2=shape.y2 + dy)


@shifted.register(Box)
@shifted.register(Dot)
@shifted.register(Label)
def _(shape: Box | Dot | Label, dx: float, dy: float) -> Shape:
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


@shifted.register
def _(shape: Path, dx: float, dy: float) -> Shape:
    return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))


def stacked(pictures: Sequence[Picture], gap: float = 14) -> Picture:
    """Pictures of one kind and width below each other, under the first one's title and alternative text."""
    tops = list(accumulate((one.height + gap for one in pictures), initial=0.0))
    shapes = tuple(shifted(shape, 0, top) for one, top in zip(pictures, tops, strict=False) for shape in one.shapes)
    return replace(pictures[0], height=tops[-1] - gap, shapes=shapes)
