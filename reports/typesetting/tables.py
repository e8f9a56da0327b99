"""Tables and columns: cells beside each other that may run over pages together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.lettering.breaking import words
from reports.lettering.lines import set_lines
from reports.style import GUTTER, HAIRLINE, INK
from reports.typesetting.blocks import Beside, Block, Cell, Columns, Heading, Paragraph, Table
from reports.typesetting.composing import Room, compose, compose_all
from reports.typesetting.manners import CELL, COLUMN_HEAD, FIGURE_TITLE, Setting, fitted, said, stretches
from reports.typesetting.rows import AIR, Lane, Side, row
from reports.typesetting.strips import Flow, Strip, moved, strips_of, total
from reports.typesetting.structure import Element
from reports.typesetting.texts import kept, line_strips

PAD = 3.75
NARROWEST = 28.0
WHOLE_ROWS, FIRST_ROWS, LAST_ROWS = 6, 3, 4  # that stay together
WIDEST = 0.55
WEIGHED_ROWS = 80
WEIGHED_LETTERS = 120
LONGEST = 4
"""Words whose widths are taken, since the one with the most letters is not always the widest."""


@compose.register
def _(block: Table, room: Room) -> Flow:
    caption = line_strips(block.caption, FIGURE_TITLE, room, room.element.add("P")) if block.caption else []
    table = room.element.add("Table")
    widths = _widths(block, room)
    header = _table_row(block, block.header, room, table, widths, header=True)
    header = replace(header, before=5 if caption else 10, keep=True)
    rows = [_table_row(block, cells, room, table, widths, head=header) for cells in block.rows]
    held = _held(rows)
    last = kept(held[-1:]) if block.held else held[-1:]
    return [*kept(caption), header, *held[:-1], *last, Strip(5, keep=block.held, air=True)]


def _held(rows: list[Strip]) -> list[Strip]:
    """A short table stays whole; of a longer one the first and the last rows stay together, so that few never stand alone under a head."""
    short = len(rows) <= WHOLE_ROWS
    first, last = (0, len(rows)) if short else (FIRST_ROWS, LAST_ROWS)
    held = {*range(first - 1), *range(len(rows) - last, len(rows) - 1)}
    return [one if one.keep == (at in held) else replace(one, keep=at in held) for at, one in enumerate(rows)]


def _table_row(
    block: Table,
    cells: Sequence[str | Cell],
    room: Room,
    table: Element,
    widths: Sequence[float],
    *,
    header: bool = False,
    head: Strip | None = None,
) -> Strip:
    element = table.add("TR")
    sides, offset = [], 0.0
    for column, (value, width) in enumerate(zip(cells, widths, strict=True)):
        cell = value if isinstance(value, Cell) else Cell(value)
        holder = _holder(element, cell, room, header=header, row_head=block.row_heads and column == 0)
        inner = width - (AIR if column < len(widths) - 1 else 0)
        strips = _cell_strips(
            cell, room.within(inner), holder, COLUMN_HEAD if header else CELL, right=True if column in block.numeric else None
        )
        sides.append(Side(tuple(strips), room.from_start(offset, inner), inner, cell.ground))
        offset += width
    lane = Lane(room.width, PAD, INK if header else HAIRLINE, 0.75 if header else 0.5)
    return row(sides, lane, head=(head,) if head else ())


def _holder(element: Element, cell: Cell, room: Room, *, header: bool, row_head: bool) -> Element:
    lang = cell.lang if cell.lang not in {room.lang, "und"} else ""
    if header or row_head:
        return element.add("TH", scope="Column" if header else "Row", lang=lang)
    return element.add("TD", lang=lang)


@lru_cache(maxsize=500)
def _celled(setting: Setting, colour: str, *, bold: bool) -> Setting:
    manner = setting.manner
    return replace(setting, manner=replace(manner, tabular=True, colour=colour or manner.colour, weight="bold" if bold else manner.weight))


def _cell_strips(cell: Cell, room: Room, element: Element, setting: Setting, *, right: bool | None) -> list[Strip]:
    setting = _celled(setting, cell.colour, bold=cell.bold)
    if not cell.picture:
        return line_strips(cell.words, setting, room, element, lang=cell.lang, right=right)
    indent = cell.picture.width + 5
    strips = line_strips(cell.words, setting, room.within(room.width - indent), element, lang=cell.lang, right=right) or [
        Strip(setting.leading)
    ]
    strips = [moved(strip, room.from_start(indent, room.width - indent)) for strip in strips]
    return [_with_picture(strips[0], cell, room, element), *strips[1:]]


def _with_picture(strip: Strip, cell: Cell, room: Room, element: Element) -> Strip:
    picture, text = cell.picture, strip.draw
    assert picture is not None
    dx, dy = room.from_start(0, picture.width), (strip.height - picture.height) / 2
    figure = element.add("Figure", alt=picture.alt) if picture.alt else None

    def draw(pen: Pen, x: float, y: float) -> None:
        with figure.content(pen) if figure else pen.ornament():
            pdf.draw(picture, pen, x + dx, y + dy, lang=room.lang)
        if figure and not pen.muted:
            box = (x + dx, pen.height - y - dy - picture.height, x + dx + picture.width, pen.height - y - dy)
            figure.box = (pen.page, box)
        text(pen, x, y)

    return replace(strip, draw=draw)


def _widths(block: Table, room: Room) -> list[float]:
    """The columns' widths in points, which add up to the measure."""
    if block.widths:
        return whole_words([room.width * share / sum(block.widths) for share in block.widths], block, room.lang)
    natural = [_natural(block, column, room) for column in range(len(block.header))]
    spare = room.width - sum(natural)
    flexible = [column for column in range(len(natural)) if column not in block.numeric] or list(range(len(natural)))
    weights = {column: natural[column] - (NARROWEST if spare < 0 else 0) for column in flexible}
    weight = sum(weights.values()) or 1
    grown = [width + spare * max(weights.get(column, 0), 0) / weight for column, width in enumerate(natural)]
    least = [max(width, NARROWEST) for width in grown]
    return [room.width * width / sum(least) for width in least]


