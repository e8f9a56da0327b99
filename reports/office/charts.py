"""Every chart as SVG and PNG in one archive, each under its title, with the alternative texts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.every import Named
from reports.drawing import svg
from reports.drawing.values import Anchor, Box, Label, Picture, Shape, shifted
from reports.lettering.joining import dotted
from reports.lettering.measuring import line_count
from reports.office.dots import png
from reports.office.steady import packed
from reports.style import CHART, H3, INK, LABEL_LEADING, PAPER, QUIET
from reports.typesetting.meta import Meta
from surveys.messages import Translator, msg
from surveys.translator import direction

AIR = 14.0
"""Points around a picture."""
START: Anchor = "start"
END: Anchor = "end"
NOTE = "alt-texts.txt"
FACES = "Fira Sans, IBM Plex Sans Arabic, system-ui, sans-serif"


def archive(found: Sequence[Named], meta: Meta, say: Translator) -> bytes:
    """A zip; the same charts give the same bytes."""
    return packed(dict(_parts(found, meta, say)))


def _parts(found: Sequence[Named], meta: Meta, say: Translator) -> Iterator[tuple[str, bytes]]:
    yield NOTE, told(found, meta, say).encode()
    for one in found:
        whole = titled(one, say.lang)
        yield f"svg/{one.name}.svg", standing_alone(whole, say.lang).encode()
        yield f"png/{one.name}.png", png(whole, say.lang)


def told(found: Sequence[Named], meta: Meta, say: Translator) -> str:
    """What stands beside the pictures: where they come from, for whom they are, and each in words."""
    where = dotted((meta.running_head, meta.subject, meta.released, meta.disclosure), say.lang)
    how = say(msg("Each picture in words, for those who do not see it: copy the words into its alternative text."))
    lines = [f"{one.name}\n{_title(one)}\n{one.picture.alt}" for one in found]
    return "\n\n".join((where, how, *lines)) + "\n"


def _title(one: Named) -> str:
    return " · ".join(part for part in (one.about, one.picture.title) if part)


def titled(one: Named, lang: str) -> Picture:
    """The picture on white with its title above it, and some air around."""
    picture, width, y = one.picture, one.picture.width + 2 * AIR, AIR
    turned = direction(lang) == "rtl" and not picture.mirrors
    shapes: list[Shape] = []
    for text, size, colour, bold in ((one.about, CHART.size, QUIET, False), (picture.title, H3.size, INK, True)):
        if text:
            x, anchor = (width - AIR, END) if turned else (AIR, START)
            shapes.append(Label(x, y + size, text, size, colour, bold, anchor, picture.width, lang))
            y += line_count(text, size, picture.width, bold=bold, lang=lang) * size * LABEL_LEADING + 4
    height = y + 4 + picture.height + AIR
    drawn = (shifted(shape, AIR, y + 4) for shape in picture.shapes)
    return Picture(width, height, (Box(0, 0, width, height, PAPER), *shapes, *drawn), picture.title, picture.alt, picture.mirrors)


def standing_alone(picture: Picture, lang: str) -> str:
    """The picture as a file of its own, which names its letters."""
    return svg.draw(picture, lang).replace("<svg ", f'<svg font-family="{FACES}" ', 1)
