"""The chapters of a report in their order, each with who may see it. Lessons, replies and actions get their places here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reports.debrief.agreed import agreed
from reports.debrief.agreement import agreement
from reports.debrief.annex import figures, method, questionnaire
from reports.debrief.beside import occurring
from reports.debrief.case import case
from reports.debrief.criteria import criteria
from reports.debrief.dialogue import dialogue, other_words
from reports.debrief.dimensions import dimension_pages
from reports.debrief.glossary import glossary
from reports.debrief.in_brief import in_brief
from reports.debrief.matrix import matrix
from reports.debrief.networks import networks
from reports.debrief.people import people
from reports.debrief.phases import phases
from reports.debrief.priorities import priorities
from reports.debrief.protection import protection, reading
from reports.debrief.quality import quality
from reports.debrief.results import results
from reports.debrief.scores import differing, profile_pages
from reports.debrief.summary import summary
from reports.editions.order import CLASSES, Audience
from reports.typesetting.blocks import Block, Heading
from surveys.messages import Translator
from surveys.scoring.values import Released

Composer = Callable[[Released, Translator, float], Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`compose` gets the release, the language, and the width in points; it answers nothing where there is nothing to say."""

    code: str
    audience: Audience
    compose: Composer


FULL: tuple[Chapter, ...] = (
    Chapter("summary", Audience.CONTRIBUTORS, summary),
    Chapter("protection", Audience.EVERYBODY, lambda released, say, _: protection(released, say)),
    Chapter("agreement", Audience.CONTRIBUTORS, lambda released, say, _: agreement(released, say)),
    Chapter("reading", Audience.EVERYBODY, lambda _, say, width: reading(say, width)),
    Chapter("people", Audience.EVERYBODY, people),
    Chapter("phases", Audience.EVERYBODY, phases),
    Chapter("in-brief", Audience.EVERYBODY, lambda released, say, _: in_brief(released, say)),
    Chapter("profile", Audience.CONTRIBUTORS, profile_pages),
    Chapter("differing", Audience.CONTRIBUTORS, differing),
    Chapter("network", Audience.CONTRIBUTORS, networks),
    Chapter("topics", Audience.CONTRIBUTORS, dimension_pages),
    Chapter("results", Audience.CONTRIBUTORS, results),
    Chapter("case", Audience.CONTRIBUTORS, lambda released, say, _: case(released, say)),
    Chapter("criteria", Audience.CONTRIBUTORS, lambda released, say, _: criteria(released, say)),
    Chapter("barriers", Audience.CONTRIBUTORS, occurring),
    Chapter("matters", Audience.CONTRIBUTORS, priorities),
    Chapter("words", Audience.CONTRIBUTORS, lambda released, say, _: other_words(released, say)),
    Chapter("dialogue", Audience.CONTRIBUTORS, lambda released, say, _: dialogue(released, say)),
    Chapter("agreed", Audience.CONTRIBUTORS, lambda released, say, _: agreed(released, say)),
    Chapter("matrix", Audience.EVERYBODY, lambda released, say, _: matrix(released, say)),
    Chapter("method", Audience.EVERYBODY, lambda released, say, _: method(released, say)),
    Chapter("figures", Audience.CONTRIBUTORS, lambda released, say, _: figures(released, say)),
    Chapter("quality", Audience.CONTRIBUTORS, lambda released, say, _: quality(released, say)),
    Chapter("questionnaire", Audience.EVERYBODY, lambda released, say, _: questionnaire(released, say)),
    Chapter("glossary", Audience.EVERYBODY, lambda _, say, __: glossary(say)),
)

PUBLIC = ("protection", "people", "phases", "in-brief", "matrix", "method", "questionnaire", "glossary")
"""What every public edition has: nothing that says how anybody judged anybody. The rest is added chapter by chapter."""


def composed(chapters: Sequence[Chapter], released: Released, say: Translator, width: float, *, edition: Audience) -> list[Block]:
    """The chapters one after another; those that other people may see than the edition say so at the foot of their pages. What has no
    heading of its own stands on the pages of the chapter before, which are then for the fewer of both."""
    parts: list[tuple[Audience, list[Block]]] = []
    for chapter in chapters:
        blocks = chapter.compose(released, say, width)
        if blocks and parts and not any(map(_opens, blocks)):
            audience, before = parts[-1]
            parts[-1] = min(audience, chapter.audience), [*before, *blocks]
        else:
            parts.append((chapter.audience, list(blocks)))
    return [block for audience, blocks in parts for block in _classed(blocks, audience, say, edition)]


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _classed(blocks: list[Block], audience: Audience, say: Translator, edition: Audience) -> list[Block]:
    if audience == edition:
        return blocks
    words = say(CLASSES[audience])
    return [replace(block, disclosure=words) if isinstance(block, Heading) and _opens(block) else block for block in blocks]
