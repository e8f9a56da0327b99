"""Questionnaires and their voices as they were frozen, read once per process: the digest names them, so what was read stays right."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting.documents import box_for
from surveys.models.evaluations import Evaluation
from surveys.questionnaires import layers
from surveys.questionnaires.stored import from_json
from surveys.questionnaires.values import Questionnaire
from surveys.questionnaires.voices import SILENT, Voices, voices

MOST = 64


@dataclass(frozen=True, slots=True)
class Frozen:
    """`box`: the least size in bytes of everything locked for this questionnaire."""

    questionnaire: Questionnaire
    box: int


_KEPT: dict[bytes, Frozen] = {}
_VOICES: dict[bytes, Voices] = {}


def frozen(session: Session, evaluation_id: str, digest: bytes) -> Frozen:
    """The evaluation's questionnaire. One statement the first time, then none."""
    kept = _KEPT.get(digest)
    if kept is None:
        questionnaire = from_json(session.scalars(select(Evaluation.questionnaire).where(Evaluation.id == evaluation_id)).one())
        kept = Frozen(questionnaire, box_for(questionnaire))
        if len(_KEPT) >= MOST:
            _KEPT.clear()
        _KEPT[digest] = kept
    return kept


def voices_of(session: Session, evaluation_id: str, voiced: bytes) -> Voices:
    """How the evaluation speaks in languages that are not ours. None such: 0 statements; else one the first time, then none."""
    if not voiced:
        return SILENT
    if voiced not in _VOICES:
        if len(_VOICES) >= MOST:
            _VOICES.clear()
        _VOICES[voiced] = voices(layers.from_json(session.scalars(select(Evaluation.layers).where(Evaluation.id == evaluation_id)).one()))
    return _VOICES[voiced]
