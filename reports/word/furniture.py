"""What stands on every sheet of a Word document: its size, the running head, the foot, the word of a draft; and its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from reports.lettering.joining import dotted
from reports.office.regions import REGIONS
from reports.office.steady import moment
from reports.style import HAIRLINE, MARGIN, PAPERS
from reports.typesetting.furniture import FOOT_BASELINE, HEAD_BASELINE
from reports.typesetting.meta import Meta
from reports.word.marking import PARAGRAPH_ORDER, SECTION_ORDER, element, field, property_of, put, switch, twentieths
from reports.word.runs import fill
from surveys.translator import direction

SECTION_TITLE = "STYLEREF 1"
"""The heading that a page is under. By its level: programs know the style itself by its name in the reader's own language only."""
PAGE, PAGES = 1111, 2222
"""Stand for the page and for the number of pages while the words around them are asked for."""
ACROSS = (380, 95)


def sheet(section: Any, meta: Meta) -> None:
    """Size, margins, direction, head and foot of the first section; later ones take them over."""
    width, height = PAPERS[meta.paper]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(MARGIN))
    section.header_distance, section.footer_distance = Pt(HEAD_BASELINE - 10), Pt(FOOT_BASELINE - 8)
    put(section._sectPr, SECTION_ORDER, switch("bidi", on=direction(meta.lang) == "rtl"))  # noqa: SLF001
    _head(section, meta)
    foot(section, meta, meta.disclosure)


def _head(section: Any, meta: Meta) -> None:
    paragraph = section.header.paragraphs[0]
    fill(paragraph, meta.running_head, meta.lang)
    for run in paragraph.runs:
        run.bold = True
    _ended(paragraph, meta, [SECTION_TITLE])
    if meta.draft:
        paragraph.add_run()._r.append(_across(meta.draft))  # noqa: SLF001


def foot(section: Any, meta: Meta, disclosure: str) -> None:
    """The foot of a section, which says who may see it."""
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    fill(paragraph, dotted((meta.released, disclosure), meta.lang), meta.lang)
    _ended(paragraph, meta, list(_page_of(meta)))


def _page_of(meta: Meta) -> Iterator[str]:
    """The words around page and pages, and the fields themselves, in capitals."""
    for part in re.split(r"(\d+)", meta.page_of(PAGE, PAGES)):
        if part.isdecimal():
            yield {PAGE: "PAGE", PAGES: "NUMPAGES"}[int(part)]
        elif part:
            yield part


def _ended(paragraph: Any, meta: Meta, parts: list[str]) -> None:
    """Texts and fields at the end of the line."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=twentieths(PAPERS[meta.paper][0] - 2 * MARGIN)))
    put(properties, PARAGRAPH_ORDER, tabs)
    paragraph.add_run("\t")
    for part in parts:
        if part in {SECTION_TITLE, "PAGE", "NUMPAGES"}:
            for one in field(part):
                paragraph.add_run()._r.append(one)  # noqa: SLF001
        else:
            paragraph.add_run(part).font.rtl = direction(meta.lang) == "rtl" or None


def _across(words: str) -> Any:
    """The word of a draft from corner to corner, as Word itself draws watermarks."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{ACROSS[0]}pt;height:{ACROSS[1]}pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return parse_xml(
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
        '</v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="{style}" o:allowincell="f"'
        f' fillcolor="{HAIRLINE}" stroked="f"><v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" '
        f"string={quoteattr(property_of(words))}/></v:shape></w:pict>"
    )


def describe(document: Any, meta: Meta, released: date | None) -> None:
    """The properties: what it is, from whom, of what day; no name of a machine or a program."""
    properties = document.core_properties
    properties.title, properties.subject = property_of(meta.title)[:255], property_of(meta.subject)[:255]
    properties.author = properties.last_modified_by = property_of(meta.author)[:255]
    properties.comments = properties.keywords = ""
    properties.language = REGIONS.get(meta.lang, meta.lang)
    properties.created = properties.modified = moment(released)
    properties.revision = 1
