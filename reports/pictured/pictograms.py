"""Small pictures that say one thing each, drawn as values on a field of 100 by 100; nothing of them is anybody else's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from reports.drawing.values import Box, Dot, Line, Path, Picture, Point, Shape
from reports.style import ACCENT, AGREEMENT, PAPER, Colour

FIELD = 100.0
STROKE = 6.0
LIGHT = AGREEMENT[3]
STEPS = 24
"""Straight pieces of half a circle."""

Pictogram = Callable[[], tuple[Shape, ...]]


def picture(name: str) -> Picture:
    """The pictogram of a name of `PICTOGRAMS`. It is an ornament: words say the same beside it."""
    return drawn(PICTOGRAMS[name]())


def drawn(shapes: tuple[Shape, ...]) -> Picture:
    """The same for every direction of reading: clocks and ticks are not turned round."""
    return Picture(FIELD, FIELD, shapes, mirrors=False)


def arc(x: float, y: float, r: float, start: float, end: float) -> list[Point]:
    """Points on a circle from one angle to the other, in degrees with the clock from the right."""
    count = max(2, round(abs(end - start) / 180 * STEPS))
    turns = [math.radians(start + (end - start) * step / count) for step in range(count + 1)]
    return [(x + r * math.cos(turn), y + r * math.sin(turn)) for turn in turns]


def person(colour: Colour = ACCENT, *, share: float = 1.0, from_right: bool = False) -> tuple[Shape, ...]:
    """One person in outline, filled to a share of the width from the side where reading starts."""
    body, head = (*arc(50, 76, 30, 180, 360), (80, 92), (20, 92)), tuple(arc(50, 24, 16, 0, 360))
    outlines = tuple(Path(part, closed=True, fill=PAPER, stroke=colour, width=4) for part in (body, head))
    reach = 20 + 60 * share
    filled = [_left_of(reach, part) for part in (body, head)] if share else []
    return (*outlines, *(Path(_turned(part) if from_right else part, closed=True, fill=colour) for part in filled if part))


def _left_of(edge: float, points: Sequence[Point]) -> tuple[Point, ...]:
    """What of a shape without dents lies left of an edge."""
    kept = list[Point]()
    for (x, y), (to_x, to_y) in zip(points, (*points[1:], points[0]), strict=True):
        if x <= edge:
            kept.append((x, y))
        if (x - edge) * (to_x - edge) < 0:
            kept.append((edge, y + (to_y - y) * (edge - x) / (to_x - x)))
    return tuple(kept)


def _turned(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple((FIELD - x, y) for x, y in points)


def table() -> tuple[Shape, ...]:
    """People around a table."""
    around = [(50 + 38 * math.cos(turn), 50 + 38 * math.sin(turn)) for turn in (math.tau * seat / 6 for seat in range(6))]
    return (Dot(50, 50, 20, "circle", LIGHT), *(Dot(x, y, 10, "circle", ACCENT) for x, y in around))


def _bubble(x: float, y: float, colour: Colour, tail: tuple[Point, Point, Point]) -> tuple[Shape, ...]:
    return (Box(x, y, 58, 38, colour, radius=12), Path(tail, closed=True, fill=colour))


def talk() -> tuple[Shape, ...]:
    back = _bubble(38, 44, LIGHT, ((70, 80), (88, 96), (84, 74)))
    return (*back, Box(2, 10, 64, 44, PAPER, radius=14), *_bubble(5, 13, ACCENT, ((14, 44), (8, 66), (36, 48))))


def lock() -> tuple[Shape, ...]:
    shackle = ((30, 48), *arc(50, 36, 20, 180, 360), (70, 48))
    return (
        Path(shackle, stroke=ACCENT, width=9),
        Box(20, 46, 60, 46, ACCENT, radius=8),
        Dot(50, 64, 7, "circle", PAPER),
        Line(50, 64, 50, 80, PAPER, 6),
    )


def tick() -> tuple[Shape, ...]:
    return (Dot(50, 50, 42, "circle", ACCENT), Path(((30, 52), (45, 67), (72, 36)), stroke=PAPER, width=9))


def letter() -> tuple[Shape, ...]:
    return (Box(10, 24, 80, 54, ACCENT, radius=5), Path(((14, 30), (50, 58), (86, 30)), stroke=PAPER, width=6))


def phone() -> tuple[Shape, ...]:
    return (Box(28, 8, 44, 84, ACCENT, radius=9), Box(34, 18, 32, 56, PAPER), Dot(50, 83, 4, "circle", PAPER))


def heart() -> tuple[Shape, ...]:
    """The curve of Eisenhut: x = 16 sin³ t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t."""
    turns = [math.tau * step / 48 for step in range(48)]
    points = [
        (50 + 2.6 * 16 * math.sin(t) ** 3, 46 - 2.6 * (13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)))
        for t in turns
    ]
    return (Path(tuple(points), closed=True, fill=ACCENT),)


def target() -> tuple[Shape, ...]:
    return (Dot(50, 50, 42, "circle", ACCENT), Dot(50, 50, 29, "circle", PAPER), Dot(50, 50, 16, "circle", ACCENT))


def rings() -> tuple[Shape, ...]:
    """Two that fit together."""
    return (Dot(36, 50, 28, "circle", LIGHT), Dot(64, 50, 28, "circle", ACCENT), Path(_lens(), closed=True, fill=PAPER))


def _lens() -> tuple[Point, ...]:
    """Where the two rings meet."""
    half = math.degrees(math.acos(14 / 28))
    return (*arc(36, 50, 25, -half, half), *arc(64, 50, 25, 180 - half, 180 + half))


def flag() -> tuple[Shape, ...]:
    return (Line(26, 10, 26, 92, ACCENT, 8), Path(((30, 14), (84, 30), (30, 50)), closed=True, fill=LIGHT, stroke=ACCENT, width=4))


def clock() -> tuple[Shape, ...]:
    return (
        Dot(50, 50, 40, "circle", PAPER, ACCENT, 8),
        Line(50, 50, 50, 24, ACCENT, STROKE),
        Line(50, 50, 68, 60, ACCENT, STROKE),
        Dot(50, 50, 5, "circle", ACCENT),
    )


def drop() -> tuple[Shape, ...]:
    """A drop and the ring that it makes."""
    body = ((50, 8), *arc(50, 46, 23, 20, 160))
    return (Path(body, closed=True, fill=ACCENT), *(Path(tuple(arc(50, 62, r, 25, 155)), stroke=LIGHT, width=6) for r in (22, 34)))


def tree() -> tuple[Shape, ...]:
    crown = (Dot(34, 44, 22, "circle", LIGHT), Dot(66, 44, 22, "circle", LIGHT), Dot(50, 28, 22, "circle", LIGHT))
    return (*crown, Box(45, 46, 10, 46, ACCENT), Line(50, 66, 66, 52, ACCENT, STROKE), Line(50, 74, 36, 60, ACCENT, STROKE))


def balance() -> tuple[Shape, ...]:
    pans = tuple(Path((*arc(x, 56, 18, 0, 180),), closed=True, fill=LIGHT, stroke=ACCENT, width=4) for x in (24, 76))
    return (
        Line(50, 12, 50, 88, ACCENT, 7),
        Line(24, 24, 76, 24, ACCENT, 7),
        Line(30, 88, 70, 88, ACCENT, 8),
        *(Line(x, 24, x + side, 56, ACCENT, 3) for x in (24, 76) for side in (-18, 18)),
        *pans,
    )


def eye() -> tuple[Shape, ...]:
    lids = (*arc(50, 86, 56, 225, 315), *arc(50, 14, 56, 45, 135))
    return (Path(lids, closed=True, fill=PAPER, stroke=ACCENT, width=7), Dot(50, 50, 15, "circle", ACCENT), Dot(55, 45, 4, "circle", PAPER))


def key() -> tuple[Shape, ...]:
    return (
        Dot(30, 50, 20, "circle", PAPER, ACCENT, 9),
        Line(50, 50, 94, 50, ACCENT, 9),
        Line(78, 50, 78, 68, ACCENT, 8),
        Line(90, 50, 90, 64, ACCENT, 8),
    )


def pair() -> tuple[Shape, ...]:
    """Two who are as tall as each other, on one line."""
    bodies = [((*arc(x, 74, 22, 180, 360), (x + 22, 84), (x - 22, 84)), colour) for x, colour in ((28, ACCENT), (72, LIGHT))]
    heads = (Dot(28, 26, 13, "circle", ACCENT), Dot(72, 26, 13, "circle", LIGHT))
    return (*heads, *(Path(body, closed=True, fill=colour) for body, colour in bodies), Line(4, 92, 96, 92, ACCENT, STROKE))


def coins() -> tuple[Shape, ...]:
    return tuple(
        Box(x - 20, 80 - 15 * at, 40, 12, colour, radius=5) for x, colour, count in ((28, ACCENT, 5), (74, LIGHT, 3)) for at in range(count)
    )


def glass(share: float) -> tuple[Shape, ...]:
    """A glass filled to a share of its height, 0 to 1."""
    top, bottom, wide, narrow = 8.0, 92.0, 34.0, 24.0
    level = bottom - (bottom - top) * share

    def half(y: float) -> float:
        return narrow + (wide - narrow) * (bottom - y) / (bottom - top)

    water = ((50 - half(level), level), (50 + half(level), level), (50 + narrow, bottom), (50 - narrow, bottom))
    sides = ((50 - wide, top), (50 - narrow, bottom), (50 + narrow, bottom), (50 + wide, top))
    return (Path(water, closed=True, fill=LIGHT), Path(sides, stroke=ACCENT, width=5))


PICTOGRAMS: Mapping[str, Pictogram] = {
    "person": person,
    "table": table,
    "talk": talk,
    "lock": lock,
    "tick": tick,
    "letter": letter,
    "phone": phone,
    "heart": heart,
    "target": target,
    "rings": rings,
    "flag": flag,
    "clock": clock,
    "drop": drop,
    "tree": tree,
    "balance": balance,
    "eye": eye,
    "key": key,
    "pair": pair,
    "coins": coins,
}
OF_FRAMES: Mapping[str, tuple[str, ...]] = {
    "principles.equality": ("balance", "pair"),
    "principles.transparency": ("eye",),
    "principles.results": ("flag", "target"),
    "principles.responsibility": ("key", "lock"),
    "principles.complementarity": ("rings",),
    "dac.relevance": ("target",),
    "dac.coherence": ("rings", "table"),
    "dac.effectiveness": ("flag", "tick"),
    "dac.efficiency": ("clock", "coins"),
    "dac.impact": ("drop",),
    "dac.sustainability": ("tree",),
}
"""What a topic is about, by the frames it belongs to: their names mean the same in every questionnaire, codes of topics do not.
The second stands where the first is already on the page."""
