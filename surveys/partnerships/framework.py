"""The results framework: what the partnership set out to do and the measures of it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.models.partnerships import Indicator, Objective, Partnership
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long, unknown_choice

Row = TypeVar("Row", Objective, Indicator)

GOALS = tuple(range(1, 18))
DIRECTIONS = ("up", "down")


@dataclass(frozen=True, slots=True)
class ObjectiveDetails:
    """One objective; `sdgs` are the numbers 1-17 of the Sustainable Development Goals it serves."""

    text: str
    sdgs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorDetails:
    """One measure in its own unit. `direction` "up": more is better; "down": less is better."""

    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    actual: float | None = None
    source: str = ""
    direction: str = "up"


def add_objective(session: Session, partnership: Partnership, details: ObjectiveDetails, *, by: str, now: datetime) -> Objective:
    """One more objective, at the end. Raises Invalid."""
    clean = _checked_objective(details)
    row = Objective(
        partnership_id=partnership.id, position=_next(session, Objective, partnership.id), text=clean.text, sdgs=list(clean.sdgs)
    )
    return _added(session, row, asdict(clean), by, now)


def change_objective(session: Session, objective: Objective, details: ObjectiveDetails, *, by: str, now: datetime) -> None:
    """The objective anew. Raises Invalid."""
    clean, before = _checked_objective(details), objective_details(objective)
    objective.text, objective.sdgs = clean.text, list(clean.sdgs)
    changed = {"before": asdict(before), "after": asdict(clean)}
    record(session, account_id=by, verb="change", object_kind="objective", object_id=objective.id, now=now, **changed)


def add_indicator(session: Session, partnership: Partnership, details: IndicatorDetails, *, by: str, now: datetime) -> Indicator:
    """One more indicator, at the end. Raises Invalid."""
    clean = _checked_indicator(details)
    row = Indicator(partnership_id=partnership.id, position=_next(session, Indicator, partnership.id), **asdict(clean))
    return _added(session, row, asdict(clean), by, now)


def change_indicator(session: Session, indicator: Indicator, details: IndicatorDetails, *, by: str, now: datetime) -> None:
    """The indicator anew. Raises Invalid."""
    clean, before = _checked_indicator(details), indicator_details(indicator)
    for name, value in asdict(clean).items():
        setattr(indicator, name, value)
    changed = {"before": asdict(before), "after": asdict(clean)}
    record(session, account_id=by, verb="change", object_kind="indicator", object_id=indicator.id, now=now, **changed)


def remove(session: Session, row: Objective | Indicator, *, by: str, now: datetime) -> None:
    """The objective or indicator goes."""
    record(session, account_id=by, verb="remove", object_kind=row.__tablename__, object_id=row.id, now=now)
    session.delete(row)
    session.flush()


def objective_details(objective: Objective) -> ObjectiveDetails:
    return ObjectiveDetails(objective.text, tuple(objective.sdgs))


def indicator_details(indicator: Indicator) -> IndicatorDetails:
    return IndicatorDetails(**{name: getattr(indicator, name) for name in IndicatorDetails.__slots__})


def _next(session: Session, kind: type[Objective | Indicator], partnership_id: str) -> int:
    highest = session.scalar(select(func.max(kind.position)).where(kind.partnership_id == partnership_id))
    return 0 if highest is None else highest + 1


def _added(session: Session, row: Row, after: dict[str, object], by: str, now: datetime) -> Row:
    session.add(row)
    session.flush()
    record(session, account_id=by, verb="add", object_kind=row.__tablename__, object_id=row.id, after=after, now=now)
    return row


def _checked_objective(details: ObjectiveDetails) -> ObjectiveDetails:
    clean = ObjectiveDetails(paragraphs(details.text), tuple(sorted(set(details.sdgs))))
    problems = [*absent("text", clean.text), *too_long("text", clean.text, PARAGRAPH)]
    if not set(clean.sdgs) <= set(GOALS):
        problems.append(Problem("sdgs", msg("The goals are numbered 1 to 17."), msg("Choose from the list.")))
    if problems:
        raise Invalid(problems)
    return clean


def _checked_indicator(details: IndicatorDetails) -> IndicatorDetails:
    clean = replace(details, name=line(details.name), unit=line(details.unit), source=line(details.source))
    problems = [*absent("name", clean.name), *unknown_choice("direction", clean.direction, DIRECTIONS)]
    problems += [p for name in ("name", "unit", "source") for p in too_long(name, getattr(clean, name))]
    problems += [p for name in ("baseline", "target", "actual") for p in _not_a_number(name, getattr(clean, name))]
    if problems:
        raise Invalid(problems)
    return clean


def _not_a_number(place: str, value: float | None) -> tuple[Problem, ...]:
    if value is None or (math.isfinite(value) and abs(value) < 1e15):
        return ()
    return (Problem(place, msg("This is not a number that can be used."), msg("Write a plain number, such as 1250 or 0.75.")),)
