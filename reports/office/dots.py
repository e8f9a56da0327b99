"""A picture as dots, for programs that take no strokes: drawn by the pen for paper, so that it looks the same."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.drawing.values import Picture
from reports.lettering.embedding import Embedding
from reports.typesetting.finishing import give_faces

COLOURS = 64
"""Charts have few: a picture of so many is a third as heavy and looks the same."""


def png(picture: Picture, lang: str, *, scale: float = 3) -> bytes:
    """The picture as PNG, `scale` dots for each point, on white; the same picture gives the same bytes."""
    embedding, out = Embedding(), io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(picture.width, picture.height), invariant=1)
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
        opened[0].render(scale=scale).to_pil().convert("RGB").quantize(COLOURS).save(out, "PNG")
    return out.getvalue()
