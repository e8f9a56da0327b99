"""The mark of a house as dots on paper: what may be uploaded, and what is read of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from surveys.errors import Problem
from surveys.messages import msg

LARGEST = 1_000_000
MOST_DOTS = 4_000
FORMATS = ("PNG", "JPEG")
KEPT = 600
"""Dots of the longer side that are printed: more than any printer shows at this size."""


def problems_of(logo: bytes) -> Iterator[Problem]:
    """Why the bytes cannot be printed as a logo."""
    if len(logo) > LARGEST:
        yield Problem("logo", msg("The picture is too large."), msg("Give a file of at most {n} MB.", n=LARGEST // 1_000_000))
        return
    try:
        with Image.open(io.BytesIO(logo), formats=FORMATS) as opened:
            if max(opened.size) > MOST_DOTS:
                yield Problem("logo", msg("The picture has too many dots."), msg("Make it at most {n} dots wide and high.", n=MOST_DOTS))
            else:
                opened.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        yield Problem("logo", msg("This file is no picture that can be printed."), msg("Give a PNG or JPEG file."))


def dots(logo: bytes) -> Image.Image:
    """The picture itself, of nothing but its dots: no name of a camera, place or program goes with it."""
    with Image.open(io.BytesIO(logo), formats=FORMATS) as opened:
        read = opened.convert("RGBA")
    read.thumbnail((KEPT, KEPT))
    return read


def as_png(logo: bytes) -> io.BytesIO:
    """The dots as a picture for a page."""
    out = io.BytesIO()
    dots(logo).save(out, "PNG")
    out.seek(0)
    return out
