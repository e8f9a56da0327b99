"""Strips: the slices, top to bottom, that pages are filled with. A strip is never cut unless it says how."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Union

from reports.drawing.pen import Pen
from reports.style import BASELINE
from reports.typesetting.structure import Entry

Draw = Callable[[Pen, float, float], None]
LINE_END = "\n"


def nothing(_pen: Pen, _x: float, _y: float) -> None:
    """Draw nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A ground or an outline behind all the strips that share it, drawn anew on each page they reach."""

    draw: Callable[[Pen, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Break:
    """The next strip starts a new page; with `soft` only where what follows up to the next break does not fit below."""

    soft: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """`before` is the air above, dropped at the top of a page; `keep` holds it to the next strip. `frames` are (frame, x) pairs, outermost
    first. `head` is repeated above when the strip opens a page. `cut(height)` parts it in what fits and the rest, or answers None.
    `section` names the section that starts here and `disclosure` who may see it, `anchor` the heading; a `bleed` strip fills its page
    without head and foot. A `spare` strip is left out where what it is kept with would not fit else; one that `grows` is repeated where
    its page would stay half empty; `air` below something opens no page."""

    height: float
    draw: Draw = nothing
    before: float = 0
    keep: bool = False
    frames: tuple[tuple[Frame, float], ...] = ()
    head: tuple[Strip, ...] = ()
    cut: Callable[[float], tuple[Strip, Strip] | None] | None = None
    section: str = ""
    disclosure: str = ""
    anchor: Entry | None = None
    bleed: bool = False
    spare: bool = False
    grows: bool = False
    air: bool = False


Flow = list[Union[Strip, Break]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on its page: `y` from the top of the type area."""

    strip: Strip
    y: float
    repeated: bool = False


@dataclass(slots=True)
class Sheet:
    """One page: what stands on it, the section it belongs to, and who may see that; in two languages both say so on a line each."""

    placed: list[Placed] = field(default_factory=list)
    section: str = ""
    disclosure: str = ""
    bottom: float = 0


def moved(strip: Strip, dx: float) -> Strip:
    """The strip `dx` points further to the right."""
    draw, cut = strip.draw, strip.cut

    def cut_moved(height: float) -> tuple[Strip, Strip] | None:
        parts = cut(height) if cut else None
        return (moved(parts[0], dx), moved(parts[1], dx)) if parts else None

    return replace(
        strip,
        draw=lambda pen, x, y: draw(pen, x + dx, y),
        frames=tuple((frame, at + dx) for frame, at in strip.frames),
        head=tuple(moved(one, dx) for one in strip.head),
        cut=cut_moved if cut else None,
    )


def on_baseline(y: float) -> float:
    """The next line of the baseline grid at or below y."""
    return math.ceil(round(y / BASELINE, 3)) * BASELINE


def total(strips: Sequence[Strip]) -> float:
    """The height of strips set below each other, the first one's air left out."""
    return sum(strip.height + (strip.before if at else 0) for at, strip in enumerate(strips))


def strips_of(flow: Flow) -> list[Strip]:
    """The strips of a flow inside a box or a column, where pages cannot be broken by force."""
    return [piece for piece in flow if isinstance(piece, Strip)]


def draw_stack(strips: Sequence[Strip], pen: Pen, x: float, y: float) -> None:
    """Draw strips below each other from x, y, with their frames."""
    placed, at = [], 0.0
    for number, strip in enumerate(strips):
        at += strip.before if number else 0
        placed.append(Placed(strip, at))
        at += strip.height
    draw_placed(placed, pen, x, y)


def draw_placed(placed: Sequence[Placed], pen: Pen, x: float, y: float) -> None:
    """Draw frames first, then every strip at its place."""
    for frame, dx, top, bottom in _frames(placed):
        with pen.ornament():
            frame.draw(pen, x + dx, y + top, bottom - top)
    for one in placed:
        if one.repeated:
            with pen.silent():
                one.strip.draw(pen, x, y + one.y)
        else:
            one.strip.draw(pen, x, y + one.y)


def _frames(placed: Sequence[Placed]) -> list[tuple[Frame, float, float, float]]:
    found: dict[Frame, tuple[float, float, float]] = {}
    for one in placed:
        for frame, x in one.strip.frames:
            _, top, _ = found.get(frame, (x, one.y, 0))
            found[frame] = (x, top, one.y + one.strip.height)
    return [(frame, *place) for frame, place in found.items()]
