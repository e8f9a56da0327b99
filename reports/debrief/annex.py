"""The annexes: method, and the questionnaire as it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.charts.figures import count, score, spoken
from reports.charts.quadrant import fields
from reports.debrief.beside import careful, goes_together
from reports.printed.kinds import Groups, printed_items, shown_when
from reports.typesetting.blocks import Block, Bullets, Heading, KeepTogether, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.questionnaires.reporting import on_its_page, plain_code
from surveys.questionnaires.values import Questionnaire, Section
from surveys.scoring.values import Released, Tally


def method(released: Released, say: Translator) -> list[Block]:
    """The rules and constants in force, generated from the code; no figure of anybody."""
    version = say(msg("Scoring rules version {version}.", version=str(released.version)))
    return [Heading(say(msg("Method"))), Bullets(tuple(say(line) for line in released.method)), Paragraph(version, "quiet")]


def figures(released: Released, say: Translator) -> list[Block]:
    """Every question with its score, what stands in no chart, and notes for careful readers; nothing where there is none of it."""
    blocks: list[Block] = [*careful(released, say), *goes_together(released, say)]
    rows = [
        (say.text(item.text), item.code, score(item.overall, say), count(item.overall, say))
        for one in released.dimensions
        for item in one.items
    ]
    if rows:
        header = (say(msg("Question")), say(msg("Code")), say(msg("Score")), say(msg("People")))
        blocks.append(Heading(say(msg("Every question with its score")), 2))
        blocks.append(Table(header, tuple(rows), (0.62, 0.16, 0.11, 0.11), (2, 3)))
    told = {point.code for field in fields(released) for point in field.points}
    for tally in released.tallies:
        if tally.code not in told:
            blocks.extend(_tally(tally, say))
    return [Heading(say(msg("Figures in full"))), *blocks] if blocks else []


def _tally(tally: Tally, say: Translator) -> Iterator[Block]:
    yield Heading(say.text(tally.text), 3, bookmark=False)
    if tally.hidden:
        yield Paragraph(say(tally.hidden), "quiet")
    if tally.sentence:
        yield Paragraph(say(tally.sentence))
    if tally.balance:
        yield Paragraph(say(tally.balance.sentence))
    if tally.distribution:
        shares = tally.distribution.shares
        rows = tuple((say.text(share.label), say(share.words) if share.words else _percent(share.percent, say)) for share in shares)
        yield Table((say(msg("Answer")), say(msg("Share"))), rows, (0.7, 0.3), (1,))
    if tally.parts:
        yield _parts(tally, say)
        for part in tally.parts:
            if part.cannot_judge:
                yield Paragraph(say(msg("{name}: {words}", name=part.label, words=part.cannot_judge)), "quiet")


def _parts(tally: Tally, say: Translator) -> Table:
    """A row for each part, with its mean in the question's own terms."""
    if tally.n is None:
        rows = tuple((say.text(part.label), score(part.figure, say), count(part.figure, say)) for part in tally.parts)
        return Table((say(msg("Question")), say(msg("Score")), say(msg("People"))), rows, (0.7, 0.18, 0.12), (1, 2))
    told = tuple((say.text(part.label), spoken(part.words or part.figure.hidden, say)) for part in tally.parts)
    return Table((say(msg("Answer")), say(msg("On average"))), told, (0.6, 0.4))


def _percent(value: int | None, say: Translator) -> str:
    return "–" if value is None else say(msg("{percent} %", percent=value))


def questionnaire(released: Released, say: Translator) -> list[Block]:
    """Every section and question as it was asked, in the edition's language where it has that language."""
    asked = on_its_page(released.questionnaire)
    blocks: list[Block] = [Heading(say(msg("The questionnaire"))), Paragraph(say.text(asked.title), "lead")]
    groups = {group.id: group.name for group in released.groups}
    return [*blocks, *(_section(section, asked, groups, say) for section in asked.sections)]


def _section(section: Section, asked: Questionnaire, groups: Groups, say: Translator) -> KeepTogether:
    intro: list[Block] = [Paragraph(say.text(section.intro), "quiet")] if section.intro else []
    when = shown_when(section.show_if, asked, say, groups)
    named = (replace(item, code=plain_code(section, item.code)) for item in section.items)
    items = printed_items(named, asked, say, groups)
    return KeepTogether((Heading(say.text(section.title), 2, bookmark=False), *when, *intro, *items))
