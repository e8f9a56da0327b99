"""Who is invited, as staff may see it: names as they were invited, and nothing of what anybody did with their link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.orm import Session

from surveys.collecting.returning import Why
from surveys.errors import NotFound
from surveys.messages import Message, msg
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Organisation, Person
from surveys.partnerships.listing import ListedPerson


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the partnership's list who is not invited. `possible`: their group was asked at the opening, so they can be."""

    person: ListedPerson
    possible: bool


REASONS: Mapping[Why, Message] = {
    Why.ADDRESS: msg("There is no such address."),
    Why.MAILBOX: msg("The mailbox is full or closed."),
    Why.REFUSED: msg("The mail server there refuses our letters."),
    Why.OTHER: msg("The mail server there could not deliver the letter."),
}


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody whose first letter came back, and why."""

    person: ListedPerson
    reason: Message


def roster(session: Session, evaluation: Evaluation, page: int, per_page: int) -> tuple[ListedPerson, ...]:
    """One page of those who are invited and were not replaced, by group, organisation and name. One statement."""
    rows = _people(evaluation).join(Invitation, Invitation.person_id == Person.id)
    its = rows.where(Invitation.evaluation_id == evaluation.id, Invitation.state != "replaced")
    return tuple(_listed(row) for row in session.execute(its.limit(per_page).offset((page - 1) * per_page)))


def invited_person(session: Session, evaluation: Evaluation, person_id: str) -> ListedPerson:
    """One of them. Raises NotFound."""
    rows = _people(evaluation).join(Invitation, Invitation.person_id == Person.id)
    its = rows.where(Invitation.evaluation_id == evaluation.id, Invitation.state != "replaced", Person.id == person_id)
    row = session.execute(its).first()
    if row is None:
        raise NotFound
    return _listed(row)


def came_back(session: Session, evaluation: Evaluation) -> tuple[CameBack, ...]:
    """Whose first letter came back, in the order of the roster. It went to everybody, and what its reader did afterwards changes nothing
    here: the list names no silent person. One statement."""
    rows = _people(evaluation).join(Invitation, Invitation.person_id == Person.id).add_columns(Invitation.returned)
    its = rows.where(Invitation.evaluation_id == evaluation.id, Invitation.state != "replaced", Invitation.returned != "")
    return tuple(CameBack(ListedPerson(*row[:-1]), REASONS[Why(row.returned)]) for row in session.execute(its))


def waiting(session: Session, evaluation: Evaluation) -> tuple[Waiting, ...]:
    """Everybody on the list who was never invited to this round. Two statements."""
    asked = asked_groups(session, evaluation.id)
    invited = exists().where(Invitation.evaluation_id == evaluation.id, Invitation.person_id == Person.id)
    return tuple(Waiting(_listed(row), row.group_id in asked) for row in session.execute(_people(evaluation).where(~invited)))


def asked_groups(session: Session, evaluation_id: str) -> frozenset[str]:
    """The groups that were asked at the opening; no other can be added later. One statement."""
    return frozenset(
        session.scalars(select(Invitation.group_id).where(Invitation.evaluation_id == evaluation_id, Invitation.wave == 0).distinct())
    )


def invited_people(session: Session, evaluation_id: str) -> int:
    """How many people of the list are invited. One statement."""
    its = (Invitation.evaluation_id == evaluation_id, Invitation.person_id.is_not(None), Invitation.state != "replaced")
    return session.scalar(select(func.count()).where(*its)) or 0


def _people(evaluation: Evaluation) -> Select[str, str, str, str, str, str]:
    return (
        select(Person.id, Person.name, Person.email, Person.lang, Organisation.name.label("organisation"), Person.group_id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .join(Group, Group.id == Person.group_id)
        .where(Person.partnership_id == evaluation.partnership_id)
        .order_by(Group.position, Organisation.name, Person.name, Person.id)
    )


def _listed(row: Row[str, str, str, str, str, str]) -> ListedPerson:
    return ListedPerson(*row)
