"""A picture as dots, for programs that take no strokes: drawn by the pen for paper, so that it looks the same."""

from __future__ import annotations

import io
from typing import Any, cast

import pikepdf
import pypdfium2
from PIL.Image import Image, Quantize
from reportlab.pdfgen.canvas import Canvas

from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.drawing.values import Picture
from reports.lettering.embedding import Embedding
from reports.typesetting.finishing import give_faces

COLOURS = 256
"""Charts have few: a picture of so many is a third as heavy and looks the same."""


def png(picture: Picture, lang: str, *, scale: float = 3) -> bytes:
    """The picture as PNG, `scale` dots for each point, on white; the same picture gives the same bytes."""
    embedding, out = Embedding(), io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(picture.width, picture.height), invariant=1, pageCompression=0)
    canvas._preamble = ""  # noqa: SLF001 - it names a font that is not embedded
    pdf.draw(picture, Pen(canvas, picture.height, embedding), 0, 0, lang=lang)
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        give_faces(document, embedding)
        drawn = io.BytesIO()
        document.save(drawn, deterministic_id=True)
    return _dots(drawn.getvalue(), scale)


def _dots(document: bytes, scale: float) -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument(document) as opened:
        _of_few_colours(opened[0].render(scale=scale).to_pil().convert("RGB")).save(out, "PNG")
    return out.getvalue()


def _of_few_colours(picture: Image) -> Image:
    """The picture in the colours that it needs, in one pass; the ground stays exactly what it is."""
    few, corner = picture.quantize(COLOURS, method=Quantize.FASTOCTREE), (0, 0)
    palette, ground = few.getpalette() or [], cast(int, few.getpixel(corner))
    palette[3 * ground : 3 * ground + 3] = cast(tuple[int, ...], picture.getpixel(corner))
    few.putpalette(palette)
    return few
