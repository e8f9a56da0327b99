"""Set lines as PDF operators, so that what is copied from the page is what was written.

Readers of PDF take glyphs from left to right and turn right-to-left words round letter by letter. A glyph that stands for several
letters, or one set off from its place, would break that: such letters stand unseen in their place, and what is seen is drawn as a path,
which no reader takes for text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from reports.lettering.embedding import Embedding, Used
from reports.lettering.lines import SetLine
from reports.lettering.outlines import outline
from reports.lettering.shaping import Glyph, Run

ROUNDING = 0.005
GAP = 35.0  # thousandths of the size; readers of PDF see a space from about 100 on


@dataclass(frozen=True, slots=True)
class Shown:
    """A run in a `face` of the document as the inside of a TJ array, and the outlines drawn over it: each glyph's number and place in
    thousandths of the size."""

    face: str
    array: str
    outlines: tuple[tuple[int, float, float], ...]


@cache
def fill_operator(value: str) -> str:
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


class Shower:
    """Writes the operators of set lines for one document, remembering each run."""

    def __init__(self, embedding: Embedding) -> None:
        self.embedding = embedding
        self.runs: dict[Run, Shown] = {}

    def operators(self, line: SetLine, x: float, y: float) -> str:
        """The line with its left end at x and its baseline at y, in the page's own measure (y upwards)."""
        parts, outlines = [f"q BT 1 0 0 1 {x:.3f} {y:.3f} Tm"], list[str]()
        manner: tuple[str, str, float] = "", "", 0
        open_array = False
        for offset, piece in sorted(line.pieces, key=itemgetter(0)):
            shown = self.runs.get(piece.run) or self.shown(piece.run)
            now = piece.manner.colour, shown.face, piece.size
            if now != manner:
                parts.append(f"{'] TJ ' if open_array else ''}{_changes(manner, now)} [")
                manner, open_array = now, True
            parts.append(shown.array)
            if shown.outlines:
                outlines += (_placed(piece.run, one, (x + offset, y), piece.size, piece.manner.colour) for one in shown.outlines)
        return " ".join([*parts, "] TJ ET" if open_array else "ET", *outlines, "Q"])

    def shown(self, run: Run) -> Shown:
        used = self.embedding.use(run.face)
        self.runs[run] = plainly_shown(run, used) or glyph_by_glyph(run, used)
        return self.runs[run]


def _changes(before: tuple[str, str, float], now: tuple[str, str, float]) -> str:
    colour = fill_operator(now[0]) if now[0] != before[0] else ""
    return f"{colour} /{now[1]} {now[2]:.5g} Tf" if now[1:] != before[1:] else colour


def plainly_shown(run: Run, used: Used) -> Shown | None:
    """The run where each glyph stands for one letter, on the line and close to its neighbours, as nearly everywhere; else nothing."""
    backs = [used.advance(glyph.number) - glyph.advance for glyph in run.glyphs]
    if not all(map(_is_plain, run.glyphs, backs)):
        return None
    array = list[str]()
    for glyph, back in zip(run.glyphs, backs, strict=True):
        array.append(f"<{used.code(glyph.number, glyph.text):04X}>")
        array += _shift(back)
    return Shown(used.name, "".join(array).replace("><", ""), ())


def _is_plain(glyph: Glyph, back: float) -> bool:
    """`back`: by how much it takes less room than the face gives it."""
    return bool(glyph.advance) and not glyph.dx and not glyph.dy and len(glyph.text) == 1 and -back <= GAP


def glyph_by_glyph(run: Run, used: Used) -> Shown:
    """Any run."""
    array, outlines, x = list[str](), list[tuple[int, float, float]](), 0.0
    for cell in _cells(run):
        drawn = _is_drawn(cell, used)
        array += _carried(cell, used, run) if drawn else _set(cell[0], used, run)
        for glyph in cell:
            if drawn:
                outlines.append((glyph.number, x + glyph.dx, glyph.dy))
            x += glyph.advance
    return Shown(used.name, "".join(array).replace("><", ""), tuple(outlines))


def _cells(run: Run) -> list[list[Glyph]]:
    """The glyphs from left to right; one that stands for nothing but takes room goes with the one before it in reading order."""
    cells: list[list[Glyph]] = []
    for glyph in reversed(run.glyphs) if run.rtl else run.glyphs:
        if cells and glyph.advance and not glyph.text:
            cells[-1].append(glyph)
        else:
            cells.append([glyph])
    return [cell[::-1] for cell in reversed(cells)] if run.rtl else cells


def _is_drawn(cell: list[Glyph], used: Used) -> bool:
    """Whether what is seen and what is read must go apart: raised or wordless glyphs, marks set off from their place, and glyphs moved
    so far from their neighbours that readers would take the gap for a space."""
    glyph = cell[0]
    moved = glyph.dx if glyph.advance else 0
    gap = max(abs(moved), glyph.advance - used.advance(glyph.number) - moved) if glyph.advance else 0
    return len(cell) > 1 or glyph.dy != 0 or not glyph.text or gap > GAP or (glyph.advance == 0 and glyph.dx != 0)


def _set(glyph: Glyph, used: Used, run: Run) -> list[str]:
    """A glyph with its text; in right-to-left runs only the first letter, the others before it without width."""
    own, others = (glyph.text[:1], glyph.text[1:]) if run.rtl else (glyph.text, "")
    back = used.advance(glyph.number) - glyph.advance + glyph.dx
    return [*_without_width(others, used, run), *_shift(-glyph.dx), f"<{used.code(glyph.number, own):04X}>", *_shift(back)]


def _carried(cell: list[Glyph], used: Used, run: Run) -> list[str]:
    """The letters of a cell, unseen, stretched to fill its room evenly."""
    text, room = "".join(glyph.text for glyph in cell), sum(glyph.advance for glyph in cell)
    widest = max(cell, key=lambda glyph: used.advance(glyph.number)).number
    if room <= 0 or not text or not used.advance(widest):
        return [*_without_width(text, used, run), *_shift(-room)]
    letters = "".join(f"{used.code(widest, char):04X}" for char in (reversed(text) if run.rtl else text))
    return [f"] TJ 3 Tr {100 * room / len(text) / used.advance(widest):.4g} Tz [<{letters}>] TJ 0 Tr 100 Tz ["]


def _without_width(text: str, used: Used, run: Run) -> list[str]:
    parts: list[str] = []
    for char in reversed(text) if run.rtl else text:
        parts += [f"<{used.code(used.face.blank, char):04X}>", *_shift(used.advance(used.face.blank))]
    return parts


def _shift(back: float) -> list[str]:
    return [f"{back:.4g}"] if abs(back) > ROUNDING else []


def _placed(run: Run, glyph: tuple[int, float, float], origin: tuple[float, float], size: float, colour: str) -> str:
    number, dx, dy = glyph
    unit = size / 1000
    scale, x, y = unit * run.face.per_mille, origin[0] + dx * unit, origin[1] + dy * unit
    matrix = f"{scale:.6g} 0 0 {scale:.6g} {x:.3f} {y:.3f} cm"
    path = outline(run.face, number)
    return f"q {fill_operator(colour)} {matrix} {path} f Q" if path else ""
