"""Which partners agreed before anybody was asked, why a round went on without one, and what was changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from reports.debrief.in_brief import THEIRS
from reports.typesetting.blocks import Block, Heading, KeepTogether, Paragraph, Quote, Table
from surveys.messages import Message, Translator, msg, nmsg
from surveys.scoring.facts import AgreementFact, ChangeFact
from surveys.scoring.values import Released

STOOD = {
    "otherwise": msg("{partner} agreed in another way. How, in the words of those who ran the evaluation:"),
    "without": msg("The evaluation was opened without the agreement of {partner}. The reason, in the words of those who ran it:"),
}


def agreement(released: Released, say: Translator) -> list[Block]:
    """Nothing where no partner was asked and nothing was changed."""
    facts = released.facts
    return [*_before(facts.agreements, say), *_after(facts.changes, say)]


def _before(agreements: tuple[AgreementFact, ...], say: Translator) -> Iterator[Block]:
    if agreements:
        counted = Paragraph(say(_count(agreements)))
        yield KeepTogether((Heading(say(msg("Agreed before anybody was asked")), 2, bookmark=False), counted))
    for one in agreements:
        if one.state in STOOD:
            yield KeepTogether((Paragraph(say(Message(STOOD[one.state].text, {"partner": one.partner}))), Quote(one.reason, lang=THEIRS)))
        if one.state in STOOD and one.objection:
            said = Paragraph(say(msg("What the focal person of {partner} had said:", partner=one.partner)))
            yield KeepTogether((said, Quote(one.objection, lang=THEIRS)))


def _count(agreements: tuple[AgreementFact, ...]) -> Message:
    return nmsg(
        "{agreed} of {n} partner agreed to the groups, the questions and this protection.",
        "{agreed} of {n} partners agreed to the groups, the questions and this protection.",
        len(agreements),
        agreed=sum(1 for one in agreements if one.state != "without"),
    )


def _after(changes: tuple[ChangeFact, ...], say: Translator) -> Iterator[Block]:
    if changes:
        header = (say(msg("Day")), say(msg("What was changed")), say(msg("Reason")))
        rows = tuple((say.date(one.on), say(one.what), one.why or "–") for one in changes)
        told = Paragraph(say(msg("Every focal person with an address was told of these changes at the same time.")))
        yield KeepTogether((Heading(say(msg("Changed after the opening")), 2, bookmark=False), told))
        yield Table(header, rows, (0.18, 0.42, 0.40))
