"""A deck as a tagged PDF, a slide a page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.lettering.embedding import Embedding
from reports.lettering.faces import require
from reports.lettering.lines import Manner, SetLine, is_rtl, set_line, set_lines
from reports.slides.values import ENLARGED, HEIGHT, MARGIN, SMALLEST, WIDTH, Slide
from reports.style import ACCENT, HAIRLINE, INK, QUIET
from reports.typesetting.finishing import finish
from reports.typesetting.meta import Meta
from reports.typesetting.structure import Element, Entry
from surveys.translator import direction

FULL = WIDTH - 2 * MARGIN
LINES = 1.28  # of a size, from line to line
TITLE = {"cover": (52.0, 30.0), "question": (52.0, 26.0), "page": (34.0, SMALLEST)}
"""The size of a title by the kind of its slide, and how far it may shrink before it is cut."""
ROOM = {"cover": 230.0, "question": 340.0, "page": 130.0}
BODY = 26.0
BULLET = 26.0
FOOT = HEIGHT - 30.0
"""Where the last line of a slide stands."""


def slides(deck: Sequence[Slide], meta: Meta) -> bytes:
    """The same deck and meta give the same bytes. Raises FontMissing, naming the package to add."""
    require(meta.lang)
    meta = meta.plain()
    root, headings, embedding, out = Element("Document"), list[Entry](), Embedding(), io.BytesIO()
    canvas: Any = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0)
    canvas._preamble = ""  # noqa: SLF001 - it names a font that is not embedded
    pen = Pen(canvas, HEIGHT, embedding)
    for number, slide in enumerate(deck, start=1):
        Page(pen, meta, root.add("Sect"), headings).draw(slide, number, len(deck))
        pen.turn()
    canvas.save()
    return finish(out.getvalue(), root, headings, embedding, meta)


class Page:
    """One slide on its page; `y` is how far down it is filled."""

    def __init__(self, pen: Pen, meta: Meta, element: Element, headings: list[Entry]) -> None:
        self.pen, self.meta, self.element, self.headings = pen, meta, element, headings
        self.y = MARGIN

    def draw(self, slide: Slide, number: int, count: int) -> None:
        self._ground(slide, number, count)
        if slide.kind != "page":
            self.y = HEIGHT * 0.2
        if slide.eyebrow:
            self._words(slide.eyebrow, Manner(SMALLEST, "bold", role="label", colour=ACCENT), "P")
        self._title(slide)
        for line in slide.lines:
            self._words(
                line, Manner(BODY, colour=INK if slide.kind == "page" else QUIET), "P", indent=BULLET if slide.kind == "page" else 0
            )
        if slide.picture:
            self._picture(slide)
        if slide.foot:
            self._words(slide.foot, Manner(SMALLEST, colour=QUIET, role="label"), "P")

    def _ground(self, slide: Slide, number: int, count: int) -> None:
        with self.pen.ornament():
            self.pen.box((0, 0), (WIDTH, 10 if slide.kind == "page" else 22), fill=ACCENT)
            self.pen.line((MARGIN, FOOT - 26), (WIDTH - MARGIN, FOOT - 26), HAIRLINE, 0.75)
        with self.pen.ornament("Footer"):
            manner = Manner(SMALLEST * 0.75, role="label", colour=QUIET, tabular=True)
            self._at_ends(set_line(self.meta.disclosure, manner, self.meta.lang), set_line(f"{number} / {count}", manner, self.meta.lang))

    def _at_ends(self, start: SetLine, end: SetLine) -> None:
        left, right = (end, start) if direction(self.meta.lang) == "rtl" else (start, end)
        self.pen.text(MARGIN, FOOT, left)
        self.pen.text(WIDTH - MARGIN - right.width, FOOT, right)

    def _title(self, slide: Slide) -> None:
        size, least = TITLE[slide.kind]
        while size > least and len(self._lines(slide.title, Manner(size, "bold", role="label"))) * size * LINES > ROOM[slide.kind]:
            size -= 2
        depth = 1 if slide.kind == "cover" else 2
        self.headings.append(Entry(slide.title, 1, 1 if not self.headings else min(depth, 2), page=self.pen.page, y=self.y))
        self._words(slide.title, Manner(size, "bold", role="label"), f"H{self.headings[-1].depth}")
        self.y += 14

    def _lines(self, words: str, manner: Manner, indent: float = 0) -> list[SetLine]:
        return set_lines([(words, manner)], self.meta.lang, FULL - indent)

    def _words(self, words: str, manner: Manner, role: str, indent: float = 0) -> None:
        element, right = self.element.add(role), is_rtl(words, self.meta.lang)
        for place, line in enumerate(self._lines(words, manner, indent)):
            self.y += manner.size * LINES
            x = WIDTH - MARGIN - indent - line.width if right else MARGIN + indent
            if indent and not place:
                with self.pen.ornament():
                    self.pen.circle((WIDTH - MARGIN - 6 if right else MARGIN + 6, self.y - manner.size * 0.3), 4, fill=ACCENT)
            with element.content(self.pen):
                self.pen.text(x, self.y, line)
        self.y += 8

    def _picture(self, slide: Slide) -> None:
        picture = slide.picture
        assert picture is not None
        free = FOOT - 40 - self.y - (SMALLEST * LINES + 12 if slide.foot else 0)
        scale = min(ENLARGED, FULL / picture.width, free / picture.height)
        width, height = picture.width * scale, picture.height * scale
        left = WIDTH - MARGIN - width if direction(self.meta.lang) == "rtl" else MARGIN
        figure = self.element.add("Figure", alt=picture.alt or picture.title)
        with figure.content(self.pen):
            pdf.draw(picture, self.pen, left, self.y, lang=self.meta.lang, scale=scale)
        figure.box = (self.pen.page, (left, HEIGHT - self.y - height, left + width, HEIGHT - self.y))
        self.y += height + 4
