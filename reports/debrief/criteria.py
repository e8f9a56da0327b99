"""What was asked, by the criteria that evaluation offices use: which topics speak to each, and what people say there."""

from __future__ import annotations

from collections.abc import Mapping

from reports.charts.figures import interval, score, spoken
from reports.typesetting.blocks import Block, Heading, Paragraph, Table
from surveys.messages import Message, Translator, msg
from surveys.scoring.criteria import CRITERIA, PRINCIPLES
from surveys.scoring.values import DimensionResult, Released


def criteria(released: Released, say: Translator) -> list[Block]:
    """A table for each of the two frames to which topics belong; nothing where none does."""
    tables = [
        (say(msg("Criteria of the OECD Development Assistance Committee")), _rows(CRITERIA, released, say)),
        (say(msg("Principles of Partnership")), _rows(PRINCIPLES, released, say)),
    ]
    blocks: list[Block] = []
    for title, rows in tables:
        if rows:
            blocks += [Heading(title, 2, bookmark=False), _table(rows, say)]
    if not blocks:
        return []
    lead = msg("What people said, put in the order of frames that others use. It is one source; documents and interviews are others.")
    return [Heading(say(msg("By the criteria of evaluations"))), Paragraph(say(lead), "lead"), *blocks]


def _rows(names: Mapping[str, Message], released: Released, say: Translator) -> list[tuple[str, ...]]:
    asked = {dimension.code: dimension.frames for dimension in released.questionnaire.dimensions}
    found = ((name, one) for frame, name in names.items() for one in released.dimensions if frame in asked.get(one.code, ()))
    return [_row(name, one, say) for name, one in found]


def _row(name: Message, one: DimensionResult, say: Translator) -> tuple[str, ...]:
    words = spoken(one.band, say) or spoken(one.main.hidden, say)
    return say(name), say.text(one.name), score(one.main, say), interval(one.main, say), words


def _table(rows: list[tuple[str, ...]], say: Translator) -> Table:
    titles = (msg("Criterion"), msg("Topic"), msg("Score"), msg("Very likely range"), msg("In words"))
    return Table(tuple(say(title) for title in titles), tuple(rows), (0.22, 0.30, 0.10, 0.14, 0.24), (2, 3))
