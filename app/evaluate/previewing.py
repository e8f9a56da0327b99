"""What somebody of a group will meet, before anybody is asked: the promise and every page, from the same code that serves them later."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from app.respond.compiling import Source, compiled
from app.respond.filling import fill
from app.respond.promise import Circle, Line, promise
from app.respond.sections import complaints_note
from app.respond.walking import Walk, walk
from surveys.evaluations.facing import facts_of
from surveys.evaluations.forecast import Size
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Questionnaire, Section


@dataclass(frozen=True, slots=True)
class Look:
    """What one group is promised and asked."""

    size: Size
    promise: tuple[Line, ...]
    way: Walk


def look(evaluation: Evaluation, partnership: str, questionnaire: Questionnaire, size: Size) -> Look:
    """What the group will meet."""
    circle = Circle(partnership, size.name, size.invited, size.organisations, evaluation.grace_hours)
    return Look(size, promise(facts_of(evaluation), circle), walk(questionnaire, {}, size.id))


def body(evaluation: Evaluation, questionnaire: Questionnaire, section: Section, lang: str, group_id: str) -> Markup:
    """The section's questions, empty."""
    fragments = compiled(Source(evaluation.digest, questionnaire), section.code, lang, group_id)
    note = complaints_note(evaluation.complaints)
    return Markup("\n").join(Markup(fill(fragments[item.code], item, {}, (), note)) for item in section.items)  # noqa: S704 - compiled safe
