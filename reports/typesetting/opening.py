"""The first pages: the cover and the list of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.branding import House
from reports.drawing import pdf
from reports.drawing.pen import Pen
from reports.lettering.lines import Manner, set_line, set_lines
from reports.logos import dots
from reports.style import ACCENT, BODY, CAPTION, GUTTER, HAIRLINE, INK, MARGIN, PAPER, PAPERS, QUIET
from reports.typesetting.blocks import Block, Contents, FullBleedCover
from reports.typesetting.composing import Room, compose, together, type_area
from reports.typesetting.manners import HEADINGS, Setting, fitted
from reports.typesetting.strips import Break, Draw, Flow, Strip, draw_stack, moved, total
from reports.typesetting.structure import Element, Entry, Link
from reports.typesetting.texts import also, balanced, baseline, kept, line_strips, ornament

FIELD = 0.5  # of the sheet's height: where the paper-white field with the words begins
TITLE = Setting(Manner(34, "light", role="label", colour=INK), 40)
EYEBROW = Setting(Manner(CAPTION.size + 1, "bold", role="label", colour=ACCENT), 15)
SUBTITLE = Setting(Manner(15, "regular", role="label", colour=QUIET), 20, 10)
CONTENTS_LINES = tuple(Setting(Manner(BODY.size - less, "bold", role="label"), 16.5 - 2.5 * less) for less in (0, 1, 2))
"""From roomy to close, for lists of contents that are to stand on one page."""
FOR_CONTENTS = 0.74
"""Of a page's height: what a list of contents can take below its title and the words before it."""
CONTENTS_INDENT = 15.0
CONTENTS_AIR = 1.0
BELOW_TITLE = 5.0
NUMBER_ROOM = 30.0
LOGO = (120.0, 60.0)
BAND = 6.0
FOOT_LINE = Setting(Manner(BODY.size, role="label", colour=INK), 15)


@compose.register
def _(block: FullBleedCover, room: Room) -> Flow:
    words = [
        *line_strips(block.eyebrow, EYEBROW, room, room.element.add("P")),
        *_title(block.title, room),
        *line_strips(block.subtitle, SUBTITLE, room, room.element.add("P")),
    ]
    narrow = room.within(room.width - (LOGO[0] + GUTTER if block.house and block.house.logo else 0))
    foot = [strip for line in block.lines for strip in line_strips(line, FOOT_LINE, narrow, room.element.add("P"))]
    if room.rtl:
        foot = [moved(strip, room.width - narrow.width) for strip in foot]
    draw = _cover(block, room, words, foot)
    if block.house:
        draw = _signed(draw, block.house, room)
    return [Strip(type_area(room.paper)[1], draw, bleed=True), Break()]


def _title(text: str, room: Room) -> list[Strip]:
    narrow = balanced(text, TITLE, room)
    strips = line_strips(text, replace(TITLE, before=10), narrow, room.element.add("H1"))
    return [moved(strip, room.from_start(0, narrow.width)) for strip in strips]


def _cover(block: FullBleedCover, room: Room, words: list[Strip], foot: list[Strip]) -> Draw:
    width, height = PAPERS[room.paper]
    bottom = height - MARGIN - total(foot)

    def draw(pen: Pen, x: float, _y: float) -> None:
        with pen.ornament():
            pdf.draw(block.picture, pen, 0, 0, lang=room.lang, scale=width / block.picture.width)
            pen.box((0, height * FIELD), (width, height * (1 - FIELD)), fill=PAPER)
        draw_stack(words, pen, x, height * FIELD + 40)
        draw_stack(foot, pen, x, bottom)

    return draw


def _signed(cover: Draw, house: House, room: Room) -> Draw:
    """The cover with the mark of the house at its foot, opposite the words, and a band in its colour between picture and words."""
    width, height = PAPERS[room.paper]
    picture = dots(house.logo) if house.logo else None
    figure = room.element.add("Figure", alt=house.name) if picture else None

    def draw(pen: Pen, x: float, y: float) -> None:
        cover(pen, x, y)
        if house.colour:
            with pen.ornament():
                pen.box((0, height * FIELD), (width, BAND), fill=house.colour)
        if picture and figure:
            scale = min(LOGO[0] / picture.width, LOGO[1] / picture.height)
            size = picture.width * scale, picture.height * scale
            left, top = x + room.from_start(room.width - size[0], size[0]), height - MARGIN - size[1]
            with figure.content(pen):
                pen.image(picture, (left, top), size)
            figure.box = (pen.page, (left, pen.height - top - size[1], left + size[0], pen.height - top))

    return draw


def compose_document(blocks: Sequence[Block], room: Room) -> Flow:
    """The strips of a whole document; lists of contents are set last, when every heading is known."""
    parts: list[Flow] = []
    waiting: list[tuple[int, Contents, Element]] = []
    for block in blocks:
        if isinstance(block, Contents):
            waiting.append((len(parts), block, room.element.add("Sect")))
            parts.append([])
        else:
            parts.append(compose(block, room))
    for at, block, holder in waiting:
        parts[at] = _contents(block, replace(room, element=holder))
    return together(blocks, parts)


def _contents(block: Contents, room: Room) -> Flow:
    title = kept(line_strips(block.title, HEADINGS[2], room, room.element.add("P"))) if block.title else []
    listing = room.element.add("TOC")
    entries = [entry for entry in room.headings if entry.bookmark and entry.level <= block.depth]
    setting = roomiest(
        [fitted(one, room.lang) for one in CONTENTS_LINES], len(entries), type_area(room.paper)[1] * FOR_CONTENTS, CONTENTS_AIR
    )
    first, *others = [_contents_line(entry, room, listing.add("TOCI").add("Link"), setting) for entry in entries] or [Strip(0)]
    return [*title, replace(first, before=BELOW_TITLE), *others]


def roomiest(settings: Sequence[Setting], lines: int, free: float, air: float = 0) -> Setting:
    """The first of the settings, from roomy to close, in which so many lines, `air` points apart, fit into what is free; else the last."""
    return next((one for one in settings if lines * (one.leading + air) <= free), settings[-1])


def _contents_line(entry: Entry, room: Room, link: Element, setting: Setting) -> Strip:
    first = entry.level == 1
    manner = setting.manner if first else replace(setting.manner, weight="regular")
    indent = 0 if first else CONTENTS_INDENT
    text = set_lines([(entry.text, manner)], room.lang, room.width - indent - NUMBER_ROOM)[0]

    def draw(pen: Pen, x: float, y: float) -> None:
        number = set_line(str(entry.page + 1), replace(manner, tabular=True), room.lang)
        with link.content(pen):
            pen.text(x + room.from_start(indent, text.width), y + baseline(setting), text)
            pen.text(x + room.from_start(room.width - number.width, number.width), y + baseline(setting), number)
        box = (x, pen.height - y - setting.leading, x + room.width, pen.height - y)
        link.children.append(Link(pen.page, box, entry, entry.text))

    return also(Strip(setting.leading + CONTENTS_AIR, draw), ornament((0, setting.leading), (room.width, 0.4), HAIRLINE))
