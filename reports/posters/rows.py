"""Words in rows: how high they are before they are written, and whether two languages have room on one height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.lettering.lines import Manner
from reports.typesetting.placing import Placer

QUOTING = "“”„«»\u00a0\u200e"
APART = 24.0
"""Points between what stands on one height."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with where and how they are written, and the air `after` them."""

    words: str
    placer: Placer
    manner: Manner
    role: str = "P"
    after: float = 0.0

    @property
    def height(self) -> float:
        return self.placer.height(self.words, self.manner) + self.after

    @property
    def widths(self) -> list[float]:
        return [line.width for line in self.placer.set(self.words, self.manner)]


Row = tuple[Piece, ...]
"""What stands on one height."""


def write(rows: Sequence[Row], y: float) -> float:
    """Writes them below each other from `y`; answers where they end."""
    for row in rows:
        for piece in row:
            piece.placer.y = y
            piece.placer.words(piece.words, piece.manner, piece.role, after=piece.after)
        y = max(piece.placer.y for piece in row)
    return y


def high(rows: Sequence[Row]) -> float:
    """How high they are below each other."""
    return sum(max(piece.height for piece in row) for row in rows)


def once(row: Row) -> Row:
    """Without what is empty, or the same in another language but for its quotation marks."""
    said = [piece.words.strip(QUOTING) for piece in row]
    return tuple(piece for at, piece in enumerate(row) if said[at] and said[at] not in said[:at])


def towards(row: Row) -> bool:
    """Whether they run from both sides of a stretch and leave each other room in one line."""
    sides = {piece.placer.rtl for piece in row}
    return len(sides) == len(row) and sum(max(piece.widths) + APART for piece in row) - APART <= row[0].placer.width if row[1:] else True


def columns(listed: Sequence[Sequence[Piece]], placer: Placer) -> list[Row]:
    """Lines of two languages beside each other, where the widest of each leave each other room; nothing where they do not."""
    if len(listed) == 1 or not all(listed):
        return []
    first, second = (max(width for piece in pieces for width in piece.widths) for pieces in listed)
    if first + APART + second > placer.width:
        return []
    wide = min(max(first, (placer.width - APART) / 2), placer.width - APART - second)
    return [
        (_within(one, placer, 0, wide), _within(other, placer, wide + APART, placer.width - APART - wide))
        for one, other in zip(*listed, strict=True)
    ]


def _within(piece: Piece, whole: Placer, start: float, width: float) -> Piece:
    """The piece in a part of the stretch, which begins so far from the side where reading starts."""
    left = whole.left + (whole.width - start - width if whole.rtl else start)
    return replace(piece, placer=piece.placer.beside(left, width, piece.placer.y))


def sized_to(manner: Manner, larger: float) -> Manner:
    """The manner so many times as large."""
    return replace(manner, size=manner.size * larger)
