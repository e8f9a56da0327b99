"""Tables, boxes and columns in Word."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from docx.shared import Pt
from docx.table import _Cell

from reports.style import ACCENT, GUTTER, HAIRLINE, INK, WASH
from reports.typesetting.abreast import half
from reports.typesetting.blocks import (
    Abreast,
    Beside,
    Block,
    Cell,
    Columns,
    Heading,
    KeepTogether,
    NoteLines,
    PageBreak,
    Panel,
    Paragraph,
    Span,
    Table,
)
from reports.typesetting.manners import CELL, said
from reports.typesetting.panels import PAD
from reports.typesetting.tables import headed, whole_words
from reports.word.answers import on_lines
from reports.word.marking import CELL_ORDER, PARAGRAPH_ORDER, ROW_ORDER, TABLE_ORDER, borders, element, put, shade, switch, twentieths
from reports.word.pictures import place
from reports.word.room import Room, write, write_all
from reports.word.runs import fill
from reports.word.styles import LARGER
from reports.word.texts import head

NARROWEST, WIDEST = 5, 42
"""Letters by which a column's share is weighed where the block names none."""
LONG = 700
"""Letters of a cell, or of what stands side by side, from which on its row may be parted by the end of a page."""
WHOLE = 1500
"""Letters of a panel up to which it goes to the next page whole."""
AIR = 3.0
ROOMIER = 1.35
"""How many times as wide as on the page letters are where a program lacks those of the document."""
STAY = 3
"""Rows, with the head, that a table begins with on one page, and ends with on one."""


