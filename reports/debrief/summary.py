"""The summary: readable alone, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts.changes import headline
from reports.charts.figures import run_on, score, spoken
from reports.charts.profile import HEADLINE_NAMES, headlines
from reports.charts.reading import took_part
from reports.lettering.joining import dotted
from reports.typesetting.blocks import Beside, Block, Bullets, Figure, Heading, Paragraph, Span
from surveys.messages import Translator, msg
from surveys.scoring.ideas import CHANGE, KEPT, STRENGTH
from surveys.scoring.values import Finding, HeadlineResult, Released

LISTED = 3


def summary(released: Released, say: Translator, width: float) -> list[Block]:
    """Two headlines, what goes well, what to talk about, who answered."""
    opening: list[Block] = [Heading(say(msg("In one page"))), Paragraph(took_part(released, say), "lead")]
    return [*opening, *scores(released, say, width), *listed(released, say)]


def scores(released: Released, say: Translator, width: float) -> list[Block]:
    """The headlines in large figures and on one axis; nothing where none can be shown."""
    shown = [one for one in released.headlines if one.main.value is not None]
    if not shown:
        return []
    drawn = Figure(headlines(shown, released.groups, say, width))
    return [Beside(tuple(_headline(one, say) for one in shown)), drawn, *since(released, say)]


def since(released: Released, say: Translator) -> list[Block]:
    """What changed since the round before, in a paragraph; nothing where nothing can be compared."""
    told = [(HEADLINE_NAMES[one.headline], one.trend.sentence) for one in released.headlines if one.trend]
    topics = [(one, one.trend) for one in released.dimensions if one.trend]
    said = [say(msg("{name}: {words}", name=name, words=words)) for name, words in told]
    if len(topics) > 1:
        said.append(say(msg("{sentence}.", sentence=headline(topics, say))))
    return [Paragraph(run_on(said, say))] if said else []


def goes_well(finding: Finding, released: Released) -> bool:
    """Whether it speaks of what goes well: a strength, a promise kept, or a topic that has become better."""
    if finding.kind == CHANGE:
        return any(one.trend and one.trend.points > 0 for one in released.dimensions if one.code == finding.dimension)
    return finding.kind in {STRENGTH, KEPT}


def listed(released: Released, say: Translator) -> list[Block]:
    """The first strengths beside the first things to talk about."""
    strengths = [one for one in released.findings if goes_well(one, released)][:LISTED]
    others = [one for one in released.findings if not goes_well(one, released)][:LISTED]
    return [
        Beside(
            (
                (*_listed(say(msg("What goes well")), strengths, say), *(_highest(released, say) if len(strengths) < LISTED else [])),
                tuple(_listed(say(msg("What to talk about")), others, say)),
            )
        )
    ]


def _highest(released: Released, say: Translator) -> list[Block]:
    """The topics with the highest scores, where findings name fewer."""
    known = sorted((one for one in released.dimensions if one.main.value is not None), key=lambda one: -(one.main.value or 0))
    if len(known) <= LISTED:
        return []
    named = dotted((f"{say.text(one.name)} {score(one.main, say)}" for one in known[:LISTED]), say.lang)
    return [Paragraph(say(msg("Highest topics: {topics}", topics=named)), "quiet")]


def _headline(one: HeadlineResult, say: Translator) -> tuple[Block, ...]:
    return (
        Paragraph(say(HEADLINE_NAMES[one.headline]), "label"),
        Paragraph(score(one.main, say), "numeral"),
        Paragraph(out_of(one, say), "caption"),
    )


def out_of(one: HeadlineResult, say: Translator) -> str:
    """What stands behind the figure of a headline: out of how much, how sure, and in words."""
    said = [say(msg("out of 100"))]
    if one.main.low is not None and one.main.high is not None:
        said.append(say(msg("very likely between {low} and {high}", low=one.main.low, high=one.main.high)))
    if one.band:
        said.append(say(one.band))
    return dotted(said, say.lang)


def _listed(title: str, found: Sequence[Finding], say: Translator) -> list[Block]:
    if not found:
        return [Heading(title, 3, bookmark=False), Paragraph(say(msg("Nothing stands out that these answers could carry.")), "quiet")]
    items = tuple((Span(f"F{one.number} ", bold=True), Span(spoken(one.statement, say))) for one in found)
    return [Heading(title, 3, bookmark=False), Bullets(items)]
