"""The outlines of the marks, for a radius of 1 around 0, 0; each about as heavy to the eye as a circle."""

from __future__ import annotations

import math
from functools import cache

from reports.drawing.values import Anchor, Point
from reports.style import Mark

SHARE_BEFORE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


def _regular(corners: int, radius: float) -> tuple[Point, ...]:
    return tuple((radius * math.sin(2 * math.pi * at / corners), -radius * math.cos(2 * math.pi * at / corners)) for at in range(corners))


def _star() -> tuple[Point, ...]:
    return tuple(
        ((1.4 if at % 2 == 0 else 0.62) * math.sin(math.pi * at / 5), -(1.4 if at % 2 == 0 else 0.62) * math.cos(math.pi * at / 5))
        for at in range(10)
    )


def _cross(arm: float = 1.12, half: float = 0.4) -> tuple[Point, ...]:
    """An x: the corners of a plus sign, turned by an eighth."""
    plus = [(half, -half), (half, -arm), (-half, -arm), (-half, -half), (-arm, -half), (-arm, half)]
    plus += [(-x, -y) for x, y in plus]
    turn = math.sqrt(0.5)
    return tuple(((x - y) * turn, (x + y) * turn) for x, y in plus)


@cache
def outline(shape: Mark) -> tuple[Point, ...]:
    """The corners of a mark that is not round."""
    return {
        "square": ((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
        "triangle": tuple((x, y + 0.15) for x, y in _regular(3, 1.38)),
        "diamond": _regular(4, 1.25),
        "pentagon": _regular(5, 1.14),
        "star": _star(),
        "cross": _cross(),
    }[shape]