def grid(room: Room, rows: int, widths: Sequence[float], sides: dict[str, tuple[str, float]], *, air: float = 0, side: float = 0) -> Any:
    """An empty table with columns of these widths in points; `air` above and below what its cells hold, `side` behind it."""
    whole = room.holder.add_table(rows, len(widths)) if room.inside else room.place.document.add_table(rows, len(widths))
    whole.autofit = False
    properties = whole._tbl.tblPr  # noqa: SLF001 - the library has no words for these
    put(
        properties,
        TABLE_ORDER,
        switch("bidiVisual", on=room.rtl),
        element("tblW", w=twentieths(sum(widths)), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        borders("tblBorders", {side: sides.get(side, ("", 0)) for side in ("top", "left", "bottom", "right", "insideH", "insideV")}),
        _margins(air, side),
    )
    for column, width in zip(whole.columns, widths, strict=True):
        column.width = Pt(width)
    for row in whole.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return whole


def _margins(air: float, behind: float) -> Any:
    made = element("tblCellMar")
    sides = (("top", air), ("left", 0), ("bottom", air), ("right", behind))
    made.extend([element(side, w=twentieths(wide), type="dxa") for side, wide in sides])
    return made


def layout(whole: Any) -> None:
    """Says that a table is there for its looks: no row or column heads anything."""
    put(whole._tbl.tblPr, TABLE_ORDER, element("tblLook", val="0000", firstRow=0, firstColumn=0, noHBand=1, noVBand=1))  # noqa: SLF001


@write.register
def _(block: Table, room: Room) -> None:
    if block.caption:
        fill(room.paragraph("Figure Title"), block.caption, room.lang)
    widths = whole_words(_widths(block, room.width), block, room.lang, ROOMIER)
    whole = grid(room, 1 + len(block.rows), widths, {"insideH": (HAIRLINE, 0.5), "bottom": (HAIRLINE, 0.5)}, air=AIR, side=3 * AIR)
    look = element("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=int(block.row_heads), lastColumn=0, noHBand=1, noVBand=1)
    put(whole._tbl.tblPr, TABLE_ORDER, look)  # noqa: SLF001
    for number, (row, cells) in enumerate(zip(whole.rows, (block.header, *block.rows), strict=True)):
        _row(row, [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells], block, room, header=number == 0)
        if block.held if number == len(block.rows) else number < STAY or number > len(block.rows) - STAY:
            _hold(_paragraphs(row._tr))  # noqa: SLF001
    _after(room, held=block.held)


def _row(row: Any, cells: Sequence[Cell], block: Table, room: Room, *, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    if all(len(said(cell.words)) < LONG for cell in cells):
        put(properties, ROW_ORDER, switch("cantSplit"))
    if header:
        put(properties, ROW_ORDER, switch("tblHeader"))
    for column, (target, cell) in enumerate(zip(row.cells, cells, strict=True)):
        _cell(target, cell, room, header=header, right=column in block.numeric)


def _cell(target: Any, cell: Cell, room: Room, *, header: bool, right: bool) -> None:
    paragraph = target.paragraphs[0]
    room.dress(paragraph, "Column Head" if header else "Cell")
    if cell.picture:
        place(paragraph, cell.picture, room.lang)
        paragraph.add_run(" ")
    words = _emphasised(cell, float(target.width.pt) - 3 * AIR, room)
    fill(paragraph, words, cell.lang or room.lang, right=right)
    properties = target._tc.get_or_add_tcPr()  # noqa: SLF001
    if cell.ground:
        put(properties, CELL_ORDER, shade(cell.ground))
    if header:
        put(properties, CELL_ORDER, borders("tcBorders", {"bottom": (INK, 0.75)}), element("vAlign", val="bottom"))


def _emphasised(cell: Cell, width: float, room: Room) -> list[Span]:
    words = on_lines(cell.words, width, CELL.manner.size + LARGER, cell.lang or room.lang) if isinstance(cell.words, str) else cell.words
    spans = [Span(words)] if isinstance(words, str) else list(words)
    return [Span(one.text, one.bold or cell.bold, one.italic, one.colour or cell.colour) for one in spans]


def _widths(block: Table, width: float) -> list[float]:
    weights: list[float] = list(block.widths)
    if not weights:
        columns = zip(block.header, *block.rows, strict=True)
        weights = [min(WIDEST, max(NARROWEST, *(_letters(cell) for cell in column), 0)) for column in columns]
    return [width * weight / sum(weights) for weight in weights]


def _letters(cell: str | Cell) -> int:
    return len(cell if isinstance(cell, str) else said(cell.words))


def _after(room: Room, *, air: bool = True, held: bool = False) -> None:
    """Word joins tables that follow each other, and wants a paragraph at the end of a cell. No `air` behind words with their own."""
    if not room.inside:
        line = room.paragraph("Line Between")
        line.paragraph_format.space_after = None if air else Pt(0)
        line.paragraph_format.keep_with_next = held or None
    else:
        room.dress(room.holder.paragraphs[-1], "Line Between")


@write.register
def _(block: Panel, room: Room) -> None:
    """Lines to write on are a row of their own: what has a single row LibreOffice holds to nothing."""
    if block.title or block.number:
        head(Heading(block.title or block.number, 3, block.number if block.title else "", bookmark=False, new_page=False), room)
    prompt: list[Block] = [Paragraph([Span(block.prompt, bold=True, colour=ACCENT)])] if block.prompt else []
    lines: list[Block] = [NoteLines(block.note_lines)] if block.note_lines else []
    parts = [part for part in ([*block.blocks, *prompt], lines) if part]
    if not parts:
        return
    box = ("", 0.0) if block.tone == "wash" else (HAIRLINE, 0.75)
    whole = grid(room, len(parts), [room.width], {"top": box, "bottom": box, "right": box, "left": (ACCENT, 3)})
    layout(whole)
    for part, row in zip(parts, whole.rows, strict=True):
        cell = row.cells[0]
        if block.tone == "wash":
            put(cell._tc.get_or_add_tcPr(), CELL_ORDER, shade(WASH))  # noqa: SLF001
        _inset(cell, top=PAD / 2 if part is parts[0] else 0, left=PAD, bottom=PAD / 2 if part is parts[-1] else 0, right=PAD)
        write_all(part, room.within(cell, room.width - 2 * PAD))
        if sum(len(paragraph.text) for paragraph in cell.paragraphs) < WHOLE:
            put(row._tr.get_or_add_trPr(), ROW_ORDER, switch("cantSplit"))  # noqa: SLF001
        if part is not parts[-1]:
            _hold(_paragraphs(row._tr))  # noqa: SLF001
    _after(room)


@write.register
def _(block: Beside, room: Room) -> None:
    shares = block.shares or (1,) * len(block.columns)
    _side_by_side(block.columns, [room.width * share / sum(shares) for share in shares], room, heads=headed(block))


@write.register
def _(block: Columns, room: Room) -> None:
    """As many columns as on the page, each with its part of the blocks."""
    each = -(-len(block.blocks) // block.count)
    parts = [block.blocks[start : start + each] for start in range(0, len(block.blocks), each)] if each else []
    if parts:
        _side_by_side(parts, [room.width / block.count] * len(parts), room)


def _side_by_side(columns: Sequence[Sequence[Block]], widths: list[float], room: Room, *, heads: bool = False) -> None:
    """With `heads` the first block of each column stands in a row above the others, so that those begin on one height."""
    parts = [[blocks[:1] for blocks in columns], [blocks[1:] for blocks in columns]] if heads else [columns]
    whole = grid(room, len(parts), widths, {})
    layout(whole)
    for row, part in zip(whole.rows, parts, strict=True):
        for cell, blocks, width in zip(row.cells, part, widths, strict=True):
            _inset(cell, right=GUTTER)
            write_all(blocks, room.within(cell, width - GUTTER))
        if sum(len(paragraph.text) for cell in row.cells for paragraph in cell.paragraphs) < LONG:
            put(row._tr.get_or_add_trPr(), ROW_ORDER, switch("cantSplit"))  # noqa: SLF001
    if heads:
        _lower(whole.rows[0])
    _after(room, air=False)


def _lower(heads: Any) -> None:
    """Heads of columns stand at the foot of their row, which stays with the next; the air between is that of what follows."""
    for cell in heads.cells:
        cell.paragraphs[-1].paragraph_format.space_after = Pt(0)
        put(cell._tc.get_or_add_tcPr(), CELL_ORDER, element("vAlign", val="bottom"))  # noqa: SLF001
    _hold(_paragraphs(heads._tr))  # noqa: SLF001


def _inset(cell: _Cell, **sides: float) -> None:
    """Points between a cell's sides and what it holds."""
    margins = element("tcMar")
    margins.extend([element(side, w=twentieths(wide), type="dxa") for side, wide in sides.items()])
    put(cell._tc.get_or_add_tcPr(), CELL_ORDER, margins)  # noqa: SLF001


@write.register
def _(block: Abreast, room: Room) -> None:
    """A row for each pair; a new table where a page begins."""
    rows: list[tuple[Block | None, Block | None]] = []
    turns = False
    for one, other in zip_longest(block.blocks, block.others):
        if _opens_page(one):
            _abreast(rows, block.lang, room, turns=turns)
            rows, turns = [], room.place.begun and not room.inside
        if not isinstance(one, PageBreak):
            rows.append((one, other))
    _abreast(rows, block.lang, room, turns=turns)


def _opens_page(block: Block | None) -> bool:
    return isinstance(block, PageBreak) or (isinstance(block, Heading) and block.level == 1 and block.new_page)


def _abreast(rows: list[tuple[Block | None, Block | None]], lang: str, room: Room, *, turns: bool) -> None:
    """`turns`: it begins on a new page, by its own first words: by a line before it LibreOffice leaves pages empty."""
    if not rows:
        return
    in_words = isinstance(rows[0][0], Heading | Paragraph)
    if turns and not in_words:
        room.turn()
    width = half(room.width)
    whole = grid(room, len(rows), [width + GUTTER / 2] * 2, {})
    layout(whole)
    known, on_paper = room.place.headings, room.place.on_paper
    for row, (one, other) in zip(whole.rows, rows, strict=True):
        first, second = row.cells
        _inset(first, right=GUTTER)
        if one:
            write(one, room.within(first, width))
        before = len(known)
        if other:
            room.place.on_paper = deque()
            write(other, room.within(second, width, lang))
            room.place.on_paper = on_paper
        known[before:] = []
    if turns and in_words:
        whole.rows[0].cells[0].paragraphs[0].paragraph_format.page_break_before = True
    room.place.begun = True
    _after(room)


@write.register
def _(block: KeepTogether, room: Room) -> None:
    holder = room.holder._element if room.inside else room.place.document.element.body  # noqa: SLF001
    before = len(holder)
    write_all(block.blocks, room)
    paragraphs = [one for child in list(holder)[before - (0 if room.inside else 1) :] for one in _paragraphs(child)]
    _hold(paragraphs[:-1])


def _hold(paragraphs: Sequence[Any]) -> None:
    """They stay with what follows."""
    for paragraph in paragraphs:
        put(paragraph.get_or_add_pPr(), PARAGRAPH_ORDER, switch("keepNext"))


def _paragraphs(child: Any) -> list[Any]:
    return [one for one in child.iter() if one.tag.endswith("}p")]
