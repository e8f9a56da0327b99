"""The last page of a chapter in Word: nobody knows where pages end there, so what may come to stand alone takes with it what is before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.oxml.ns import qn

from reports.lettering.breaking import FIRST_IDEOGRAPH
from reports.style import MARGIN, PAPERS
from reports.word.marking import PARAGRAPH_ORDER, TWENTIETHS, put, switch
from reports.word.room import Place
from reports.word.styles import AFTER, HELD, SETTINGS

ENOUGH, MOST = 0.4, 0.66
"""Of a page's height: what the end of a chapter holds together at least, and what it never goes beyond."""
LETTER, IDEOGRAM = 0.56, 1.0
"""Of a type size: how wide letters are on average."""
CLOSE = {"Note Line", "List Bullet", "List Number", "Cell", "Column Head"}
"""Styles whose paragraphs have no air between them."""
ROW, SIDE = 6.0, 9.0
"""Points of air above and below what a row holds, and beside it."""
EMU = 12_700
"""Of a point: the measure of pictures."""


def hold_ends(place: Place, width: float) -> None:
    """Holds together what each chapter but the last ends with, up to a third of a page."""
    page = PAPERS[place.meta.paper][1] - 2 * MARGIN
    names = {identity: name for name, identity in place.styles.items()}
    chapter: list[list[Any]] = []
    for child in place.document.element.body:
        if _opens(child):
            _hold_end(chapter, page, width, names)
            chapter = []
        chapter.extend(_units(child))


def _opens(child: Any) -> bool:
    first = next((one for one in child.iter(qn("w:p"))), None)
    return first is not None and (first.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None or _after_a_section(child))


def _after_a_section(child: Any) -> bool:
    """Whether a section ends right before it; the next one may begin on the same page, but is for other people."""
    before = child.getprevious()
    return before is not None and before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _units(child: Any) -> Iterator[list[Any]]:
    """What pages can be parted between: the paragraphs of each row of a table, or one paragraph."""
    if child.tag == qn("w:tbl"):
        yield from (list(row.iter(qn("w:p"))) for row in child.findall(qn("w:tr")))
    elif child.tag == qn("w:p"):
        yield [child]


def _hold_end(chapter: Sequence[list[Any]], page: float, width: float, names: Mapping[str, str]) -> None:
    groups = list(_groups(chapter, names))
    heights = [sum(_height(unit, width, names) for unit in group) for group in groups]
    held = heights[-1] if heights else 0.0
    for group, height in zip(reversed(groups[:-1]), reversed(heights[:-1]), strict=True):
        if held >= page * ENOUGH or held + height > page * MOST:
            return
        _hold(group[-1])
        held += height


def _groups(chapter: Sequence[list[Any]], names: Mapping[str, str]) -> Iterator[list[list[Any]]]:
    """The units in runs that stay together already."""
    group: list[list[Any]] = []
    for unit in chapter:
        group.append(unit)
        if not all(_holds(paragraph, names) for paragraph in unit):
            yield group
            group = []
    if group:
        yield group


def _holds(paragraph: Any, names: Mapping[str, str]) -> bool:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")
    return own.get(qn("w:val")) not in {"0", "false"} if own is not None else names.get(paragraph.style or "") in HELD


def _hold(unit: Sequence[Any]) -> None:
    for paragraph in unit:
        put(paragraph.get_or_add_pPr(), PARAGRAPH_ORDER, switch("keepNext"))


def _height(unit: Sequence[Any], width: float, names: Mapping[str, str]) -> float:
    """About as many points as a row or a paragraph takes: cells stand beside each other, and what is in one of them below each other."""
    cells: dict[Any, float] = {}
    for paragraph in unit:
        cell = next((one for one in paragraph.iterancestors(qn("w:tc"))), None)
        cells[cell] = cells.get(cell, 0) + _paragraph_height(paragraph, width if cell is None else _width(cell, width), names)
    return max(cells.values(), default=0) + (ROW if None not in cells else 0)


def _width(cell: Any, width: float) -> float:
    told = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return int(told.get(qn("w:w"))) / TWENTIETHS - SIDE if told is not None else width


def _paragraph_height(paragraph: Any, width: float, names: Mapping[str, str]) -> float:
    name = names.get(paragraph.style or "", "Normal")
    setting = SETTINGS[name]
    text = "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
    wide = setting.manner.size * sum(IDEOGRAM if char >= FIRST_IDEOGRAPH else LETTER for char in text)
    pictures = sum(int(one.get("cy")) / EMU for one in paragraph.iter(qn("wp:extent")))
    air = 0 if name in CLOSE else _before(paragraph, setting.before) + AFTER
    return air + max(1, math.ceil(wide / width)) * setting.leading + pictures


def _before(paragraph: Any, usual: float) -> float:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    told = own.get(qn("w:before")) if own is not None else None
    return usual if told is None else int(told) / TWENTIETHS
