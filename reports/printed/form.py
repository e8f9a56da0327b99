"""A questionnaire on paper: every page with what to tick and where to write, and in words when a question is meant to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from reports.printed.kinds import NO_GROUPS, Groups, gridded, printed, shown_when
from reports.typesetting.blocks import Block, Heading, KeepTogether, NoteLines, Paragraph
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.messages import Translator, msg, nmsg
from surveys.questionnaires.expressions import GROUP, codes_in, holds
from surveys.questionnaires.grids import runs
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.piping import blanked
from surveys.questionnaires.reporting import plain_code
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Questionnaire, Section


def pdf(
    questionnaire: Questionnaire,
    say: Translator,
    *,
    paper: str = "A4",
    group: str = "",
    groups: Groups = NO_GROUPS,
    channel: str = "",
) -> bytes:
    """The printed form as a tagged PDF; the same questionnaire, language, group and paper give the same bytes. `group`: the one whose
    members fill it in, in the words meant for them (empty: anybody); `groups`: names by id; `channel`: how people can complain safely."""
    title = say.text(questionnaire.title)
    meta = Meta(title=title, lang=say.lang, running_head=title, paper=paper, page_of=lambda page, pages: _page(say, page, pages))
    asked = blanked(asked_of(questionnaire, group) if group else questionnaire)
    return publish(form(asked, say, groups, channel), meta)


def asked_of(questionnaire: Questionnaire, group: str) -> Questionnaire:
    """What this group may be asked, in its own words; what depends on the group alone is decided."""
    sections = (_decided(replace(section, items=meant_for(section, group)), group) for section in questionnaire.sections)
    return replace(questionnaire, sections=tuple(section for section in sections if section.items))


def form(questionnaire: Questionnaire, say: Translator, groups: Groups = NO_GROUPS, channel: str = "") -> list[Block]:
    """Title and purpose and the channel for complaints, then section by section."""
    blocks: list[Block] = [Heading(say.text(questionnaire.title), new_page=False)]
    if questionnaire.purpose:
        blocks.append(Paragraph(say.text(questionnaire.purpose), "lead"))
    if questionnaire.minutes:
        blocks.append(Paragraph(say(nmsg("It takes about {n} minute.", "It takes about {n} minutes.", questionnaire.minutes)), "quiet"))
    if channel:
        blocks.append(
            Paragraph(say(msg("If someone is being harmed, do not write it here. Tell this channel now: {channel}", channel=channel)))
        )
    return [*blocks, *(_section(section, questionnaire, say, groups) for section in questionnaire.sections)]


def _section(section: Section, questionnaire: Questionnaire, say: Translator, groups: Groups) -> KeepTogether:
    intro: list[Block] = [Paragraph(say.text(section.intro), "quiet")] if section.intro else []
    told = shown_when(section.show_if, questionnaire, say, groups)
    return KeepTogether((Heading(say.text(section.title), 2), *told, *intro, *_questions(section, questionnaire, say, groups)))


def _questions(section: Section, questionnaire: Questionnaire, say: Translator, groups: Groups) -> Iterator[Block]:
    """Neighbours under one condition stand below it."""
    for condition, items in groupby(section.items, key=lambda item: item.show_if):
        yield from shown_when(condition, questionnaire, say, groups)
        named = tuple(replace(item, show_if="", code=plain_code(section, item.code)) for item in items)
        for grid, rows in runs(named):
            yield from gridded(rows, questionnaire, say) if grid else printed(rows[0], questionnaire, say, groups)
            if any(row.comment is not None for row in rows):
                yield KeepTogether((Paragraph(say(msg("What lies behind this?")), "quiet"), NoteLines(1)))


def _decided(section: Section, group: str) -> Section:
    """Without what the group alone rules out, and without the conditions that it fulfils."""
    if _ruled_out(section.show_if, group):
        return replace(section, items=())
    items = (item for item in section.items if not _ruled_out(item.show_if, group))
    plain = (replace(item, show_if="") if _of_group_only(item.show_if) else item for item in items)
    return replace(section, items=tuple(plain), show_if="" if _of_group_only(section.show_if) else section.show_if)


def _of_group_only(condition: str) -> bool:
    return bool(condition) and set(codes_in(parse(condition))) == {GROUP}


def _ruled_out(condition: str, group: str) -> bool:
    return _of_group_only(condition) and not holds(parse(condition), {}, group)


def _page(say: Translator, page: int, pages: int) -> str:
    return say(msg("Page {page} of {pages}", page=page, pages=pages))
