"""The cover: partnership, partners in alphabetical order, round, dates, and the ornament in the groups' colours."""

from __future__ import annotations

from reports.branding import House
from reports.charts.cover import ornament
from reports.lettering.joining import dotted
from reports.style import PAPERS
from reports.typesetting.blocks import FullBleedCover
from surveys.messages import Translator, msg
from surveys.scoring.facts import Facts
from surveys.scoring.values import Released


def cover(released: Released, say: Translator, paper: str, *, eyebrow: str, disclosure: str, house: House) -> FullBleedCover:
    """The first page of an edition, which `eyebrow` names; `disclosure`: who may see it."""
    facts = released.facts
    width, height = PAPERS[paper]
    return FullBleedCover(
        picture=ornament(facts.partnership, released.groups, width, height),
        eyebrow=dotted((eyebrow, disclosure), say.lang),
        title=facts.partnership,
        subtitle=facts.evaluation,
        lines=tuple(_lines(facts, say)),
        house=house if house.logo or house.colour else None,
    )


def _lines(facts: Facts, say: Translator) -> list[str]:
    partners = sorted((partner.organisation for partner in facts.partners), key=str.casefold)
    lines = [" · ".join(partners)] if partners else []
    lines.extend(period(facts, say))
    if facts.fictional:
        lines.append(say(msg("A fictional partnership, made to show how this report looks.")))
    return lines


def period(facts: Facts, say: Translator) -> list[str]:
    """When answers were collected and when the figures were fixed, as far as known."""
    lines = []
    if facts.opened and facts.closed:
        lines.append(say(msg("Answers collected from {start} to {end}", start=say.date(facts.opened), end=say.date(facts.closed))))
    if facts.released:
        lines.append(say(msg("Figures fixed on {day}", day=say.date(facts.released))))
    return lines
