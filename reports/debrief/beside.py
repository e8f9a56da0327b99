"""What stands beside the scores: change since the last round, agreement, how often things occur, what goes together, careful notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.charts.figures import score
from reports.charts.heat import heat_maps
from reports.charts.reading import counted, of_heat
from reports.typesetting.blocks import Beside, Block, Bullets, Heading, Paragraph, Spacer, Table
from reports.typesetting.blocks import Figure as Drawn
from surveys.messages import Translator, msg
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.changed import Trend
from surveys.scoring.values import DimensionResult, Figure, GroupResult, Released

FIRST_COLUMN = 0.34
NARROWEST = 120
"""Points in which a sentence can stand beside another."""


def changed(trend: Trend | None, say: Translator) -> Iterator[Block]:
    """The change since the last round, what it is made of, and what may lie behind it."""
    if trend:
        yield Paragraph(say(trend.sentence))
        for note in (*([trend.split] if trend.split else []), *trend.notes):
            yield Paragraph(say(note), "quiet")


def agreeing(one: DimensionResult, groups: Sequence[GroupResult], say: Translator, width: float) -> Iterator[Block]:
    """How far each group agrees within itself, and whether the questions measure one thing."""
    names = {group.id: say.text(group.name) for group in groups}
    order = {group.id: group.position for group in groups}
    said = [(names[each.group], say(each.sentence)) for each in sorted(one.agreement, key=lambda each: order[each.group])]
    if said:
        yield Heading(say(msg("How far each group agrees within itself")), 3, bookmark=False)
        if len(said) * NARROWEST <= width:
            yield Beside(tuple((Paragraph(name, "label"), Paragraph(words, "caption")) for name, words in said))
        else:
            yield Bullets(tuple(say(msg("{name}: {words}", name=name, words=words)) for name, words in said))
    if said and one.reliability:
        yield Spacer(6)
    if one.reliability:
        yield Paragraph(say(one.reliability), "quiet")


def occurring(released: Released, say: Translator, width: float) -> list[Block]:
    """How often things occur, in per cent of the answers, over everybody and per shown group."""
    blocks: list[Block] = []
    for one in released.occurrences:
        blocks.append(Paragraph(say(counted(one))))
        blocks.extend(Drawn(picture, say(of_heat(one))) for picture in heat_maps(one, released.groups, say, width))
        blocks.append(_table(one, released, say))
    return [Heading(say(msg("How often it happens"))), *blocks] if blocks else []


def goes_together(released: Released, say: Translator) -> list[Block]:
    """What goes together with the results, with bars in figures; topics of one place cannot be told apart."""
    if not released.together:
        return []
    header = (say(msg("Topic")), say(msg("Place")), say(msg("Part, in per cent")), say(msg("Very likely range")))
    rows = tuple(
        (say.text(one.name), say.number(one.place), say.number(one.percent), f"{say.number(one.low)}–{say.number(one.high)}")
        for one in released.together
    )
    first = [one for one in released.together if one.place == 1]
    return [
        Heading(say(msg("What goes together with the results")), 2),
        *(Paragraph(say(one.sentence)) for one in first),
        Table(header, rows, (0.5, 0.12, 0.18, 0.2), (1, 2, 3), held=True),
        Paragraph(say(msg("Topics with the same place cannot be told apart.")), "quiet"),
    ]


def careful(released: Released, say: Translator) -> list[Block]:
    """Notes for careful readers."""
    if not released.annex:
        return []
    return [Heading(say(msg("For careful readers")), 2), Bullets(tuple(say(one) for one in released.annex))]


def _table(one: Occurrences, released: Released, say: Translator) -> Table:
    groups = [group for group in released.groups if group.shown]
    header = ("", say(msg("Everybody")), *(say.text(group.name) for group in groups))
    width = (1 - FIRST_COLUMN) / (1 + len(groups))
    rows = tuple(_row(row, groups, say) for row in one.rows)
    return Table(header, rows, (FIRST_COLUMN, *[width] * (1 + len(groups))), tuple(range(1, 2 + len(groups))))


def _row(row: Occurrence, groups: Sequence[GroupResult], say: Translator) -> tuple[str, ...]:
    cells = (row.everybody, *(row.groups.get(group.id, Figure()) for group in groups))
    return say.text(row.title), *(_cell(cell, say) for cell in cells)


def _cell(figure: Figure, say: Translator) -> str:
    return say(figure.sentence) if figure.sentence else score(figure, say)
