"""Who took part, as staff may see it: per group and in steps, never a person and never a number that moves with one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.collecting.counting import UNCOUNTED
from surveys.collecting.keyring import KeyRing
from surveys.errors import LostKey
from surveys.messages import Message, msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation, Participation

STEP = 5
WIDE_STEP = 10
SMALL = 100


@dataclass(frozen=True, slots=True)
class GroupParticipation:
    """`invited` is N. `answered` is the step that was reached, always under N; None in a group too small to say, and after sealing."""

    group: str
    invited: int
    answered: int | None

    def sentence(self) -> Message:
        """How many answered, as it is shown."""
        if self.answered is None:
            return msg("The group is too small to say how many have answered.")
        if self.answered == 0:
            return msg("Fewer than {n} have answered so far.", n=STEP)
        return msg("{n} or more have answered.", n=self.answered)


def by_group(session: Session, ring: KeyRing, evaluation: Evaluation) -> tuple[GroupParticipation, ...]:
    """Every group that was invited. Before sealing 1 statement over this evaluation's invitations. Raises LostKey."""
    if evaluation.state not in ("open", "closed"):
        return _after(session, evaluation.id)
    if not ring.has_sealing_key(evaluation.id):
        raise LostKey
    counted = func.count().filter(Invitation.state.not_in(UNCOUNTED))
    answered = func.count().filter(Invitation.state == "answered")
    rows = session.execute(
        select(Invitation.group_id, counted, answered)
        .where(Invitation.evaluation_id == evaluation.id)
        .group_by(Invitation.group_id)
        .order_by(Invitation.group_id)
    )
    return tuple(GroupParticipation(group, invited, step(answers, invited)) for group, invited, answers in rows)


def step(answered: int, invited: int) -> int | None:
    """The highest step that was reached and lies under `invited`, so that "everybody" is never said; None for groups of one step."""
    width = STEP if invited < SMALL else WIDE_STEP
    highest = (invited - 1) // width * width
    return min(answered // width * width, highest) if highest > 0 else None


def _after(session: Session, evaluation_id: str) -> tuple[GroupParticipation, ...]:
    kept = select(Participation).where(Participation.evaluation_id == evaluation_id).order_by(Participation.group_id)
    return tuple(GroupParticipation(row.group_id, row.invited, None) for row in session.scalars(kept))
