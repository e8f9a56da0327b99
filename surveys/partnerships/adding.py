"""Putting people on the partnership's list, and taking them off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.messages import msg
from surveys.models.collecting import Invitation
from surveys.models.partnerships import Organisation, Partnership, Person
from surveys.partnerships import finding
from surveys.partnerships.addresses import same
from surveys.partnerships.groups import add_group
from surveys.partnerships.people import Known, Row


def known(session: Session, partnership: Partnership, *, lang: str = "en", languages: tuple[str, ...] = ()) -> Known:
    """What the partnership has already, for reading a list against it. Group names count in every language they have."""
    emails = session.scalars(select(Person.email).where(Person.partnership_id == partnership.id, Person.email != ""))
    return Known(
        groups=tuple(name for group in finding.groups(session, partnership.id) for name in group.name.values()),
        organisations=tuple(organisation.name for organisation in finding.organisations(session, partnership.id)),
        emails=frozenset(same(email) for email in emails),
        languages=languages,
        language=lang,
    )


def add_people(
    session: Session,
    partnership: Partnership,
    rows: Iterable[Row],
    *,
    by: str,
    now: datetime,
    lang: str = "en",
    new_groups: bool = False,
    new_organisations: bool = False,
) -> int:
    """The rows without problems, saved; how many. Names not yet known are made where allowed (groups named in `lang`), else Invalid
    lists them."""
    good = [row for row in rows if not row.problems]
    make = _group_maker(session, partnership, lang, by, now)
    groups = _groups(session, partnership, good, make, allowed=new_groups)
    organisations = _organisations(session, partnership, good, by, allowed=new_organisations)
    for row in good:
        session.add(
            Person(
                partnership_id=partnership.id,
                group_id=groups[row.group.casefold()],
                organisation_id=organisations[row.organisation.casefold()],
                name=row.name,
                email=row.email,
                lang=row.lang,
            )
        )
    session.flush()
    record(
        session, account_id=by, verb="add_people", object_kind="partnership", object_id=partnership.id, after={"people": len(good)}, now=now
    )
    return len(good)


def is_invited(session: Session, person_id: str) -> bool:
    """Whether the person is invited to a round that is not sealed yet."""
    waiting = select(Invitation.id).where(Invitation.person_id == person_id, Invitation.state != "sealed")
    return session.scalars(waiting.limit(1)).first() is not None


def remove_person(session: Session, person: Person, *, by: str, now: datetime) -> None:
    """The person goes from the list. Refused while an evaluation in which they were invited takes answers: `erasing.forget` does that too,
    when they ask for it."""
    if is_invited(session, person.id):
        raise Refused(msg("This person is invited to an evaluation that is not sealed yet."))
    record(session, account_id=by, verb="remove", object_kind="person", object_id=person.id, now=now)
    session.delete(person)
    session.flush()


def _groups(session: Session, partnership: Partnership, rows: list[Row], make: Callable[[str], str], *, allowed: bool) -> Mapping[str, str]:
    ids = {name.casefold(): group.id for group in finding.groups(session, partnership.id) for name in group.name.values()}
    return _completed(ids, [row.group for row in rows], make, "group", allowed=allowed)


def _group_maker(session: Session, partnership: Partnership, lang: str, by: str, now: datetime) -> Callable[[str], str]:
    return lambda name: add_group(session, partnership, {lang: name}, by=by, now=now).id


def _organisations(session: Session, partnership: Partnership, rows: list[Row], owner_id: str, *, allowed: bool) -> Mapping[str, str]:
    ids = {organisation.name.casefold(): organisation.id for organisation in finding.organisations(session, partnership.id)}

    def make(name: str) -> str:
        organisation = Organisation(owner_id=owner_id, name=name)
        session.add(organisation)
        session.flush()
        return organisation.id

    return _completed(ids, [row.organisation for row in rows], make, "organisation", allowed=allowed)


def _completed(ids: dict[str, str], names: list[str], make: Callable[[str], str], place: str, *, allowed: bool) -> Mapping[str, str]:
    unknown = {name.casefold(): name for name in reversed(names) if name.casefold() not in ids}
    if unknown and not allowed:
        raise Invalid([_unknown(place, name) for name in unknown.values()])
    return ids | {key: make(name) for key, name in reversed(unknown.items())}


def _unknown(place: str, name: str) -> Problem:
    return Problem(place, msg("“{name}” is new here.", name=name), msg("Add it first, or say that it may be made."))
