"""Words and pictures put by hand, below each other, for sheets that are no running text: posters, pictures, walls."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from reports.drawing import pdf
from reports.drawing.grey import grey, greyed
from reports.drawing.pen import Pen
from reports.drawing.values import Picture
from reports.lettering.embedding import Embedding
from reports.lettering.evening import even_width
from reports.lettering.faces import require
from reports.lettering.lines import Manner, SetLine, is_rtl, set_line, set_lines
from reports.typesetting.finishing import finish
from reports.typesetting.meta import Meta
from reports.typesetting.structure import Element, Entry
from surveys.translator import direction

HEADINGS = ("H1", "H2", "H3")
LINES = 1.22  # of a size, from line to line
TALL = 1.45  # the same for scripts with tall letters


class Document:
    """A PDF in the making."""

    def __init__(self, meta: Meta, paper: tuple[float, float]) -> None:
        require(meta.lang)
        self.meta, self.root, self.headings, self.out = meta.plain(), Element("Document"), list[Entry](), io.BytesIO()
        canvas: Any = Canvas(self.out, pagesize=paper, invariant=1, pageCompression=0)
        canvas._preamble = ""  # noqa: SLF001 - it names a font that is not embedded
        self.embedding = Embedding()
        self.pen = Pen(canvas, paper[1], self.embedding)

    def finished(self) -> bytes:
        self.pen.canvas.save()
        return finish(self.out.getvalue(), self.root, self.headings, self.embedding, self.meta)


class Placer:
    """Fills a stretch of a sheet from `y` down, `left` and `width` in the sheet's points. `lay`: where the sheet lies on the page, and how
    much larger. With `plain` nothing has a colour."""

    def __init__(
        self, pen: Pen, lang: str, element: Element, area: tuple[float, float], *, lay: tuple[float, float, float], plain: bool
    ) -> None:
        self.pen, self.lang, self.element = pen, lang, element
        self.left, self.width = area
        self.lay, self.plain = lay, plain
        self.y, self.named = 0.0, ""

    @property
    def rtl(self) -> bool:
        return direction(self.lang) == "rtl"

    def beside(self, left: float, width: float, y: float) -> Placer:
        """Another stretch of the same sheet."""
        other = Placer(self.pen, self.lang, self.element, (left, width), lay=self.lay, plain=self.plain)
        other.y, other.named = y, self.named
        return other

    def ink(self, colour: str) -> str:
        return grey(colour) if self.plain else colour

    def leading(self, manner: Manner) -> float:
        return manner.size * (TALL if self.rtl else LINES)

    def speaking(self, lang: str) -> Placer:
        """The same stretch for words in another language, which the tags name."""
        other = Placer(self.pen, lang, self.element, (self.left, self.width), lay=self.lay, plain=self.plain)
        other.y, other.named = self.y, lang
        return other

    def set(self, words: str, manner: Manner, width: float = 0) -> list[SetLine]:
        """The words in lines as wide as the stretch, or as `width`."""
        return set_lines([(words, replace(manner, colour=self.ink(manner.colour)))], self.lang, width or self.width)

    def height(self, words: str, manner: Manner, width: float = 0) -> float:
        return len(self.set(words, manner, width)) * self.leading(manner)

    def fitting(self, words: str, manner: Manner, room: float, least: float) -> Manner:
        """The manner as large as the words fit into a height, and no smaller than `least` points."""
        while manner.size > least and self.height(words, manner) > room:
            manner = replace(manner, size=manner.size - 1)
        return manner

    def words(
        self,
        words: str,
        manner: Manner,
        role: str,
        *,
        after: float = 0,
        indent: float = 0,
        centred: bool = False,
        right: bool | None = None,
    ) -> Element:
        """Writes words from the side where they start, or `centred`, or flush to the `right` (True) or left (False), each line below the
        other; a heading's lines are of like length."""
        element = self.element.add(role, lang=self.named)
        right = is_rtl(words, self.lang) if right is None else right
        width = self.width - indent
        for line in self.set(words, manner, even_width([(words, manner)], self.lang, width) if role in HEADINGS else width):
            self.y += self.leading(manner)
            spare = self.width - indent - line.width
            x = self.left + (spare / 2 if centred else spare if right else indent)
            with element.content(self.pen):
                self.pen.text(x, self.y - (self.leading(manner) - manner.size * 0.8) / 2, line)
        self.y += after
        return element

    def pair(self, start: str, end: str, manner: Manner) -> None:
        """One text at the side where reading starts, one at the other, on the line at `y`; they are no content."""
        said = replace(manner, colour=self.ink(manner.colour))
        left, right = (set_line(words, said, self.lang) for words in ((end, start) if self.rtl else (start, end)))
        self.pen.text(self.left, self.y, left)
        self.pen.text(self.left + self.width - right.width, self.y, right)

    def ornament(self, picture: Picture, x: float, y: float, size: float) -> None:
        """Draws a picture that says nothing of its own, `size` wide from its upper left corner."""
        with self.pen.ornament():
            drawn = greyed(picture) if self.plain else picture
            pdf.draw(drawn, self.pen, x, y, lang=self.lang, scale=size / picture.width)

    def picture(self, picture: Picture, scale: float) -> None:
        """Draws a picture from the side where reading starts."""
        width, height = picture.width * scale, picture.height * scale
        left = self.left + self.width - width if self.rtl else self.left
        figure = self.element.add("Figure", alt=picture.alt or picture.title)
        with figure.content(self.pen):
            pdf.draw(greyed(picture) if self.plain else picture, self.pen, left, self.y, lang=self.lang, scale=scale)
        if not self.pen.muted:
            figure.box = (self.pen.page, self._box(left, self.y, width, height))
        self.y += height

    def _box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Where something lies on the page, counted from its lower left corner."""
        across, down, scale = self.lay
        top = self.pen.height - down - y * scale
        return across + x * scale, top - height * scale, across + (x + width) * scale, top
