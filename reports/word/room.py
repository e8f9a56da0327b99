"""Where blocks are written in a Word document, and how: one function a kind of block, chosen by `write`."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reports.typesetting.blocks import Block
from reports.typesetting.meta import Meta
from reports.typesetting.structure import Entry
from surveys.translator import direction


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading that can be found: the name of its bookmark, its level, whether lists of contents have it; its `page` on paper."""

    name: str
    text: str
    level: int
    depth: int
    listed: bool
    page: str = ""


@dataclass(slots=True)
class Place:
    """What a whole document knows while it is written: its headings in order, its lists of contents (where their lines go, and how deep
    they reach), the disclosure of the section that is open, where the next headings stand on paper, whether anything was written, and how
    many bookmarks there are."""

    document: Any
    meta: Meta
    headings: list[Mark]
    contents: list[tuple[Any, int]]
    disclosure: str
    on_paper: deque[Entry]
    styles: Mapping[str, str]
    begun: bool = False
    marks: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """`holder` takes paragraphs and tables, `width` points wide; `inside` a cell no page can be broken by force."""

    place: Place
    holder: Any
    width: float
    lang: str
    inside: bool = False

    @property
    def rtl(self) -> bool:
        return direction(self.lang) == "rtl"

    def within(self, holder: Any, width: float, lang: str = "") -> Room:
        return replace(self, holder=holder, width=width, lang=lang or self.lang, inside=True)

    def paragraph(self, style: str) -> Any:
        """A new paragraph; the one that a fresh cell has is taken first."""
        children = [one for one in self.holder._element if one.tag.endswith(("}p", "}tbl"))] if self.inside else []  # noqa: SLF001
        fresh = len(children) == 1 and len(children[0]) == 0
        made = self.holder.paragraphs[0] if fresh else self.holder.add_paragraph()
        self.dress(made, style)
        return made

    def left_over(self) -> Any | None:
        """The empty line that a table left behind it as the last thing of the document: on a full page it would make an empty one."""
        written = [one for one in self.place.document.element.body[-3:] if not one.tag.endswith("}sectPr")][-2:]
        after_table = [one.tag.rpartition("}")[2] for one in written] == ["tbl", "p"]
        empty = after_table and not self.inside and written[1].style == self.place.styles["Line Between"] and not len(written[1].r_lst)
        return written[1] if empty else None

    def turned(self) -> bool:
        """Whether the document ends in a line that only begins a new page; it is taken away: what comes next begins the page itself."""
        written = [one for one in self.place.document.element.body[-2:] if one.tag.endswith("}p")]
        line = written[-1] if written and not self.inside else None
        if line is None or len(line.r_lst) or line.pPr is None or line.pPr.find(qn("w:pageBreakBefore")) is None:
            return False
        line.getparent().remove(line)
        return True

    def turn(self) -> None:
        """Begins a new page with the next thing, in the line that a table left behind it where there is one."""
        line = self.left_over()
        paragraph = Paragraph(line, self.holder) if line is not None else self.paragraph("Line Between")
        paragraph.paragraph_format.page_break_before = True

    def dress(self, paragraph: Any, style: str) -> None:
        """Gives a paragraph its style; looking it up each time would take longer than everything else."""
        paragraph._p.style = self.place.styles[style]  # noqa: SLF001

    def depth_of(self, level: int) -> int:
        """Where a heading that looks like this level stands: never two steps below the one before it."""
        last = self.place.headings[-1] if self.place.headings else None
        if last and last.level == level:
            return last.depth
        return min(level, last.depth + 1 if last else 1)


@singledispatch
def write(block: Block, _room: Room) -> None:
    """Writes a block into its room."""
    raise TypeError(block)


def write_all(blocks: Sequence[Block], room: Room) -> None:
    """Writes blocks below each other."""
    for block in blocks:
        write(block, room)
