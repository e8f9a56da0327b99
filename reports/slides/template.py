"""What every slide of a PowerPoint stands on: its shape, its letters and colours, a bar above, the foot; new slides take it too."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from reports.office.steady import plain
from reports.slides.values import FULL, HEIGHT, MARGIN, SMALLEST, WIDTH
from reports.style import ACCENT, GROUPS, HAIRLINE, INK, QUIET

COVER, LISTED, TITLE_ONLY = 0, 1, 5
"""Layouts of the library's template that are kept."""
LETTERS = "Arial"
"""It is on every office computer, with Latin, Cyrillic and Arabic letters."""
EASTERN = "Microsoft YaHei"
FOOT_TOP, FOOT_HEIGHT, COUNT_WIDTH = HEIGHT - 46, 32.0, 130.0
FEET = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
BOX = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr'
    ' userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect">'
    '<a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)


def template(*, rtl: bool) -> Any:
    """An empty presentation, 16 to 9; `rtl`: it runs from right to left."""
    made: Any = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    if rtl:
        made.part._element.set("rtl", "1")  # noqa: SLF001 - the library has no word for it
    kept = [made.slide_layouts[place] for place in (COVER, LISTED, TITLE_ONLY)]
    for layout in list(made.slide_layouts):
        if layout not in kept:
            made.slide_layouts.remove(layout)
    _dressed(made.slide_master)
    for part in (made.slide_master, *kept):
        _placed(part, rtl=rtl)
    return made


def layout(made: Any, *, cover: bool, listed: bool) -> Any:
    """The layout for a slide of a kind."""
    return made.slide_layouts[0 if cover else 1 if listed else 2]


def footed(slide: Any, disclosure: str, number: int) -> None:
    """Writes who may see it and its number at a slide's foot."""
    for shape in slide.slide_layout.placeholders:
        kind = shape.placeholder_format.type
        if kind in FEET:
            foot = deepcopy(shape._element)  # noqa: SLF001 - the library copies no feet
            for said in foot.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"):
                said.text = str(number)
            slide.shapes._spTree.append(foot)  # noqa: SLF001
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            shape.text_frame.text = plain(disclosure)


def _dressed(master: Any) -> None:
    """A bar at the top, a hairline above the foot, our letters and colours."""
    tree = master.shapes._spTree  # noqa: SLF001
    for number, (name, y, x, w, h, colour) in enumerate(
        (("Bar", 0, 0, WIDTH, 10, ACCENT), ("Line", HEIGHT - 50, MARGIN, FULL, 0.75, HAIRLINE)), start=100
    ):
        box = BOX.format(number=number, name=name, x=Pt(x), y=Pt(y), w=Pt(w), h=Pt(h), colour=colour[1:])
        tree.insert(2, parse_xml(box))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    words = theme.blob.decode()
    words = re.sub(r'(<a:latin typeface=")Calibri"', rf'\g<1>{LETTERS}"', words)
    words = re.sub(r'(<a:ea typeface=")"', rf'\g<1>{EASTERN}"', words)
    words = re.sub(r'(<a:cs typeface=")"', rf'\g<1>{LETTERS}"', words)
    for place, colour in enumerate((ACCENT, *(mark.colour for mark in GROUPS[:5])), start=1):
        words = re.sub(rf"(<a:accent{place}><a:srgbClr val=\")[0-9A-F]{{6}}", rf"\g<1>{colour[1:]}", words)
    words = re.sub(r'(<a:dk2><a:srgbClr val=")[0-9A-F]{6}', rf"\g<1>{INK[1:]}", words)
    theme._blob = words.encode()  # noqa: SLF001 - the library leaves themes as they are


def _placed(part: Any, *, rtl: bool) -> None:
    """Puts what the template has for 4 to 3 where it belongs, and leaves dates out."""
    for shape in list(part.placeholders):
        kind = shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.DATE:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
            continue
        x, width, top, height = MARGIN, FULL, 150.0, 310.0
        if kind in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
            top, height = 40.0, 96.0
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            x, width, top, height = MARGIN if rtl else WIDTH - MARGIN - COUNT_WIDTH, COUNT_WIDTH, FOOT_TOP, FOOT_HEIGHT
        elif kind == PP_PLACEHOLDER.FOOTER:
            x, width = MARGIN + (COUNT_WIDTH if rtl else 0), FULL - COUNT_WIDTH
            top, height = FOOT_TOP, FOOT_HEIGHT
        shape.left, shape.top, shape.width, shape.height = Pt(x), Pt(top), Pt(width), Pt(height)
        if kind in FEET:
            _small(shape, end=(kind == PP_PLACEHOLDER.SLIDE_NUMBER) != rtl, rtl=rtl)


def _small(shape: Any, *, end: bool, rtl: bool) -> None:
    """The letters of a foot, at the `end` (right) or the start (left) of its box."""
    body = shape._element.txBody  # noqa: SLF001
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    style = body.find(f"{{{space}}}lstStyle")
    if style is not None:
        for old in list(style):
            style.remove(old)
        style.append(
            parse_xml(
                f'<a:lvl1pPr xmlns:a="{space}" algn="{"r" if end else "l"}" rtl="{int(rtl)}"><a:defRPr sz="{int(SMALLEST * 100)}">'
                f'<a:solidFill><a:srgbClr val="{QUIET[1:]}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
            )
        )
    shape.text_frame.margin_left = shape.text_frame.margin_right = 0
