"""How answers spread: a bar for each question, centred on the neutral middle of its scale; drawn only where the release holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.charts.axis import GAP, Axis, Strip, labels, row_head, row_height, strips
from reports.charts.figures import highest_first, unstopped
from reports.charts.legend import AFTER_MARK, BETWEEN, ROW, SIZE
from reports.drawing.values import Box, Label, Line, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.lettering.measuring import width as text_width
from reports.style import AGREEMENT, INK, PAPER, QUIET
from surveys.messages import Translator, msg
from surveys.questionnaires.values import Scale
from surveys.scoring.values import Distribution, ItemResult, Share

BAR, LETTER, PLATE = 13.0, 7.5, 8.5
DARK = {AGREEMENT[0], AGREEMENT[-1]}


@dataclass(frozen=True, slots=True)
class Piece:
    """One coloured piece of a bar: which steps it covers (0-based, from the lowest) and its per cent."""

    first: int
    last: int
    percent: float
    label: str


def spread(results: Sequence[ItemResult], scale: Scale, say: Translator, width: float) -> Picture | None:
    """Bars for the items that have a distribution, or None where none may be drawn."""
    drawn = highest_first([one for one in results if one.distribution is not None])
    if not drawn:
        return None
    axis = Axis(labels([say.text(one.text) for one in drawn], say, width) + GAP, width)
    heights = [row_height(say.text(one.text), axis.start - GAP, say, 26) for one in drawn]
    key_height, shapes = _key(scale, say, width)
    top = key_height + 6
    bottom, middle = top + sum(heights), axis.at(50)
    shapes.append(Line(middle, key_height + 2, middle, bottom, QUIET, 0.5, (1.5, 2.5)))
    for one, strip in zip(drawn, strips(axis, top, width, heights), strict=True):
        shapes.extend(_bar(one, scale, strip, say))
    title = say(msg("How the answers spread"))
    alt = listed([title, *(told_spread(one, say) for one in drawn)], say.lang)
    return Picture(width, bottom + 2, tuple(shapes), title, alt)


def _key(scale: Scale, say: Translator, width: float) -> tuple[float, list[Shape]]:
    shapes: list[Shape] = []
    x, y = 0.0, 6.0
    for place, point in enumerate(scale.points):
        text = say.text(point.label)
        needs = AFTER_MARK + 6 + text_width(text, SIZE, lang=say.lang)
        if x and x + needs > width:
            x, y = 0.0, y + ROW
        shapes.append(Box(x, y - 4, 9, 8, _colour(place, len(scale.points))))
        shapes.append(Label(x + AFTER_MARK + 5, y, text, SIZE, QUIET, middled=True))
        x += needs + BETWEEN
    return y + ROW, shapes


def _colour(place: int, steps: int) -> str:
    """The colour of a step: the five of the look spread over scales of any length."""
    return AGREEMENT[round(place * (len(AGREEMENT) - 1) / max(steps - 1, 1))]


def _pieces(distribution: Distribution, scale: Scale, say: Translator) -> list[Piece]:
    places = {str(point.value): place for place, point in enumerate(scale.points)}
    pieces = []
    for share in distribution.shares:
        covered = sorted(places[point] for point in share.points if point in places)
        if covered and share.percent:
            pieces.append(Piece(covered[0], covered[-1], share.percent, _share_label(share, say)))
    return sorted(pieces, key=lambda piece: piece.first)


def _share_label(share: Share, say: Translator) -> str:
    return say(share.words) if share.words is not None else say.number(share.percent or 0)


def _left_part(piece: Piece, steps: int) -> float:
    """How much of a piece lies left of the neutral middle, in per cent: halves for the middle step and for merged ones across it."""
    middle = (steps - 1) / 2
    if piece.last < middle:
        return piece.percent
    if piece.first > middle:
        return 0
    span = piece.last - piece.first + 1
    return piece.percent * max(0.0, min(span, middle + 0.5 - piece.first)) / span


def _bar(one: ItemResult, scale: Scale, strip: Strip, say: Translator) -> Iterator[Shape]:
    yield from row_head(strip, say.text(one.text))
    pieces = _pieces(one.distribution, scale, say) if one.distribution else []
    unit = (strip.axis.end - strip.axis.start) / 200
    x = strip.axis.at(50) - unit * sum(_left_part(piece, len(scale.points)) for piece in pieces)
    for piece in pieces:
        length = piece.percent * unit
        colours = [_colour(step, len(scale.points)) for step in range(piece.first, piece.last + 1)]
        yield from _coloured(x, strip.middle - BAR / 2, length, colours)
        room = text_width(piece.label, LETTER, lang=say.lang) + 4
        if room < length:
            ink = PAPER if colours[0] in DARK and len(colours) == 1 else INK
            if len(colours) > 1:
                yield Box(x + (length - room) / 2, strip.middle - PLATE / 2, room, PLATE, PAPER, radius=2)
            yield Label(x + length / 2, strip.middle, piece.label, LETTER, ink, anchor="middle", middled=True)
        x += length


def _coloured(x: float, y: float, length: float, colours: Sequence[str]) -> Iterator[Shape]:
    """A piece of a bar in the colours of all the steps that were put together in it, one above the other."""
    band = BAR / len(colours)
    for at, colour in enumerate(colours):
        yield Box(x + 0.3, y + at * band, max(length - 0.6, 0.3), band, colour)


def told_spread(one: ItemResult, say: Translator) -> str:
    """How the answers to a question spread, in words."""
    shares = one.distribution.shares if one.distribution else ()
    parts = enumerated((f"{say.text(share.label)} {_share_label(share, say)}" for share in shares), say.lang)
    return say(msg("{name}: {parts}", name=unstopped(say.text(one.text)), parts=parts))
