"""The organisations of a partnership and who speaks for each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.messages import msg
from surveys.models.agreements import Agreement
from surveys.models.partnerships import Organisation, Partner, Partnership, Person
from surveys.partnerships import finding
from surveys.partnerships.addresses import not_an_address
from surveys.partnerships.wording import absent, line, too_long, unknown_choice
from surveys.translator import LANGUAGES

KINDS = ("civil_society", "community", "government", "un", "donor", "private_sector", "academia", "other")
PILLARS = ("", "humanitarian", "development", "peacebuilding")


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """One partner: its organisation, what kind it is, where it stands, and its focal person with the language of their letters."""

    name: str
    kind: str = ""
    country: str = ""
    pillar: str = ""
    focal_name: str = ""
    focal_email: str = ""
    focal_lang: str = "en"


def add_partner(session: Session, partnership: Partnership, details: PartnerDetails, *, by: str, now: datetime) -> Partner:
    """The organisation joins the partnership; one already known here by this name is taken, else a new one is made. Raises Invalid."""
    clean = _checked(details)
    organisation = _organisation(session, partnership.id, clean, by)
    if _is_partner(session, partnership.id, organisation.id):
        raise Invalid([_twice(clean.name)])
    partner = Partner(partnership_id=partnership.id, organisation_id=organisation.id)
    _write(partner, organisation, clean)
    session.add(partner)
    session.flush()
    record(session, account_id=by, verb="add", object_kind="partner", object_id=partner.id, after=asdict(clean), now=now)
    return partner


def change_partner(session: Session, partner: Partner, details: PartnerDetails, *, by: str, now: datetime) -> None:
    """What is said of the partner, anew. Raises Invalid."""
    organisation = session.get_one(Organisation, partner.organisation_id)
    clean, before = _checked(details), details_of(partner, organisation)
    others = {o.name.casefold() for o in finding.organisations(session, partner.partnership_id) if o.id != organisation.id}
    if clean.name.casefold() in others:
        raise Invalid([_twice(clean.name)])
    if clean.focal_email != before.focal_email:
        _end_links(session, partner.id)
    _write(partner, organisation, clean)
    record(
        session,
        account_id=by,
        verb="change",
        object_kind="partner",
        object_id=partner.id,
        before=asdict(before),
        after=asdict(clean),
        now=now,
    )


def remove_partner(session: Session, partner: Partner, *, by: str, now: datetime) -> None:
    """The organisation leaves the partnership. Refused while people of it are on the list."""
    people = select(Person.id).where(Person.partnership_id == partner.partnership_id, Person.organisation_id == partner.organisation_id)
    if session.scalars(people.limit(1)).first():
        raise Refused(msg("People of this organisation are on the list of people. Remove them or move them first."))
    record(session, account_id=by, verb="remove", object_kind="partner", object_id=partner.id, now=now)
    session.delete(partner)
    session.flush()


def details_of(partner: Partner, organisation: Organisation) -> PartnerDetails:
    """What is said of the partner now."""
    return PartnerDetails(
        organisation.name,
        organisation.kind,
        organisation.country,
        partner.pillar,
        partner.focal_name,
        partner.focal_email,
        partner.focal_lang,
    )


def _organisation(session: Session, partnership_id: str, clean: PartnerDetails, owner_id: str) -> Organisation:
    for known in finding.organisations(session, partnership_id):
        if known.name.casefold() == clean.name.casefold():
            return known
    made = Organisation(owner_id=owner_id, name=clean.name)
    session.add(made)
    session.flush()
    return made


def _is_partner(session: Session, partnership_id: str, organisation_id: str) -> bool:
    found = select(Partner.id).where(Partner.partnership_id == partnership_id, Partner.organisation_id == organisation_id)
    return session.scalars(found).first() is not None


def _write(partner: Partner, organisation: Organisation, clean: PartnerDetails) -> None:
    organisation.name, organisation.kind, organisation.country = clean.name, clean.kind, clean.country
    for name in ("pillar", "focal_name", "focal_email", "focal_lang"):
        setattr(partner, name, getattr(clean, name))


def _end_links(session: Session, partner_id: str) -> None:
    """Somebody else speaks for the partner now: the link of whoever did before ends, and the new one may be asked at once."""
    session.execute(update(Agreement).where(Agreement.partner_id == partner_id).values(key=None, asked_at=None))


def _twice(name: str) -> Problem:
    return Problem("name", msg("“{name}” is already here.", name=name), msg("Change that one, or give this one another name."))


def _checked(details: PartnerDetails) -> PartnerDetails:
    clean = PartnerDetails(**{name: line(value) for name, value in asdict(details).items()})
    problems = [problem for name, value in asdict(clean).items() for problem in too_long(name, value)]
    problems += absent("name", clean.name)
    problems += unknown_choice("kind", clean.kind, ("", *KINDS))
    problems += unknown_choice("pillar", clean.pillar, PILLARS)
    problems += not_an_address("focal_email", clean.focal_email)
    problems += unknown_choice("focal_lang", clean.focal_lang, LANGUAGES)
    if problems:
        raise Invalid(problems)
    return clean
