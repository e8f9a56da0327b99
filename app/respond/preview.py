"""A section as somebody of a group would see it, for those who make the questionnaire: the same renderer, and nothing is stored."""

from __future__ import annotations

from dataclasses import replace

from app.respond.fields import Fields
from app.respond.parsers import read
from app.respond.sections import PAGE, Sheet, render
from app.respond.sources import Source
from app.respond.walking import walk
from app.speaking import speak_in
from surveys.collecting.values import EvaluationFacts
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.stored import digest
from surveys.questionnaires.values import Answer, Answers, Questionnaire
from surveys.questionnaires.voices import SILENT, Voices


def preview(
    questionnaire: Questionnaire,
    section: int,
    lang: str,
    group: str = "",
    *,
    facts: EvaluationFacts,
    answers: Answers | None = None,
    fields: Fields | None = None,
    template: str = PAGE,
    voices: Voices = SILENT,
) -> str:
    """The whole page of the section with this number (from 1) in `lang`, without anything that could send it. `answers` decide what is
    shown, or `fields` as a form would send them, which then are shown too; `template` may put something around it. Raises KeyError for a
    section that this group is not shown."""
    speak_in(lang, voices)
    way = walk(questionnaire, answers or answered(questionnaire, fields or {}), group)
    sheet = Sheet(Source(digest(questionnaire), questionnaire, voices), way.shown[section], section, way, lang, group, facts)
    return render(sheet, fields or {}, stored=False, template=template)


def answered(questionnaire: Questionnaire, fields: Fields) -> dict[str, Answer]:
    """The answers that these fields give, whatever page they are from; what cannot be an answer counts as none."""
    items = tuple(questionnaire.items())
    given = read(items, fields) if fields else {}
    asked = (replace(item, required=False) for item in items if item.code in given)
    return {item.code: given[item.code] for item in asked if not kind(item).check(item, questionnaire, given[item.code])}
