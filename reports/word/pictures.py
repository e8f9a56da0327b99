"""Pictures in Word: dots with an alternative text, as large as on the page."""

from __future__ import annotations

import io
from typing import Any

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Emu, Pt

from reports.drawing.values import Picture
from reports.office.dots import png
from reports.style import MARGIN, PAPERS
from reports.typesetting.blocks import Figure
from reports.typesetting.panels import ROOM_FOR_WORDS
from reports.word.marking import property_of
from reports.word.room import Room, write
from reports.word.runs import fill, numbered

HIGHEST = 0.92
"""Of what is left for a picture: programs set words higher than the page does."""
DECORATIVE = (
    '<a:extLst {a}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@write.register
def _(block: Figure, room: Room) -> None:
    if block.picture.title:
        fill(room.paragraph("Figure Title"), numbered(block.number, block.picture.title, room.lang), room.lang)
    free = PAPERS[room.place.meta.paper][1] - 2 * MARGIN - ROOM_FOR_WORDS
    scale = min(1.0, room.width / block.picture.width, free * HIGHEST / block.picture.height)
    paragraph = fill(room.paragraph("Normal"), "", room.lang)
    paragraph.paragraph_format.keep_with_next = bool(block.caption)
    place(paragraph, block.picture, room.lang, scale)
    if block.caption:
        fill(room.paragraph("Caption"), block.caption, room.lang)


def place(paragraph: Any, picture: Picture, lang: str, scale: float = 1) -> Any:
    """Puts the picture on the paragraph's line; one without words is marked as an ornament."""
    shape = paragraph.add_run().add_picture(io.BytesIO(png(picture, lang)), Pt(picture.width * scale), Pt(picture.height * scale))
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # noqa: SLF001 - where nothing is said, LibreOffice leaves air, and wide pictures leave the text's edge
    name(shape, picture.alt or picture.title)
    return shape


def name(shape: Any, words: str) -> None:
    """Says in words what a picture shows."""
    properties = shape._inline.docPr  # noqa: SLF001 - the library has no word for alternative texts
    properties.set("name", f"Picture {properties.id}")
    if words.strip():
        properties.set("descr", property_of(words))
    else:
        properties.append(parse_xml(DECORATIVE.format(a=nsdecls("a"))))


def behind(shape: Any, width: float, height: float) -> None:
    """Takes a picture out of its line: from the paper's upper corner on, under the words, `width` by `height` points."""
    inline = shape._inline  # noqa: SLF001
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{Emu(Pt(width))}" cy="{Emu(Pt(height))}"/><wp:wrapNone/></wp:anchor>'
    )
    for child in list(inline):
        if child.tag.rpartition("}")[2] not in {"extent", "effectExtent"}:
            anchor.append(child)
    inline.getparent().replace(inline, anchor)
