"""Blocks to strips: one function a kind of block, chosen by `compose`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from reports.style import MARGIN, PAPERS, READING_MEASURE
from reports.typesetting.blocks import Block, Heading, PageBreak
from reports.typesetting.strips import Flow, Strip, strips_of
from reports.typesetting.structure import Element, Entry
from surveys.translator import direction


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are set: `width` in points, the language, the structure element that holds them, the headings so far.
    Inside a box or column (`inside`) no page can be broken by force."""

    width: float
    lang: str
    element: Element
    headings: list[Entry]
    paper: str = "A4"
    inside: bool = False

    @property
    def rtl(self) -> bool:
        return direction(self.lang) == "rtl"

    def within(self, width: float, element: Element | None = None) -> Room:
        return replace(self, width=width, element=element or self.element, inside=True)

    def for_reading(self) -> Room:
        """The same room, no wider than running text should be."""
        return replace(self, width=min(self.width, READING_MEASURE))

    def depth_of(self, level: int) -> int:
        """Where a heading that looks like this level stands: beside the last one of the same look, never two steps below the last."""
        same = bool(self.headings) and self.headings[-1].level == level
        return self.headings[-1].depth if same else min(level, self.next_depth())

    def next_depth(self) -> int:
        """One step below the last heading."""
        return self.headings[-1].depth + 1 if self.headings else 1

    def from_start(self, offset: float, width: float) -> float:
        """The left edge of something `width` wide that stands `offset` from the side where reading starts."""
        return self.width - offset - width if self.rtl else offset


def type_area(paper: str) -> tuple[float, float]:
    """The width and height in points between the margins."""
    width, height = PAPERS[paper]
    return width - 2 * MARGIN, height - 2 * MARGIN


@singledispatch
def compose(block: Block, _room: Room) -> Flow:
    """The strips of a block, set for its room."""
    raise TypeError(block)


def compose_all(blocks: Sequence[Block], room: Room) -> Flow:
    """The strips of blocks below each other."""
    return together(blocks, [compose(block, room) for block in blocks])


def together(blocks: Sequence[Block], parts: Sequence[Flow]) -> Flow:
    """The strips of all of the blocks; a single line between a heading and what comes next holds to both."""
    if not blocks:
        return []
    held = [
        [replace(strip, keep=True) for strip in strips_of(part)] if _alone(before, part) and not _turns(after) else part
        for before, part, after in zip((None, *blocks[:-1]), parts, (*blocks[1:], None), strict=True)
    ]
    return [piece for part in held for piece in part]


def _alone(before: Block | None, part: Flow) -> bool:
    return isinstance(before, Heading) and before.level > 1 and len(part) == 1 and isinstance(part[0], Strip) and not part[0].cut


def _turns(after: Block | None) -> bool:
    return after is None or isinstance(after, PageBreak) or (isinstance(after, Heading) and after.level == 1)
