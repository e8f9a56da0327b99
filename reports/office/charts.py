"""Every chart as SVG and PNG in one archive, each under its title and above how it is read, with the alternative texts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.every import Named
from reports.drawing import svg
from reports.drawing.values import Anchor, Box, Label, Picture, Shape, shifted
from reports.lettering.joining import dotted
from reports.lettering.measuring import line_count
from reports.office.dots import png
from reports.office.steady import packed
from reports.style import CHART, H3, INK, LABEL_LEADING, PAPER, QUIET, Colour
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
    """The picture on white with its title above it, how it is read below it, and some air around."""
    picture, width = one.picture, one.picture.width + 2 * AIR
    above = ((one.about, CHART.size, QUIET, False), (picture.title, H3.size, INK, True))
    shapes, y = _lines(above, picture, AIR, lang)
    drawn = [shifted(shape, AIR, y + 4) for shape in picture.shapes]
    below, y = _lines(((one.reading, CHART.size, QUIET, False),), picture, y + 4 + picture.height + 4, lang)
    height = y + AIR
    whole = (Box(0, 0, width, height, PAPER), *shapes, *drawn, *below)
    return Picture(width, height, whole, picture.title, picture.alt, picture.mirrors)


def _lines(texts: Sequence[tuple[str, float, Colour, bool]], picture: Picture, y: float, lang: str) -> tuple[list[Shape], float]:
    """Texts from `y` down, across the picture, each in its size and colour; and where they end."""
    turned = direction(lang) == "rtl" and not picture.mirrors
    x, anchor = (picture.width + AIR, END) if turned else (AIR, START)
    shapes: list[Shape] = []
    for text, size, colour, bold in texts:
        if text:
            shapes.append(Label(x, y + size, text, size, colour, bold, anchor, picture.width, lang))
            y += line_count(text, size, picture.width, bold=bold, lang=lang) * size * LABEL_LEADING + 4
    return shapes, y


def standing_alone(picture: Picture, lang: str) -> str:
    """The picture as a file of its own, which names its letters."""
    return svg.draw(picture, lang).replace("<svg ", f'<svg font-family="{FACES}" ', 1)
