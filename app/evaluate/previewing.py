"""What a group will be promised and asked, from the same code that serves it later."""

from __future__ import annotations

from dataclasses import dataclass

from app.respond.promise import Circle, Line, promise
from app.respond.walking import Walk, walk
from surveys.evaluations.facing import facts_of
from surveys.evaluations.forecast import Size
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.values import Questionnaire


@dataclass(frozen=True, slots=True)
class Look:
    """What one group is promised and asked."""

    size: Size
    promise: tuple[Line, ...]
    way: Walk


def look(evaluation: Evaluation, partnership: str, questionnaire: Questionnaire, size: Size, agreed: tuple[int, int]) -> Look:
    """What the group will meet. `agreed`: how many of how many partners."""
    circle = Circle(partnership, size.name, size.invited, size.organisations, evaluation.grace_hours, *agreed)
    return Look(size, promise(facts_of(evaluation), circle), walk(questionnaire, {}, size.id))
