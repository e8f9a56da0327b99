"""A section as somebody of a group would see it, for those who make the questionnaire: the same renderer, and nothing is stored."""

from __future__ import annotations

from app.respond.compiling import Source
from app.respond.sections import PAGE, Sheet, render
from app.respond.walking import walk
from app.speaking import speak_in
from surveys.collecting.values import EvaluationFacts
from surveys.questionnaires.stored import digest
from surveys.questionnaires.values import Answers, Questionnaire


def preview(
    questionnaire: Questionnaire,
    section: int,
    lang: str,
    group: str = "",
    *,
    facts: EvaluationFacts,
    answers: Answers | None = None,
    template: str = PAGE,
) -> str:
    """The whole page of the section with this number (from 1) in `lang`, without anything that could send it. `answers` decide what is
    shown; `template` may put something around it. Raises KeyError for a section that this group is not shown."""
    speak_in(lang)
    way = walk(questionnaire, answers or {}, group)
    sheet = Sheet(Source(digest(questionnaire), questionnaire), way.shown[section], section, way, lang, group, facts)
    return render(sheet, {}, stored=False, template=template)
