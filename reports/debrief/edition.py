"""A debrief: one release in, the bytes of one PDF out."""

from __future__ import annotations

from collections.abc import Callable

from reports.debrief.agreement import agreement
from reports.debrief.annex import method, questionnaire
from reports.debrief.beside import occurring
from reports.debrief.cover import cover
from reports.debrief.dialogue import dialogue, other_words
from reports.debrief.dimensions import dimension_pages
from reports.debrief.people import people
from reports.debrief.positions import positions
from reports.debrief.positions import protection as promised
from reports.debrief.protection import protection, reading
from reports.debrief.results import results
from reports.debrief.scores import differing, profile_pages
from reports.debrief.summary import summary
from reports.debrief.too_few import prompts, totals, why_so_short
from reports.style import measure
from reports.typesetting.blocks import Block, Contents, Heading, Paragraph
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.messages import Translator, msg
from surveys.scoring.disclosure.outlets import outlet
from surveys.scoring.values import Released

Composer = Callable[[Released, Translator, str], list[Block]]


@outlet("debrief")
def pdf(released: Released, edition: str, say: Translator, *, paper: str = "A4") -> bytes:
    """The debrief as a tagged PDF; the same release, edition, language and paper give the same bytes.

    Raises KeyError for an unknown edition."""
    compose = EDITIONS[edition]
    return publish(compose(released, say, paper), meta(released, say, paper))


def meta(released: Released, say: Translator, paper: str) -> Meta:
    """Title, language, running head and foot of an edition."""
    facts = released.facts
    return Meta(
        title=say(msg("{partnership}: debrief", partnership=facts.partnership)),
        subject=facts.evaluation,
        author=facts.owner,
        lang=say.lang,
        paper=paper,
        running_head=facts.partnership,
        released=say.date(facts.released) if facts.released else "",
        disclosure=say(msg("For the partners and those who answered")),
        page_of=lambda page, pages: say(msg("Page {page} of {pages}", page=page, pages=pages)),
    )


def sense_making(released: Released, say: Translator, paper: str) -> list[Block]:
    """The first printing, for the dialogue; with answers beside names or too few to show, the edition made for that."""
    if released.positions:
        return with_names(released, say, paper)
    if released.too_few:
        return too_few(released, say, paper)
    width = measure(paper)
    return [
        cover(released, say, paper),
        *contents(released, say),
        *summary(released, say, width),
        *protection(released, say),
        *agreement(released, say),
        *reading(say),
        *people(released, say, width),
        *profile_pages(released, say, width),
        *differing(released, say, width),
        *dimension_pages(released, say, width),
        *results(released, say, width),
        *occurring(released, say),
        *other_words(released, say),
        *dialogue(released, say),
        *method(released, say),
        *questionnaire(released, say),
    ]


def contents(released: Released, say: Translator) -> list[Block]:
    """What the partnership is, in its own words, and what stands where."""
    about: list[Block] = [Paragraph(released.facts.summary, "lead")] if released.facts.summary else []
    return [Heading(say(msg("About this report")), bookmark=False), *about, Contents(say(msg("Contents")))]


def too_few(released: Released, say: Translator, paper: str) -> list[Block]:
    """The edition without any group's figure."""
    width = measure(paper)
    return [
        cover(released, say, paper),
        *why_so_short(released, say),
        *people(released, say, width, new_page=False),
        *totals(released, say, width),
        *results(released, say, width),
        *occurring(released, say),
        *other_words(released, say),
        *prompts(say),
        *dialogue(released, say),
        *protection(released, say),
        *agreement(released, say),
        *method(released, say),
        *questionnaire(released, say),
    ]


def with_names(released: Released, say: Translator, paper: str) -> list[Block]:
    """The edition of answers beside names, without any figure worked out over people."""
    return [
        cover(released, say, paper),
        *contents(released, say),
        *positions(released, say),
        *results(released, say, measure(paper)),
        *prompts(say),
        *dialogue(released, say),
        *promised(released, say),
        *agreement(released, say),
        *questionnaire(released, say),
    ]


EDITIONS: dict[str, Composer] = {"sense-making": sense_making}
