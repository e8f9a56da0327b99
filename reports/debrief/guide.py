"""The facilitator's guide: before, during and after the meeting, a page for each finding, and a placemat for every table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.charts.figures import run_on
from reports.charts.of_finding import of_finding
from reports.charts.reading import took_part
from reports.debrief.dialogue import AGENDA, WALK, WELL, WIDEST, agenda, rules
from reports.debrief.findings import UNTOLD, about, finding_panel, is_reported
from reports.debrief.protection import channel
from reports.debrief.summary import goes_well
from reports.debrief.talking import BESIDE_SCORES
from reports.debrief.talking import agenda as without_sides
from reports.editions.order import Order
from reports.lettering.joining import dotted, enumerated
from reports.typesetting.blocks import Block, Bullets, Figure, Heading, KeepTogether, NoteLines, PageBreak, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.ideas import GAP
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
    msg("When it becomes heated, name what all sides want, take a break, and come back to one finding."),
    msg("When something sounds like harm or fraud, stop, and lead the person to the complaints channel in private."),
    msg("When figures are missing, say why: it protects somebody in the room."),
)
AFTER: tuple[Message, ...] = (
    msg("Read aloud what was decided, with owner and date, before anybody leaves."),
    msg("Send the minutes within a week, to those too who could not come."),
    msg("Ask what people thought of the meeting, with five questions and no names."),
)
LINES, FEWER_LINES = (4, 4), (3, 3)
"""To write on below a finding, and below one with other evidence, so that it stays on its page."""


def guide(released: Released, order: Order, say: Translator) -> list[Block]:
    """For whoever leads the meeting. Findings come as questions first, with what they rest on below."""
    return [*_meeting(released, say), *_findings(released, order, say), *_placemats(released, say)]


def _meeting(released: Released, say: Translator) -> Iterator[Block]:
    yield Heading(say(msg("Facilitator’s guide")), new_page=False)
    yield Paragraph(dotted((released.facts.partnership, released.facts.evaluation), say.lang), "quiet")
    yield Paragraph(say(msg("The meeting belongs to those who answered. You keep it safe, on time and open-ended.")), "lead")
    yield Paragraph(took_part(released, say), "quiet")
    yield from _list(msg("Before the meeting"), BEFORE, say)
    slots = without_sides(released) if released.too_few else AGENDA
    yield KeepTogether(tuple(agenda(say, _used(released, say), slots)))
    yield KeepTogether(tuple(rules(say)))
    yield from _list(msg("In the room"), DURING, say)
    yield from channel(released, say)
    yield from _list(msg("Afterwards"), AFTER, say)


def _list(title: Message, words: tuple[Message, ...], say: Translator) -> Iterator[Block]:
    yield KeepTogether((Heading(say(title), 2), Bullets(tuple(say(one) for one in words))))


def _used(released: Released, say: Translator) -> dict[Message, str]:
    """Which findings a part of the agenda is about."""
    good = [one for one in released.findings if goes_well(one, released)]
    apart = [one for one in released.findings if one.kind == GAP]
    parts = ((WELL, good), (WALK, released.findings), (WIDEST, apart), (BESIDE_SCORES[1], released.findings))
    return {part: enumerated(_numbers(found), say.lang) for part, found in parts if found}


def _numbers(found: Sequence[Finding]) -> list[str]:
    """The numbers of findings, neighbours as a range: "F1–F4", "F9"."""
    runs: list[list[int]] = []
    for number in sorted(one.number for one in found):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [text for run in runs for text in ([f"F{run[0]}–F{run[-1]}"] if len(run) > 2 else [f"F{number}" for number in run])]


def _findings(released: Released, order: Order, say: Translator) -> Iterator[Block]:
    """One page for each finding."""
    for finding in released.findings:
        yield from _asked_and_told(finding, released, say)
        picture = of_finding(released, finding, say, order.width)
        if picture:
            yield Figure(picture)
        said = Heading(say(msg("What was said")), 3, bookmark=False)
        follows = Heading(say(msg("What follows from it: lesson or action, owner, date")), 3, bookmark=False)
        first, second = FEWER_LINES if finding.beside else LINES
        yield KeepTogether((said, NoteLines(first), follows, NoteLines(second, grow=True)))


def _asked_and_told(finding: Finding, released: Released, say: Translator) -> Iterator[Block]:
    """The question first; what no answer can tell is said before it, for nothing else says what the question is about."""
    subject, number = about(finding, released, say), f"F{finding.number}"
    told = replace(finding_panel(released, finding, say), prompt="", note_lines=0)
    asked = Paragraph(say(finding.prompt), "lead")
    if not subject:
        yield from (Heading(say(UNTOLD), number=number), told)
        yield from (Paragraph(say(msg("Ask, and wait:")), "label"), asked)
        return
    then = msg("Then show what was reported:") if is_reported(finding) else msg("Then show what the answers say:")
    yield from (Heading(subject, number=number), Paragraph(say(msg("Ask first, and wait:")), "label"), asked)
    yield from (Paragraph(say(then), "label"), told)


def _placemats(released: Released, say: Translator) -> Iterator[Block]:
    """One sheet a table: topics and questions alone, so that the room guesses first, with room for many hands."""
    for number, some in enumerate(_tables(released.findings), start=1):
        yield PageBreak()
        yield Heading(say(msg("Placemat {n}", n=number)), new_page=False)
        for finding in some:
            subject = about(finding, released, say)
            yield Heading(subject or say(UNTOLD), 2, number=f"F{finding.number}", bookmark=False)
            yield Paragraph(run_on(["" if subject else say(finding.statement), say(finding.prompt)], say))
            yield NoteLines(7, grow=True)


def _tables(findings: tuple[Finding, ...], each: int = 3) -> Iterator[tuple[Finding, ...]]:
    yield from (findings[start : start + each] for start in range(0, len(findings), each))
