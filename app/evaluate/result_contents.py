"""Which pages the results of a round have: only those that have something to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.charts.order import orders
from reports.charts.quadrant import fields
from reports.debrief.priorities import has_priorities
from reports.debrief.talking import has_scores
from surveys.messages import Message, msg
from surveys.scoring.values import Released, Tally

Has = Callable[[Released], object]

PAGES: Mapping[str, tuple[Message, Has]] = MappingProxyType(
    {
        "profile": (msg("The score profile"), lambda one: one.dimensions and (not one.too_few or has_scores(one))),
        "differences": (msg("Where groups agree and differ"), lambda one: one.differences or one.two_sided or one.networks),
        "changes": (msg("Since the last round"), lambda one: any(each.trend for each in (*one.headlines, *one.dimensions))),
        "outcomes": (msg("What was reached"), lambda one: one.objectives or one.facts.indicators or one.dossier.case or one.together),
        "barriers": (msg("How often it happens"), lambda one: one.occurrences),
        "matters": (msg("What matters, and what comes first"), has_priorities),
        "people": (msg("Who took part"), lambda one: not one.positions or one.dossier.phases or one.dossier.conduct),
        "method": (msg("How it was made"), lambda one: one.method or one.annex or one.dossier.matrix),
    }
)
"""By the name in the address: the title, and whether a release has it."""


def told(released: Released) -> Mapping[str, tuple[Tally, ...]]:
    """The questions that pages of their own tell of: those on how often things occur by the code of their row, all others under ""."""
    rows = {row.code for table in released.occurrences for row in table.rows}
    occurring = {item.code: section.code for section in released.questionnaire.sections if section.code in rows for item in section.items}
    drawn = {point.code for field in fields(released) for point in field.points} | {one.tally.code for one in orders(released)}
    found: dict[str, tuple[Tally, ...]] = {}
    for tally in released.tallies:
        if tally.code in occurring or tally.code in drawn:
            row = occurring.get(tally.code, "")
            found[row] = (*found.get(row, ()), tally)
    return found


def others(released: Released) -> tuple[Tally, ...]:
    """The questions without a score that no other page tells of."""
    elsewhere = {tally.code for tallies in told(released).values() for tally in tallies}
    return tuple(tally for tally in released.tallies if tally.code not in elsewhere)


def contents(released: Released) -> tuple[tuple[str, Message], ...]:
    """The pages of this release, in their order."""
    return tuple((code, title) for code, (title, has) in PAGES.items() if has(released))
