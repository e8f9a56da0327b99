"""Posters for printers that know one size and no colour: each on two sheets, with marks where they are cut and laid over each other."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drawing.grey import grey
from reports.drawing.pen import Pen
from reports.lettering.joining import apart
from reports.lettering.lines import Manner, set_line
from reports.posters.paper import Lay, Sheet, large
from reports.posters.values import Poster
from reports.style import INK, MM, PAPERS, QUIET
from reports.typesetting.meta import Meta
from reports.typesetting.placing import Document
from surveys.messages import Translator, msg

EDGE = 10 * MM
"""What printers leave white."""
OVERLAP = 12 * MM
"""What stands on both sheets at least."""
CROSS = 7.0
MARK = grey(INK)
NOTE = Manner(10, role="label", colour=grey(QUIET))


def tiled(found: Sequence[Poster], meta: Meta, say: Translator, beside: Translator | None = None) -> bytes:
    """Two sheets turned sideways for each poster, its upper and its lower half. The second says nothing that the first did not: read by
    ear, each poster is read once."""
    document = Document(meta, PAPERS[f"{meta.paper} wide"])
    upper, lower = lays(meta)
    for number, poster in enumerate(found, start=1):
        name = poster.number or poster.question
        for lay, words in (
            (upper, msg("{name}: upper half. Lay the lower half on it so that the crosses meet, and glue.", name=name)),
            (lower, msg("{name}: lower half. Cut along the dashed line.", name=name)),
        ):
            _half(document, poster, f"{number} / {len(found)}", lay, second=lay is lower)
            told = apart(one(words) for one in (say, beside) if one)
            _marks(document.pen, lay, told, meta.lang, seam=EDGE - lower.top)
            document.pen.turn()
    return document.finished()


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


def _marks(pen: Pen, lay: Lay, words: str, lang: str, *, seam: float) -> None:
    """Crosses that meet on both sheets, `seam` points below its upper edge; the line to cut along; in the white edge what to do."""
    y, cut = lay.top + seam, lay.top < EDGE
    line = set_line(words, NOTE, lang)
    with pen.ornament():
        for x in (EDGE, lay.paper[0] - EDGE):
            pen.line((x - CROSS, y), (x + CROSS, y), MARK, 0.6)
            pen.line((x, y - CROSS), (x, y + CROSS), MARK, 0.6)
        if cut:
            pen.line((0, y), (lay.paper[0], y), MARK, 0.5, (4, 3))
        pen.text((lay.paper[0] - line.width) / 2, EDGE - 8 if cut else lay.paper[1] - EDGE + 14, line)
