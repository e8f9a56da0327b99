"""Blocks in, the bytes of a Word document out: the same blocks as on paper, as words that can be edited."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from reports.lettering.faces import require
from reports.office.steady import steady
from reports.style import measure
from reports.typesetting.blocks import Abreast, Block, FullBleedCover
from reports.typesetting.meta import Meta
from reports.typesetting.publish import lay_out
from reports.typesetting.structure import Element, Entry
from reports.word import opening, pictures, tables, texts
from reports.word.ending import hold_ends
from reports.word.furniture import describe, sheet
from reports.word.opening import list_contents
from reports.word.room import Place, Room, write_all
from reports.word.styles import dress

WRITERS = (opening, pictures, tables, texts)  # imported so that every kind of block is known to `write`

COMPATIBILITY = "15"
"""Word 2013 and all that followed."""


def word(blocks: Sequence[Block], meta: Meta, released: date | None = None) -> bytes:
    """A Word document of `blocks`; the same blocks, meta and day of release give the same bytes. Texts are text, whatever they hold.

    Raises FontMissing, naming the package to add, where the letters for the charts of the language are not installed.
    """
    require(meta.lang)
    meta = meta.plain()
    document: Any = Document()
    styles = dress(document, meta.lang)
    sheet(document.sections[0], meta)
    document.sections[0].different_first_page_header_footer = any(isinstance(block, FullBleedCover) for block in blocks[:1])
    on_paper: list[Entry] = []
    lay_out(blocks, meta, Element("Document"), on_paper)
    place = Place(document, meta, [], [], meta.disclosure, deque(on_paper), styles)
    room = Room(place, document, measure(meta.paper), meta.lang)
    write_all(blocks, room)
    if not any(isinstance(block, Abreast) for block in blocks):
        hold_ends(place, room.width)
    list_contents(place, room.width)
    describe(document, meta, released)
    _forget_the_model(document)
    _as_of_today(document)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def _forget_the_model(document: Any) -> None:
    """Takes out what tells of the empty document that everything began with: its small picture, its program, its counts of words."""
    package = document.part.package
    for key, one in list(package.rels.items()):
        if one.reltype in {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}:
            del package.rels[key]


def _as_of_today(document: Any) -> None:
    """The rules of today's programs; under those of 2010 Word says in its title that it opened an old file."""
    for one in document.settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), COMPATIBILITY)
