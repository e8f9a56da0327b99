"""What a document is made of: plain values, in reading order. Texts are plain strings, never markup; widths are points or shares.

`lang` is a BCP-47 tag where a text is not in the document's own language; it decides the direction too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Union

from reports.branding import House
from reports.drawing.values import Picture

ParagraphStyle = Literal["body", "lead", "quiet", "caption", "label", "numeral"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""


Words = Union[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its `number` before it; level 1 starts a section (named in the running head), on a new page unless `new_page` is
    False. `disclosure`: who may see the section, named at the foot of its pages where that differs from the document's."""

    text: str
    level: Literal[1, 2, 3] = 1
    number: str = ""
    bookmark: bool = True
    new_page: bool = True
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words
    style: ParagraphStyle = "body"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with dots or (`numbered`) with figures."""

    items: tuple[Words, ...]
    numbered: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that needs more than a string: words in another language or manner, a hatched ground, a small picture before them."""

    words: Words = ""
    lang: str = ""
    bold: bool = False
    colour: str = ""
    ground: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table without vertical lines, its header row repeated on each page. `widths` are shares of the measure (empty: by content);
    `numeric` names the columns (from 0) set flush right, so that units stand below units; the first column's cells head their rows
    when `row_heads`. Where it is `held` its end is not parted from what follows."""

    header: tuple[str | Cell, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    widths: tuple[float, ...] = ()
    numeric: tuple[int, ...] = ()
    row_heads: bool = True
    caption: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture under its title (the picture's own, saying the finding) with a line on how to read it; never parted from its title."""

    picture: Picture
    caption: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box: `number` (F1…) and `title` in its head, then `blocks`, a "talk about it" `prompt` and `note_lines` ruled lines for notes."""

    blocks: tuple[Block, ...] = ()
    number: str = ""
    title: str = ""
    prompt: str = ""
    note_lines: int = 0
    tone: Literal["plain", "wash"] = "plain"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words; `source` below them ("one person" or a group's name). Marks are those of `lang`."""

    text: str
    source: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Ruled lines to write on; with `grow` more of them where the rest of their page would stay empty."""

    count: int = 4
    grow: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that flow through `count` columns of equal height."""

    blocks: tuple[Block, ...]
    count: int = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks side by side: one tuple a column, with `shares` of the measure (empty: equal)."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Abreast:
    """Each of `blocks` beside the one of `others` that says the same in another language, `lang`."""

    blocks: tuple[Block, ...]
    others: tuple[Block, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class KeepTogether:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Spacer:
    height: float = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across the measure."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of sections with their pages; `depth` 2 lists second headings too."""

    title: str = ""
    depth: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class FullBleedCover:
    """The first page: `picture`, an ornament, across the sheet's upper half, as wide as the paper; the words below on white.

    `eyebrow` above the title, `subtitle` below, `lines` (partners, dates) at the foot, the mark of the `house` beside them.
    """

    picture: Picture
    title: str
    subtitle: str = ""
    eyebrow: str = ""
    lines: tuple[str, ...] = ()
    house: House | None = None


Block = Union[
    Heading,
    Paragraph,
    Bullets,
    Table,
    Figure,
    Panel,
    Quote,
    NoteLines,
    Columns,
    Beside,
    Abreast,
    KeepTogether,
    PageBreak,
    Spacer,
    Rule,
    Contents,
    FullBleedCover,
]
