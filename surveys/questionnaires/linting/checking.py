"""Everything that may be worth a second look in a questionnaire: its words, its scales, its length, its codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveys.messages import msg, nmsg
from surveys.questionnaires.editing.guarding import Kept
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.linting.remarks import Remark
from surveys.questionnaires.linting.scaling import check_scales
from surveys.questionnaires.linting.wording import check_wording
from surveys.questionnaires.timing import seconds
from surveys.questionnaires.values import Excuse, Item, Questionnaire

MOST_MINUTES = 15
MOST_ON_A_PAGE = 10


def lint(questionnaire: Questionnaire, promised: Mapping[str, Kept] | None = None) -> tuple[Remark, ...]:
    """Every remark that its author has not answered. `promised`: the catalog's questions, by code, against which codes are compared."""
    answered = {(excuse.place, excuse.rule) for excuse in questionnaire.excused}
    return tuple(remark for remark in remarks(questionnaire, promised) if (remark.place, remark.rule) not in answered)


def remarks(questionnaire: Questionnaire, promised: Mapping[str, Kept] | None = None) -> Iterator[Remark]:
    """Every remark, answered or not."""
    yield from check_wording(questionnaire)
    yield from check_scales(questionnaire)
    yield from _check_length(questionnaire)
    yield from _check_ways_out(questionnaire)
    yield from _check_codes(questionnaire, promised or {})


def idle(questionnaire: Questionnaire) -> tuple[Excuse, ...]:
    """The answers to remarks that are no longer made."""
    made = {(remark.place, remark.rule) for remark in remarks(questionnaire)}
    return tuple(excuse for excuse in questionnaire.excused if (excuse.place, excuse.rule) not in made)


def _check_length(questionnaire: Questionnaire) -> Iterator[Remark]:
    minutes = round(seconds(questionnaire) / 60)
    if minutes > MOST_MINUTES:
        what = msg("It takes about {minutes} minutes. After {most} many people stop.", minutes=minutes, most=MOST_MINUTES)
        yield Remark("questionnaire", "minutes", what, msg("Leave out what nobody will act on, or offer the short form."))
    for section in questionnaire.sections:
        n = sum(kind(item).answered for item in section.items)
        if n > MOST_ON_A_PAGE:
            what = nmsg("{n} question on one page.", "{n} questions on one page.", n)
            yield Remark(f"section {section.code}", "page", what, msg("Part it in two: on a phone people lose their place."))


def _check_ways_out(questionnaire: Questionnaire) -> Iterator[Remark]:
    for item in questionnaire.items():
        if kind(item).scorable and item.required and not (item.unknown or item.inapplicable or item.declinable):
            what = msg("Whoever cannot judge this must make an answer up.")
            yield Remark(f"item {item.code}", "no_way_out", what, msg("Offer “I do not know”, or let people leave it out."))


def _check_codes(questionnaire: Questionnaire, promised: Mapping[str, Kept]) -> Iterator[Remark]:
    for item in questionnaire.items():
        if (
            item.code in promised
            and not _shares_words(item, promised[item.code].item(item.code))
            and item.sense == promised[item.code].item(item.code).sense
        ):
            what = msg("The code {code} means another question in the catalog.", code=item.code)
            yield Remark(f"item {item.code}", "code", what, msg("Give it another code, so that nobody compares the two."))


def _shares_words(one: Item, other: Item) -> bool:
    return any(one.text.by_lang.get(lang) == words for lang, words in other.text.by_lang.items())
