"""Colours as a printer without colour shows them, so that what is to be told apart still is."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any

from reports.drawing.values import Box, Dot, Picture, Shape
from reports.style import QUIET

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue look (ITU-R BT.709)."""
COLOURS = ("colour", "fill", "stroke")


@cache
def grey(colour: str) -> str:
    """The grey as bright as #RRGGBB; nothing stays nothing."""
    if not colour:
        return ""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    level = round(sum(weight * part for weight, part in zip(WEIGHTS, parts, strict=True)))
    return f"#{level:02X}{level:02X}{level:02X}"


def greyed(picture: Picture) -> Picture:
    """The picture without colour."""
    return replace(picture, shapes=tuple(_greyed(shape) for shape in picture.shapes))


def _greyed(shape: Shape) -> Shape:
    found: dict[str, Any] = {one.name: grey(getattr(shape, one.name)) for one in fields(shape) if one.name in COLOURS}
    hollow = isinstance(shape, Dot) and not shape.fill
    if hollow or (isinstance(shape, Box) and shape.hatch):
        found["stroke"] = found["stroke"] or grey(QUIET)  # what the pens would take
    return replace(shape, **found)
