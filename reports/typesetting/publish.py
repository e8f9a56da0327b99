"""Blocks in, the bytes of a tagged PDF out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from reports.drawing.pen import Pen
from reports.lettering.embedding import Embedding
from reports.lettering.faces import require
from reports.style import MARGIN, PAPERS, VIEWS, View
from reports.typesetting import abreast, panels, tables, texts
from reports.typesetting.blocks import Block
from reports.typesetting.composing import Room, type_area
from reports.typesetting.finishing import finish
from reports.typesetting.furniture import dress
from reports.typesetting.meta import Meta
from reports.typesetting.opening import compose_document
from reports.typesetting.pages import fill
from reports.typesetting.strips import Sheet, draw_placed
from reports.typesetting.structure import Element, Entry

COMPOSERS = (abreast, panels, tables, texts)  # imported so that every kind of block is known to `compose`


def publish(blocks: Sequence[Block], meta: Meta) -> bytes:
    """A tagged PDF of `blocks`; the same blocks and meta give the same bytes. Texts are printed as they are, whatever they hold.

    Raises FontMissing, naming the package to add, where the language's letters are not installed.
    """
    require(meta.lang)
    meta = meta.plain()
    root, headings = Element("Document"), list[Entry]()
    sheets = lay_out(blocks, meta, root, headings)
    embedding = Embedding()
    drawn = _draw(sheets, meta, embedding)
    return finish(drawn, root, headings, embedding, meta)


def lay_out(blocks: Sequence[Block], meta: Meta, root: Element, headings: list[Entry]) -> list[Sheet]:
    """The pages that the blocks take; `root` gets their structure, `headings` each heading with its page and place."""
    width, height = type_area(meta.paper)
    sheets = fill(compose_document(blocks, Room(width, meta.lang, root, headings, meta.paper)), height)
    _find_headings(sheets)
    return sheets


def _find_headings(sheets: Sequence[Sheet]) -> None:
    for page, sheet in enumerate(sheets):
        for placed in sheet.placed:
            if placed.strip.anchor:
                placed.strip.anchor.page, placed.strip.anchor.y = page, MARGIN + placed.y


def _draw(sheets: Sequence[Sheet], meta: Meta, embedding: Embedding) -> bytes:
    out = io.BytesIO()
    view = VIEWS[meta.paper]
    canvas: Any = Canvas(out, pagesize=view.paper, invariant=1, pageCompression=0)
    canvas._preamble = ""  # noqa: SLF001 - it names a font that is not embedded
    pen = Pen(canvas, PAPERS[meta.paper][1], embedding)
    for number, sheet in enumerate(sheets, start=1):
        _lay(canvas, view, PAPERS[meta.paper][1])
        if not any(placed.strip.bleed for placed in sheet.placed):
            dress(pen, meta, sheet, number, len(sheets))
        draw_placed(sheet.placed, pen, MARGIN, MARGIN)
        pen.turn()
    canvas.save()
    return out.getvalue()


def _lay(canvas: Any, view: View, height: float) -> None:
    """From here on the page is drawn as large as it is laid on the paper; `height` is the page's own."""
    if view.scale != 1:
        canvas.translate(view.left, view.paper[1] - view.top - view.scale * height)
        canvas.scale(view.scale, view.scale)
