"""How evaluations stand, for lists and the home page. A fixed number of statements, however many evaluations there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations import states
from surveys.models.evaluations import Evaluation
from surveys.partnerships.listing import Listed

LOOK_AHEAD, LOOK_BACK = timedelta(days=180), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Standing:
    """One round. `until`: the moment at which its present state ends by itself, in the evaluation's own zone."""

    id: str
    partnership_id: str
    title: str
    round: int
    state: str
    closes_on: date | None
    until: datetime | None
    lost: bool


def standings(session: Session, partnership_ids: Sequence[str]) -> Mapping[str, tuple[Standing, ...]]:
    """Every partnership's rounds, the latest first. One statement."""
    rows = session.scalars(
        select(Evaluation)
        .where(Evaluation.partnership_id.in_(partnership_ids))
        .order_by(Evaluation.round.desc(), Evaluation.created_at.desc())
    )
    found: dict[str, list[Standing]] = {}
    for row in rows:
        found.setdefault(row.partnership_id, []).append(standing(row))
    return {partnership_id: tuple(rounds) for partnership_id, rounds in found.items()}


def standing(row: Evaluation) -> Standing:
    """How one evaluation stands."""
    return Standing(row.id, row.partnership_id, row.title, row.round, row.state, row.closes_on, _until(row), row.lost)


def due_for_evaluation(partnerships: Sequence[Listed], rounds: Mapping[str, Sequence[Standing]], today: date) -> tuple[Listed, ...]:
    """Partnerships that end within half a year or ended within a year, without a round that has begun since then."""
    return tuple(one for one in partnerships if _ends_about(one.ends_on, today) and not _looked_at(rounds.get(one.id, ()), one))


def _ends_about(ends_on: date | None, today: date) -> bool:
    return ends_on is not None and today - LOOK_BACK <= ends_on <= today + LOOK_AHEAD


def _looked_at(rounds: Sequence[Standing], partnership: Listed) -> bool:
    assert partnership.ends_on is not None
    since = partnership.ends_on - LOOK_BACK
    return any(one.closes_on is None or one.closes_on >= since for one in rounds)


def _until(row: Evaluation) -> datetime | None:
    if row.state == "open":
        return states.closing_moment(row)
    ends = states.grace_ends(row)
    return ends.astimezone(states.zone_of(row)) if row.state == "closed" and ends else None
