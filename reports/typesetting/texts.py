"""Headings, paragraphs, lists, quotes and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.drawing.pen import Pen
from reports.lettering.evening import even_width
from reports.lettering.joining import before
from reports.lettering.lines import SetLine, is_rtl, set_line, set_lines
from reports.lettering.shaping import one_line
from reports.style import ACCENT, AGREEMENT, HAIRLINE, QUIET
from reports.typesetting.blocks import Bullets, Heading, NoteLines, PageBreak, Paragraph, Quote, Rule, Spacer, Span, Words
from reports.typesetting.composing import Room, compose
from reports.typesetting.manners import HEADINGS, PARAGRAPHS, Setting, fitted, said, stretches
from reports.typesetting.strips import Break, Draw, Flow, Frame, Strip, moved
from reports.typesetting.structure import Element, Entry

INDENT = 15.0
QUOTE_INDENT = 14.0
BAR = (28.0, 3.0)
BAR_ABOVE = 12.0
NOTE_LEADING = 20.0
FEWEST_LINES = 2  # to write on, where a page has no room for more
GUILLEMETS = ("«", "»")
MARKS = {"ar": GUILLEMETS, "de": ("„", "“"), "es": GUILLEMETS, "fa": GUILLEMETS, "fr": GUILLEMETS, "ru": GUILLEMETS}
ENGLISH_MARKS = ("“", "”")
WHOLE_QUOTE = 9  # lines that are not worth parting
SOURCE = replace(PARAGRAPHS["caption"], before=0)
NARROW_SPACE = "\u202f"


def baseline(setting: Setting) -> float:
    """How far below a line's top its letters stand, so that capitals lie in the middle."""
    return setting.leading / 2 + setting.manner.size * 0.35


def line_strips(words: Words, setting: Setting, room: Room, element: Element, *, lang: str = "", right: bool | None = None) -> list[Strip]:
    """Words as one strip a line, from the side where their own language starts, or flush to the `right` (True) or left (False). The
    first and the last line never stand alone on a page."""
    tag = lang or room.lang
    setting = fitted(setting, tag)
    lines = set_lines(stretches(words, setting.manner), tag, room.width)
    flush_right = is_rtl(said(words), tag) if right is None else right
    return [
        Strip(
            setting.leading,
            drawn(line, element, room.width - line.width if flush_right else 0, baseline(setting)),
            before=0 if at else setting.before,
            keep=len(lines) > 1 and at in {0, len(lines) - 2},
        )
        for at, line in enumerate(lines)
    ]


def balanced(words: Words, setting: Setting, room: Room) -> Room:
    """The room made as narrow as lets the lines of a title be of like length."""
    width = even_width(stretches(words, fitted(setting, room.lang).manner), room.lang, room.width)
    return room.within(width) if width < room.width else room


def drawn(line: SetLine, element: Element, dx: float, dy: float) -> Draw:
    """Draws a set line as content of `element`."""

    def draw(pen: Pen, x: float, y: float) -> None:
        if line.pieces:
            with element.content(pen):
                pen.text(x + dx, y + dy, line)

    return draw


def also(strip: Strip, more: Draw) -> Strip:
    """The strip with something else drawn on it too."""
    first = strip.draw

    def draw(pen: Pen, x: float, y: float) -> None:
        first(pen, x, y)
        more(pen, x, y)

    return replace(strip, draw=draw)


def ornament(corner: tuple[float, float], size: tuple[float, float], colour: str) -> Draw:
    """Draws a filled bar that is no content."""

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.ornament():
            pen.box((x + corner[0], y + corner[1]), size, fill=colour)

    return draw


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, each held to the next and the last to whatever follows."""
    return [replace(strip, keep=True) for strip in strips]


@compose.register
def _(block: Heading, room: Room) -> Flow:
    if not one_line(block.text).strip():
        return []
    depth = room.depth_of(block.level)
    element = room.element.add(f"H{depth}")
    entry = Entry(f"{block.number} {block.text}".strip(), block.level, depth, block.bookmark)
    room.headings.append(entry)
    words = [*([Span(before(block.number, room.lang), colour=ACCENT)] if block.number else []), Span(block.text)]
    narrow = balanced(words, HEADINGS[block.level], room) if block.level == 1 else room
    strips: list[Strip] = kept(line_strips(words, HEADINGS[block.level], narrow, element))
    strips = [moved(strip, room.from_start(0, narrow.width)) for strip in strips]
    if block.level == 1:
        bar = ornament((room.from_start(0, BAR[0]), 0), BAR, ACCENT)
        strips = [
            Strip(BAR[1] + BAR_ABOVE, bar, before=strips[0].before, keep=True),
            replace(strips[0], before=0),
            *strips[1:],
            Strip(10, keep=True),
        ]
    named = (block.text, block.disclosure) if block.level == 1 else ("", "")
    strips[0] = replace(strips[0], anchor=entry, section=named[0], disclosure=named[1])
    return [Break(soft=True), *strips] if block.level == 1 and block.new_page and not room.inside else [*strips]


@compose.register
def _(block: Paragraph, room: Room) -> Flow:
    element = room.element.add("P", lang=_other(block.lang, room))
    strips = running(block.words, PARAGRAPHS[block.style], room, element, lang=block.lang)
    held = block.style == "label" or announces(block.words)
    return [*(kept(strips) if held else strips), *([Strip(5, air=True)] if block.style == "lead" else [])]


def announces(words: Words) -> bool:
    """Whether something is said to follow, which is then on the same page."""
    return said(words).rstrip().endswith((":", "："))


def running(words: Words, setting: Setting, room: Room, element: Element, *, lang: str = "") -> list[Strip]:
    """Running text, no wider than is good to read, on the side of the room where its own language starts."""
    narrow = room.for_reading()
    strips = line_strips(words, setting, narrow, element, lang=lang)
    spare = room.width - narrow.width
    return [moved(strip, spare) for strip in strips] if spare and is_rtl(said(words), lang or room.lang) else strips


def _other(lang: str, room: Room) -> str:
    """The language to note on an element: only one that differs from the document's and is known."""
    return lang if lang not in {room.lang, "und"} else ""


