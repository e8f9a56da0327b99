"""The pages of a short form: the core questions of neighbouring sections asked together: few pages for a slow network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from surveys.messages import Message, msg
from surveys.questionnaires.values import Headline, Item, Questionnaire, Section, ShortPage

MOST_RATED = 6
"""As many ratings on one page as a person can look over on a telephone."""


def join(pages: Sequence[ShortPage], sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, those of a page joined into one. Each question keeps the dimension that it belongs to."""
    page_of = {code: page for page in pages for code in page.sections}
    for page, found in groupby(sections, lambda section: page_of.get(section.code)):
        if page is None:
            yield from found
        else:
            yield _joined(page, tuple(found))


def _joined(page: ShortPage, sections: Sequence[Section]) -> Section:
    items = tuple(replace(item, dimension=section.dimension_of(item)) for section in sections for item in section.items)
    grids = tuple(grid for section in sections for grid in section.grids)
    return Section(page.code, page.title, items, intro=page.intro or sections[0].intro, grids=grids)


def check_pages(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Message, Message]]:
    """Every fault of the pages of the short form: ("short page first", the setting, what is wrong, how to mend it)."""
    for page in questionnaire.short:
        for what, mend in _check(questionnaire, page):
            yield f"short page {page.code}", "sections", what, mend


def _check(questionnaire: Questionnaire, page: ShortPage) -> Iterator[tuple[Message, Message]]:
    asked = {section.code: section for section in questionnaire.sections if any(item.core for item in section.items)}
    if strangers := [code for code in page.sections if code not in asked]:
        what = msg("There is no section “{code}” with core questions.", code=strangers[0][:60])
        yield what, msg("Add it under [[sections]], or correct the code.")
        return
    if not _neighbours(page, tuple(asked), questionnaire.short):
        what = msg("These sections do not follow one another, or stand on another page too.")
        yield what, msg("Name neighbours in their order, and each on one page only.")
    sections = [asked[code] for code in page.sections]
    if any(section.show_if or section.each for section in sections) or len({_sort(questionnaire, *one) for one in _core(sections)}) > 1:
        what = msg("These sections differ in headline or scale, or are shown under a condition.")
        yield what, msg("Let them stand on pages of their own.")
    if (rated := sum(1 for _ in _core(sections))) > MOST_RATED:
        what = msg("Too many ratings stand on one page: {n}.", n=rated)
        yield what, msg("Keep at most {most}.", most=MOST_RATED)


def _neighbours(page: ShortPage, asked: tuple[str, ...], pages: Sequence[ShortPage]) -> bool:
    if not page.sections:
        return False
    start = asked.index(page.sections[0])
    others = {code for other in pages if other is not page for code in other.sections}
    return asked[start : start + len(page.sections)] == page.sections and not others & set(page.sections)


def _core(sections: Iterable[Section]) -> Iterator[tuple[Section, Item]]:
    return ((section, item) for section in sections for item in section.items if item.core)


def _sort(questionnaire: Questionnaire, section: Section, item: Item) -> tuple[Headline | None, str, str]:
    """What all questions on a joined page have in common."""
    headlines = {dimension.code: dimension.headline for dimension in questionnaire.dimensions}
    return headlines.get(section.dimension_of(item)), item.kind, item.scale
