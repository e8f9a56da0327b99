"""Who took part, as staff may see it: per group and in steps, never a person and never a number that moves with one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.collecting.counting import ASKED
from surveys.collecting.keyring import KeyRing
from surveys.errors import LostKey
from surveys.messages import Message, msg
from surveys.models.collecting import Invitation, Response
from surveys.models.evaluations import Evaluation, Participation

STEP = 5
WIDE_STEP = 10
SMALL = 100


@dataclass(frozen=True, slots=True)
class GroupParticipation:
    """`invited` is N. `answered` is the step that was reached, always under N; None in a group too small to say, and after sealing.
    `least`: the first step that can be said of the group."""

    group: str
    invited: int
    answered: int | None
    least: int = STEP

    def sentence(self) -> Message:
        """How many answered, as it is shown."""
        if self.answered is None:
            return msg("The group is too small to say how many have answered.")
        if self.answered == 0:
            return msg("Fewer than {n} have answered so far.", n=self.least)
        return msg("{n} or more have answered.", n=self.answered)


@dataclass(frozen=True, slots=True)
class Wave:
    """A part of a group that was invited at one time: `counted` in N, and `asked` with those whose letter came back or who were replaced,
    whose answers count all the same."""

    counted: int
    asked: int


def by_group(session: Session, ring: KeyRing, evaluation: Evaluation) -> tuple[GroupParticipation, ...]:
    """Every group that was invited. Before sealing 2 statements over this evaluation's invitations and answers. Raises LostKey.

    Answers are counted and not invitations, so that replacing somebody moves nothing, whether or not they had answered.
    """
    if evaluation.state not in ("open", "closed"):
        return _after(session, evaluation.id)
    if not ring.has_sealing_key(evaluation.id):
        raise LostKey
    answers = _answers(session, evaluation.id)
    return tuple(_of_group(group, waves, answers.get(group, 0)) for group, waves in sorted(_waves(session, evaluation.id).items()))


def steps(invited: int, earlier: Iterable[Wave] = ()) -> tuple[int, ...]:
    """The steps that may be said of a group of `invited` people. All lie under `invited`, so that "everybody" is never said, and none can
    be everybody of the group as it was when later people were invited: `earlier` are its sizes until then."""
    width = STEP if invited < SMALL else WIDE_STEP
    before = tuple(earlier)
    return tuple(one for one in range(width, invited, width) if not any(size.counted <= one <= size.asked for size in before))


def step(answered: int, invited: int, earlier: Sequence[Wave] = ()) -> int | None:
    """The highest of the `steps` that was reached, 0 before the first; None where no step can be said."""
    possible = steps(invited, earlier)
    return max((one for one in possible if one <= answered), default=0) if possible else None


def _of_group(group: str, waves: Sequence[Wave], answered: int) -> GroupParticipation:
    sizes = [_together(waves[:count]) for count in range(1, len(waves) + 1)]
    invited, earlier = sizes[-1].counted, sizes[:-1]
    return GroupParticipation(group, invited, step(answered, invited, earlier), next(iter(steps(invited, earlier)), STEP))


def _together(waves: Iterable[Wave]) -> Wave:
    parts = tuple(waves)
    return Wave(sum(one.counted for one in parts), sum(one.asked for one in parts))


def _waves(session: Session, evaluation_id: str) -> Mapping[str, list[Wave]]:
    counted = func.count().filter(ASKED)
    rows = session.execute(
        select(Invitation.group_id, counted, func.count())
        .where(Invitation.evaluation_id == evaluation_id)
        .group_by(Invitation.group_id, Invitation.wave)
        .order_by(Invitation.wave)
    )
    found: dict[str, list[Wave]] = {}
    for group, invited, asked in rows:
        found.setdefault(group, []).append(Wave(invited, asked))
    return found


def _answers(session: Session, evaluation_id: str) -> Mapping[str, int]:
    rows = session.execute(
        select(Response.group_id, func.count()).where(Response.evaluation_id == evaluation_id).group_by(Response.group_id)
    )
    return {row[0]: row[1] for row in rows}


def _after(session: Session, evaluation_id: str) -> tuple[GroupParticipation, ...]:
    kept = select(Participation).where(Participation.evaluation_id == evaluation_id).order_by(Participation.group_id)
    return tuple(GroupParticipation(row.group_id, row.invited, None) for row in session.scalars(kept))