def whole_words(widths: list[float], block: Table, lang: str, roomier: float = 1.0) -> list[float]:
    """The widths in points, changed as little as lets every word and every figure stand on one line, where there is room for that; or
    those of the head alone. `roomier`: how many times as wide as here the letters may be set."""
    head, cells = _needed(block, lang, roomier)
    whole = [max(one, other) for one, other in zip(head, cells, strict=True)]
    return _widened(widths, whole) or _widened(widths, head) or widths


def _needed(block: Table, lang: str, roomier: float) -> tuple[list[float], list[float]]:
    """What the words of the head with the figures, and what the words of the other cells, need in each column."""
    head, cells = [], []
    for column, cell in enumerate(block.header):
        head.append(roomier * max(_widest_word([cell], COLUMN_HEAD, lang), _widest_figure(block, column, lang)) + AIR)
        cells.append(roomier * _widest_word([row[column] for row in block.rows[:WEIGHED_ROWS]], CELL, lang) + AIR)
    return head, cells


def _widened(widths: list[float], least: list[float]) -> list[float] | None:
    lacking = sum(max(0, need - width) for need, width in zip(least, widths, strict=True))
    spare = sum(max(0, width - need) for need, width in zip(least, widths, strict=True))
    if lacking > spare:
        return None
    share = lacking / spare if spare else 0
    return [need if width < need else width - (width - need) * share for need, width in zip(least, widths, strict=True)]


def _widest_word(cells: Sequence[str | Cell], setting: Setting, lang: str) -> float:
    """Of the longest of them, what no line may part."""
    told = [said(cell.words) if isinstance(cell, Cell) else cell for cell in cells]
    whole = sorted({text[start:end] for text in told for start, end, _ in words(text)}, key=len)[-LONGEST:]
    return max((_one_line(Cell(word), setting, lang) for word in whole), default=0)


def _widest_figure(block: Table, column: int, lang: str) -> float:
    """Of a column of figures, which may be words such as "about 5 in 10"."""
    cells = (cells[column] for cells in block.rows[:WEIGHED_ROWS]) if column in block.numeric else ()
    return max((_one_line(cell if isinstance(cell, Cell) else Cell(cell), CELL, lang) for cell in cells), default=0)


