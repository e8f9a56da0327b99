"""How often things occur, over everybody and by group: a number in every cell, its ground the darker the oftener; hidden cells hatched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.branding import contrast
from reports.charts.axis import GAP, Axis, Strip, row_head, row_height, strips
from reports.charts.figures import described, score
from reports.drawing.values import Box, Label, Picture, Shape
from reports.lettering.joining import enumerated, listed
from reports.lettering.measuring import line_count
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, CHART, HAIRLINE, INK, LABEL_LEADING, PAPER, QUIET, WASH
from surveys.messages import Message, Translator, msg
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.values import Figure, GroupResult

NARROWEST, MOST = 48.0, 6
"""How narrow a column may be, and how many groups stand beside everybody on one picture."""
LABELS = 0.36
HEAD = 7.5
READABLE = 4.5
EVERYBODY = msg("Everybody")


@dataclass(frozen=True, slots=True)
class Column:
    """Whose answers: everybody's (`group` empty) or a group's, and where it stands."""

    name: str
    group: str
    x: float
    width: float


def heat_maps(one: Occurrences, groups: Sequence[GroupResult], say: Translator, width: float) -> list[Picture]:
    """One picture for every few groups, each with everybody beside them. Groups that the report does not show have no column. No column is
    narrower than the longest word above it."""
    shown = [group for group in groups if group.shown]
    names = [say(EVERYBODY), *(say.text(group.name) for group in shown)]
    narrowest = max(NARROWEST, *(text_width(word, HEAD, lang=say.lang) + 6 for name in names for word in name.split()))
    most = max(1, min(MOST, int(width * (1 - LABELS) // narrowest) - 1))
    parts = [shown[start : start + most] for start in range(0, len(shown), most)] or [[]]
    return [_heat(one, part, say, width) for part in parts]


def _heat(one: Occurrences, groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    axis = Axis(width * LABELS + GAP, width)
    columns = _columns(axis, groups, say)
    top = max(_lines(column, say) for column in columns) * HEAD * LABEL_LEADING + 6
    heights = [max(row_height(say.text(row.title), axis.start - GAP, say, 24), *_cell_heights(row, columns, say)) for row in one.rows]
    shapes: list[Shape] = [
        Label(column.x + column.width / 2, HEAD, column.name, HEAD, QUIET, anchor="middle", max_width=column.width - 4)
        for column in columns
    ]
    for row, line in zip(one.rows, strips(axis, top, width, heights), strict=True):
        shapes.extend(_row(row, columns, line, say))
    bottom = top + sum(heights) + 4
    reason = next((figure.hidden for row in one.rows for figure in _figures(row, columns) if figure.hidden), None)
    if reason:
        shapes += [Box(0, bottom + 2, 12, 8, "", QUIET, hatch=True), Label(18, bottom + 9, say(reason), 7.5, QUIET, max_width=width - 18)]
        bottom += 6 + line_count(say(reason), 7.5, width - 18, lang=say.lang) * 7.5 * LABEL_LEADING
    title = say(_title(one.rows))
    return Picture(width, bottom + 4, tuple(shapes), title, listed([title, *_told(one.rows, columns, say)], say.lang))


def _columns(axis: Axis, groups: Sequence[GroupResult], say: Translator) -> list[Column]:
    names = [(say(EVERYBODY), ""), *((say.text(group.name), group.id) for group in groups)]
    wide = (axis.end - axis.start) / len(names)
    return [Column(name, group, axis.start + wide * at, wide) for at, (name, group) in enumerate(names)]


def _lines(column: Column, say: Translator) -> int:
    return line_count(column.name, HEAD, column.width - 4, lang=say.lang)


def _figures(row: Occurrence, columns: Sequence[Column]) -> list[Figure]:
    return [row.groups.get(column.group, Figure()) if column.group else row.everybody for column in columns]


def _cell_heights(row: Occurrence, columns: Sequence[Column], say: Translator) -> Iterator[float]:
    for column, figure in zip(columns, _figures(row, columns), strict=True):
        yield line_count(_said(figure, say), CHART.size, column.width - 6, bold=True, lang=say.lang) * CHART.size * LABEL_LEADING + 8


def _row(row: Occurrence, columns: Sequence[Column], line: Strip, say: Translator) -> Iterator[Shape]:
    yield from row_head(line, say.text(row.title))
    for column, figure in zip(columns, _figures(row, columns), strict=True):
        place = (column.x + 1, line.top + 1, column.width - 2, line.height - 2)
        if figure.value is None:
            yield Box(*place, "", HAIRLINE, hatch=True)
            continue
        ground = ground_of(figure.value)
        yield Box(*place, ground)
        ink = PAPER if contrast(ground) >= READABLE else INK
        middle = column.x + column.width / 2
        yield Label(middle, line.middle, _said(figure, say), CHART.size, ink, True, "middle", column.width - 6, middled=True)


def ground_of(percent: float) -> str:
    """From the wash of the page (never) to a dark ground (always), without the shades on which neither ink nor white can be read."""
    share = max(0.0, min(1.0, percent / 100))
    while max(contrast(_mixed(share)), contrast(INK) / contrast(_mixed(share))) < READABLE:
        share += 0.01
    return _mixed(share)


def _mixed(share: float) -> str:
    ends = [tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in (WASH, ACCENT)]
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in zip(*ends, strict=True))


def _said(figure: Figure, say: Translator) -> str:
    return say(figure.sentence) if figure.sentence else score(figure, say)


def _title(rows: Sequence[Occurrence]) -> Message:
    shown = [row for row in rows if row.everybody.value is not None]
    if len(shown) < 2:
        return msg("How often it happens")
    return msg("Most often: {name}", name=max(shown, key=lambda row: row.everybody.value or 0).title)


def _told(rows: Sequence[Occurrence], columns: Sequence[Column], say: Translator) -> Iterator[str]:
    for row in rows:
        parts = enumerated(
            (_cell(column.name, figure, say) for column, figure in zip(columns, _figures(row, columns), strict=True)), say.lang
        )
        yield say(msg("{name}: {parts}", name=row.title, parts=parts))


def _cell(name: str, figure: Figure, say: Translator) -> str:
    return say(msg("{name}: {words}", name=name, words=figure.sentence)) if figure.sentence else described(name, figure, say)
