"""What stands on every page but the cover: the running head and the foot, which are no content."""

from __future__ import annotations

import math

from reports.drawing.pen import Pen
from reports.lettering.joining import dotted
from reports.lettering.lines import Manner, SetLine, set_line
from reports.style import HAIRLINE, HEAD_AND_FOOT, MARGIN, PAPERS, QUIET
from reports.typesetting.meta import Meta
from surveys.translator import direction

HEAD_BASELINE = 34.0
FOOT_BASELINE = 32.0
PLAIN = Manner(HEAD_AND_FOOT.size, role="label", colour=QUIET, tabular=True)
ACROSS = Manner(96, "bold", role="label", colour=HAIRLINE)
STRONG = Manner(HEAD_AND_FOOT.size, "bold", role="label", colour=QUIET)
LONGEST = 110  # letters of a head, which has one line
APART = 18.0


def dress(pen: Pen, meta: Meta, section: str, page: int, pages: int) -> None:
    """Draw head and foot of page `page` (from 1) of `pages`."""
    height = PAPERS[meta.paper][1]
    if meta.draft:
        _across(pen, meta)
    foot = dotted((meta.released, meta.disclosure), meta.lang)
    with pen.ornament("Header"):
        _pair(pen, meta, HEAD_BASELINE, (meta.running_head, STRONG), ("" if section == meta.running_head else section, PLAIN))
    with pen.ornament("Footer"):
        _pair(pen, meta, height - FOOT_BASELINE, (foot, PLAIN), (meta.page_of(page, pages), PLAIN))


def _across(pen: Pen, meta: Meta) -> None:
    """The word of a draft from corner to corner, under everything else."""
    width, height = PAPERS[meta.paper]
    line = set_line(meta.draft, ACROSS, meta.lang)
    with (
        pen.ornament("Watermark"),
        pen.turned((width / 2, height / 2), math.degrees(math.atan2(height, width)), min(1.0, width / line.width)),
    ):
        pen.text(-line.width / 2, ACROSS.size * 0.35, line)


def _pair(pen: Pen, meta: Meta, y: float, start: tuple[str, Manner], end: tuple[str, Manner]) -> None:
    """One text at the side where reading starts, one at the other; each has half of the line, and what the other leaves of its own."""
    room = PAPERS[meta.paper][0] - 2 * MARGIN - APART
    first = _fitted(start, max(room / 2, room - _fitted(end, room, meta.lang).width), meta.lang)
    left, right = first, _fitted(end, room - first.width, meta.lang)
    if direction(meta.lang) == "rtl":
        left, right = right, left
    pen.text(MARGIN, y, left)
    pen.text(PAPERS[meta.paper][0] - MARGIN - right.width, y, right)


def _fitted(text: tuple[str, Manner], room: float, lang: str) -> SetLine:
    """As much of it as `room` in points holds, with three dots for the rest."""
    words, manner = text[0][:LONGEST], text[1]
    line = set_line(words if len(text[0]) <= LONGEST else f"{words.rstrip()}…", manner, lang)
    while line.width > room and len(words) > 1:
        words = words[: min(len(words) - 1, int(len(words) * room / line.width))]
        line = set_line(f"{words.rstrip()}…", manner, lang)
    return line
