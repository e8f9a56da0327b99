"""What stands in each edition, in its order."""

from __future__ import annotations

from collections.abc import Callable

from reports.debrief.agreed import agreed
from reports.debrief.agreement import agreement
from reports.debrief.annex import figures, method, questionnaire
from reports.debrief.beside import occurring
from reports.debrief.brief import brief
from reports.debrief.case import case
from reports.debrief.cover import cover
from reports.debrief.dialogue import dialogue, other_words
from reports.debrief.glossary import glossary
from reports.debrief.guide import guide
from reports.debrief.in_brief import THEIRS, in_brief
from reports.debrief.letter import letter
from reports.debrief.matrix import matrix
from reports.debrief.people import people
from reports.debrief.phases import phases
from reports.debrief.positions import positions
from reports.debrief.positions import protection as promised
from reports.debrief.priorities import priorities
from reports.debrief.protection import protection
from reports.debrief.results import results
from reports.debrief.too_few import conversation, next_time, prompts, purpose, told, topics, totals
from reports.editions.chapters import FULL, PUBLIC, Chapter, composed
from reports.editions.names import EDITIONS
from reports.editions.order import CLASSES, Order
from reports.typesetting.blocks import Block, Contents, FullBleedCover, Heading, Paragraph
from surveys.messages import Translator, msg
from surveys.scoring.values import Released

Composer = Callable[[Released, Order, Translator], list[Block]]

SEEN = ("profile", "differing", "network", "topics", "results", "case", "barriers", "matters", "words")
SENSE_MAKING = ("summary", "protection", "agreement", "reading", "people", "phases", *SEEN)
AFTERWARDS = ("dialogue", "agreed", "matrix", "method", "figures", "questionnaire")


def sense_making(released: Released, order: Order, say: Translator) -> list[Block]:
    """The first printing, for the dialogue; with answers beside names or too few to show, the edition made for that."""
    return without_figures(released, order, say) or _report(released, order, say, _chosen((*SENSE_MAKING, *AFTERWARDS)))


def full(released: Released, order: Order, say: Translator) -> list[Block]:
    """Every chapter that has something to say."""
    return without_figures(released, order, say) or _report(released, order, say, tuple(one for one in FULL if one.code != "agreed"))


def public(released: Released, order: Order, say: Translator) -> list[Block]:
    """The chapters that everybody may read, and those that were agreed on."""
    if released.positions:
        return with_names(released, order, say, public=True)
    return _report(released, order, say, _chosen((*PUBLIC, *order.chapters)))


def without_figures(released: Released, order: Order, say: Translator) -> list[Block]:
    """The edition for answers beside names, or for too few answers to show by group; nothing where figures are shown."""
    if released.positions:
        return with_names(released, order, say)
    return too_few(released, order, say) if released.too_few else []


def _chosen(codes: tuple[str, ...]) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in FULL if chapter.code in codes)


def _report(released: Released, order: Order, say: Translator, chapters: tuple[Chapter, ...]) -> list[Block]:
    audience = EDITIONS[order.edition].audience
    return [
        _cover(released, order, say),
        *contents(released, order, say, told=any(one.code == "in-brief" for one in chapters)),
        *composed(chapters, released, say, order.width, edition=audience),
    ]


def _cover(released: Released, order: Order, say: Translator) -> FullBleedCover:
    eyebrow = msg("Sense-making edition: for discussion") if order.edition == "sense-making" else EDITIONS[order.edition].name
    audience = EDITIONS[order.edition].audience
    return cover(released, say, order.sheet, eyebrow=say(eyebrow), disclosure=say(CLASSES[audience]), house=order.house)


def contents(released: Released, order: Order, say: Translator, *, told: bool = False) -> list[Block]:
    """What the partnership is, in its own words, and what stands where; what the edition is for, where a chapter has told the first."""
    about: list[Block] = [Paragraph(released.facts.summary, "lead", lang=THEIRS)] if released.facts.summary and not told else []
    about = about or [Paragraph(say(EDITIONS[order.edition].purpose), "lead")]
    return [Heading(say(msg("About this report")), bookmark=False), *about, Contents(say(msg("Contents")))]


def too_few(released: Released, order: Order, say: Translator) -> list[Block]:
    """The edition without any group's figure."""
    released = told(released)
    return [
        _cover(released, order, say),
        *purpose(released, say),
        Contents(say(msg("Contents"))),
        *(in_brief(released, say) if order.edition == "full" else []),
        *people(released, say, order.width),
        *phases(released, say, order.width),
        *totals(released, say, order.width),
        *results(released, say, order.width),
        *case(released, say),
        *occurring(released, say, order.width),
        *priorities(released, say, order.width),
        *topics(released, say),
        *other_words(released, say),
        *conversation(released, say),
        *(agreed(released, say) if order.edition != "full" else []),
        *next_time(released, say),
        *protection(released, say),
        *agreement(released, say),
        *matrix(released, say),
        *method(released, say),
        *figures(released, say),
        *questionnaire(released, say),
        *(glossary(say) if order.edition == "full" else []),
    ]


def with_names(released: Released, order: Order, say: Translator, *, public: bool = False) -> list[Block]:
    """The edition of answers beside names, without any figure worked out over people; in `public` none of the answers stands."""
    return [
        _cover(released, order, say),
        *contents(released, order, say),
        *phases(released, say, order.width),
        *([] if public else positions(released, say)),
        *results(released, say, order.width),
        *([] if public else case(released, say)),
        *prompts(say),
        *dialogue(released, say),
        *promised(released, say),
        *agreement(released, say),
        *matrix(released, say),
        *questionnaire(released, say),
    ]


COMPOSERS: dict[str, Composer] = {
    "sense-making": sense_making,
    "full": full,
    "brief": brief,
    "public": public,
    "letter": letter,
    "guide": guide,
}
