"""What stands on every page but the cover: the running head and the foot, which are no content."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import zip_longest

from reports.drawing.pen import Pen
from reports.lettering.joining import apart, dotted
from reports.lettering.lines import Manner, SetLine, set_line
from reports.style import HAIRLINE, HEAD_AND_FOOT, MARGIN, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.strips import LINE_END, Sheet
from surveys.translator import direction

HEAD_BASELINE = 34.0
FOOT_BASELINE = 32.0
PLAIN = Manner(HEAD_AND_FOOT.size, role="label", colour=QUIET, tabular=True)
ACROSS = Manner(96, "bold", role="label", colour=HAIRLINE)
STRONG = Manner(HEAD_AND_FOOT.size, "bold", role="label", colour=QUIET)
LONGEST = 110  # letters of a head, which has one line
APART = 18.0
End = tuple[str, Manner, str]
"""What stands at one end of a line, with its language."""


def dress(pen: Pen, meta: Meta, sheet: Sheet, page: int, pages: int) -> None:
    """Draw head and foot of `sheet`, which is page `page` (from 1) of `pages`. Two languages have the foot from both sides."""
    height = PAPERS[meta.paper][1]
    if meta.draft:
        _across(pen, meta)
    sections = apart(one for one in sheet.section.split(LINE_END) if one != meta.running_head)
    with pen.ornament("Header"):
        _pair(pen, meta, HEAD_BASELINE, ((meta.running_head, STRONG, meta.lang), (sections, PLAIN, meta.lang)))
    feet = [
        (one.lang, dotted((one.released, whom or one.disclosure), one.lang), one.page_of(page, pages))
        for one, whom in zip_longest(meta.both, sheet.disclosure.split(LINE_END)[: len(meta.both)])
    ]
    with pen.ornament("Footer"):
        _pair(pen, meta, height - FOOT_BASELINE, _ends(feet))


def _ends(feet: Sequence[tuple[str, str, str]]) -> tuple[End, End]:
    """What the foot says at both ends: where there is one language the place of the page stands alone."""
    if len(feet) == 1:
        ((lang, foot, place),) = feet
        return (foot, PLAIN, lang), (place, PLAIN, lang)
    first, second = ((dotted((foot, place), lang), PLAIN, lang) for lang, foot, place in feet)
    return first, second


def _across(pen: Pen, meta: Meta) -> None:
    """The word of a draft from corner to corner, under everything else."""
    width, height = PAPERS[meta.paper]
    line = set_line(apart(one.draft for one in meta.both), ACROSS, meta.lang)
    with (
        pen.ornament("Watermark"),
        pen.turned((width / 2, height / 2), math.degrees(math.atan2(height, width)), min(1.0, width / line.width)),
    ):
        pen.text(-line.width / 2, ACROSS.size * 0.35, line)


def _pair(pen: Pen, meta: Meta, y: float, ends: tuple[End, End]) -> None:
    """One text at the side where reading starts, one at the other; each has half of the line, and what the other leaves of its own."""
    start, end = ends
    room = PAPERS[meta.paper][0] - 2 * MARGIN - APART
    first = _fitted(start, max(room / 2, room - _fitted(end, room).width))
    left, right = first, _fitted(end, room - first.width)
    if direction(meta.lang) == "rtl":
        left, right = right, left
    pen.text(MARGIN, y, left)
    pen.text(PAPERS[meta.paper][0] - MARGIN - right.width, y, right)


def _fitted(text: End, room: float) -> SetLine:
    """As much of it as `room` in points holds, with three dots for the rest."""
    words, manner, lang = text[0][:LONGEST], text[1], text[2]
    line = set_line(words if len(text[0]) <= LONGEST else f"{words.rstrip()}…", manner, lang)
    while line.width > room and len(words) > 1:
        words = words[: min(len(words) - 1, int(len(words) * room / line.width))]
        line = set_line(f"{words.rstrip()}…", manner, lang)
    return line
