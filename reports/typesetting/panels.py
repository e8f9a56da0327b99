"""Pictures with their titles, boxes, and blocks that stay together."""

from __future__ import annotations

from dataclasses import replace

from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.lettering.joining import before
from reports.lettering.lines import Manner, SetLine, set_line
from reports.style import ACCENT, BASELINE, HAIRLINE, WASH
from reports.typesetting.blocks import Figure, Heading, KeepTogether, NoteLines, Panel, Paragraph, Span
from reports.typesetting.composing import Room, compose, compose_all, together, type_area
from reports.typesetting.manners import FIGURE_TITLE, HEADINGS, PARAGRAPHS
from reports.typesetting.strips import Draw, Flow, Frame, Strip, moved, on_baseline, strips_of
from reports.typesetting.structure import Element
from reports.typesetting.texts import also, baseline, drawn, kept, line_strips

PAD = 14.0
LYING, ROOM_BELOW_HEADING = 600, 190
ROOM_FOR_WORDS = 120  # of a page's height, beside its tallest picture
NUMBER_WIDTH = 34.0
DEEPEST_HEADING = 3


@compose.register
def _(block: Figure, room: Room) -> Flow:
    words = [*([Span(before(block.number, room.lang), colour=ACCENT)] if block.number else []), Span(block.picture.title)]
    title = line_strips(words, FIGURE_TITLE, room, room.element.add("P")) if block.picture.title else []
    picture = _picture(block, room)
    caption = line_strips(block.caption, PARAGRAPHS["caption"], room, room.element.add("P")) if block.caption else []
    strips = [*title, picture, *caption]
    return [*kept(strips[:-1]), replace(strips[-1], keep=False), Strip(BASELINE, air=True)]


def _highest(room: Room) -> float:
    """How high a picture may be: a page that lies has room for a heading above it only if it leaves more."""
    height = type_area(room.paper)[1]
    return height - (ROOM_FOR_WORDS if height > LYING else ROOM_BELOW_HEADING)


def _picture(block: Figure, room: Room) -> Strip:
    picture = block.picture
    scale = min(1.0, room.width / picture.width, _highest(room) / picture.height)
    width, height = picture.width * scale, picture.height * scale
    figure = room.element.add("Figure", alt=picture.alt or picture.title) if picture.alt or picture.title else None

    def draw(pen: Pen, x: float, y: float) -> None:
        left = x + room.from_start(0, width)
        with figure.content(pen) if figure else pen.ornament():
            pdf.draw(picture, pen, left, y, lang=room.lang, scale=scale)
        if figure:
            figure.box = (pen.page, (left, pen.height - y - height, left + width, pen.height - y))

    return Strip(on_baseline(height), draw, before=5)


@compose.register
def _(block: Panel, room: Room) -> Flow:
    section = room.element.add("Sect")
    indent = NUMBER_WIDTH if block.number else 0
    narrow = room.within(room.width - 2 * PAD - indent, section)
    body = strips_of(_head(block, narrow, section) + compose_all(block.blocks, narrow) + _prompt(block, narrow))
    if body and block.number:
        body[0] = also(body[0], _number(block, narrow, section))
    inner = [moved(strip, room.from_start(PAD + indent, narrow.width)) for strip in body]
    inner = [Strip(PAD - 2), *(replace(strip, before=0 if at == 0 else strip.before) for at, strip in enumerate(inner)), Strip(PAD)]
    frame = _frame(block, room)
    framed = [replace(strip, frames=((frame, 0.0), *strip.frames)) for strip in inner]
    framed[0] = replace(framed[0], before=15)
    return [*kept(framed[:-1]), framed[-1]]


def _frame(block: Panel, room: Room) -> Frame:
    def draw(pen: Pen, x: float, y: float, height: float) -> None:
        plain = block.tone == "plain"
        pen.box((x, y), (room.width, height), fill="" if plain else WASH, stroke=HAIRLINE if plain else "", width=0.75)
        pen.box((x + room.from_start(0, 3), y), (3, height), fill=ACCENT)

    return Frame(draw)


def _head(block: Panel, room: Room, section: Element) -> Flow:
    """The panel's title, a heading one step below the one before it."""
    if not block.title:
        return []
    role = f"H{min(room.next_depth(), DEEPEST_HEADING)}"
    return [*kept(line_strips(block.title, replace(HEADINGS[3], before=0), room, section.add(role)))]


def _number(block: Panel, room: Room, section: Element) -> Draw:
    """The panel's number, hanging beside its first line."""
    element = Element("P")
    section.children.insert(0, element)
    line: SetLine = set_line(block.number, Manner(HEADINGS[2].manner.size, "bold", role="label", colour=ACCENT), room.lang)
    outside = room.width + NUMBER_WIDTH - line.width if room.rtl else -NUMBER_WIDTH
    return drawn(line, element, outside, baseline(HEADINGS[3]) + 0.5)


def _prompt(block: Panel, room: Room) -> Flow:
    prompt = compose(Paragraph([Span(block.prompt, bold=True, colour=ACCENT)]), room) if block.prompt else []
    lines = compose(NoteLines(block.note_lines, grow=True), room) if block.note_lines else []
    return [*(replace(strip, before=10) if at == 0 else strip for at, strip in enumerate(strips_of(prompt))), *lines]


@compose.register
def _(block: KeepTogether, room: Room) -> Flow:
    """A heading with a single line holds to what follows too."""
    inner = room.within(room.width)
    parts = [compose(one, inner) for one in block.blocks]
    strips = strips_of(together(block.blocks, parts))
    alone = len(parts) == 2 and isinstance(block.blocks[0], Heading) and len(parts[1]) == 1
    return [*kept(strips[:-1]), *(replace(strip, keep=alone) for strip in strips[-1:])]
