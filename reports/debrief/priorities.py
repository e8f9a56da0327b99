"""What matters beside how it goes, and in which order people put things: as pictures with the figures below them."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.figures import count, score
from reports.charts.order import Order, order_chart, orders
from reports.charts.quadrant import Field, fields, quadrant
from reports.charts.reading import PLACES, TWICE
from reports.typesetting.blocks import Block, Figure, Heading, KeepTogether, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Released


def has_priorities(released: Released) -> bool:
    """Whether there is anything to draw."""
    return bool(fields(released) or orders(released))


def priorities(released: Released, say: Translator, width: float) -> list[Block]:
    """A chapter; nothing where nothing of the kind was asked or may be shown."""
    if not has_priorities(released):
        return []
    blocks: list[Block] = [Heading(say(msg("What matters, and what comes first")))]
    for field in fields(released):
        notes = list(_notes(field, released, say))
        blocks += [Figure(quadrant(field, say, width), say(TWICE)), _table(field, say, held=bool(notes)), *notes]
    return [*blocks, *(_order(one, say, width) for one in orders(released))]


def _table(field: Field, say: Translator, *, held: bool) -> Table:
    """A row for each statement; people are those of whichever of its two questions fewer answered."""
    header = ("", say.text(field.first), say.text(field.second), say(msg("People")))
    rows = tuple(
        (
            say.text(point.name),
            score(point.first, say),
            score(point.second, say),
            count(min(point.first, point.second, key=lambda figure: figure.n or 0), say),
        )
        for point in field.points
    )
    return Table(header, rows, (0.46, 0.21, 0.21, 0.12), (1, 2, 3), held=held)


def _notes(field: Field, released: Released, say: Translator) -> Iterator[Block]:
    """How many could not judge."""
    codes = {point.code for point in field.points}
    for tally in released.tallies:
        for part in tally.parts if tally.code in codes else ():
            if part.cannot_judge:
                words = say(msg("{name}: {words}", name=part.label, words=part.cannot_judge))
                yield Paragraph(say(msg("{name}: {words}", name=tally.text, words=words)), "quiet")


def _order(one: Order, say: Translator, width: float) -> KeepTogether:
    sentence: list[Block] = [Paragraph(say(one.tally.sentence))] if one.tally.sentence else []
    return KeepTogether((Heading(say.text(one.text), 2), *sentence, Figure(order_chart(one, say, width), say(PLACES))))
