"""What stands on every page but the cover: the running head and the foot, which are no content."""

from __future__ import annotations

import math

from reports.drawing.pen import Pen
from reports.lettering.joining import dotted
from reports.lettering.lines import Manner, set_line
from reports.style import HAIRLINE, HEAD_AND_FOOT, MARGIN, PAPERS, QUIET
from reports.typesetting.meta import Meta
from surveys.translator import direction

HEAD_BASELINE = 34.0
FOOT_BASELINE = 32.0
PLAIN = Manner(HEAD_AND_FOOT.size, role="label", colour=QUIET, tabular=True)
ACROSS = Manner(96, "bold", role="label", colour=HAIRLINE)
STRONG = Manner(HEAD_AND_FOOT.size, "bold", role="label", colour=QUIET)
LONGEST = 110  # letters of a head, which has one line


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
    """One text at the side where reading starts, one at the other."""
    left, right = (end, start) if direction(meta.lang) == "rtl" else (start, end)
    line = set_line(_short(right[0]), right[1], meta.lang)
    pen.text(MARGIN, y, set_line(_short(left[0]), left[1], meta.lang))
    pen.text(PAPERS[meta.paper][0] - MARGIN - line.width, y, line)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
