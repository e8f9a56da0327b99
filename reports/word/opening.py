"""The first pages of a Word document: the cover, and the lines of a list of contents, which lead to their headings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.shared import Pt

from reports.drawing.values import Box, Picture
from reports.logos import as_png, dots
from reports.style import MARGIN, PAPERS
from reports.typesetting.blocks import FullBleedCover, Span
from reports.typesetting.opening import BAND, CONTENTS_INDENT, CONTENTS_LINES, FIELD, LOGO, roomiest
from reports.word.marking import PARAGRAPH_ORDER, element, field, put, twentieths
from reports.word.pictures import behind, name, place
from reports.word.room import Mark, Place, Room, write
from reports.word.runs import fill
from reports.word.styles import set_contents

UPRIGHT, ACROSS = (40, 60), (16, 20)
"""Points between the picture and the first words, and before the foot: on upright paper, and on paper that lies across."""
LOW_FIELD = 0.32
"""Of the height of paper that lies across: how far down its picture reaches."""
FOR_CONTENTS = 0.77
"""Of a page's height: what a list of contents can take below the words before it."""


@write.register
def _(block: FullBleedCover, room: Room) -> None:
    width, height = PAPERS[room.place.meta.paper]
    field, below, before_foot = height * (FIELD if height > width else LOW_FIELD), *(UPRIGHT if height > width else ACROSS)
    first = fill(room.paragraph("Label"), block.eyebrow, room.lang)
    first.paragraph_format.space_before = Pt(field - MARGIN + below)
    behind(place(first, _upper_part(block, width, field), room.lang), width, field)
    fill(room.paragraph("Title"), block.title, room.lang)
    fill(room.paragraph("Subtitle"), block.subtitle, room.lang)
    for number, line in enumerate(block.lines):
        paragraph = fill(room.paragraph("Normal"), line, room.lang)
        if number == 0:
            paragraph.paragraph_format.space_before = Pt(before_foot)
        elif height < width:
            paragraph.paragraph_format.space_before = Pt(0)
    if block.house and block.house.logo:
        _logo(block.house.logo, block.house.name, room)
    room.place.begun = True


def _upper_part(block: FullBleedCover, width: float, field: float) -> Picture:
    """The ornament as far as it is seen, with the band of the house below it."""
    scale = width / block.picture.width
    assert scale
    band = [Box(0, field - BAND, width, BAND, block.house.colour)] if block.house and block.house.colour else []
    return replace(block.picture, height=field, shapes=(*block.picture.shapes, *band), title="", alt="")


def _logo(logo: bytes, house: str, room: Room) -> None:
    picture = dots(logo)
    scale = min(LOGO[0] / picture.width, LOGO[1] / picture.height)
    paragraph = fill(room.paragraph("Normal"), "", room.lang)
    name(paragraph.add_run().add_picture(as_png(logo), Pt(picture.width * scale), Pt(picture.height * scale)), house)


def list_contents(known: Place, width: float) -> None:
    """Writes the lines of every list of contents, now that all headings are known."""
    for anchor, depth in known.contents:
        listed = [mark for mark in known.headings if mark.listed and mark.level <= depth]
        set_contents(known.document, roomiest(CONTENTS_LINES, len(listed), (PAPERS[known.meta.paper][1] - 2 * MARGIN) * FOR_CONTENTS))
        for mark in listed:
            anchor._p.addprevious(_line(known, mark, width)._p)  # noqa: SLF001 - the library adds at the end only
        if listed:
            anchor._p.getparent().remove(anchor._p)  # noqa: SLF001 - an empty line could make a page of its own


def _line(known: Place, mark: Mark, width: float) -> Any:
    """A heading's words and its page, as one link to it; programs fill in the page when they open the document."""
    paragraph = known.document.add_paragraph()
    paragraph._p.style = known.styles["Contents" if mark.level == 1 else "Contents Below"]  # noqa: SLF001
    fill(paragraph, [Span(mark.text)], known.meta.lang)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    tabs = element("tabs")
    tabs.append(element("tab", val="right", leader="dot", pos=twentieths(width)))
    indent = element("ind", start=twentieths(0 if mark.level == 1 else CONTENTS_INDENT))
    put(properties, PARAGRAPH_ORDER, tabs, indent)
    link = element("hyperlink", anchor=mark.name, history=1)
    for run in [*paragraph.runs, paragraph.add_run("\t")]:
        link.append(run._r)  # noqa: SLF001
    for part in field(f"PAGEREF {mark.name} \\h", mark.page, stale=True):
        run = element("r")
        run.append(part)
        link.append(run)
    paragraph._p.append(link)  # noqa: SLF001
    return paragraph
