"""The facilitator's guide: before, during and after the meeting, a page for each finding, and a placemat for every table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reports.debrief.dialogue import agenda, rules
from reports.debrief.findings import finding_panel
from reports.debrief.summary import took_part
from reports.editions.order import Order
from reports.typesetting.blocks import Block, Bullets, Heading, KeepTogether, NoteLines, PageBreak, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Finding, Released

BEFORE: tuple[Message, ...] = (
    msg("Send the sense-making edition to everybody at the same hour, at least three days before."),
    msg("Invite every group that answered, in a place where all of them can speak freely. Pay for travel where it is needed."),
    msg("Ask two people who trust each other least to sit at different tables, and two who know the work best to keep time."),
    msg("Print the posters and one placemat for each table. Put pens where everybody can reach them."),
    msg("Agree on who writes down what is decided, and on who may read it."),
)
DURING: tuple[Message, ...] = (
    msg("Ask the question of a finding before you show its figure: let the room guess first."),
    msg("Let each person write alone for two minutes before anybody speaks."),
    msg("When two groups see something differently, ask each what it saw, not who is right."),
    msg("When somebody asks who wrote a comment, remind everybody of the ground rules and go on."),
    msg("When it becomes heated, name what both sides want, take a break, and come back to one finding."),
    msg("When something sounds like harm or fraud, stop, and lead the person to the complaints channel in private."),
    msg("When figures are missing, say why: it protects somebody in the room."),
)
AFTER: tuple[Message, ...] = (
    msg("Read aloud what was decided, with owner and date, before anybody leaves."),
    msg("Send the minutes within a week, to those too who could not come."),
    msg("Ask what people thought of the meeting, with five questions and no names."),
)


def guide(released: Released, _order: Order, say: Translator) -> list[Block]:
    """For whoever leads the meeting. Findings come as questions first, with what they rest on below."""
    return [*_meeting(released, say), *_findings(released, say), *_placemats(released, say)]


def _meeting(released: Released, say: Translator) -> Iterator[Block]:
    yield Paragraph(released.facts.partnership, "label")
    yield Heading(say(msg("Facilitator’s guide")), new_page=False)
    yield Paragraph(say(msg("The meeting belongs to those who answered. You keep it safe, on time and open-ended.")), "lead")
    yield Paragraph(took_part(released, say), "quiet")
    yield from _list(msg("Before the meeting"), BEFORE, say)
    yield from agenda(say)
    yield from rules(say)
    yield from _list(msg("In the room"), DURING, say)
    yield from _list(msg("Afterwards"), AFTER, say)


def _list(title: Message, words: tuple[Message, ...], say: Translator) -> Iterator[Block]:
    yield KeepTogether((Heading(say(title), 2), Bullets(tuple(say(one) for one in words))))


def _findings(released: Released, say: Translator) -> Iterator[Block]:
    """One page for each finding."""
    for finding in released.findings:
        yield Heading(say(finding.prompt), number=f"F{finding.number}")
        yield Paragraph(say(msg("Ask this first. Wait. Then show what the answers say:")), "quiet")
        yield replace(finding_panel(released, finding, say), prompt="", note_lines=0)
        yield Heading(say(msg("What was said")), 3, bookmark=False)
        yield NoteLines(6)
        yield Heading(say(msg("What follows from it: lesson or action, owner, date")), 3, bookmark=False)
        yield NoteLines(4)


def _placemats(released: Released, say: Translator) -> Iterator[Block]:
    """One sheet a table: the questions alone, with room for many hands."""
    for number, some in enumerate(_tables(released.findings), start=1):
        yield PageBreak()
        yield Heading(say(msg("Placemat {n}", n=number)), new_page=False)
        for finding in some:
            yield Heading(say(finding.prompt), 2, number=f"F{finding.number}", bookmark=False)
            yield Paragraph(say(finding.statement), "quiet")
            yield NoteLines(7)


def _tables(findings: tuple[Finding, ...], each: int = 3) -> Iterator[tuple[Finding, ...]]:
    yield from (findings[start : start + each] for start in range(0, len(findings), each))
