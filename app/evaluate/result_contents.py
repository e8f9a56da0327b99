"""Which pages the results of a round have: only those that have something to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.debrief.talking import has_scores
from surveys.messages import Message, msg
from surveys.scoring.values import Released

Has = Callable[[Released], object]

PAGES: Mapping[str, tuple[Message, Has]] = MappingProxyType(
    {
        "profile": (msg("The score profile"), lambda one: one.dimensions and (not one.too_few or has_scores(one))),
        "differences": (msg("Where groups agree and differ"), lambda one: one.differences or one.two_sided or one.networks),
        "changes": (msg("Since the last round"), lambda one: any(each.trend for each in (*one.headlines, *one.dimensions))),
        "outcomes": (msg("What was reached"), lambda one: one.objectives or one.facts.indicators or one.dossier.case or one.together),
        "people": (msg("Who took part"), lambda one: not one.positions or one.dossier.phases or one.dossier.conduct),
        "method": (msg("How it was made"), lambda one: one.method or one.annex or one.dossier.matrix),
    }
)
"""By the name in the address: the title, and whether a release has it."""


def contents(released: Released) -> tuple[tuple[str, Message], ...]:
    """The pages of this release, in their order."""
    return tuple((code, title) for code, (title, has) in PAGES.items() if has(released))
