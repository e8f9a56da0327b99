"""More protection after the opening, and never less: further groups shown as one, and limits earlier against colleagues.

Neither knows a result: both are chosen before anything is worked out, with a reason, and every focal person is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.evaluations import states
from surveys.evaluations.announcing import announce
from surveys.evaluations.differing import GUARDED
from surveys.evaluations.invited import joined_name
from surveys.messages import Message, Text, msg
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long


def guard(session: Session, evaluation: Evaluation, reason: str, *, by: str, now: datetime) -> None:
    """Scores near the ends become limits earlier. Once chosen it stays. Raises Invalid, WrongState."""
    states.require(evaluation, "protect")
    why = _why(reason)
    if evaluation.guarded:
        return
    evaluation.guarded = True
    _tell(session, evaluation, GUARDED, why, by, now)


def join(session: Session, evaluation: Evaluation, ids: Collection[str], reason: str, *, by: str, now: datetime) -> None:
    """These groups, and those that they are joined with already, are shown as one. Raises Invalid, WrongState."""
    states.require(evaluation, "protect")
    known = [group.id for group in finding.groups(session, evaluation.partnership_id)]
    together = [group for group in known if group in _with_company(evaluation, ids)]
    why = _why(reason, () if len(together) > 1 and set(ids) <= set(known) else (_TOO_FEW,))
    others = [list(one) for one in evaluation.joined if not set(one) & set(together)]
    if [*together] in [list(one) for one in evaluation.joined]:
        return
    evaluation.joined = [*others, together]
    said = msg("These groups are shown as one now: {groups}.", groups=_names(session, evaluation, together))
    _tell(session, evaluation, said, why, by, now)


_TOO_FEW = Problem("groups", msg("A group can be joined once, with at least one other."), msg("Choose at least two groups to join."))


def _with_company(evaluation: Evaluation, ids: Collection[str]) -> set[str]:
    return {*ids, *(group for one in evaluation.joined if set(one) & set(ids) for group in one)}


def _names(session: Session, evaluation: Evaluation, ids: Sequence[str]) -> Text:
    return joined_name([Text(group.name) for group in finding.groups(session, evaluation.partnership_id) if group.id in ids])


def _why(reason: str, problems: Sequence[Problem] = ()) -> str:
    """Raises Invalid with every problem."""
    why = paragraphs(reason)
    every = (*problems, *absent("reason", why), *too_long("reason", why, PARAGRAPH))
    if every:
        raise Invalid(every)
    return why


def _tell(session: Session, evaluation: Evaluation, said: Message, why: str, by: str, now: datetime) -> None:
    announce(session, evaluation, said, why=why, by=by, now=now)
    after = {"guarded": evaluation.guarded, "joined": evaluation.joined}
    record(session, account_id=by, verb="protect", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
