"""Cells beside each other as one strip, which pages may cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.drawing.pen import Pen
from reports.typesetting.strips import Draw, Strip, draw_stack, total

AIR = 12.0


@dataclass(frozen=True, slots=True)
class Side:
    """One cell of a row: its strips, where they start, how wide they are, its ground's colour. The first `repeated` of its strips stood on
    the page before, as the head of a table does of which the rest follows."""

    strips: tuple[Strip, ...]
    x: float
    width: float
    ground: str = ""
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """How a row is drawn: its width, the air inside, the rule below it."""

    width: float
    pad: float = 0
    rule: str = ""
    thickness: float = 0.5


def row(sides: Sequence[Side], lane: Lane, *, head: tuple[Strip, ...] = (), before: float = 0, keep: bool = False) -> Strip:
    """Cells beside each other as one strip, which can be cut between the lines of its cells."""
    height = max((total(side.strips) for side in sides), default=0) + 2 * lane.pad

    def cut(room: float) -> tuple[Strip, Strip] | None:
        parts = [_parted(side, room - 2 * lane.pad) for side in sides]
        if any(side.strips and not first.strips for side, (first, _) in zip(sides, parts, strict=True)):
            return None
        rest = [second for _, second in parts]
        if not any(side.strips for side in rest):
            return None
        return row([first for first, _ in parts], lane, head=head, before=before), row(rest, lane, head=head, keep=keep)

    return Strip(height, _row_drawn(sides, lane, height), before=before, keep=keep, head=head, cut=cut)


def _parted(side: Side, height: float) -> tuple[Side, Side]:
    """What of a cell fits into a height, and what does not; what is kept together is parted only where else nothing fits."""
    fitting = 0
    while fitting < len(side.strips) and total(side.strips[: fitting + 1]) <= height:
        fitting += 1
    whole = fitting
    while 0 < whole < len(side.strips) and side.strips[whole - 1].keep:
        whole -= 1
    parted = whole if whole > side.repeated else fitting
    if parted <= side.repeated:
        return replace(side, strips=(), repeated=0), side
    rest = side.strips[parted:]
    head = tuple(_silent(one) for one in rest[0].head) if rest else ()
    return replace(side, strips=side.strips[:parted]), replace(side, strips=(*head, *rest), repeated=len(head))


def _silent(strip: Strip) -> Strip:
    """The strip as it is drawn anew on a further page, where it is read aloud no more."""

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.silent():
            strip.draw(pen, x, y)

    return replace(strip, draw=draw)


def _row_drawn(sides: Sequence[Side], lane: Lane, height: float) -> Draw:
    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.ornament():
            for side in sides:
                if side.ground:
                    pen.box((x + side.x - AIR / 2, y), (side.width + AIR, height), fill=side.ground)
            if lane.rule:
                pen.line((x, y + height), (x + lane.width, y + height), lane.rule, lane.thickness)
        for side in sides:
            draw_stack(side.strips, pen, x + side.x, y + lane.pad)

    return draw
