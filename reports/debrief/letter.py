"""The letter to one group: what you told us, and what happens now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from reports.charts.figures import run_on, score
from reports.charts.profile import HEADLINE_NAMES
from reports.charts.reading import took_part
from reports.debrief.brief import onwards, protected
from reports.debrief.summary import listed, out_of, since
from reports.editions.order import Order
from reports.lettering.joining import dotted
from reports.typesetting.blocks import Beside, Block, Bullets, Heading, KeepTogether, Paragraph, Table
from surveys.messages import Translator, msg, nmsg
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
    if not any(one.shown for one in released.groups):
        thanks = msg(
            "Thank you for telling us how the work in this partnership goes. This is what everybody said together, and what happens now."
        )
    return [
        Heading(say(msg("To {group}", group=group.name)), new_page=False),
        Paragraph(dotted((facts.partnership, facts.evaluation), say.lang), "quiet"),
        Paragraph(say(thanks), "lead"),
        Paragraph(took_part(released, say)),
    ]


def _yours(released: Released, group: GroupResult, say: Translator) -> list[Block]:
    title = Heading(say(msg("What you told us")), 2, bookmark=False)
    if not group.shown:
        why = msg("What your group said by itself is not printed here. That protects you and others.")
        counted = msg("Your answers count in everything that is said about everybody together.")
        return [title, Paragraph(run_on([say(why), say(counted)], say))]
    names = (say.text(one.name) for one in released.dimensions)
    rows = [
        (name, score(one.groups[group.id], say) if group.id in one.groups else "–", score(one.main, say))
        for name, one in zip_longest(names, released.dimensions)
    ]
    table = Table((say(msg("Topic")), say(msg("You")), say(msg("Everybody"))), tuple(rows), (0.64, 0.16, 0.20), (1, 2))
    found = _differing(released.differences, group.id)
    unlike: list[Block] = [
        Paragraph(say(msg("Where you see it differently from another group, more than chance would make it:")), "label"),
        Bullets(tuple(_yours_and_theirs(one, group, released, say) for one in found)),
    ]
    return [title, table, *(unlike if found else [])]


def _yours_and_theirs(one: Difference, group: GroupResult, released: Released, say: Translator) -> str:
    """A difference told to the group that is one of its two."""
    topic = next(topic for topic in released.dimensions if topic.code == one.dimension)
    other = next(other for other in released.groups if other.id in {one.a, one.b} - {group.id})
    words = msg("“{name}”: {points} points higher than {group}", name=topic.name, points=abs(one.points), group=other.name)
    if (one.points < 0) is (one.a == group.id):
        words = msg("“{name}”: {points} points lower than {group}", name=topic.name, points=abs(one.points), group=other.name)
    return run_on([say(words), _on_shared(one, say)], say)


def _on_shared(one: Difference, say: Translator) -> str:
    """Where the two groups were not asked the same: on how many questions that rests."""
    n = len(one.shared)
    return say(nmsg("(on the one question that both were asked)", "(on the {n} questions that both were asked)", n)) if n else ""


def _differing(differences: Sequence[Difference], group: str) -> list[Difference]:
    """The widest differences in which the group is one of the two, those that are not chance."""
    ours = [one for one in differences if group in (one.a, one.b) and not one.by_chance]
    return sorted(ours, key=lambda one: -abs(one.points))[:TOLD]


def _everybody(released: Released, say: Translator) -> list[Block]:
    figures = tuple(
        say(msg("{name}: {score} {basis}", name=HEADLINE_NAMES[one.headline], score=score(one.main, say), basis=out_of(one, say)))
        for one in released.headlines
        if one.main.value is not None
    )
    title = Heading(say(msg("What everybody said")), 2, bookmark=False)
    return [KeepTogether((title, *([Bullets(figures)] if figures else []), *since(released, say))), *listed(released, say)]


def _end(released: Released, say: Translator) -> list[Block]:
    signed = [Paragraph(run_on([say(msg("With thanks,")), released.facts.owner], say))] if released.facts.owner else []
    return [KeepTogether((Beside((tuple(protected(released, say)), tuple(onwards(released, say)))), *signed))]
