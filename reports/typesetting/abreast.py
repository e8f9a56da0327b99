"""Two languages beside each other: what says the same stands on one height."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from reports.style import GUTTER
from reports.typesetting.blocks import Abreast, Block, Figure, Heading, PageBreak
from reports.typesetting.composing import Room, compose, type_area
from reports.typesetting.rows import Lane, Side, row
from reports.typesetting.strips import LINE_END, Break, Flow, Strip, strips_of
from reports.typesetting.structure import Entry

WHOLE = 0.8
"""Of a page's height: what takes no more goes to the next page whole."""


def half(width: float) -> float:
    """The width of one of two columns."""
    return (width - GUTTER) / 2


@compose.register
def _(block: Abreast, room: Room) -> Flow:
    flow: Flow = []
    entries = list[Entry](room.headings)
    for one, other in zip_longest(block.blocks, block.others):
        flow += _pair(one, other, room, block.lang, entries)
    return flow


def _pair(one: Block | None, other: Block | None, room: Room, lang: str, entries: list[Entry]) -> Flow:
    if isinstance(one, PageBreak):
        return [Break()]
    first = room.within(half(room.width), room.element.add("Div"))
    second = replace(room.within(half(room.width), room.element.add("Div", lang=lang)), lang=lang, headings=entries)
    said = strips_of(compose(one, first)) if one else []
    repeated = strips_of(compose(other, second)) if other else []
    if not said and not repeated:
        return []
    breaks: Flow = [Break(soft=True)] if isinstance(one, Heading) and one.level == 1 and one.new_page else []
    return [*breaks, _abreast(said, repeated, room, whole=1 if isinstance(one, Figure) else WHOLE)]


def _abreast(said: list[Strip], repeated: list[Strip], room: Room, *, whole: float) -> Strip:
    """Both as one strip, cut only where it takes more than `whole` of a page's height, as no picture with its title does; a heading holds
    to what follows, and is found by bookmarks."""
    width = half(room.width)
    sides = (Side(tuple(said), room.from_start(0, width), width), Side(tuple(repeated), room.from_start(width + GUTTER, width), width))
    both = row(sides, Lane(room.width), before=max((strips[0].before for strips in (said, repeated) if strips), default=0))
    head, other = (strips[0] if strips else Strip(0) for strips in (said, repeated))
    held = bool(said) and all(strip.keep for strip in said)
    cut = both.cut if both.height > type_area(room.paper)[1] * whole else None
    return replace(
        both,
        cut=cut,
        keep=held,
        section=_lines(head.section, other.section),
        disclosure=_lines(head.disclosure, other.disclosure),
        anchor=head.anchor,
    )


def _lines(*words: str) -> str:
    """What both languages say, on a line each."""
    return LINE_END.join(dict.fromkeys(filter(None, words)))
