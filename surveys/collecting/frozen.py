"""Questionnaires as they were frozen, read once per process: the digest names the version, so what was read stays right."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting.documents import box_for
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.stored import from_json
from surveys.questionnaires.values import Questionnaire

MOST = 64


@dataclass(frozen=True, slots=True)
class Frozen:
    """`box`: the least size in bytes of everything locked for this questionnaire."""

    questionnaire: Questionnaire
    box: int


_KEPT: dict[bytes, Frozen] = {}


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
