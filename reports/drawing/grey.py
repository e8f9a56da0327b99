"""Colours as a printer without colour shows them, so that what is to be told apart still is."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any

from reports.drawing.values import Box, Dot, Label, Picture, Shape
from reports.style import AGREEMENT, INK, PAPER, QUIET

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue look (ITU-R BT.709)."""
COLOURS = ("colour", "fill", "stroke")
STEPS = dict(zip(AGREEMENT, ("#E8E8E8", "#D0D0D0", "#B6B6B6", "#969696", "#4C4C4C"), strict=True))
"""The steps of a scale from light to dark, since both ends of it are dark in colour."""


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
    grounds = [picture.shapes[0], *picture.shapes] if picture.shapes else []
    return replace(picture, shapes=tuple(_greyed(shape, ground) for shape, ground in zip(picture.shapes, grounds, strict=False)))


def _greyed(shape: Shape, ground: Shape) -> Shape:
    """`ground`: what was drawn just before; white words on the darkest step that is light now become dark."""
    if isinstance(shape, Box) and shape.fill in STEPS:
        return replace(shape, fill=STEPS[shape.fill], stroke=grey(shape.stroke))
    if isinstance(shape, Label) and shape.colour == PAPER and isinstance(ground, Box) and ground.fill == AGREEMENT[0]:
        return replace(shape, colour=grey(INK))
    found: dict[str, Any] = {one.name: grey(getattr(shape, one.name)) for one in fields(shape) if one.name in COLOURS}
    hollow = isinstance(shape, Dot) and not shape.fill
    if hollow or (isinstance(shape, Box) and shape.hatch):
        found["stroke"] = found["stroke"] or grey(QUIET)  # what the pens would take
    return replace(shape, **found)
