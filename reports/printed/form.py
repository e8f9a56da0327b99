"""A questionnaire on paper: every page with what to tick and where to write, and in words when a question is meant to be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reports.printed.kinds import HARD, NO_GROUPS, SQUARE, Groups, gridded, printed, shown_when
from reports.printed.sheets import BLANK_SHEET, Sheet, with_link
from reports.typesetting.blocks import Block, Bullets, Heading, KeepTogether, NoteLines, Paragraph, Rule, Spacer
from reports.typesetting.meta import Meta
from reports.typesetting.publish import publish
from surveys.messages import Translator, msg, nmsg
from surveys.questionnaires.expressions import GROUP, codes_in, holds
from surveys.questionnaires.grids import runs
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.piping import blanked
from surveys.questionnaires.reporting import plain_code
from surveys.questionnaires.showing import meant_for
from surveys.questionnaires.values import Item, Questionnaire, Section


def pdf(
    questionnaire: Questionnaire,
    say: Translator,
    *,
    paper: str = "A4",
    large: bool = False,
    group: str = "",
    groups: Groups = NO_GROUPS,
    channel: str = "",
    sheets: Sequence[Sheet] = (BLANK_SHEET,),
) -> bytes:
    """The printed form as a tagged PDF, once for each of `sheets`; equal input gives equal bytes. `large`: print of 18 points. `group`: the
    one whose members fill it in, in the words meant for them (empty: anybody); `groups`: names by id; `channel`: how people can complain
    safely."""
    title, size = say.text(questionnaire.title), f"{paper} large" if large else paper
    asked = blanked(asked_of(questionnaire, group) if group else questionnaire)
    foot = f"{questionnaire.code} · {questionnaire.version}"
    each = [[*opening(asked, say, channel, sheet), *form(asked, say, groups), *closing(say, sheet)] for sheet in sheets]
    meta = Meta(title=title, lang=say.lang, running_head=title, released=foot, paper=size, page_of=_counted(say, len(each)))
    return publish([block for blocks in each for block in blocks], meta)


def asked_of(questionnaire: Questionnaire, group: str) -> Questionnaire:
    """What this group may be asked, in its own words; what depends on the group alone is decided."""
    sections = (_decided(replace(section, items=meant_for(section, group)), group) for section in questionnaire.sections)
    return replace(questionnaire, sections=tuple(section for section in sections if section.items))


def opening(questionnaire: Questionnaire, say: Translator, channel: str, sheet: Sheet) -> Iterator[Block]:
    """Title, purpose, the channel for complaints, how to fill it in, and what is the sheet's own."""
    code = say(msg("Sheet {code}", code=sheet.code)) if sheet.code else ""
    yield Heading(say.text(questionnaire.title), disclosure=code)
    words: list[Block] = []
    if questionnaire.purpose:
        words.append(Paragraph(say.text(questionnaire.purpose), "lead"))
    if questionnaire.minutes:
        words.append(Paragraph(say(nmsg("It takes about {n} minute.", "It takes about {n} minutes.", questionnaire.minutes)), "quiet"))
    words.append(Paragraph(say(msg("Tick one circle ○, or as many squares □ as fit. Leave out what you do not want to answer."))))
    yield from with_link(words, sheet, say)
    if sheet.promised:
        yield KeepTogether((Paragraph(say(msg("What we promise you")), "label"), Bullets(tuple(sheet.promised))))
    if channel:
        told = msg("If someone is being harmed, do not write it here. Tell this channel now: {channel}", channel=channel)
        yield KeepTogether((Paragraph(say(told)),))


def closing(say: Translator, sheet: Sheet) -> Iterator[Block]:
    """Whether words may be quoted, where somebody types the sheet."""
    if sheet.code:
        asked = say(msg("My words may be quoted without my name."))
        yield KeepTogether((Spacer(), Rule(), Paragraph(f"{SQUARE}{HARD}{asked}")))


def form(questionnaire: Questionnaire, say: Translator, groups: Groups = NO_GROUPS) -> Iterator[Block]:
    """Section by section."""
    for section in questionnaire.sections:
        yield from _section(section, questionnaire, say, groups)


def _section(section: Section, questionnaire: Questionnaire, say: Translator, groups: Groups) -> Iterator[Block]:
    """Its heading stays with its first question."""
    intro: list[Block] = [Paragraph(say.text(section.intro), "quiet")] if section.intro else []
    told = shown_when(section.show_if, questionnaire, say, groups)
    first, *others = _questions(section, questionnaire, say, groups) or [Spacer(0)]
    yield KeepTogether((Heading(say.text(section.title), 2), *told, *intro, first))
    yield from others


def _questions(section: Section, questionnaire: Questionnaire, say: Translator, groups: Groups) -> list[Block]:
    """Each question with its answers and lines whole; neighbours under one condition stand below it."""
    found: list[Block] = []
    for condition, items in groupby(section.items, key=lambda item: item.show_if):
        told: list[Block] = list(shown_when(condition, questionnaire, say, groups))
        named = tuple(replace(item, show_if="", code=plain_code(section, item.code, questionnaire)) for item in items)
        for grid, rows in runs(named):
            asked = gridded(rows, questionnaire, say) if grid else printed(rows[0], questionnaire, say, groups)
            found.append(KeepTogether((*told, *asked, *_beside(rows, say))))
            told = []
    return found


def _beside(rows: Sequence[Item], say: Translator) -> Iterator[Block]:
    """A line for words beside a rating."""
    if any(row.comment is not None for row in rows):
        yield Paragraph(say(msg("What lies behind this?")), "quiet")
        yield NoteLines(1)
    yield Spacer(4)


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


def _counted(say: Translator, sheets: int) -> Callable[[int, int], str]:
    """The page's place in its own sheet; sheets are alike, so all have as many pages."""

    def page_of(page: int, pages: int) -> str:
        own = max(1, pages // sheets)
        return say(msg("Page {page} of {pages}", page=(page - 1) % own + 1, pages=own))

    return page_of
