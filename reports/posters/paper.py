"""Posters as a tagged PDF: each on one large sheet, or on two ordinary ones to be glued together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import pairwise

from reports.lettering.joining import apart, dotted
from reports.lettering.lines import Manner
from reports.posters.values import Poster
from reports.style import ACCENT, FAINT, HAIRLINE, INK, MM, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import LINES, Document, Placer
from reports.typesetting.structure import Entry

LARGE = {"A4": "A3", "Letter": "Tabloid"}
"""Which large sheet goes with which ordinary one."""
MARGIN = 18 * MM
ENLARGED, LEAST_ENLARGED = 2.5, 2.0
"""How much larger than in the report charts are drawn: their letters can be read from two steps away."""
NUMBER = Manner(56, "bold", role="label", colour=ACCENT)
TOPIC = Manner(26, "bold", role="label", colour=ACCENT)
SURE = Manner(18, role="label", colour=QUIET)
QUESTION = (Manner(42, "bold", role="label"), 26.0)
STATEMENT = (Manner(25, role="label", colour=INK), 16.0)
LARGER = (1.28, 1.2, 1.12, 1.04)
"""How much larger a statement may be where its picture does not become smaller for it."""
LINE = Manner(25, role="label")
RULE = Manner(46, role="label")
SECOND, ALONE = 0.85, 1.35
"""How much smaller than the first language the second is, and how much larger words are without a picture."""
ZONE = Manner(20, "bold", role="label", colour=ACCENT)
FOOT = Manner(10, role="label", colour=QUIET, tabular=True)
MIDDLE = 0.5
"""Of the height: where the boxes for notes begin if what is said fits above, so that two sheets are glued between the two."""
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
        self.document, self.lay, self.larger = document, lay, 1.0
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
                self._zones(poster)
            else:
                self._rules(poster)

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
        placer.y += 14
        if meta.draft:
            placer.words(meta.draft, replace(TOPIC, colour=FAINT), "P")
        self._named(poster)
        if not placer.pen.muted:
            self.document.headings.append(Entry(f"{poster.number} {poster.question}".strip(), 1, 1, page=placer.pen.page))
        for each, spoken, size in self._spoken(poster):
            manner = replace(QUESTION[0], size=QUESTION[0].size * size)
            manner = spoken.fitting(each.question, manner, self.height * 0.17 * size, QUESTION[1] * size)
            spoken.words(each.question, manner, "P" if each is poster.beside else "H1", after=12)
            placer.y = spoken.y

    def _named(self, poster: Poster) -> None:
        """The number, and beside it the topic and how sure the finding is."""
        placer = self.placer
        top, wide = placer.y, placer.set(poster.number, NUMBER)[0].width + NARROW if poster.number else 0.0
        if poster.number:
            placer.words(poster.number, NUMBER, "P")
        beside = placer.beside(placer.left + (0 if placer.rtl else wide), placer.width - wide, top + (6 if poster.number else 0))
        both = [poster, *([poster.beside] if poster.beside else [])]
        for words, manner in ((apart(each.topic for each in both), TOPIC), (apart(each.strength for each in both), SURE)):
            if words:
                beside.words(words, beside.fitting(words, manner, 2 * beside.leading(manner), 12), "P")
        placer.y = max(placer.y, beside.y) + 6

    def _spoken(self, poster: Poster) -> Iterator[tuple[Poster, Placer, float]]:
        """The poster, and the same in its second language from where the first has ended; how large the letters of each are."""
        yield poster, self.placer, 1.0
        if poster.beside:
            yield poster.beside, self.placer.speaking(poster.beside.lang), SECOND

    def _answers(self, poster: Poster) -> None:
        placer = self.placer
        limit = self.height * MIDDLE - NARROW
        self.larger = 1.0 if poster.picture else ALONE
        if poster.picture and self._scale(poster, limit) < LEAST_ENLARGED:
            limit = self.height - MARGIN - FOR_NOTES * (SECOND if poster.beside else 1)
        elif poster.picture:
            self.larger = next((more for more in LARGER if self._undiminished(poster, limit, more)), 1.0)
        if poster.picture:
            placer.picture(poster.picture, max(0.5, self._scale(poster, limit)))
            placer.y += 10
        for each, spoken, size in self._spoken(poster):
            for line in each.lines:
                spoken.words(line, replace(LINE, size=LINE.size * size * self.larger), "P", after=4)
            if each.statement:
                spoken.words(each.statement, self._statement(each, spoken, size), "P", after=6)
            placer.y = spoken.y
        placer.y += NARROW - 6

    def _undiminished(self, poster: Poster, limit: float, larger: float) -> bool:
        """Whether a larger statement leaves the picture as large as it can be."""
        self.larger = larger
        assert poster.picture
        return self._scale(poster, limit) >= min(ENLARGED, self.placer.width / poster.picture.width)

    def _statement(self, poster: Poster, spoken: Placer, size: float) -> Manner:
        """Larger where it stands without a picture."""
        size *= self.larger
        manner = replace(STATEMENT[0], size=STATEMENT[0].size * size)
        return spoken.fitting(poster.statement, manner, self.height * 0.11 * self.larger, STATEMENT[1] * size)

    def _scale(self, poster: Poster, limit: float) -> float:
        """How much larger the picture is so that what stands below it ends at `limit`."""
        assert poster.picture
        words = 10.0
        for each, spoken, size in self._spoken(poster):
            words += sum(spoken.height(line, replace(LINE, size=LINE.size * size)) + 4 for line in each.lines)
            words += spoken.height(each.statement, self._statement(each, spoken, size)) + 6
        return min(ENLARGED, self.placer.width / poster.picture.width, (limit - self.placer.y - words) / poster.picture.height)

    def _zones(self, poster: Poster) -> None:
        """Boxes for notes, side by side, as high as the sheet leaves room."""
        placer, count = self.placer, len(poster.zones)
        width = (placer.width - NARROW * (count - 1)) / count
        top, bottom = max(placer.y, self.height * MIDDLE), self.height - MARGIN - 22
        for place in range(count):
            x = placer.left + (count - 1 - place if placer.rtl else place) * (width + NARROW)
            with placer.pen.ornament():
                self._dashed(x, top, width, bottom - top)
            inner = placer.beside(x + 12, width - 24, top + 8)
            for each in (poster, poster.beside):
                if each:
                    spoken = inner if each is poster else inner.speaking(each.lang)
                    zone = each.zones[place]
                    spoken.words(zone, spoken.fitting(zone, ZONE, 2 * ZONE.size * LINES, 12), "P")

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
            for each, spoken, size in self._spoken(poster):
                spoken.words(each.lines[place], replace(manner, size=manner.size * size), "P")
                placer.y = spoken.y
            placer.y += manner.size * 0.7
            with placer.pen.ornament():
                y = placer.y - manner.size * 0.25
                placer.pen.line((placer.left, y), (placer.left + placer.width, y), placer.ink(HAIRLINE), 0.8)

    def _high(self, poster: Poster, manner: Manner) -> float:
        lines = sum(
            spoken.height(line, replace(manner, size=manner.size * size))
            for each, spoken, size in self._spoken(poster)
            for line in each.lines
        )
        return lines + len(poster.lines) * manner.size * 0.7
