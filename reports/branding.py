"""Whose house a document comes from: its name, its mark and its colour, where that can be read on white."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.errors import Problem
from surveys.messages import msg

READABLE = 4.5
"""Contrast that text needs (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, slots=True)
class House:
    """`colour` is #RRGGBB or empty; `logo` the bytes of a PNG or JPEG picture (see `reports.logos`), or empty."""

    name: str = ""
    colour: str = ""
    logo: bytes = b""


def contrast(colour: str) -> float:
    """How a colour #RRGGBB stands out on white, 1 to 21 (WCAG 2.2, relative luminance)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def darkened(colour: str) -> str:
    """The nearest colour of the same hue that can be read on white."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    while contrast(colour) < READABLE:
        light -= 0.01
        colour = "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, max(light, 0), saturation))
    return colour


def problems_of(colour: str) -> Iterator[Problem]:
    """Why a colour cannot be printed, with one that can."""
    if colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        mend = msg("Write it as # with six digits or letters from A to F, for example #0B5D66.")
        yield Problem("colour", msg("“{colour}” is not a colour.", colour=colour[:20]), mend)
    elif colour and contrast(colour) < READABLE:
        what = msg("{colour} is too light to be read on white.", colour=colour)
        yield Problem("colour", what, msg("The nearest colour that can be read is {darker}.", darker=darkened(colour)))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
