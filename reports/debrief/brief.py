"""The brief: two pages for those who read only one thing."""

from __future__ import annotations

from reports.charts.gaps import gap_chart, gaps
from reports.charts.reading import took_part
from reports.debrief.cover import period
from reports.debrief.positions import title as of_names
from reports.debrief.protection import channel
from reports.debrief.scores import profiles
from reports.debrief.summary import listed, scores
from reports.editions.order import Order
from reports.lettering.joining import dotted
from reports.typesetting.blocks import Beside, Block, Figure, Heading, PageBreak, Paragraph
from surveys.messages import Message, Translator, msg
from surveys.scoring.values import Released

WIDEST = 3
FEW = 12
"""Topics that leave room for a second chart on the page."""


def brief(released: Released, order: Order, say: Translator) -> list[Block]:
    """First page: what was found. Second page: topic by topic, where groups differ, what was promised, what happens now."""
    return [*_first(released, order, say), *_second(released, order, say)]


def _first(released: Released, order: Order, say: Translator) -> list[Block]:
    facts = released.facts
    partners = " · ".join(sorted((partner.organisation for partner in facts.partners), key=str.casefold))
    return [
        Heading(facts.partnership, new_page=False),
        Paragraph(dotted((facts.evaluation, say(_named(order))), say.lang), "lead"),
        Paragraph(" · ".join((*((partners,) if partners else ()), *period(facts, say))), "caption"),
        Paragraph(took_part(released, say)),
        *scores(released, say, order.width),
        *listed(released, say),
    ]


def _named(order: Order) -> Message:
    """Two languages take more than two pages."""
    return msg("Brief in two languages") if order.beside else msg("Brief on two pages")


def _second(released: Released, order: Order, say: Translator) -> list[Block]:
    blocks: list[Block] = [PageBreak()]
    if released.positions:
        blocks.append(Paragraph(say(msg("{name}: these are in the edition for making sense of the results.", name=of_names(released)))))
    elif any(one.main.value is not None for one in released.dimensions):
        blocks.extend(profiles(released, say, order.width))
    widest = gaps(released.dimensions, released.differences)[:WIDEST]
    if widest and len(released.dimensions) <= FEW:
        blocks.append(Figure(gap_chart(widest, released.groups, say, order.width)))
    return [*blocks, Beside((tuple(protected(released, say)), tuple(onwards(released, say))))]


def protected(released: Released, say: Translator) -> list[Block]:
    """In one sentence or two, for those who read nothing else."""
    words = msg(
        "Every figure stands for at least {n} people. No answer can be traced to a person, not even by those who run the server.",
        n=released.k,
    )
    return [Heading(say(msg("How answers were protected")), 3, bookmark=False), Paragraph(say(words))]


def onwards(released: Released, say: Translator) -> list[Block]:
    """What happens now, and where to turn with a complaint."""
    words = msg(
        "The results are talked about with those who gave them. What is agreed there is written down, with owner and date, and followed up."
    )
    return [Heading(say(msg("What happens now")), 3, bookmark=False), Paragraph(say(words)), *channel(released, say)]
