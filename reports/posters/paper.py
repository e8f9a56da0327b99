"""Posters as a tagged PDF: each on one large sheet, or on two ordinary ones to be glued together."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise

from reports.lettering.joining import dotted
from reports.lettering.lines import Manner
from reports.posters.values import Poster
from reports.style import ACCENT, FAINT, HAIRLINE, INK, MM, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import LINES, Document, Placer
from reports.typesetting.structure import Entry

LARGE = {"A4": "A3", "Letter": "Tabloid"}
"""Which large sheet goes with which ordinary one."""
MARGIN = 18 * MM
ENLARGED = 2.5
"""How much larger than in the report charts are drawn: their letters can be read from two steps away."""
NUMBER = Manner(60, "bold", role="label", colour=ACCENT)
TOPIC = Manner(26, "bold", role="label", colour=ACCENT)
QUESTION = (Manner(46, "bold", role="label"), 26.0)
STATEMENT = (Manner(25, role="label", colour=INK), 16.0)
LINE = Manner(25, role="label")
RULE = Manner(46, role="label")
SURE = Manner(15, role="label", colour=QUIET)
ZONE = Manner(20, "bold", role="label", colour=ACCENT)
FOOT = Manner(10, role="label", colour=QUIET, tabular=True)
FOR_NOTES = 360.0
"""Points of height that are left for notes at least: two rows of sticky notes."""
NARROW = 16.0


def large(meta: Meta) -> tuple[float, float]:
    """The size of a poster that goes with the paper, in points."""
    return PAPERS[LARGE[meta.paper]]


def chart_width(meta: Meta) -> float:
    """How wide a chart is before it is enlarged."""
    return (large(meta)[0] - 2 * MARGIN) / ENLARGED


@dataclass(frozen=True, slots=True)
class Lay:
    """How a poster lies on a sheet of paper of a size: its upper left corner, how much larger it is, and from where to where it is seen."""

    paper: tuple[float, float]
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0
    seen: tuple[float, float] | None = None


def posters(found: Sequence[Poster], meta: Meta) -> bytes:
    """Each poster on a sheet of its own; the same posters and meta give the same bytes. Raises FontMissing, naming the package to add."""
    document = Document(meta, large(meta))
    for number, poster in enumerate(found, start=1):
        Sheet(document, Lay(large(meta)), plain=False).draw(poster, f"{number} / {len(found)}")
        document.pen.turn()
    return document.finished()


class Sheet:
    """One poster as it lies on the page that the pen is on."""

    def __init__(self, document: Document, lay: Lay, *, plain: bool) -> None:
        self.document, self.lay = document, lay
        self.width, self.height = large(document.meta)
        section = document.root.add("Sect")
        place = (lay.left, lay.top, lay.scale)
        area = (MARGIN, self.width - 2 * MARGIN)
        self.placer = Placer(document.pen, document.meta.lang, section, area, lay=place, plain=plain)

    def draw(self, poster: Poster, count: str) -> None:
        pen, lay = self.document.pen, self.lay
        with pen.within(lay.left, lay.top, lay.scale) if lay.scale != 1 or lay.left or lay.top else nullcontext():
            self._foot(count)
            self._head(poster)
            if poster.zones:
                self._answers(poster)
                self._zones(poster.zones)
            else:
                self._rules(poster.lines)

    def _foot(self, count: str) -> None:
        meta, placer = self.document.meta, self.placer
        placer.y = self.height - MARGIN
        with placer.pen.ornament("Footer"):
            placer.pair(dotted((meta.running_head, meta.released, meta.disclosure), meta.lang), count, FOOT)

    def _head(self, poster: Poster) -> None:
        placer, meta = self.placer, self.document.meta
        placer.y = MARGIN
        with placer.pen.ornament():
            bar = (placer.left + (placer.width - 80 if placer.rtl else 0), placer.y)
            placer.pen.box(bar, (80, 8), fill=placer.ink(ACCENT))
        placer.y += 18
        if meta.draft:
            placer.words(meta.draft, replace(TOPIC, colour=FAINT), "P")
        if poster.number:
            placer.words(poster.number, NUMBER, "P")
        if poster.topic:
            placer.words(poster.topic, TOPIC, "P", after=8)
        if not placer.pen.muted:
            self.document.headings.append(Entry(f"{poster.number} {poster.question}".strip(), 1, 1, page=placer.pen.page))
        manner = placer.fitting(poster.question, QUESTION[0], self.height * 0.2, QUESTION[1])
        placer.words(poster.question, manner, "H1", after=20)

    def _answers(self, poster: Poster) -> None:
        placer, free = self.placer, self.height - MARGIN - FOR_NOTES - self.placer.y
        statement = placer.fitting(poster.statement, STATEMENT[0], free * 0.35, STATEMENT[1])
        words = placer.height(poster.statement, statement) + placer.height(poster.strength, SURE) + 40
        if poster.picture:
            picture = poster.picture
            placer.picture(picture, max(0.5, min(ENLARGED, placer.width / picture.width, (free - words) / picture.height)))
            placer.y += 18
        for line in poster.lines:
            placer.words(line, LINE, "P", after=4)
        if poster.statement:
            placer.words(poster.statement, statement, "P", after=4)
        if poster.strength:
            placer.words(poster.strength, SURE, "P")
        placer.y += 18

    def _zones(self, zones: tuple[str, ...]) -> None:
        """Boxes for notes, side by side, as high as the sheet leaves room."""
        placer, width = self.placer, (self.placer.width - NARROW * (len(zones) - 1)) / len(zones)
        top, bottom = placer.y, self.height - MARGIN - 22
        for place, zone in enumerate(zones):
            x = placer.left + (len(zones) - 1 - place if placer.rtl else place) * (width + NARROW)
            with placer.pen.ornament():
                self._dashed(x, top, width, bottom - top)
            inner = placer.beside(x + 12, width - 24, top + 8)
            inner.words(zone, inner.fitting(zone, ZONE, 2 * ZONE.size * LINES, 12), "P")

    def _dashed(self, x: float, y: float, width: float, height: float) -> None:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        for start, end in pairwise(corners):
            self.placer.pen.line(start, end, self.placer.ink(FAINT), 1.2, (6, 5))

    def _rules(self, lines: tuple[str, ...]) -> None:
        """The whole sheet, as large as the lines fit."""
        placer, free = self.placer, self.height - MARGIN - 40 - self.placer.y
        manner = RULE
        while manner.size > 14 and sum(placer.height(line, manner) + manner.size * 0.7 for line in lines) > free:
            manner = replace(manner, size=manner.size - 1)
        for line in lines:
            placer.words(line, manner, "P", after=manner.size * 0.7)
            with placer.pen.ornament():
                y = placer.y - manner.size * 0.25
                placer.pen.line((placer.left, y), (placer.left + placer.width, y), placer.ink(HAIRLINE), 0.8)
