"""The sealed answers of a round as they may be worked with: in the groups that are shown, also those joined since the sealing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting.counting import joined_groups
from surveys.models.collecting import PackRow
from surveys.models.evaluations import Evaluation
from surveys.scoring import codec
from surveys.scoring.joining import joined
from surveys.scoring.pack import Pack


def has_pack(session: Session, evaluation: Evaluation) -> bool:
    """Whether there are sealed answers of the round."""
    return session.scalar(select(PackRow.evaluation_id).where(PackRow.evaluation_id == evaluation.id)) is not None


def pack_of(session: Session, evaluation: Evaluation) -> Pack:
    """The pack, whole. Only jobs and commands read it."""
    return joined(codec.decode(session.get_one(PackRow, evaluation.id).document), joined_groups(evaluation.joined))
