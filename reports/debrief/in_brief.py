"""The partnership in brief: who, from when to when, why, and what was set out to be reached."""

from __future__ import annotations

from collections.abc import Iterator

from reports.debrief.results import amount
from reports.typesetting.blocks import Block, Bullets, Heading, Paragraph, Table
from surveys.messages import Message, Translator, msg
from surveys.scoring.facts import Facts, IndicatorFact, PartnerFact
from surveys.scoring.values import Released

KINDS: dict[str, Message] = {
    "academia": msg("University or research"),
    "civil_society": msg("Civil society organisation"),
    "community": msg("Community"),
    "donor": msg("Funder"),
    "government": msg("Government"),
    "private_sector": msg("Business"),
    "un": msg("United Nations organisation"),
    "other": msg("Another kind"),
}


THEIRS = "und"
"""The language of what partners wrote themselves: it shows by its letters."""


def in_brief(released: Released, say: Translator) -> list[Block]:
    """Nothing but what the partners wrote down themselves."""
    return [Heading(say(msg("The partnership in brief"))), *_told(released.facts, say)]


def _told(facts: Facts, say: Translator) -> Iterator[Block]:
    if facts.summary:
        yield Paragraph(facts.summary, "lead", lang=THEIRS)
    if facts.starts and facts.ends:
        yield Paragraph(say(msg("From {start} to {end}.", start=say.date(facts.starts), end=say.date(facts.ends))))
    if facts.partners:
        yield Heading(say(msg("Partners")), 2, bookmark=False)
        yield _partners(facts.partners, say)
    if facts.business_case:
        yield Heading(say(msg("Why this partnership")), 2, bookmark=False)
        yield Paragraph(facts.business_case, lang=THEIRS)
    yield from _aims(facts, say)


def _aims(facts: Facts, say: Translator) -> Iterator[Block]:
    """What was to be reached and how that was to be measured, each whole."""
    if facts.objectives:
        yield Heading(say(msg("What the partners set out to do")), 2, bookmark=False)
        yield Bullets(tuple(one.text for one in facts.objectives), lang=THEIRS)
    if facts.indicators:
        yield Heading(say(msg("How success was to be measured")), 2, bookmark=False)
        yield _measures(facts.indicators, say)


def _partners(partners: tuple[PartnerFact, ...], say: Translator) -> Table:
    """By the alphabet: nobody comes first because of money."""
    listed = sorted(partners, key=lambda one: one.organisation.casefold())
    rows = tuple((one.organisation, say(KINDS[one.kind]) if one.kind in KINDS else one.kind, one.country) for one in listed)
    return Table((say(msg("Organisation")), say(msg("Kind")), say(msg("Country"))), rows, (0.5, 0.28, 0.22))


def _measures(indicators: tuple[IndicatorFact, ...], say: Translator) -> Table:
    rows = tuple((one.name, one.unit, amount(one.baseline, say), amount(one.target, say), one.source) for one in indicators)
    header = tuple(say(title) for title in (msg("Indicator"), msg("Unit"), msg("Baseline"), msg("Target"), msg("Source")))
    return Table(header, rows, (0.36, 0.14, 0.12, 0.12, 0.26), (2, 3))
