"""The letter to one group: what you told us, and what happens now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from reports.charts.figures import score, spoken
from reports.charts.profile import HEADLINE_NAMES
from reports.debrief.brief import onwards
from reports.debrief.summary import listed, took_part
from reports.editions.order import Order
from reports.typesetting.blocks import Block, Bullets, Heading, Paragraph, Table
from surveys.messages import Translator, msg
from surveys.scoring.values import Difference, GroupResult, Released

TOLD = 4


def letter(released: Released, order: Order, say: Translator) -> list[Block]:
    """To the group that the order names. Raises KeyError where the release has no such group."""
    group = {one.id: one for one in released.groups}[order.group]
    return [*_greeting(released, group, say), *_yours(released, group, say), *_everybody(released, say), *_end(released, say)]


def letters(released: Released) -> tuple[GroupResult, ...]:
    """The groups that a letter can go to: all that the report names, those without figures too."""
    return () if released.positions else released.groups


def _greeting(released: Released, group: GroupResult, say: Translator) -> list[Block]:
    facts = released.facts
    thanks = msg(
        "Thank you for telling us how the work in this partnership goes. This is what you and the other groups said, and what happens now."
    )
    return [
        Paragraph(facts.partnership, "label"),
        Heading(say(msg("To {group}", group=group.name)), new_page=False),
        Paragraph(facts.evaluation, "quiet"),
        Paragraph(say(thanks), "lead"),
        Paragraph(took_part(released, say)),
    ]


def _yours(released: Released, group: GroupResult, say: Translator) -> list[Block]:
    title = Heading(say(msg("What you told us")), 2, bookmark=False)
    if not group.shown:
        why = [Paragraph(spoken(group.hidden, say))] if group.hidden else []
        return [title, *why, Paragraph(say(msg("Your answers count in everything that is said about everybody together.")))]
    names = (say.text(one.name) for one in released.dimensions)
    rows = [
        (name, score(one.groups[group.id], say) if group.id in one.groups else "–", score(one.main, say))
        for name, one in zip_longest(names, released.dimensions)
    ]
    table = Table((say(msg("Topic")), say(msg("You")), say(msg("Everybody"))), tuple(rows), (0.64, 0.16, 0.20), (1, 2))
    found = _differing(released.differences, group.id)
    unlike: list[Block] = [
        Paragraph(say(msg("Where you see it differently from another group:")), "label"),
        Bullets(tuple(say(one.sentence) for one in found)),
    ]
    return [title, table, *(unlike if found else [])]


def _differing(differences: Sequence[Difference], group: str) -> list[Difference]:
    """The widest differences in which the group is one of the two, those that are not chance."""
    ours = [one for one in differences if group in (one.a, one.b) and not one.by_chance]
    return sorted(ours, key=lambda one: -abs(one.points))[:TOLD]


def _everybody(released: Released, say: Translator) -> list[Block]:
    figures = tuple(
        say(msg("{name}: {words}", name=HEADLINE_NAMES[one.headline], words=one.sentence)) for one in released.headlines if one.sentence
    )
    return [Heading(say(msg("What everybody said")), 2, bookmark=False), *([Bullets(figures)] if figures else []), *listed(released, say)]


def _end(released: Released, say: Translator) -> list[Block]:
    signed = [Paragraph(released.facts.owner)] if released.facts.owner else []
    return [*onwards(released, say), *signed]
