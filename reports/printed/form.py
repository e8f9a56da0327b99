"""A questionnaire on paper: every page with what to tick and where to write, and in words when a question is meant to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reports.printed.kinds import gridded, printed
from reports.typesetting.blocks import Block, Heading, KeepTogether, Paragraph
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.messages import Translator, msg, nmsg
from surveys.questionnaires.grids import runs
from surveys.questionnaires.saying import shown_if
from surveys.questionnaires.values import Questionnaire, Section


def pdf(questionnaire: Questionnaire, say: Translator, *, paper: str = "A4") -> bytes:
    """The printed form as a tagged PDF; the same questionnaire, language and paper give the same bytes."""
    title = say.text(questionnaire.title)
    meta = Meta(title=title, lang=say.lang, running_head=title, paper=paper, page_of=lambda page, pages: _page(say, page, pages))
    return publish(form(questionnaire, say), meta)


def form(questionnaire: Questionnaire, say: Translator) -> list[Block]:
    """Title and purpose, then section by section."""
    blocks: list[Block] = [Heading(say.text(questionnaire.title), new_page=False)]
    if questionnaire.purpose:
        blocks.append(Paragraph(say.text(questionnaire.purpose), "lead"))
    if questionnaire.minutes:
        blocks.append(Paragraph(say(nmsg("It takes about {n} minute.", "It takes about {n} minutes.", questionnaire.minutes)), "quiet"))
    return [*blocks, *(_section(section, questionnaire, say) for section in questionnaire.sections)]


def _section(section: Section, questionnaire: Questionnaire, say: Translator) -> KeepTogether:
    intro: list[Block] = [Paragraph(say.text(section.intro), "quiet")] if section.intro else []
    told = _condition(section.show_if, questionnaire, say)
    return KeepTogether((Heading(say.text(section.title), 2), *told, *intro, *_questions(section, questionnaire, say)))


def _questions(section: Section, questionnaire: Questionnaire, say: Translator) -> Iterator[Block]:
    """Neighbours under one condition stand below it."""
    for condition, items in groupby(section.items, key=lambda item: item.show_if):
        yield from _condition(condition, questionnaire, say)
        for grid, rows in runs(tuple(items)):
            if grid:
                yield from gridded(rows, questionnaire, say)
            else:
                yield from printed(rows[0], questionnaire, say)


def _condition(condition: str, questionnaire: Questionnaire, say: Translator) -> list[Block]:
    told = shown_if(condition, questionnaire)
    return [Paragraph(say(told), "caption")] if told else []


def _page(say: Translator, page: int, pages: int) -> str:
    return say(msg("Page {page} of {pages}", page=page, pages=pages))
