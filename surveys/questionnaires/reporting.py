"""A questionnaire as reports print it, where nobody's answers stand in its texts and every question is read by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from surveys.messages import Text
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.piping import ISOLATED, harmless, unpiped
from surveys.questionnaires.values import Questionnaire, Section

PLACE = "\u00a0·\u00a0{}"


def reported(questionnaire: Questionnaire) -> Questionnaire:
    """Each pipe's fallback in its place, and before a question on a page about one objective the objective."""
    plain = unpiped(questionnaire)
    if not any(section.subject for section in plain.sections):
        return plain
    return replace(plain, sections=tuple(_by_itself(section) for section in plain.sections))


def on_its_page(questionnaire: Questionnaire) -> Questionnaire:
    """A questionnaire from `reported` as its pages asked it: under an objective its name stands once, before the questions."""
    return replace(
        questionnaire,
        sections=tuple(_reworded(section, lambda words, before: words.removeprefix(before)) for section in questionnaire.sections),
    )


def plain_code(section: Section, code: str, asked: Questionnaire) -> str:
    """An item's code as its author wrote it, without the objective's id; with its place where several objectives are asked about."""
    if not section.objective:
        return code
    objectives = list(dict.fromkeys(one.objective for one in asked.sections if one.objective))
    place = PLACE.format(objectives.index(section.objective) + 1) if len(objectives) > 1 else ""
    return code.removesuffix(f".{section.objective}") + place


def _by_itself(section: Section) -> Section:
    return _reworded(section, lambda words, before: f"{before}{words}")


def _reworded(section: Section, change: Callable[[str, str], str]) -> Section:
    if not section.subject:
        return section
    before = f"{ISOLATED.format(harmless(clean(section.subject)).rstrip('.。'))} – "
    items = (replace(item, text=Text({lang: change(words, before) for lang, words in item.text.by_lang.items()})) for item in section.items)
    return replace(section, items=tuple(items))
