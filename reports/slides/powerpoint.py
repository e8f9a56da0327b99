"""A deck as PowerPoint: words that can be edited, charts as pictures with their alternative text, notes for whoever speaks."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from reports.lettering.joining import STAYS
from reports.lettering.lines import Manner, base_level, is_rtl
from reports.office.dots import png
from reports.office.parting import parted
from reports.office.regions import REGIONS, signed
from reports.office.steady import moment, plain, steady
from reports.slides.laying import (
    AFTER_EYEBROW,
    AFTER_TITLE,
    BETWEEN,
    BOTTOM,
    BULLET,
    EYEBROW,
    FOOT,
    SURE,
    TOP,
    Laid,
    height,
    laid,
    steadied,
)
from reports.slides.template import footed, layout, template
from reports.slides.values import FULL, MARGIN, SMALLEST, WIDTH, Slide
from reports.style import ACCENT, INK
from reports.typesetting.meta import Meta
from surveys.translator import direction

ALT = "descr"
NARROWER = 0.88
"""Office letters are wider than ours: at this size they take about the same room."""
FORGOTTEN = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.PRINTER_SETTINGS}
NOTES = Manner(14, colour=INK)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def powerpoint(deck: Sequence[Slide], meta: Meta, released: date | None) -> bytes:
    """The same deck gives the same bytes."""
    made = template(rtl=direction(meta.lang) == "rtl")
    for number, slide in enumerate(deck, start=1):
        listed = bool(slide.lines) and not (slide.picture and laid(slide, meta.lang).scale)
        shown = made.slides.add_slide(layout(made, cover=slide.kind == "cover", listed=listed))
        _slide(shown, slide, meta.lang)
        footed(shown, meta.disclosure, number)
    _describe(made, meta, released)
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _describe(made: Any, meta: Meta, released: date | None) -> None:
    """The properties: what it is, from whom, of what day; nothing of the empty deck that it began with."""
    properties = made.core_properties
    properties.title, properties.subject = plain(meta.title), plain(meta.subject)
    properties.author = properties.last_modified_by = plain(meta.author)
    properties.language, properties.comments, properties.revision = REGIONS.get(meta.lang, meta.lang), "", 1
    properties.created = properties.modified = moment(released)
    for part in (made.part.package, made.part):
        for key, one in list(part._rels.items()):  # noqa: SLF001 - the library has no word for taking parts out
            if one.reltype in FORGOTTEN:
                part._rels.pop(key)  # noqa: SLF001


def _slide(made: Any, slide: Slide, lang: str) -> None:
    lies, top = laid(slide, lang), TOP[slide.kind]
    if slide.eyebrow:
        top += _put(made.shapes.add_textbox(0, 0, 0, 0), (slide.eyebrow,), top, EYEBROW, lang) + AFTER_EYEBROW
    top += _put(made.shapes.title, slide.title.split("\n"), top, _title(slide, lies.title, lang), lang, after=0) + AFTER_TITLE
    if slide.picture and lies.scale:
        top += _picture(made, slide, lies, top, lang)
    else:
        top += _lines(made, slide, top, _narrower(lies.body), lang)
    if slide.foot:
        _put(made.shapes.add_textbox(0, 0, 0, 0), (slide.foot,), top, FOOT, lang)
    if slide.notes:
        _write(made.notes_slide.notes_text_frame, slide.notes.split("\n"), NOTES, lang)


def _title(slide: Slide, manner: Manner, lang: str) -> Manner:
    """The letters of a title: a line that only wider letters would need is spared, but a question has the slide to itself."""
    narrower = _narrower(manner)
    if slide.kind == "question":
        return narrower
    return replace(narrower, size=steadied(slide.title, narrower.size, SMALLEST, lang, FULL * SURE[direction(lang)]))


def _narrower(manner: Manner) -> Manner:
    return Manner(max(SMALLEST, manner.size * NARROWER), manner.weight, role=manner.role, colour=manner.colour)


def _lines(made: Any, slide: Slide, top: float, manner: Manner, lang: str) -> float:
    """In the layout's own place for them, which is taken away where there are none."""
    body = next((shape for shape in made.placeholders if shape.placeholder_format.idx == 1), None)
    if body is None:
        return 0.0
    if not slide.lines:
        body._element.getparent().remove(body._element)  # noqa: SLF001 - the library has no word for it
        return 0.0
    return _put(body, slide.lines, top, manner, lang, listed=slide.kind == "page")


def _put(shape: Any, lines: Sequence[str], top: float, manner: Manner, lang: str, *, listed: bool = False, after: float = BETWEEN) -> float:
    """Writes lines across the slide from `top` down; the points that they take."""
    room = (FULL - (BULLET if listed else 0)) * SURE[direction(lang)]
    high = sum(height(plain(line), manner, lang, room) + after for line in lines)
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(top), Pt(FULL), Pt(high)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.auto_size = MSO_ANCHOR.TOP, MSO_AUTO_SIZE.NONE
    _write(frame, lines, manner, lang, listed=listed, after=after)
    return high


def _write(frame: Any, lines: Iterable[str], manner: Manner, lang: str, *, listed: bool = False, after: float = 6) -> None:
    """Paragraphs, each from the side where its language starts."""
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        right = is_rtl(line, lang)
        paragraph.alignment, paragraph.space_after, paragraph.space_before = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT, Pt(after), Pt(0)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no word for directions and bullets
        properties.set("rtl", "1" if right else "0")
        _bullet(properties, listed=listed)
        words = f"{STAYS}{plain(line)}{STAYS}" if right and not base_level(line, lang) else signed(plain(line), lang)
        for part, apart in parted(words):
            _run(paragraph, part, manner, lang if apart else REGIONS.get(lang, lang))


def _run(paragraph: Any, words: str, manner: Manner, lang: str) -> None:
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(manner.size), manner.weight == "bold"
    run.font.color.rgb = RGBColor(*bytes.fromhex(manner.colour[1:]))  # type: ignore[no-untyped-call]
    run.font._element.set("lang", lang)  # noqa: SLF001 - the library knows languages by number only


def _bullet(properties: Any, *, listed: bool) -> None:
    """A dot before each line of a list, and none elsewhere, whatever the layout has."""
    if not listed:
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(f'<a:buNone xmlns:a="{DRAWING}"/>'))
        return
    properties.set("marL", str(Pt(BULLET)))
    properties.set("indent", str(-Pt(BULLET)))
    properties.append(parse_xml(f'<a:buClr xmlns:a="{DRAWING}"><a:srgbClr val="{ACCENT[1:]}"/></a:buClr>'))
    properties.append(parse_xml(f'<a:buFont xmlns:a="{DRAWING}" typeface="Arial"/>'))
    properties.append(parse_xml(f'<a:buChar xmlns:a="{DRAWING}" char="•"/>'))


def _picture(made: Any, slide: Slide, lies: Laid, top: float, lang: str) -> float:
    picture = slide.picture
    assert picture is not None
    scale = min(lies.scale, (BOTTOM - top) / picture.height)
    width, high = picture.width * scale, picture.height * scale
    left = WIDTH - MARGIN - width if direction(lang) == "rtl" else MARGIN
    shape = made.shapes.add_picture(io.BytesIO(png(picture, lang)), Pt(left), Pt(top), Pt(width), Pt(high))
    shape._element.nvPicPr.cNvPr.set(ALT, plain(picture.alt or picture.title))  # noqa: SLF001 - the library has no word for it
    return high + BETWEEN
