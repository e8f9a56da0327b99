"""The names of a round's groups as they are counted and shown. Loads no number library, so pages may import it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from surveys.collecting.counting import joined_groups
from surveys.evaluations.invited import joined_name
from surveys.messages import Text
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group
from surveys.partnerships import finding
from surveys.scoring.policy import GroupName


def group_names(session: Session, evaluation: Evaluation) -> tuple[GroupName, ...]:
    """The groups as they are counted: joined ones under the first one's id, place and all their names."""
    together = joined_groups(evaluation.joined)
    sets: dict[str, list[Group]] = {}
    for group in finding.groups(session, evaluation.partnership_id):
        sets.setdefault(together.get(group.id, group.id), []).append(group)
    return tuple(
        GroupName(id_, joined_name([Text(group.name) for group in groups]), min(group.position for group in groups))
        for id_, groups in sets.items()
    )
