"""Results as people see them, beside what the indicators report; joined on a page, never in a number."""

from __future__ import annotations

from reports.charts.indicators import indicators_and_people, of_indicators
from reports.charts.profile import profile
from reports.charts.reading import of_scores
from reports.debrief.objectives import objectives
from reports.lettering.joining import enumerated
from reports.typesetting.blocks import Block, Bullets, Cell, Figure, Heading, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.questionnaires.values import Headline
from surveys.scoring.facts import IndicatorFact, ObjectiveFact
from surveys.scoring.values import Released


def results(released: Released, say: Translator, width: float) -> list[Block]:
    """The page that lays perceptions and indicators side by side."""
    facts = released.facts
    seen = [one for one in released.dimensions if one.headline == Headline.RESULTS]
    if not seen and not facts.indicators and not released.objectives:
        return []
    blocks: list[Block] = [Heading(say(msg("Results, as people see them and as reported")))]
    if facts.objectives:
        blocks.append(Paragraph(say(msg("What the partners set out to do:"))))
        blocks.append(Bullets(tuple(_objective(one, say) for one in facts.objectives)))
    if any(one.main.value is not None for one in seen):
        blocks.append(Heading(say(msg("As people see them")), 2))
        blocks.append(Figure(profile(seen, released.groups, say, width), of_scores(released, say)))
    blocks += objectives(released, say)
    blocks.append(Heading(say(msg("As the indicators report")), 2))
    if not facts.indicators:
        blocks.append(Paragraph(say(msg("No indicators were entered for this partnership.")), "quiet"))
        return blocks
    missing = tuple(say(msg("{name}: {words}", name=fact.name, words=fact.why_not)) for fact in facts.indicators if fact.why_not)
    notes: list[Block] = [Bullets(missing)] if missing else []
    drawn = Figure(indicators_and_people(released, say, width), of_indicators(released, say))
    return [*blocks, drawn, _table(facts.indicators, say), *notes]


def _objective(one: ObjectiveFact, say: Translator) -> str:
    if not one.sdgs:
        return one.text
    goals = enumerated(map(say.number, one.sdgs), say.lang)
    return say(msg("{objective} (Sustainable Development Goals {goals})", objective=one.text, goals=goals))


def _table(facts: tuple[IndicatorFact, ...], say: Translator) -> Table:
    header = tuple(
        say(title) for title in (msg("Indicator"), msg("Baseline"), msg("Target"), msg("Reached"), msg("Of the way"), msg("Source"))
    )
    rows = tuple(_row(fact, say) for fact in facts)
    caption = say(msg("The figures behind the picture"))
    return Table(header, rows, (0.29, 0.11, 0.14, 0.11, 0.12, 0.23), (1, 2, 3, 4), caption=caption)


def _row(fact: IndicatorFact, say: Translator) -> tuple[str | Cell, ...]:
    name = f"{fact.name} ({fact.unit})" if fact.unit else fact.name
    way = "–" if fact.achievement is None else say(msg("{percent}%", percent=fact.achievement))
    return name, amount(fact.baseline, say), amount(fact.target, say), amount(fact.actual, say), way, fact.source


def amount(value: float | None, say: Translator) -> str:
    """A figure in its own unit as printed, or a dash where there is none."""
    if value is None:
        return "–"
    return say.number(value, 0 if value == int(value) else 1)
