"""How large the words of a slide are: as large as its room allows, and never too small for the back row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.lettering.lines import Manner, set_lines
from reports.slides.values import ENLARGED, FULL, HEIGHT, SMALLEST, Slide
from reports.style import ACCENT, INK, QUIET
from reports.typesetting.placing import LINES, TALL
from surveys.translator import direction

TOP = {"cover": 120.0, "question": 120.0, "page": 38.0}
"""Where the first line begins, by the kind of slide."""
BOTTOM = HEIGHT - 64.0
"""Where the room for a slide's own words ends."""
TITLE = {"cover": (54.0, 30.0), "question": (54.0, 26.0), "page": (36.0, 24.0)}
"""The size of a title, and how far it may shrink."""
SHARE = {"cover": 0.55, "question": 1.0, "page": 0.75}
"""Of the room below the top, what a title may take."""
BODY = {"cover": 26.0, "question": 26.0, "page": 30.0}
BULLET = 30.0
SURE = {"ltr": 0.86, "rtl": 0.74}
"""Of the width: what is kept for office letters, which are wider than ours; those that stand in for Arabic ones are wider still."""
AFTER_TITLE, BETWEEN, AFTER_EYEBROW = 14.0, 12.0, 4.0
EYEBROW = Manner(SMALLEST, "bold", role="label", colour=ACCENT)
FOOT = Manner(SMALLEST, role="label", colour=QUIET)


@dataclass(frozen=True, slots=True)
class Laid:
    """The manners of a slide's title and lines; `scale`: of its picture, 0 where its lines stand instead."""

    title: Manner
    body: Manner
    scale: float = 0.0


def leading(manner: Manner, lang: str) -> float:
    """Points from line to line."""
    return manner.size * (TALL if direction(lang) == "rtl" else LINES)


def height(words: str, manner: Manner, lang: str, width: float = FULL) -> float:
    """Points that words take; none for no words."""
    return len(set_lines([(words, manner)], lang, width)) * leading(manner, lang)


def laid(slide: Slide, lang: str) -> Laid:
    """A title shrinks before its picture does; a picture that would still be too small gives way to its words."""
    body = Manner(BODY[slide.kind], role="label", colour=INK if slide.kind == "page" else QUIET)
    size = next((size for size in _sizes(*TITLE[slide.kind]) if _fits(slide, _title(size), lang)), 0.0)
    if not size and slide.picture and slide.lines:
        return laid(replace(slide, picture=None), lang)
    title = _title(steadied(slide.title, size or TITLE[slide.kind][1], TITLE[slide.kind][1], lang))
    if slide.picture is None:
        return Laid(title, _fitting(slide, title, body, lang))
    room = BOTTOM - TOP[slide.kind] - _around(slide, title, lang)
    return Laid(title, body, max(0.5, min(ENLARGED, FULL / slide.picture.width, room / slide.picture.height)))


def fits(slide: Slide, lang: str) -> bool:
    """Whether all lines of a slide have room, in office letters too."""
    title, body = _title(TITLE[slide.kind][1]), Manner(SMALLEST, role="label")
    wide = (FULL - (BULLET if slide.kind == "page" else 0)) * SURE[direction(lang)]
    return sum(height(line, body, lang, wide) + BETWEEN for line in slide.lines) <= BOTTOM - TOP[slide.kind] - _around(slide, title, lang)


def _title(size: float) -> Manner:
    return Manner(size, "bold", role="label")


def _fits(slide: Slide, title: Manner, lang: str) -> bool:
    """Whether a title leaves enough room below it."""
    room, around = BOTTOM - TOP[slide.kind], _around(slide, title, lang)
    needed = slide.picture.height * ENLARGED if slide.picture else room * (1 - SHARE[slide.kind])
    return around + needed <= room


def steadied(words: str, size: float, least: float, lang: str, width: float = FULL) -> float:
    """The size of a title, a little smaller where that spares a line."""
    lines = len(set_lines([(words, _title(size))], lang, width))
    smaller = _sizes(size - 1, max(least, size * 0.8))
    return next((each for each in smaller if len(set_lines([(words, _title(each))], lang, width)) < lines), size)


def _sizes(most: float, least: float) -> Iterator[float]:
    while most >= least:
        yield most
        most -= 2


def _around(slide: Slide, title: Manner, lang: str) -> float:
    """What stands above and below a slide's lines or picture."""
    eyebrow = height(slide.eyebrow, EYEBROW, lang) + AFTER_EYEBROW if slide.eyebrow else 0
    foot = height(slide.foot, FOOT, lang) + BETWEEN if slide.foot else 0
    return eyebrow + height(slide.title, title, lang) + AFTER_TITLE + foot


def _fitting(slide: Slide, title: Manner, body: Manner, lang: str) -> Manner:
    """The lines as large as they fit."""
    room, indent = BOTTOM - TOP[slide.kind] - _around(slide, title, lang), BULLET if slide.kind == "page" else 0
    for size in _sizes(body.size, SMALLEST):
        manner = Manner(size, body.weight, role=body.role, colour=body.colour)
        if sum(height(line, manner, lang, FULL - indent) + BETWEEN for line in slide.lines) <= room:
            return manner
    return Manner(SMALLEST, body.weight, role=body.role, colour=body.colour)
