"""The printed form of each kind of question: what to tick, or where to write. One function a kind, found by the kind's name."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from reports.drawing.vessels import vessels
from reports.lettering.breaking import FIRST_IDEOGRAPH
from reports.style import QUIET
from reports.typesetting.blocks import Block, Bullets, Cell, Figure, KeepTogether, NoteLines, Paragraph, Span, Table
from surveys.messages import Text, Translator, msg
from surveys.questionnaires.asking.choosing import how_many
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Item, Questionnaire, Scale

Groups = Mapping[str, Text]
NO_GROUPS: Groups = {}
Printer = Callable[[Item, Questionnaire, Translator], list[Block]]

ROUND, SQUARE = "○", "□"
TEN = range(11)
STATEMENT, LEAST, LETTER, IDEOGRAM = 0.26, 0.085, 0.0138, 0.024
"""Shares of the measure in a table of ratings: the least for its statements, the least for a column, a letter or an ideograph of a heading
with its part of the air between columns."""
ABREAST = 4
"""Ideographs of a heading on one line; a longer one is set in two of equal length."""
HARD = "\u00a0"
CODE = 2 * HARD
"""Before a code, which stays with the last word."""
SHORT = 32
LISTED = 3
"""Lines for partners that are not known yet."""


def printed_items(items: Iterable[Item], questionnaire: Questionnaire, say: Translator, groups: Groups = NO_GROUPS) -> Iterator[Block]:
    """All questions of a section; neighbours that are rated on one scale are listed above its words. `groups`: names by id."""
    for _, neighbours in groupby(items, key=_alike):
        rows = list(neighbours)
        if rows[0].grid:
            yield from shown_when(rows[0].show_if, questionnaire, say, groups)
            yield from gridded(rows, questionnaire, say)
        elif rows[0].kind == "rating" and not rows[0].wordings and not rows[0].pictures:
            yield from shown_when(rows[0].show_if, questionnaire, say, groups)
            stems = tuple((Span(say.text(item.text)), Span(f"{CODE}{item.code}", colour=QUIET)) for item in rows)
            yield Bullets(stems)
            yield from rating(rows[0], questionnaire, say)
        else:
            for item in rows:
                yield from printed(item, questionnaire, say, groups)


def _alike(item: Item) -> tuple[object, ...]:
    return item.kind, item.scale, item.inapplicable, item.unknown, item.declinable, item.show_if, item.grid or (item.wordings and item.code)


def printed(item: Item, questionnaire: Questionnaire, say: Translator, groups: Groups = NO_GROUPS) -> list[Block]:
    """The question and its answers to tick, kept together; when it is shown, and how it is put to some groups."""
    stem: list[Block] = list(shown_when(item.show_if, questionnaire, say, groups))
    stem.append(Paragraph((Span(say.text(item.text)), Span(f"{CODE}{item.code}", colour=QUIET))))
    for own in item.wordings:
        names = ", ".join(say.text(groups[group]) if group in groups else group for group in own.groups)
        stem.append(Paragraph(say(msg("{groups}: “{question}”", groups=names, question=own.text)), "quiet"))
    if item.help:
        stem.append(Paragraph(say.text(item.help), "quiet"))
    return [KeepTogether((*stem, *PRINTED[item.kind](item, questionnaire, say)))]


def gridded(rows: Sequence[Item], questionnaire: Questionnaire, say: Translator) -> Iterator[Block]:
    """A table of ratings, with a circle in every cell."""
    heading = next((grid.text for section in questionnaire.sections for grid in section.grids if grid.code == rows[0].grid), None)
    columns = [*_steps(questionnaire.scale(rows[0].scale), say), *_aside(rows[0], say)]
    stems = [(say.text(row.text), f"{say.text(row.help)}  {row.code}" if row.help else row.code) for row in rows]
    cells: tuple[tuple[str | Cell, ...], ...] = tuple(
        (Cell((Span(stem), Span(f"{CODE}{code}", colour=QUIET))), *(ROUND for _ in columns)) for stem, code in stems
    )
    yield Table(("", *columns), cells, _widths(columns), caption=say.text(heading) if heading else "")


def _widths(columns: Sequence[str]) -> tuple[float, ...]:
    """Shares of the measure that break no word of a heading, as far as the statements leave room."""
    needed = [max(LEAST, *map(_width, column.split())) for column in columns]
    most = 1 - STATEMENT
    shares = [share * min(1, most / sum(needed)) for share in needed]
    return (1 - sum(shares), *shares)


def _width(word: str) -> float:
    """What a word of a heading needs beside others; ideographs may be parted."""
    if max(word) < FIRST_IDEOGRAPH:
        return LETTER * len(word)
    return IDEOGRAM * (len(word) if len(word) <= ABREAST else math.ceil(len(word) / 2))


def shown_when(condition: str, questionnaire: Questionnaire, say: Translator, groups: Groups = NO_GROUPS) -> Iterator[Block]:
    """On what a question or a section depends, in plain words; nothing for what is always shown."""
    if told := shown_if(condition, questionnaire, groups):
        yield Paragraph(say(told), "quiet")


def _ticks(labels: Iterable[str], mark: str = ROUND) -> list[Block]:
    return [Paragraph("     ".join(f"{mark}{HARD}{unbroken(label)}" for label in labels))]


def unbroken(label: str) -> str:
    """A short label stays on one line, behind its mark."""
    return label.replace(" ", HARD) if len(label) <= SHORT else label


def _aside(item: Item, say: Translator) -> list[str]:
    """The answers set apart from the scale."""
    offered = [
        (item.inapplicable, msg("does not apply")),
        (item.unknown, msg("I do not know")),
        (item.declinable, msg("I do not want to answer")),
    ]
    return [say(message) for on, message in offered if on]


def rating(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    if item.pictures:
        aside = _ticks(found, ROUND) if (found := _aside(item, say)) else []
        return [Figure(vessels(_steps(questionnaire.scale(item.scale), say))), *aside]
    return _ticks([*_steps(questionnaire.scale(item.scale), say), *_aside(item, say)])


def _steps(scale: Scale, say: Translator) -> list[str]:
    return [say.text(point.label) for point in scale.points]


def zero_to_ten(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """The numbers, below what its ends mean."""
    told = [_ends(questionnaire.scale(item.scale), say)] if item.scale else []
    return [*told, *_ticks([*(say.number(step) for step in TEN), *_aside(item, say)])]


def _ends(scale: Scale, say: Translator) -> Paragraph:
    return Paragraph("     ".join(f"{say.number(point.value)}{HARD}{unbroken(say.text(point.label))}" for point in scale.points), "quiet")


def slider(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """A number is written: a mark on a line could not be typed in exactly."""
    scale = questionnaire.scale(item.scale)
    told = say(msg("Write a number from {low} to {high}:", low=scale.low, high=scale.high))
    return [_ends(scale, say), *_ticks([f"{told}{HARD}………………", *_aside(item, say)], "")]


def two_scales(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """Each scale under what it asks."""
    asked = ((item.ask, item.scale), (item.second_ask, item.second_scale))
    lines = [(say.text(ask), _steps(questionnaire.scale(scale), say)) for ask, scale in asked]
    return [block for ask, steps in lines for block in (Paragraph(ask, "quiet"), *_ticks([*steps, *_aside(item, say)]))]


def relationship(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """A table of partners for each scale; lines to write on where they are not known yet."""
    names = [say.text(partner.label) for partner in item.partners] or ["……………………"] * LISTED
    tables: list[Block] = []
    for ask, scale in ((item.ask, item.scale), (item.second_ask, item.second_scale)):
        columns = [*_steps(questionnaire.scale(scale), say), *_aside(item, say)]
        rows = tuple((name, *(ROUND for _ in columns)) for name in names)
        tables.append(Table(("", *columns), rows, _widths(columns), caption=say.text(ask)))
    return [Paragraph(say(msg("Leave out your own organisation.")), "quiet"), *tables]


def options(item: Item, _questionnaire: Questionnaire, say: Translator, mark: str) -> list[Block]:
    labels = [say.text(option.label) + (" ……………" if option.other else "") for option in item.options]
    return _ticks([*labels, *_aside(item, say)], mark)


def choices(item: Item, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """The options with what is said before ticking them, where that is more than how to tick at all."""
    told = [Paragraph(say(how_many(item)), "quiet")] if item.minimum or item.maximum else []
    return [*told, *options(item, questionnaire, say, SQUARE)]


def ranking(item: Item, _questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """A box before each option, for its place."""
    asked = int(item.maximum or len(item.options))
    told = say(msg("Write a place before each: 1 stands for the first, {n} for the last of them.", n=asked))
    if asked < len(item.options):
        told = say(msg("Write 1 before the first, then on up to {n}. Leave the others empty.", n=asked))
    return [Paragraph(told, "quiet"), *_boxes(item, say), *_others(item, say)]


def points(item: Item, _questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """A line before each option, for its points."""
    told = say(msg("Share out exactly {n} points. Leave empty what gets none.", n=item.total))
    return [Paragraph(told, "quiet"), *_boxes(item, say), *_others(item, say)]


def _boxes(item: Item, say: Translator) -> list[Block]:
    return [Paragraph(f"………  {say.text(option.label)}", "quiet") for option in item.options]


def _others(item: Item, say: Translator) -> list[Block]:
    return _ticks(aside, SQUARE) if (aside := _aside(item, say)) else []


def number(item: Item, _questionnaire: Questionnaire, say: Translator) -> list[Block]:
    unit = f" {say.text(item.unit)}" if item.unit else ""
    return _ticks(["…………………" + unit, *_aside(item, say)], "")


def day(item: Item, _questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """Boxes for day, month and year, so that nobody takes one for the other."""
    boxes = f"{HARD}{HARD}/{HARD}{HARD}".join(f"{'□' * signs}{HARD}{say(part)}" for signs, part in _OF_A_DAY)
    return _ticks([boxes, *_aside(item, say)], "")


_OF_A_DAY = ((2, msg("day")), (2, msg("month")), (4, msg("year")))


def lines(_item: Item, _questionnaire: Questionnaire, _say: Translator, count: int) -> list[Block]:
    return [NoteLines(count)]


def statement(_item: Item, _questionnaire: Questionnaire, _say: Translator) -> list[Block]:
    return []


PRINTED: dict[str, Printer] = {
    "rating": rating,
    "zero_to_ten": zero_to_ten,
    "slider": slider,
    "two_scales": two_scales,
    "relationship": relationship,
    "choice": partial(options, mark=ROUND),
    "choices": choices,
    "ranking": ranking,
    "points": points,
    "number": number,
    "date": day,
    "short_text": partial(lines, count=1),
    "long_text": partial(lines, count=3),
    "statement": statement,
}
