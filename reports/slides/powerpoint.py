"""A deck as PowerPoint: words that can be edited, charts as pictures with their alternative text, notes for whoever speaks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from reports.lettering.lines import is_rtl
from reports.office.dots import png
from reports.office.steady import moment, plain, steady
from reports.slides.paper import BODY, FULL, LINES, TITLE
from reports.slides.values import ENLARGED, HEIGHT, MARGIN, SMALLEST, WIDTH, Slide
from reports.style import ACCENT, INK, QUIET
from reports.typesetting.meta import Meta

TITLE_ONLY = 5
LETTERS = 0.52
"""The mean width of a letter, of its size: how many lines a title takes is only guessed, since programs set it themselves."""
ALT = "descr"


def powerpoint(deck: Sequence[Slide], meta: Meta, released: date | None) -> bytes:
    """The same deck gives the same bytes."""
    made: Any = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for slide in deck:
        _slide(made.slides.add_slide(made.slide_layouts[TITLE_ONLY]), slide, meta.lang)
    properties = made.core_properties
    properties.title, properties.author, properties.language = plain(meta.title), plain(meta.author), meta.lang
    properties.created = properties.modified = moment(released)
    properties.last_modified_by, properties.revision = plain(meta.author), 1
    out = io.BytesIO()
    made.save(out)
    return steady(out.getvalue())


def _slide(made: Any, slide: Slide, lang: str) -> None:
    size = TITLE[slide.kind][0] * (0.8 if slide.kind != "page" else 0.85)
    top = MARGIN * 0.6 if slide.kind == "page" else HEIGHT * 0.22
    if slide.eyebrow:
        _box(made, (slide.eyebrow,), top, SMALLEST, ACCENT, lang, bold=True)
        top += SMALLEST * LINES + 6
    height = _height(slide.title, size)
    title = made.shapes.title
    title.left, title.top, title.width, title.height = Pt(MARGIN), Pt(top), Pt(FULL), Pt(height)
    _write(title.text_frame, (slide.title,), size, INK, lang, bold=True)
    top += height + 10
    if slide.lines:
        colour = INK if slide.kind == "page" else QUIET
        top += _box(made, slide.lines, top, BODY, colour, lang, listed=slide.kind == "page")
    if slide.picture:
        top += _picture(made, slide, top, lang)
    if slide.foot:
        _box(made, (slide.foot,), min(top, HEIGHT - MARGIN), SMALLEST, QUIET, lang)
    if slide.notes:
        _write(made.notes_slide.notes_text_frame, tuple(slide.notes.split("\n")), 14, INK, lang)


def _colour(value: str) -> Any:
    return RGBColor(*bytes.fromhex(value[1:]))  # type: ignore[no-untyped-call]


def _height(words: str, size: float) -> float:
    """Points that the words take in a box as wide as the slide."""
    return (1 + int(len(words) * size * LETTERS / FULL)) * size * LINES


def _box(
    made: Any, lines: tuple[str, ...], top: float, size: float, colour: str, lang: str, *, bold: bool = False, listed: bool = False
) -> float:
    height = sum(_height(line, size) for line in lines) + 8 * len(lines)
    box = made.shapes.add_textbox(Pt(MARGIN), Pt(top), Pt(FULL), Pt(height))
    _write(box.text_frame, tuple(f"• {line}" for line in lines) if listed else lines, size, colour, lang, bold=bold)
    return height


def _write(frame: Any, lines: tuple[str, ...], size: float, colour: str, lang: str, *, bold: bool = False) -> None:
    """Paragraphs, each from the side where its words start."""
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        right = is_rtl(line, lang)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        if right:
            paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - the library has no word for it
        run = paragraph.add_run()
        run.text = plain(line)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, _colour(colour)
        run.font._element.set("lang", lang)  # noqa: SLF001 - the library knows languages by number only
        paragraph.space_after = Pt(6)


def _picture(made: Any, slide: Slide, top: float, lang: str) -> float:
    picture = slide.picture
    assert picture is not None
    free = HEIGHT - top - MARGIN * 0.6 - (SMALLEST * LINES + 10 if slide.foot else 0)
    scale = min(ENLARGED, FULL / picture.width, free / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left = WIDTH - MARGIN - width if is_rtl(slide.title, lang) else MARGIN
    shape = made.shapes.add_picture(io.BytesIO(png(picture, lang)), Pt(left), Pt(top), Pt(width), Pt(height))
    shape._element.nvPicPr.cNvPr.set(ALT, plain(picture.alt or picture.title))  # noqa: SLF001 - the library has no word for it
    return height + 6
