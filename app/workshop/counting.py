"""How much there is to look at in a questionnaire, counted once for each state of it, for the tab that leads there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from app.workshop.loading import Work
from surveys.questionnaires.editing.unfinished import unfinished
from surveys.questionnaires.linting.checking import lint
from surveys.questionnaires.values import Excuse, Questionnaire
from surveys.workshop.keeping import promised

KEPT = 256


@dataclass(frozen=True, slots=True)
class Known:
    """A questionnaire by its digest and by what its author answered to remarks."""

    digest: bytes
    excused: tuple[Excuse, ...]
    questionnaire: Questionnaire = field(compare=False, repr=False)


def open_points(work: Work) -> int:
    """How many things are to be done or worth a second look."""
    return _count(Known(work.version.digest, work.questionnaire.excused, work.questionnaire))


@lru_cache(maxsize=KEPT)
def _count(known: Known) -> int:
    return len(unfinished(known.questionnaire)) + len(lint(known.questionnaire, promised()))
