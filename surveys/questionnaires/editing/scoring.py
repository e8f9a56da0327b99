"""Whether answers are scored follows the section: ratings are scored where their section measures something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveys.questionnaires.editing import placing
from surveys.questionnaires.editing.edits import Edit, Many, PutItem, PutSection
from surveys.questionnaires.kinds import kind
from surveys.questionnaires.values import Questionnaire


def with_scores(questionnaire: Questionnaire, edit: PutSection) -> Edit:
    """The change of a section, with that of its ratings where it begins or stops to measure something. Raises NotFound."""
    before = placing.section(questionnaire, edit.code)
    if bool(before.dimension) == bool(edit.section.dimension):
        return edit
    return Many((edit, *_ratings(questionnaire, edit)))


def _ratings(questionnaire: Questionnaire, edit: PutSection) -> Iterator[PutItem]:
    scored = bool(edit.section.dimension)
    for item in placing.section(questionnaire, edit.code).items:
        if kind(item).scorable and not item.dimension and item.scored is not scored:
            yield PutItem(item.code, replace(item, scored=scored, reverse=item.reverse and scored))
