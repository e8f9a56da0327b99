"""The summary: readable alone, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts.figures import score, spoken
from reports.charts.profile import HEADLINE_NAMES, headlines
from reports.lettering.joining import dotted
from reports.typesetting.blocks import Beside, Block, Bullets, Figure, Heading, Paragraph, Span
from surveys.messages import Translator, msg
from surveys.scoring.values import Finding, HeadlineResult, Released

LISTED = 3
STRONG = ("strength", "kept")


def summary(released: Released, say: Translator, width: float) -> list[Block]:
    """Two headlines, what goes well, what to talk about, who answered."""
    opening: list[Block] = [Heading(say(msg("In one page"))), Paragraph(took_part(released, say), "lead")]
    return [*opening, *scores(released, say, width), *listed(released, say)]


def scores(released: Released, say: Translator, width: float) -> list[Block]:
    """The headlines in large figures and on one axis; nothing where none can be shown."""
    shown = [one for one in released.headlines if one.main.value is not None]
    if not shown:
        return []
    return [Beside(tuple(_headline(one, say) for one in shown)), Figure(headlines(shown, released.groups, say, width))]


def listed(released: Released, say: Translator) -> list[Block]:
    """The first strengths beside the first things to talk about."""
    strengths = [one for one in released.findings if one.kind in STRONG][:LISTED]
    others = [one for one in released.findings if one.kind not in STRONG][:LISTED]
    return [
        Beside(
            (
                (*_listed(say(msg("What people value")), strengths, say), *(_highest(released, say) if len(strengths) < LISTED else [])),
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


def took_part(released: Released, say: Translator) -> str:
    """How many of how many people answered, where that may be said."""
    people = released.participation
    if people.answered is None:
        return say(msg("How many people answered cannot be shown without showing who."))
    if people.invited is None:
        return say(msg("{n} people answered.", n=people.answered))
    return say(msg("{n} of the {invited} people invited answered.", n=people.answered, invited=people.invited))


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
