"""The participation card: for each group and phase whether it was informed (a ring), consulted (half filled) or decided (filled)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.axis import GAP, Axis, Strip, labels, row_head, row_height, strips
from reports.charts.figures import UNSPACED
from reports.charts.legend import Entry, key
from reports.drawing.values import Dot, Label, Line, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.lettering.measuring import line_count
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, HAIRLINE, PAPER, QUIET, group_mark
from surveys.messages import Translator, msg
from surveys.scoring.phases import NOT_NOTED, PARTS, PHASES, CardRow, part_of

INDENT, SIZE, LEADING = 16.0, 8.5, 10.0
NARROW = 300.0
NAMES, NAMES_NARROW = 0.30, 0.34
RADIUS = 5.0


def participation_card(rows: Sequence[CardRow], say: Translator, width: float) -> Picture:
    """A row for each group, a column for each phase. Where their names have no room the phases are numbered and named below."""
    axis = _columns(rows, say, width, NAMES)
    step = (axis.end - axis.start) / len(PHASES)
    narrow = width < NARROW or _broken([say(name) for name in PHASES.values()], step - 4, say.lang)
    if narrow:
        axis = _columns(rows, say, width, NAMES_NARROW)
        step = (axis.end - axis.start) / len(PHASES)
    legend = key(_entries(say), width, say.lang)
    heads = [say.number(place) if narrow else say(name) for place, name in enumerate(PHASES.values(), 1)]
    lines = max(line_count(head, SIZE, step - 4, lang=say.lang) for head in heads)
    top = legend.height + lines * LEADING + 8
    heights = [row_height(say.text(row.name), axis.start - GAP - INDENT, say) for row in rows]
    shapes: list[Shape] = [*legend.shapes, *_heads(heads, axis, step, top - 4 - lines * LEADING / 2)]
    for row, strip in zip(rows, strips(axis, top, width, heights), strict=True):
        shapes.extend(_row(row, strip, step, say))
    bottom = top + sum(heights)
    shapes.append(Line(0, bottom, width, bottom, HAIRLINE, 0.4))
    if narrow:
        named = key([Entry((), f"{place}  {say(name)}") for place, name in enumerate(PHASES.values(), 1)], width, say.lang)
        shapes += _below(named.shapes, bottom + 6)
        bottom += named.height + 6
    title = say(msg("Who had which part in which phase"))
    return Picture(width, bottom + 2, tuple(shapes), title, listed([title, *(_described(row, say) for row in rows)], say.lang))


def _broken(names: Sequence[str], room: float, lang: str) -> bool:
    """Whether a word would be parted to fit into its column; a language without spaces parts where it likes."""
    spaced = lang.split("-", maxsplit=1)[0] not in UNSPACED
    return spaced and any(text_width(word, SIZE, lang=lang) > room for name in names for word in name.split())


def _columns(rows: Sequence[CardRow], say: Translator, width: float, names: float) -> Axis:
    """Where the columns of the phases lie, beside names that take a share of the width."""
    return Axis(labels([say.text(row.name) for row in rows], say, width, names, INDENT) + GAP, width)


def _entries(say: Translator) -> list[Entry]:
    return [Entry((_mark(part, 0, 0),), say(words)) for part, words in PARTS.items()]


def _heads(heads: Sequence[str], axis: Axis, step: float, y: float) -> Iterator[Shape]:
    for place, head in enumerate(heads):
        yield Label(axis.start + (place + 0.5) * step, y, head, SIZE, QUIET, anchor="middle", max_width=step - 4, middled=True)


def _row(row: CardRow, strip: Strip, step: float, say: Translator) -> Iterator[Shape]:
    mark = group_mark(row.position)
    yield from row_head(strip, say.text(row.name), indent=INDENT)
    yield Dot(5, strip.middle, 3.4, mark.shape, mark.colour)
    for place, line in enumerate(row.lines):
        x = strip.axis.start + (place + 0.5) * step
        if line.part != NOT_NOTED:
            yield _mark(line.part, x, strip.middle) if line.part else Line(x - 3, strip.middle, x + 3, strip.middle, HAIRLINE, 1)


def _mark(part: str, x: float, y: float) -> Dot:
    if part == "informed":
        return Dot(x, y, RADIUS, "circle", PAPER, ACCENT, 1.4)
    return Dot(x, y, RADIUS, "half" if part == "consulted" else "circle", ACCENT, ACCENT, 1.4)


def _below(shapes: Sequence[Shape], y: float) -> list[Shape]:
    return [Label(one.x, one.y + y, one.text, one.size, one.colour, middled=True) for one in shapes if isinstance(one, Label)]


def _described(row: CardRow, say: Translator) -> str:
    parts = enumerated((say(msg("{name}: {words}", name=PHASES[line.phase], words=part_of(line))) for line in row.lines), say.lang)
    return say(msg("{name} – {words}", name=row.name, words=parts))
