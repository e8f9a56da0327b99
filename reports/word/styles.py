"""The look as styles of a Word document, so that whoever edits it changes all headings at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from reports.lettering.lines import Manner
from reports.style import ACCENT, AGREEMENT, CAPTION, HAIRLINE, INK, QUIET
from reports.typesetting.manners import CELL, COLUMN_HEAD, FIGURE_TITLE, HEADINGS, PARAGRAPHS, Setting
from reports.typesetting.texts import NOTE_LEADING
from reports.word.marking import PARAGRAPH_ORDER, RUN_ORDER, borders, element, put, switch, twentieths
from reports.word.runs import language

LATIN, ARABIC, CHINESE = "Calibri", "Arial", "Microsoft YaHei"
"""Letters that come with the program; where one is missing, its own nearest is taken."""
LARGER = 0.25
"""Points: these letters look smaller than those of the page."""
AFTER = 5.0
MARK = 3.0
"""Points of the rule above a heading, as thick as on the page."""

TITLE = Setting(Manner(34, "light", colour=INK), 40, 10)
SUBTITLE = Setting(Manner(15, colour=QUIET), 20, 10)
QUOTE = "Words of People"

SETTINGS: dict[str, Setting] = {
    "Normal": PARAGRAPHS["body"],
    "Lead": PARAGRAPHS["lead"],
    "Quiet": PARAGRAPHS["quiet"],
    "Label": PARAGRAPHS["label"],
    "Numeral": PARAGRAPHS["numeral"],
    "Caption": PARAGRAPHS["caption"],
    "Heading 1": HEADINGS[1],
    "Heading 2": HEADINGS[2],
    "Heading 3": HEADINGS[3],
    "Title": TITLE,
    "Subtitle": SUBTITLE,
    "Figure Title": FIGURE_TITLE,
    "Cell": CELL,
    "Column Head": COLUMN_HEAD,
    "List Bullet": PARAGRAPHS["body"],
    "List Number": PARAGRAPHS["body"],
    QUOTE: PARAGRAPHS["body"],
    "Note Line": Setting(Manner(10.5), NOTE_LEADING),
    "Line Between": Setting(Manner(1), 1),
    "Contents": Setting(Manner(10.5, "bold"), 16.5),
    "Contents Below": Setting(Manner(10.5), 15),
    "Header": Setting(Manner(CAPTION.size - 1, colour=QUIET), 10),
    "Footer": Setting(Manner(CAPTION.size - 1, colour=QUIET), 10),
}
OF_PARAGRAPHS = {"body": "Normal", "lead": "Lead", "quiet": "Quiet", "caption": "Caption", "label": "Label", "numeral": "Numeral"}
HELD = {"Heading 1", "Heading 2", "Heading 3", "Lead", "Label", "Figure Title"}
"""Styles whose paragraphs stay with what follows."""


def dress(document: Any, lang: str) -> Mapping[str, str]:
    """Every style of the house, in the document's own; answers by which id each is known."""
    for name, setting in SETTINGS.items():
        style = document.styles[name] if name in document.styles else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name not in {"Normal", "Header", "Footer"}:
            style.base_style = document.styles["Normal"]
        _letters(style.element.get_or_add_rPr(), setting.manner)
        _lines(style.element.get_or_add_pPr(), name, setting)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    put(normal, RUN_ORDER, language(lang))
    _framed(document)
    return {style.name: style.style_id for style in document.styles}


def set_contents(document: Any, setting: Setting) -> None:
    """Lines of contents as close as they must be to stand on one page; those of lower headings no roomier."""
    below = SETTINGS["Contents Below"]
    lower = Setting(replace(below.manner, size=setting.manner.size), min(below.leading, setting.leading))
    for name, one in (("Contents", setting), ("Contents Below", lower)):
        style = document.styles[name].element
        _letters(style.get_or_add_rPr(), one.manner)
        _lines(style.get_or_add_pPr(), name, one)


def _letters(properties: Any, manner: Manner) -> None:
    size = round((manner.size + LARGER) * 2)
    bold = manner.weight == "bold"
    for old in list(properties):
        properties.remove(old)
    put(properties, RUN_ORDER, element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=CHINESE, cs=ARABIC))
    put(properties, RUN_ORDER, switch("b", on=bold), switch("bCs", on=bold))
    put(properties, RUN_ORDER, element("color", val=manner.colour.removeprefix("#")))
    put(properties, RUN_ORDER, element("sz", val=size), element("szCs", val=size))


def _lines(properties: Any, name: str, setting: Setting) -> None:
    inside = name in {"Cell", "Column Head", "Note Line", "Line Between", "Header", "Footer", "Contents", "Contents Below"}
    spacing = element(
        "spacing",
        before=twentieths(setting.before if not inside else 0),
        after=twentieths(AFTER if name == "Line Between" or not inside else 0),
        line=twentieths(setting.leading),
        lineRule="exact" if name in {"Note Line", "Line Between"} else "atLeast",
    )
    put(properties, PARAGRAPH_ORDER, spacing, switch("widowControl"), switch("keepNext", on=name in HELD))
    for theirs in [*properties.findall(qn("w:tabs")), *properties.findall(qn("w:pBdr"))]:
        properties.remove(theirs)
    if name == "Heading 1":
        put(properties, PARAGRAPH_ORDER, borders("pBdr", {"top": (ACCENT, MARK)}, 10))


def _framed(document: Any) -> None:
    """Lines to write on, and what sets people's words apart."""
    line = (QUIET, 0.5)
    note = document.styles["Note Line"].element.get_or_add_pPr()
    put(note, PARAGRAPH_ORDER, borders("pBdr", {"bottom": line, "between": line}))
    quote = document.styles[QUOTE].element.get_or_add_pPr()
    put(quote, PARAGRAPH_ORDER, element("ind", left=twentieths(14), right=twentieths(14)), switch("keepLines", on=False))


QUOTE_BAR = (AGREEMENT[3], 2.0)
BOX = (HAIRLINE, 0.75)
