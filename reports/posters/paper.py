"""Posters as a tagged PDF: each on one large sheet, or on two ordinary ones to be glued together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise

from reports.lettering.joining import dotted
from reports.lettering.lines import Manner
from reports.posters.rows import Piece, Row, high, sized_to, write
from reports.posters.values import Poster
from reports.posters.words import LEAST, TOPIC, asked, each, named, told
from reports.style import ACCENT, FAINT, HAIRLINE, MM, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import LINES, Document, Placer
from reports.typesetting.structure import Entry

LARGE = {"A4": "A3", "Letter": "Tabloid"}
"""Which large sheet goes with which ordinary one."""
MARGIN = 18 * MM
ENLARGED, LEAST_ENLARGED, LEAST_SCALE = 2.5, 1.6, 0.5
"""How much larger than in the report charts are drawn: their letters can be read from two steps away; what they are where words are long,
and whatever they are."""
NUMBER = Manner(56, "bold", role="label", colour=ACCENT)
RULE = Manner(46, role="label")
ZONE = Manner(20, "bold", role="label", colour=ACCENT)
FOOT = Manner(10, role="label", colour=QUIET, tabular=True)
NARROW = 16.0
BAR, TOPIC_LOWER, BELOW_PICTURE = 14.0, 6.0, 10.0
FOOT_ROOM = 22.0
MIDDLE = 0.5
"""Of the height: where the boxes for notes begin if what is said fits above, so that two sheets are glued between the two."""
FOR_NOTES, LEAST_FOR_NOTES = 0.3, 0.22
"""Of the height: what boxes for notes have where more is said, for three rows of sticky notes, and what they always have."""
SIZES = (1.28, 1.2, 1.12, 1.04, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68)
"""How large words are beside their own size: as large as leaves a picture the width of the sheet, and the notes their room."""
SMALLER = (0.62, 0.56, 0.5, 0.44, 0.38)
"""Where they leave it neither: the picture is then smaller too."""
NEARLY, HARDLY = 0.92, 0.84
"""What words may be made smaller to for the boxes to begin in the middle, and to have more than their least."""


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
            if poster.zones:
                self._station(poster)
            else:
                self._head(poster, 1.0)
                self._rules(poster)

    def _foot(self, count: str) -> None:
        meta, placer = self.document.meta, self.placer
        placer.y = self.height - MARGIN
        with placer.pen.ornament("Footer"):
            placer.pair(dotted((meta.running_head, meta.released, meta.disclosure), meta.lang), count, FOOT)

    def _head(self, poster: Poster, size: float) -> None:
        placer = self.placer
        with placer.pen.ornament():
            bar = (placer.left + (placer.width - 80 if placer.rtl else 0), MARGIN)
            placer.pen.box(bar, (80, 8), fill=placer.ink(ACCENT))
        placer.y = write(self._draft(), MARGIN + BAR)
        top, low = placer.y, placer.y
        if poster.number:
            placer.words(poster.number, NUMBER, "P")
            top, low = top + TOPIC_LOWER, placer.y
        placer.y = max(low, write(named(poster, self._aside(poster), size), top)) + 6
        if not placer.pen.muted:
            self.document.headings.append(Entry(f"{poster.number} {poster.question}".strip(), 1, 1, page=placer.pen.page))
        placer.y = write(asked(poster, placer, size, self.height), placer.y)

    def _draft(self) -> list[Row]:
        draft = self.document.meta.draft
        return [(Piece(draft, self.placer, replace(TOPIC, colour=FAINT)),)] if draft else []

    def _aside(self, poster: Poster) -> Placer:
        """Beside the number."""
        placer = self.placer
        wide = placer.set(poster.number, NUMBER)[0].width + NARROW if poster.number else 0.0
        return placer.beside(placer.left + (0 if placer.rtl else wide), placer.width - wide, placer.y)

    def _head_high(self, poster: Poster, size: float) -> float:
        """How far down the sheet the question ends."""
        number = self.placer.leading(NUMBER) if poster.number else 0.0
        topic = high(named(poster, self._aside(poster), size)) + (TOPIC_LOWER if poster.number else 0)
        return MARGIN + BAR + high(self._draft()) + max(number, topic) + 6 + high(asked(poster, self.placer, size, self.height))

    def _station(self, poster: Poster) -> None:
        placer = self.placer
        size, scale = self._fitted(poster)
        self._head(poster, min(1.0, size))
        if poster.picture:
            placer.picture(poster.picture, scale)
            placer.y += BELOW_PICTURE
        placer.y = write(told(poster, placer, size, self.height), placer.y) + NARROW - 6
        self._zones(poster)

    def _fitted(self, poster: Poster) -> tuple[float, float]:
        """How large words and picture are."""
        size = scale = LEAST_SCALE
        for size, least, limit in self._tries(poster):
            scale = self._scale(poster, size, limit)
            if scale >= least:
                break
        return size, max(scale, LEAST_SCALE)

    def _tries(self, poster: Poster) -> Iterator[tuple[float, float, float]]:
        """Sizes of words, each with how much larger the picture must be at least, and with how far down all of it may reach."""
        whole = min(ENLARGED, self.placer.width / poster.picture.width) if poster.picture else 0.0
        bottom = self.height - MARGIN - FOOT_ROOM
        roomy, close = bottom - self.height * FOR_NOTES, bottom - self.height * LEAST_FOR_NOTES
        yield from ((size, whole, self.height * MIDDLE) for size in SIZES if size >= NEARLY)
        yield from ((size, whole, roomy) for size in SIZES if HARDLY <= size <= 1)
        yield from ((size, whole, close) for size in SIZES if size <= 1)
        yield from ((size, min(whole, LEAST_ENLARGED), close) for size in (SIZES[-1], *SMALLER))

    def _scale(self, poster: Poster, size: float, limit: float) -> float:
        """How much larger a picture can be so that the boxes begin at `limit`; without one 0 where the words end above it."""
        words = self._head_high(poster, min(1.0, size)) + high(told(poster, self.placer, size, self.height)) + NARROW - 6
        if not poster.picture:
            return min(0.0, limit - words)
        room = limit - words - BELOW_PICTURE
        return min(ENLARGED, self.placer.width / poster.picture.width, room / poster.picture.height)

    def _zones(self, poster: Poster) -> None:
        """Boxes for notes, side by side, as high as the sheet leaves room."""
        placer, count = self.placer, len(poster.zones)
        width = (placer.width - NARROW * (count - 1)) / count
        top, bottom = max(placer.y, self.height * MIDDLE), self.height - MARGIN - FOOT_ROOM
        for place in range(count):
            x = placer.left + (count - 1 - place if placer.rtl else place) * (width + NARROW)
            with placer.pen.ornament():
                self._dashed(x, top, width, bottom - top)
            inner = placer.beside(x + 12, width - 24, top + 8)
            for one, spoken, _ in each(poster, inner):
                zone, spoken.y = one.zones[place], inner.y
                spoken.words(zone, spoken.fitting(zone, ZONE, 2 * ZONE.size * LINES, LEAST), "P")
                inner.y = spoken.y

    def _dashed(self, x: float, y: float, width: float, height: float) -> None:
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        for start, end in pairwise(corners):
            self.placer.pen.line(start, end, self.placer.ink(FAINT), 1.2, (6, 5))

    def _rules(self, poster: Poster) -> None:
        """The whole sheet, as large as the lines fit."""
        placer, free = self.placer, self.height - MARGIN - 40 - self.placer.y
        manner = RULE
        while manner.size > 14 and self._high(poster, manner) > free:
            manner = replace(manner, size=manner.size - 1)
        for place in range(len(poster.lines)):
            placer.y = write(self._rule(poster, manner, place), placer.y) + manner.size * 0.7
            with placer.pen.ornament():
                y = placer.y - manner.size * 0.25
                placer.pen.line((placer.left, y), (placer.left + placer.width, y), placer.ink(HAIRLINE), 0.8)

    def _rule(self, poster: Poster, manner: Manner, place: int) -> list[Row]:
        """One rule in each language."""
        return [(Piece(one.lines[place], spoken, sized_to(manner, size)),) for one, spoken, size in each(poster, self.placer)]

    def _high(self, poster: Poster, manner: Manner) -> float:
        return sum(high(self._rule(poster, manner, place)) + manner.size * 0.7 for place in range(len(poster.lines)))
