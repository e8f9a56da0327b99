"""The annexes: method, and the questionnaire as it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reports.charts.figures import count, score, spoken
from reports.charts.quadrant import fields
from reports.debrief.beside import careful, goes_together
from reports.lettering.joining import listed
from reports.printed.kinds import Groups, printed_items, shown_when, unbroken
from reports.typesetting.blocks import Block, Bullets, Heading, KeepTogether, NoteLines, Paragraph, Spacer, Table
from surveys.messages import Translator, msg
from surveys.questionnaires.reporting import on_its_page, plain_code
from surveys.questionnaires.values import Questionnaire, Section
from surveys.scoring.averages import bare
from surveys.scoring.method import parts
from surveys.scoring.values import Released, Tally

MOST_SHARES = 7
"""Of a question that stands in one row with its neighbours."""
OF_PARTS, SET_OFF = 3, 7.0
"""Paragraphs of a question that has no parts, at most; points of air below one that has."""
A_PAGE = 26
"""Paragraphs of a questionnaire that one page holds."""


def method(released: Released, say: Translator) -> list[Block]:
    """The rules and constants in force, generated from the code; no figure of anybody."""
    version = say(msg("Scoring rules version {version}.", version=str(released.version)))
    return [Heading(say(msg("Method"))), Paragraph(version, "quiet"), *_rules(released, say)]


def _rules(released: Released, say: Translator) -> Iterator[Block]:
    """Under a heading each, where there is more than one."""
    found = parts(released.method)
    for title, rules in found:
        if len(found) > 1:
            yield Heading(say(title), 3, bookmark=False)
        yield Bullets(tuple(say(rule) for rule in rules))


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
    blocks.extend(_others(released, say))
    return [Heading(say(msg("Figures in full"))), *blocks] if blocks else []


def _others(released: Released, say: Translator) -> Iterator[Block]:
    """The questions that have no score, under a heading of their own."""
    drawn = {point.code for field in fields(released) for point in field.points}
    told = [one for one in released.tallies if one.code not in drawn]
    if told:
        yield Heading(say(msg("Other questions and their answers")), 2)
    for plain, some in groupby(told, key=_plain):
        tallies = list(some)
        if plain and len(tallies) > 1:
            yield _answers(tallies, say)
        else:
            yield from (KeepTogether(tuple(_tally(one, say))) for one in tallies)


def _plain(tally: Tally) -> bool:
    """Whether nothing but a few shares is known of the question."""
    more = tally.hidden or tally.sentence or tally.balance or tally.parts
    return not more and tally.distribution is not None and len(tally.distribution.shares) <= MOST_SHARES


def _answers(tallies: Sequence[Tally], say: Translator) -> Table:
    """Neighbours of which only shares are known, a row each."""
    header = (say(msg("Question")), say(msg("How answers spread")))
    rows = tuple((say.text(one.text), listed(_shares(one, say), say.lang)) for one in tallies)
    return Table(header, rows, (0.42, 0.58))


def _shares(tally: Tally, say: Translator) -> Iterator[str]:
    for share in tally.distribution.shares if tally.distribution else ():
        said = say(share.words) if share.words else _percent(share.percent, say)
        yield unbroken(say(msg("{answer}: {share}", answer=share.label, share=said)))


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
        of_whom = msg("Share who put it first") if tally.parts else msg("Share")
        yield Table((say(msg("Answer")), say(of_whom)), rows, (0.7, 0.3), (1,))
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
    told = tuple((say.text(part.label), spoken(bare(part.words) if part.words else part.figure.hidden, say)) for part in tally.parts)
    return Table((say(msg("Answer")), say(msg("On average"))), told, (0.6, 0.4))


def _percent(value: int | None, say: Translator) -> str:
    return "–" if value is None else say(msg("{percent}%", percent=value))


def questionnaire(released: Released, say: Translator) -> list[Block]:
    """Every section and question as it was asked, in the edition's language where it has that language."""
    asked = on_its_page(released.questionnaire)
    blocks: list[Block] = [Heading(say(msg("The questionnaire"))), Paragraph(say.text(asked.title), "lead")]
    groups = {group.id: group.name for group in released.groups}
    return [*blocks, *(block for section in asked.sections for block in _section(section, asked, groups, say))]


def _section(section: Section, asked: Questionnaire, groups: Groups, say: Translator) -> Iterator[Block]:
    intro: list[Block] = [Paragraph(say.text(section.intro), "quiet")] if section.intro else []
    when = shown_when(section.show_if, asked, say, groups)
    named = (replace(item, code=plain_code(section, item.code, asked)) for item in section.items)
    items = [_as_asked(block) for block in printed_items(named, asked, say, groups)]
    yield from _parted((Heading(say.text(section.title), 2, bookmark=False), *when, *intro, *items))


def _parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """A section kept whole, or up to its first table; one that no page can hold, question by question."""
    flat = [one for block in blocks for one in (block.blocks if isinstance(block, KeepTogether) else (block,))]
    if sum(not isinstance(one, Spacer) for one in flat) > A_PAGE and not any(isinstance(one, Table) for one in flat):
        first = next(at for at, one in enumerate(blocks) if isinstance(one, KeepTogether) or at == len(blocks) - 1)
        yield KeepTogether(tuple(blocks[: first + 1]))
        yield from blocks[first + 1 :]
        return
    first = next((at for at, one in enumerate(flat) if isinstance(one, Table)), len(flat) - 1)
    yield KeepTogether(tuple(flat[: first + 1]))
    yield from flat[first + 1 :]


def _as_asked(block: Block) -> Block:
    """A question without the lines that people write on; one of several parts is set off from what follows."""
    if isinstance(block, KeepTogether):
        parts = tuple(one for one in block.blocks if not isinstance(one, NoteLines))
        return replace(block, blocks=(*parts, Spacer(SET_OFF)) if len(parts) > OF_PARTS else parts)
    return block
