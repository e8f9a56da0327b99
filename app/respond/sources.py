"""Which questionnaire a page is made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.voices import SILENT, Voices


@dataclass(frozen=True, slots=True)
class Source:
    """A questionnaire and its voices known by their digests, so that finding a compiled section compares some bytes and nothing more."""

    digest: bytes
    questionnaire: Questionnaire = field(compare=False, repr=False)
    voices: Voices = SILENT
