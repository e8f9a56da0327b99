"""A finding in its numbered box: how sure it is, what it rests on, what to ask the room, and small things that partners have tried."""

from __future__ import annotations

from collections.abc import Iterator

from reports.charts.figures import described, spoken, unstopped
from reports.lettering.joining import STAYS, dotted
from reports.lettering.levels import first_strong
from reports.typesetting.blocks import Block, Bullets, Panel, Paragraph, Quote
from surveys.messages import Message, Param, Text, Translator, msg
from surveys.scoring.added import Beside
from surveys.scoring.dossier import SAYS, SOURCES, WEIGHTS, strength
from surveys.scoring.evidence import INDICATOR, Line, lines
from surveys.scoring.values import DimensionResult, Finding, Released

UNTOLD = msg("What the answers cannot say")
"""The name of a finding that is about nothing else."""


def finding_panel(
    released: Released, finding: Finding, say: Translator, note_lines: int = 3, *, on_page: DimensionResult | None = None
) -> Panel:
    """The box with room for notes; on the page of a topic, what that page says already is left out."""
    behind = _beside_topic(released, finding, on_page, say) if on_page else _behind(released, finding, say)
    blocks = (
        *_strength(finding, say),
        *behind,
        *_beside(finding, say),
        *_tried(finding, say),
    )
    return Panel(blocks, f"F{finding.number}", say(finding.statement), say(finding.prompt), max(2, note_lines))


def _strength(finding: Finding, say: Translator) -> Iterator[Block]:
    yield Paragraph(how_sure(finding, say), "label")
    if finding.machine:
        said = msg("Worded by the evaluators. The release’s own wording: {words}", words=finding.machine)
        yield Paragraph(say(said), "quiet")


def how_sure(finding: Finding, say: Translator) -> str:
    """Its rank and the word for its evidence: "Finding · strong evidence"."""
    rank = say(msg("Finding")) if finding.rank == "finding" else say(msg("Worth discussing"))
    return f"{rank} · {say(strength(finding))}"


def _behind(released: Released, finding: Finding, say: Translator) -> Iterator[Block]:
    told = told_lines(released, finding, say)
    if told:
        yield Bullets(told)


def told_lines(released: Released, finding: Finding, say: Translator) -> tuple[str, ...]:
    """What it rests on, a sentence each."""
    return tuple(_line(line, say) for line in lines(released, finding))


def _beside_topic(released: Released, finding: Finding, topic: DimensionResult, say: Translator) -> Iterator[Block]:
    told = [_line(line, say) for line in lines(released, finding) if line.figure is not topic.main]
    if told:
        yield Paragraph(dotted(told, say.lang), "quiet")


def _line(line: Line, say: Translator) -> str:
    name = named(line.name, say)
    figure = described(name, line.figure, say) if line.figure else ""
    words = spoken(line.words, say)
    if figure and words:
        return say(msg("{figure}. {words}", figure=figure, words=words))
    return figure or say(msg("{name}: {words}", name=name, words=words))


def named(name: Param, say: Translator) -> str:
    """The name of a line of evidence, whatever it is made of."""
    if isinstance(name, Message):
        return say(name)
    return say.text(name) if isinstance(name, Text) else str(name)


def is_reported(finding: Finding) -> bool:
    """Whether it tells what was measured elsewhere, and no answer enters it."""
    return any(code.startswith(INDICATOR) for code in finding.evidence)


def _quoted(words: str, say: Translator) -> str:
    """Words in quotation marks; those of words that run the other way stay on their sides."""
    quoted = say(msg("“{question}”", question=unstopped(words)))
    return f"{STAYS}{quoted}{STAYS}" if say.rtl and first_strong(quoted) == "L" else quoted


def about(finding: Finding, released: Released, say: Translator) -> str:
    """What a finding is about, by which a room tells it from others with the same question; empty where nothing has a name."""
    names: list[Param] = [one.name for one in released.dimensions if one.code == finding.dimension]
    names += [_quoted(say.text(one.name), say) for one in released.two_sided if one.pair in finding.evidence]
    names += [_quoted(one.subject, say) for one in released.objectives if one.item in finding.evidence]
    names += [line.name for line in lines(released, finding)]
    return named(names[0], say).rstrip(".。") if names else ""


def _beside(finding: Finding, say: Translator) -> Iterator[Block]:
    """What other sources say, each with where it comes from."""
    if finding.beside:
        yield Paragraph(say(msg("Other evidence")), "label")
    for one in finding.beside:
        yield Quote(one.words, _source(one, say), one.lang)


def _source(one: Beside, say: Translator) -> str:
    where = msg("{source}, {day}", source=one.source, day=one.day) if one.day else one.source
    kind, says, weight = SOURCES[one.kind], SAYS[one.says], WEIGHTS[one.weight]
    return say(msg("{kind}, {says}, {weight}: {where}", kind=kind, says=says, weight=weight, where=where))


def _tried(finding: Finding, say: Translator) -> Iterator[Block]:
    if finding.tried:
        yield Paragraph(say(msg("Small things that partners have tried")), "label")
        yield Bullets(tuple(map(say, finding.tried)))
