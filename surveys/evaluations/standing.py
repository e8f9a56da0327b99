"""How evaluations stand, for lists and the home page. A fixed number of statements, however many evaluations there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.functions import FunctionElement

from surveys.evaluations import states
from surveys.models.evaluations import STATES, Evaluation
from surveys.models.partnerships import Partnership
from surveys.partnerships import listing
from surveys.partnerships.listing import Listed

T = TypeVar("T")
READY = frozenset({"shared", "final"})
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


@dataclass(frozen=True, slots=True)
class Titled:
    """A round, and the title of its partnership."""

    title: str
    round: Standing


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """The first lines of a list; `more`: there are others."""

    lines: tuple[T, ...]
    more: bool

    @classmethod
    def of(cls, found: Sequence[T], most: int) -> Some[T]:
        return cls(tuple(found[:most]), len(found) > most)


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


def waiting(session: Session, seen: ColumnElement[bool], most: int) -> Some[Titled]:
    """The rounds that still need somebody, by the title of their partnership, the latest first; of partnerships that are `seen`
    (`listing.may_be_seen`). One statement, which reads no round that is shared."""
    query = _rounds(seen).where(Evaluation.state.in_(sorted(set(STATES) - READY)))
    return _titled(session, query.order_by(func.lower(Partnership.title), Partnership.id, Evaluation.round.desc()), most)


def ready(session: Session, seen: ColumnElement[bool], most: int) -> Some[Titled]:
    """The rounds whose results are shared, the latest first, of partnerships that are `seen`. One statement, which reads no others."""
    query = _rounds(seen).where(Evaluation.shared_at.is_not(None))
    return _titled(session, query.order_by(Evaluation.shared_at.desc(), Evaluation.id.desc()), most)


def due_for_evaluation(session: Session, seen: ColumnElement[bool], today: date, most: int) -> Some[Listed]:
    """Partnerships that are `seen` and end within half a year or ended within a year, without a round that has begun since a year before
    their end; the first to end first. One statement, which reads those about their end."""
    looked_at = (
        select(Evaluation.id)
        .where(Evaluation.partnership_id == Partnership.id)
        .where(or_(Evaluation.closes_on.is_(None), Evaluation.closes_on >= _a_year_before(Partnership.ends_on)))
    )
    query = (
        select(*listing.COLUMNS)
        .where(seen, Partnership.ends_on.between(today - LOOK_BACK, today + LOOK_AHEAD))
        .where(~looked_at.exists())
        .order_by(Partnership.ends_on, Partnership.id)
        .limit(most + 1)
    )
    return Some.of([Listed(*row) for row in session.execute(query)], most)


def _rounds(seen: ColumnElement[bool]) -> Select[Evaluation, str]:
    query = select(Evaluation, Partnership.title).join(Partnership, Partnership.id == Evaluation.partnership_id)
    return query.where(seen)


def _titled(session: Session, query: Select[Evaluation, str], most: int) -> Some[Titled]:
    return Some.of([Titled(title, standing(row)) for row, title in session.execute(query.limit(most + 1))], most)


class _a_year_before(FunctionElement[date]):  # noqa: N801 - it is written like a function
    """`LOOK_BACK` before a day of a column: SQL has no word for it that every database knows."""

    inherit_cache = True


@compiles(_a_year_before, "sqlite")
def _on_sqlite(element: _a_year_before, compiler: Any, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, '-{LOOK_BACK.days} days')"


@compiles(_a_year_before, "postgresql")
def _on_postgresql(element: _a_year_before, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} - {LOOK_BACK.days})"


def _until(row: Evaluation) -> datetime | None:
    if row.state == "open":
        return states.closing_moment(row)
    ends = states.grace_ends(row)
    return ends.astimezone(states.zone_of(row)) if row.state == "closed" and ends else None
