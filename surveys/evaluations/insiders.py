"""What an insider could work out of a round: its groups with their numbers, expected or counted, looked at before anything is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import LargeBinary, func, select
from sqlalchemy.orm import Session

from surveys.collecting.counting import joined_groups
from surveys.evaluations import states
from surveys.evaluations.forecast import USUAL_RATE, expected
from surveys.evaluations.invited import counted, joined_name
from surveys.evaluations.naming import group_names
from surveys.messages import Text
from surveys.models.collecting import Invitation, PackRow
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation
from surveys.scoring import codec
from surveys.scoring.insiders import Circle, Looked, look
from surveys.scoring.joining import joined

People = Mapping[str, Mapping[str, int]]
"""How many were asked, by group and organisation."""


def looked(session: Session, evaluation: Evaluation, rate: int = USUAL_RATE) -> Looked:
    """The round as an insider could look at it: until the sealing with the answers to expect if `rate` per cent answer, then with those
    there are. No answer is read."""
    asked, names = _asked(session, evaluation), {group.id: group.name for group in group_names(session, evaluation)}
    sealed = evaluation.state not in (states.State.DRAFT, states.State.OPEN, states.State.CLOSED, states.State.SEALING)
    circles = _sealed(session, evaluation, asked, names) if sealed else _expected(asked, names, rate)
    return look(circles, evaluation.k, guarded=evaluation.guarded, counted=sealed)


def _expected(asked: People, names: Mapping[str, Text], rate: int) -> tuple[Circle, ...]:
    sizes = {group: sum(asked[group].values()) for group in names if group in asked}
    return tuple(Circle(group, names[group], expected(size, rate), size, _listed(asked, [group])) for group, size in sizes.items())


def _sealed(session: Session, evaluation: Evaluation, asked: People, names: Mapping[str, Text]) -> tuple[Circle, ...]:
    def front(start: int, length: int) -> bytes:
        part = func.substr(PackRow.document, start + 1, length, type_=LargeBinary)
        return bytes(session.scalars(select(part).where(PackRow.evaluation_id == evaluation.id)).one())

    pack, order = joined(codec.counted(front), joined_groups(evaluation.joined)), list(names)
    circles = [
        Circle(
            "+".join(one.groups),
            joined_name([names[group] for group in sorted(one.groups, key=order.index)]),
            one.answered,
            one.invited,
            _listed(asked, one.groups),
            len(one.groups),
        )
        for one in pack.strata
    ]
    return tuple(sorted(circles, key=lambda one: min(order.index(group) for group in one.id.split("+"))))


def _listed(asked: People, groups: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The organisations of these groups by the alphabet, with how many of their people were asked."""
    together = sum((Counter(asked.get(group, {})) for group in groups), start=Counter[str]())
    return tuple(sorted(together.items(), key=lambda one: one[0].casefold()))


def _asked(session: Session, evaluation: Evaluation) -> People:
    """By the group that stands for those joined with it, and the organisation's name."""
    if evaluation.state == states.State.DRAFT:
        listed = counted(session, evaluation.partnership_id, evaluation.id)
        rows = [(group, organisation, count) for group, inside in listed.items() for organisation, count in inside.items()]
    else:
        found = select(Invitation.group_id, Invitation.organisation_id, func.count()).where(Invitation.evaluation_id == evaluation.id)
        counting = found.where(Invitation.state != "replaced", Invitation.returned == "")
        rows = [(*row,) for row in session.execute(counting.group_by(Invitation.group_id, Invitation.organisation_id))]
    ids = {organisation for _, organisation, _ in rows}
    names = dict(session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))).all())
    together, people = joined_groups(evaluation.joined), dict[str, Counter[str]]()
    for group, organisation, count in rows:
        people.setdefault(together.get(group, group), Counter())[names[organisation]] += count
    return people
