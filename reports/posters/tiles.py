"""Posters for printers that know one size and no colour: each on two sheets, with marks where they are cut and laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.drawing.grey import grey
from reports.drawing.pen import Pen
from reports.lettering.lines import Manner, SetLine, set_line, set_lines
from reports.posters.paper import Lay, Sheet, large
from reports.posters.values import Poster
from reports.style import INK, MM, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import Document
from surveys.messages import Message, Translator, msg
from surveys.translator import direction

EDGE = 10 * MM
"""What printers leave white."""
OVERLAP = 12 * MM
"""What stands on both sheets at least."""
CROSS = 7.0
MARK = grey(INK)
FIRST, LAST, LEADING, APART = 8.0, 14.0, 13.0, 30.0
"""Points from the edge of the half to the words above and below it, from line to line, and between two languages on one."""
SMALLEST = 6.0
NOTE = Manner(10, role="label", colour=grey(QUIET))
Told = tuple[str, str]
"""Words and their language."""
Placed = tuple[float, float, SetLine]
"""Where a line starts, and how far down it stands."""


def tiled(found: Sequence[Poster], meta: Meta, say: Translator, beside: Translator | None = None) -> bytes:
    """Two sheets turned sideways for each poster, its upper and its lower half. The second says nothing that the first did not: read by
    ear, each poster is read once."""
    document = Document(meta, PAPERS[f"{meta.paper} wide"])
    upper, lower = lays(meta)
    for number, poster in enumerate(found, start=1):
        for lay, words in ((upper, _upper), (lower, _lower)):
            told = [(one(words(name)), one.lang) for name, one in zip(_names(poster), (say, beside), strict=False) if one]
            lines = _below(told, lay) if lay is upper else _above(told, lay)
            _half(document, poster, f"{number} / {len(found)}", _making_room(lay, lines), second=lay is lower)
            _marks(document.pen, lay, lines, seam=EDGE - lower.top)
            document.pen.turn()
    return document.finished()


def _names(poster: Poster) -> list[str]:
    """What the poster is called in each language."""
    return [one.number or one.question for one in (poster, poster.beside) if one]


def _upper(name: str) -> Message:
    return msg("{name}: upper half. Lay the lower half on it so that the crosses meet, and glue.", name=name)


def _lower(name: str) -> Message:
    return msg("{name}: lower half. Cut along the dashed line.", name=name)


def lays(meta: Meta) -> tuple[Lay, Lay]:
    """How the upper and the lower half lie on their sheets: as large as two sheets hold, with what both of them show."""
    paper = PAPERS[f"{meta.paper} wide"]
    width, height = large(meta)
    room = (paper[0] - 2 * EDGE, paper[1] - 2 * EDGE)
    scale = min(room[0] / width, (2 * room[1] - OVERLAP) / height)
    left = (paper[0] - width * scale) / 2
    hidden = height * scale - room[1]  # what of the poster the lower sheet does not show
    return (
        Lay(paper, left, EDGE, scale, (EDGE, paper[1] - EDGE)),
        Lay(paper, left, EDGE - hidden, scale, (EDGE, paper[1] - EDGE)),
    )


def _half(document: Document, poster: Poster, count: str, lay: Lay, *, second: bool) -> None:
    pen = document.pen
    assert lay.seen
    pen.canvas.saveState()
    path = pen.canvas.beginPath()
    path.rect(0, pen.height - lay.seen[1], lay.paper[0], lay.seen[1] - lay.seen[0])
    pen.canvas.clipPath(path, stroke=0, fill=0)
    if second:
        with pen.silent():
            Sheet(document, lay, plain=True).draw(poster, count)
    else:
        Sheet(document, lay, plain=True).draw(poster, count)
    pen.canvas.restoreState()


def _below(told: Sequence[Told], lay: Lay) -> list[Placed]:
    """What to do with an upper half: each language in lines of its own, the last of them in the white edge."""
    lines = [line for words, lang in told for line in set_lines([(words, NOTE)], lang, lay.paper[0] - 2 * EDGE)]
    lowest = lay.paper[1] - EDGE + LAST
    return [((lay.paper[0] - line.width) / 2, lowest - LEADING * at, line) for at, line in enumerate(reversed(lines))]


def _above(told: Sequence[Told], lay: Lay) -> list[Placed]:
    """What to do with a lower half, in the white edge that is cut off: on one line, the second language at its other end."""
    room, manner = lay.paper[0] - 2 * (EDGE + CROSS + 3), NOTE
    while manner.size > SMALLEST and sum(set_line(words, manner, lang).width + APART for words, lang in told) > room:
        manner = replace(manner, size=manner.size - 0.5)
    lines = [set_line(words, manner, lang) for words, lang in told]
    y = EDGE - FIRST
    if len(lines) == 1:
        return [((lay.paper[0] - lines[0].width) / 2, y, lines[0])]
    places = (EDGE + CROSS + 3, lay.paper[0] - EDGE - CROSS - 3 - lines[1].width)
    return [(x, y, line) for x, line in zip(reversed(places) if direction(told[0][1]) == "rtl" else places, lines, strict=True)]


def _making_room(lay: Lay, lines: Sequence[Placed]) -> Lay:
    """The half without as much of what the other half covers as the lines below it take."""
    assert lay.seen
    first = min(y for _, y, _ in lines)
    return replace(lay, seen=(lay.seen[0], min(lay.seen[1], first - LAST))) if first > lay.seen[0] else lay


def _marks(pen: Pen, lay: Lay, lines: Sequence[Placed], *, seam: float) -> None:
    """Crosses that meet on both sheets, `seam` points below its upper edge; the line to cut along; what to do."""
    y = lay.top + seam
    with pen.ornament():
        for x in (EDGE, lay.paper[0] - EDGE):
            pen.line((x - CROSS, y), (x + CROSS, y), MARK, 0.6)
            pen.line((x, y - CROSS), (x, y + CROSS), MARK, 0.6)
        if lay.top < EDGE:
            pen.line((0, y), (lay.paper[0], y), MARK, 0.5, (4, 3))
        for place in lines:
            pen.text(*place)
