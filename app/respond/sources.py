"""Which questionnaire a page is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveys.questionnaires.values import Questionnaire


@dataclass(frozen=True, slots=True)
class Source:
    """A questionnaire known by its digest, so that finding a compiled section compares 32 bytes and nothing more."""

    digest: bytes
    questionnaire: Questionnaire = field(compare=False, repr=False)
