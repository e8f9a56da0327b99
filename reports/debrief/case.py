"""The business case then and now: what was claimed, what was measured, what people say, and whether it was worth the effort."""

from __future__ import annotations

from reports.charts.figures import described
from reports.debrief.results import amount
from reports.typesetting.blocks import Block, Heading, Panel, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.case import Claimed, claims
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.values import Released

PROMPTS: tuple[Message, ...] = (
    msg("What would each partner have done alone, and what would be missing today?"),
    msg("What did this take from each partner, and would they give it again?"),
    msg("Who has gained from this, and who has not yet?"),
)
"""A question for each claim, taken in turns."""


def case(released: Released, say: Translator) -> list[Block]:
    """A box for each claim; nothing where none was written down."""
    found = claims(released)
    if not found:
        return []
    lead = msg("Why the partners came together, claim by claim: what was measured, what people say, and whether it was worth the effort.")
    return [
        Heading(say(msg("The case then and now"))),
        Paragraph(say(lead), "lead"),
        *(_claim(one, number, say) for number, one in enumerate(found, 1)),
    ]


def _claim(one: Claimed, number: int, say: Translator) -> Panel:
    blocks: list[Block] = []
    if one.indicator:
        blocks += [Paragraph(say(msg("As measured")), "label"), Paragraph(_measured(one.indicator, say))]
    if one.heard:
        blocks += [
            Paragraph(say(msg("As people say")), "label"),
            Paragraph(described(say.text(one.heard.name), one.heard.main, say)),
        ]
    if one.worth:
        blocks += [Paragraph(say(msg("Worth the effort?")), "label"), Paragraph(say(one.worth))]
    if one.line.why:
        blocks.append(Paragraph(one.line.why, "quiet"))
    return Panel(tuple(blocks), say.number(number), one.line.words, say(PROMPTS[(number - 1) % len(PROMPTS)]), 2)


def _measured(one: IndicatorFact, say: Translator) -> str:
    values = {"target": amount(one.target, say), "actual": amount(one.actual, say)}
    if one.baseline is None:
        return say(msg("{name}: {target} was the target, {actual} now; no value is known from the start", name=one.name, **values))
    values["baseline"] = amount(one.baseline, say)
    return say(msg("{name}: {baseline} at the start, {target} was the target, {actual} now", name=one.name, **values))