@compose.register
def _(block: Bullets, room: Room) -> Flow:
    """The first and the last item never stand alone on a page."""
    items = room.element.add("L", lang=_other(block.lang, room))
    narrow = room.within(room.for_reading().width - INDENT)
    flow: Flow = []
    for number, words in enumerate(block.items, start=1):
        item = items.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        strips = line_strips(words, PARAGRAPHS["body"], narrow, body, lang=block.lang, right=room.rtl)
        strips = [moved(strip, room.from_start(INDENT, narrow.width)) for strip in strips] or [Strip(0)]
        strips[0] = also(strips[0], _mark(number if block.numbered else 0, room, label))
        together = number in {1, len(block.items) - 1} and number < len(block.items)
        flow += [*strips[:-1], replace(strips[-1], keep=together)]
    return flow


def _mark(number: int, room: Room, label: Element) -> Draw:
    """A list item's figure, or its dot."""
    setting = fitted(PARAGRAPHS["body"], room.lang)
    line = set_line(f"{number}.", replace(setting.manner, colour=ACCENT, tabular=True), room.lang) if number else SetLine()
    place = room.from_start(0, line.width)

    def draw(pen: Pen, x: float, y: float) -> None:
        with label.content(pen):
            if number:
                pen.text(x + place, y + baseline(setting), line)
            else:
                pen.circle((x + room.from_start(4, 0), y + setting.leading / 2 + 0.4), 1.6, fill=ACCENT)

    return draw


@compose.register
def _(block: Quote, room: Room) -> Flow:
    tag = block.lang or room.lang
    quote = room.element.add("BlockQuote", lang=_other(block.lang, room))
    narrow = room.within(room.for_reading().width - QUOTE_INDENT)
    strips = line_strips(marked(block.text, tag), PARAGRAPHS["body"], narrow, quote.add("P"), lang=tag)
    right = is_rtl(block.text, tag)
    if block.source:
        source = line_strips("— " + block.source, SOURCE, narrow, quote.add("P"), right=right)
        strips = [*strips[:-1], *kept(strips[-1:]), *source]
    if len(strips) <= WHOLE_QUOTE:
        strips = [*kept(strips[:-1]), *strips[-1:]]
    frame = Frame(lambda pen, x, y, height: pen.box((x, y + 2), (2, height - 4), fill=AGREEMENT[3]))
    side = room.width - 2 if right else 0.0
    inset = room.width - QUOTE_INDENT - narrow.width if right else QUOTE_INDENT
    strips = [replace(moved(strip, inset), frames=((frame, side),)) for strip in strips]
    return [replace(strip, before=10) if at == 0 else strip for at, strip in enumerate(strips)]


def marked(text: str, lang: str) -> str:
    """Somebody's words between the quotation marks of their language."""
    language = lang.split("-", maxsplit=1)[0]
    opening, closing = MARKS.get(language, ENGLISH_MARKS)
    space = NARROW_SPACE if language == "fr" else ""
    return f"{opening}{space}{text.strip()}{space}{closing}"


@compose.register
def _(block: NoteLines, room: Room) -> Flow:
    line = ornament((0, NOTE_LEADING - 0.5), (room.width, 0.4), QUIET)
    last = block.count - 1
    return [
        Strip(NOTE_LEADING, line, keep=at < last, spare=at >= FEWEST_LINES, grows=block.grow and at == last) for at in range(block.count)
    ]


@compose.register
def _(_block: Rule, room: Room) -> Flow:
    return [Strip(0.5, ornament((0, 0), (room.width, 0.5), HAIRLINE), before=10, keep=True)]


@compose.register
def _(block: Spacer, _room: Room) -> Flow:
    return [Strip(block.height)]


@compose.register
def _(_block: PageBreak, room: Room) -> Flow:
    return [] if room.inside else [Break()]
