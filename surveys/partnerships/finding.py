"""Finding what belongs to a partnership. A row of another partnership is not found, whoever asks."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.errors import NotFound
from surveys.models.partnerships import Group, Indicator, Objective, Organisation, Partner, Partnership, Person

Owned = TypeVar("Owned", Partner, Objective, Indicator, Group, Person)


def partnership(session: Session, partnership_id: str) -> Partnership:
    """The partnership. Raises NotFound."""
    found = session.get(Partnership, partnership_id)
    if found is None:
        raise NotFound
    return found


def owned(session: Session, kind: type[Owned], partnership_id: str, row_id: str) -> Owned:
    """The partnership's partner, objective, indicator, group or person with this id. Raises NotFound."""
    found = session.get(kind, row_id)
    if found is None or found.partnership_id != partnership_id:
        raise NotFound
    return found


def groups(session: Session, partnership_id: str) -> tuple[Group, ...]:
    """The groups in the partnership's own order, which fixes their colours."""
    return tuple(session.scalars(select(Group).where(Group.partnership_id == partnership_id).order_by(Group.position)))


def partners(session: Session, partnership_id: str) -> tuple[tuple[Partner, Organisation], ...]:
    """The partners by the alphabet, never by weight."""
    rows = session.execute(
        select(Partner, Organisation)
        .join(Organisation, Organisation.id == Partner.organisation_id)
        .where(Partner.partnership_id == partnership_id)
    ).all()
    return tuple(sorted(((p, o) for p, o in rows), key=lambda pair: pair[1].name.casefold()))


def organisations(session: Session, partnership_id: str) -> tuple[Organisation, ...]:
    """Every organisation that is a partner or has people here, by the alphabet."""
    of_partners = select(Partner.organisation_id).where(Partner.partnership_id == partnership_id)
    of_people = select(Person.organisation_id).where(Person.partnership_id == partnership_id)
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(of_partners.union(of_people))))
    return tuple(sorted(rows, key=lambda organisation: organisation.name.casefold()))


def objectives(session: Session, partnership_id: str) -> tuple[Objective, ...]:
    return tuple(session.scalars(select(Objective).where(Objective.partnership_id == partnership_id).order_by(Objective.position)))


def indicators(session: Session, partnership_id: str) -> tuple[Indicator, ...]:
    return tuple(session.scalars(select(Indicator).where(Indicator.partnership_id == partnership_id).order_by(Indicator.position)))
