"""What pages show of partnerships: those somebody may see, and one of them whole. A fixed number of statements each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from surveys.accounts.permissions import Places, places
from surveys.messages import Text
from surveys.models.partnerships import Group, Organisation, Partnership, Person
from surveys.partnerships import finding
from surveys.partnerships.framework import IndicatorDetails, ObjectiveDetails, indicator_details, objective_details
from surveys.partnerships.partners import PartnerDetails, details_of

PER_PAGE = 50
"""Partnerships on a page of their list."""
TO_CHOOSE_FROM = 100
"""Partnerships in a field of a form."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A partnership as a list shows it."""

    id: str
    title: str
    status: str
    starts_on: date | None
    ends_on: date | None
    fictional: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list, the `page`-th of `pages`, counted from 1."""

    rows: tuple[Listed, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class GroupSize:
    """A group with its place (colour and shape) and how many people are on the list."""

    id: str
    name: Text
    position: int
    people: int


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody as the list of people shows them; `group` is an id."""

    id: str
    name: str
    email: str
    lang: str
    organisation: str
    group: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A partnership with all that belongs to it. Pairs hold a row's id first."""

    listed: Listed
    summary: str
    business_case: str
    partners: tuple[tuple[str, PartnerDetails], ...]
    groups: tuple[GroupSize, ...]
    objectives: tuple[tuple[str, ObjectiveDetails], ...]
    indicators: tuple[tuple[str, IndicatorDetails], ...]

    @property
    def people(self) -> int:
        return sum(group.people for group in self.groups)


COLUMNS = tuple(getattr(Partnership, one.name) for one in fields(Listed))


def may_be_seen(session: Session, account_id: str) -> ColumnElement[bool]:
    """The condition that account may see a partnership. One statement."""
    return within(places(session, account_id, "see a partnership"))


def within(there: Places) -> ColumnElement[bool]:
    """The condition that a partnership is one of these."""
    return true() if there.everywhere else Partnership.id.in_(sorted(there.partnerships))


def are_any(session: Session, seen: ColumnElement[bool]) -> bool:
    """Whether there is a partnership that is `seen`. One statement."""
    return session.scalar(select(Partnership.id).where(seen).limit(1)) is not None


def visible_to(session: Session, account_id: str) -> tuple[Listed, ...]:
    """The partnerships that the account may see, by title. Two statements."""
    rows = session.execute(select(*COLUMNS).where(may_be_seen(session, account_id)))
    return tuple(sorted((Listed(*row) for row in rows), key=lambda one: one.title.casefold()))


def latest(session: Session, seen: ColumnElement[bool], also: str = "", most: int = TO_CHOOSE_FROM) -> tuple[Listed, ...]:
    """The partnerships to choose from, by title: the `most` that were described last of those `seen`, and the one with the id `also`. Two
    statements, which read no others."""
    query = select(*COLUMNS).where(seen)
    rows = [*session.execute(query.order_by(Partnership.created_at.desc(), Partnership.id.desc()).limit(most))]
    rows += session.execute(query.where(Partnership.id == also))
    return tuple(sorted({Listed(*row) for row in rows}, key=lambda one: (one.title.casefold(), one.id)))


def part(found: Sequence[Listed], name: str = "", page: int = 1, per_page: int = PER_PAGE) -> Part:
    """One page of those with `name` somewhere in their title, capitals or not; the nearest page where there is none of this number."""
    wanted = name.strip().casefold()
    fitting = [one for one in found if wanted in one.title.casefold()]
    pages = max(1, -(-len(fitting) // per_page))
    here = min(max(1, page), pages)
    return Part(tuple(fitting[(here - 1) * per_page : here * per_page]), here, pages)


def whole(session: Session, partnership: Partnership) -> Whole:
    """The partnership with all that belongs to it. Five statements."""
    return Whole(
        listed=_listed(partnership),
        summary=partnership.summary,
        business_case=partnership.business_case,
        partners=tuple((p.id, details_of(p, o)) for p, o in finding.partners(session, partnership.id)),
        groups=group_sizes(session, partnership.id),
        objectives=tuple((row.id, objective_details(row)) for row in finding.objectives(session, partnership.id)),
        indicators=tuple((row.id, indicator_details(row)) for row in finding.indicators(session, partnership.id)),
    )


def group_sizes(session: Session, partnership_id: str) -> tuple[GroupSize, ...]:
    """Every group with how many people it has."""
    counts = _people_per_group(session, partnership_id)
    return tuple(GroupSize(g.id, Text(g.name), g.position, counts.get(g.id, 0)) for g in finding.groups(session, partnership_id))


def listed_people(session: Session, partnership_id: str, page: int, per_page: int) -> tuple[ListedPerson, ...]:
    """One page of the list, by group, organisation and name. One statement."""
    rows = session.execute(
        select(Person.id, Person.name, Person.email, Person.lang, Organisation.name, Group.id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .join(Group, Group.id == Person.group_id)
        .where(Person.partnership_id == partnership_id)
        .order_by(Group.position, Organisation.name, Person.name, Person.id)
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    return tuple(ListedPerson(*row) for row in rows)


def _people_per_group(session: Session, partnership_id: str) -> Mapping[str, int]:
    rows = session.execute(select(Person.group_id, func.count()).where(Person.partnership_id == partnership_id).group_by(Person.group_id))
    return {row[0]: row[1] for row in rows}


def _listed(row: Partnership) -> Listed:
    return Listed(row.id, row.title, row.status, row.starts_on, row.ends_on, row.fictional)
