"""Counts of an evaluation's invitations, for sealing and for what staff may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from surveys.models.collecting import Invitation
from surveys.models.evaluations import Participation
from surveys.models.work import Outbox

ASKED = and_(Invitation.state != "replaced", Invitation.returned == "")
"""Whom N counts while answers come in. Nothing that somebody does with their link changes it."""

INVITATION = "invitation"
"""The kind of letter that brings somebody their link."""


@dataclass(frozen=True, slots=True)
class Place:
    """One invitation. N of a group counts those whose first letter did not come back and who were not replaced."""

    id: bytes
    group: str
    state: str
    returned: str

    @property
    def counts(self) -> bool:
        return self.state != "replaced" and not self.returned

    @property
    def came_back(self) -> bool:
        return self.state != "replaced" and bool(self.returned)


def places(session: Session, evaluation_id: str) -> list[Place]:
    """Every invitation, locked: whoever is sending at this moment is waited for. 1 statement."""
    found = select(Invitation.id, Invitation.group_id, Invitation.state, Invitation.returned).where(
        Invitation.evaluation_id == evaluation_id
    )
    return [Place(*row) for row in session.execute(found.order_by(Invitation.id).with_for_update())]


def delivered(session: Session, evaluation_id: str) -> set[bytes]:
    """The invitations whose first letter was sent. 1 statement."""
    sent = select(Outbox.subject_id).where(Outbox.evaluation_id == evaluation_id, Outbox.kind == INVITATION, Outbox.sent_at.is_not(None))
    return {bytes.fromhex(subject) for subject in session.scalars(sent.where(Outbox.failure == ""))}


def participation_rows(evaluation_id: str, invited: Iterable[Place], sent: set[bytes]) -> list[Participation]:
    """One row per group, in place of every person's state."""
    groups: dict[str, Counter[str]] = {}
    for place in invited:
        groups.setdefault(place.group, Counter()).update(
            {"invited": place.counts, "delivered": place.id in sent, "bounced": place.came_back}
        )
    return [
        Participation(evaluation_id=evaluation_id, group_id=group, **{name: counts[name] for name in ("invited", "delivered", "bounced")})
        for group, counts in sorted(groups.items())
    ]


def joined_groups(joined: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """For each group that is shown together with others, the one whose id stands for all of them: the first."""
    return {str(group): str(together[0]) for together in joined for group in together}
