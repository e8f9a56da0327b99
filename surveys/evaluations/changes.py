"""What every change to the invited has in common after the opening: when it may be made, its reason, and who is told.

Nobody is ever taken out: whoever could do that could make a group small enough for one person's answers to be found. So everybody who was
invited stays counted until the closing, and a place only ever goes from one person to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.counting import ASKED
from surveys.errors import Invalid, Problem, Refused
from surveys.evaluations import states
from surveys.evaluations.announcing import announce
from surveys.messages import Message, Text, msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long
from surveys.questionnaires.values import Mode


def require_changeable(evaluation: Evaluation) -> None:
    """Raises WrongState unless open, and Refused where each partner has one signatory and nobody else."""
    states.require(evaluation, "invite")
    if evaluation.mode == Mode.POSITION:
        raise Refused(
            msg(
                "In this round each partner gives one agreed answer, so nobody can be added or replaced. "
                "If somebody else speaks for a partner now, let that person have the partner’s link."
            )
        )


def reasoned(why: str, problems: Iterable[Problem] = ()) -> str:
    """The reason that the focal persons are told. Raises Invalid with what is wrong with it, and with `problems`."""
    reason = paragraphs(why)
    found = [*problems, *absent("reason", reason), *too_long("reason", reason, PARAGRAPH)]
    if found:
        raise Invalid(found)
    return reason


def tell(
    session: Session, evaluation: Evaluation, verb: str, ids: Mapping[str, Any], said: Message, why: str, *, by: str, now: datetime
) -> None:
    """One change: into the audit with ids only, and to every focal person in a sentence that names nobody."""
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=evaluation.id, after=dict(ids), now=now)
    announce(session, evaluation, said, why=why, by=by, now=now)


def size(session: Session, evaluation_id: str, group_id: str) -> int:
    """How many are invited in a group now. One statement."""
    its = (Invitation.evaluation_id == evaluation_id, Invitation.group_id == group_id, ASKED)
    return session.scalar(select(func.count()).where(*its)) or 0


def group_name(session: Session, group_id: str) -> Text:
    return Text(session.get_one(Group, group_id).name)