def _natural(block: Table, column: int, room: Room) -> float:
    """How wide a column would be with each cell on one line, within reason."""
    cells = [(block.header[column], COLUMN_HEAD), *((cells[column], CELL) for cells in block.rows[:WEIGHED_ROWS])]
    widest = max(_one_line(cell if isinstance(cell, Cell) else Cell(cell), setting, room.lang) for cell, setting in cells)
    return min(widest + AIR + 1, room.width * WIDEST)


def _one_line(cell: Cell, setting: Setting, lang: str) -> float:
    text = said(cell.words)[:WEIGHED_LETTERS]
    lines = set_lines(stretches(text, fitted(setting, lang).manner), cell.lang or lang, float("inf"))
    return max((line.width for line in lines), default=0) + (cell.picture.width + 5 if cell.picture else 0)


@compose.register
def _(block: Beside, room: Room) -> Flow:
    shares = block.shares or (1,) * len(block.columns)
    free = room.width - GUTTER * (len(shares) - 1)
    widths = [free * share / sum(shares) for share in shares]
    at = int(headed(block))
    columns = [
        [strips_of(compose_all(part, room.within(width))) for part in (blocks[:at], blocks[at:])]
        for blocks, width in zip(block.columns, widths, strict=True)
    ]
    tallest = max(total(head) for head, _ in columns)
    sides, offset = [], 0.0
    for (head, strips), width in zip(columns, widths, strict=True):
        sides.append(Side((*_lowered(head, tallest), *strips), room.from_start(offset, width), width))
        offset += width + GUTTER
    return [row(sides, Lane(room.width), before=10)]


def _lowered(head: list[Strip], tallest: float) -> list[Strip]:
    """The head of a column as far down as lets what it says begin beside what the others say."""
    spare = tallest - total(head)
    return [Strip(spare, keep=True), replace(head[0], before=0), *head[1:]] if head and spare else head


def headed(block: Beside) -> bool:
    """Whether every column has a heading or a label above what it says."""
    return all(len(blocks) > 1 and _heads(blocks[0]) for blocks in block.columns)


def _heads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.style in {"label", "numeral"})


@compose.register
def _(block: Columns, room: Room) -> Flow:
    width = (room.width - GUTTER * (block.count - 1)) / block.count
    strips = strips_of(compose_all(block.blocks, room.within(width)))
    return [_poured(tuple(strips), block.count, width, room)] if strips else []


def _poured(strips: tuple[Strip, ...], count: int, width: float, room: Room) -> Strip:
    """Strips flowing through columns of equal height."""
    height = _even_height(strips, count)
    columns, _ = _columns(strips, count, height)
    sides = [Side(tuple(column), room.from_start(at * (width + GUTTER), width), width) for at, column in enumerate(columns)]

    def cut(fitting: float) -> tuple[Strip, Strip] | None:
        first, rest = _columns(strips, count, fitting)
        done = tuple(strip for column in first for strip in column)
        return (_poured(done, count, width, room), _poured(rest, count, width, room)) if done and rest else None

    return replace(row(sides, Lane(room.width), before=5), cut=cut)


def _columns(strips: tuple[Strip, ...], count: int, height: float) -> tuple[list[tuple[Strip, ...]], tuple[Strip, ...]]:
    """The strips of each column of a height, and those left over; what is kept together is not parted where a column can hold it."""
    columns = []
    for _ in range(count):
        fitting = _fitting(strips, height)
        columns.append(strips[:fitting])
        strips = strips[fitting:]
    return columns, strips


def _fitting(strips: tuple[Strip, ...], height: float) -> int:
    used, fitting = 0.0, 0
    for at, strip in enumerate(strips):
        used += strip.height + (strip.before if at else 0)
        if used > height + 0.01:
            break
        fitting = at + 1
    whole = fitting
    while 0 < whole < len(strips) and strips[whole - 1].keep:
        whole -= 1
    return whole or fitting


def _even_height(strips: tuple[Strip, ...], count: int) -> float:
    """The least height, to half a point, at which the columns hold all strips."""
    low, high = total(strips) / count, total(strips)
    while high - low > 0.5:
        middle = (low + high) / 2
        if _columns(strips, count, middle)[1]:
            low = middle
        else:
            high = middle
    return high
