"""The document's structure as screen readers walk it: elements in reading order, each knowing where its content lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Union

from reports.drawing.pen import Pen, Place

Box = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Entry:
    """A heading as bookmarks and contents list it. `level` is how it looks, `depth` where it stands: never two steps below the heading
    before. `page` (from 0) and `y` (below the sheet's top) are known once pages are filled."""

    text: str
    level: int
    depth: int
    bookmark: bool = True
    page: int = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to a heading: its box from the bottom left corner, and the words a screen reader says for it."""

    page: int
    box: Box
    target: Entry
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """One node of the structure: a standard role ("P", "TH"…), its children and pieces of content in order."""

    role: str
    children: list[Union[Element, Place, Link]] = field(default_factory=list)
    alt: str = ""
    lang: str = ""
    scope: str = ""
    box: tuple[int, Box] | None = None

    def add(self, role: str, *, alt: str = "", lang: str = "", scope: str = "") -> Element:
        child = Element(role, alt=alt, lang=lang, scope=scope)
        self.children.append(child)
        return child

    @contextmanager
    def content(self, pen: Pen) -> Iterator[None]:
        """What is drawn within is this element's content, or ornament while the pen is silent."""
        if pen.muted:
            with pen.ornament():
                yield
            return
        self.children.append(pen.begin(self.role))
        yield
        pen.end()
