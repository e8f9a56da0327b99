"""People who are invited after the opening: more of a group that was asked, and somebody in another's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.collecting import inviting
from surveys.collecting.keyring import KeyRing
from surveys.errors import Problem
from surveys.evaluations.changes import group_name, reasoned, require_changeable, size, tell
from surveys.evaluations.opening import Opened, delivered
from surveys.evaluations.roster import invited_person, waiting
from surveys.messages import msg, nmsg
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person
from surveys.partnerships.addresses import not_an_address, same
from surveys.partnerships.wording import absent, line, too_long, unknown_choice


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is asked in somebody's place; the group and the organisation stay those of the place."""

    name: str
    email: str = ""
    lang: str = "en"


def invite_more(
    session: Session, ring: KeyRing, evaluation: Evaluation, person_ids: Collection[str], why: str, *, by: str, now: datetime
) -> Opened:
    """Invites people who came onto the list after the opening, in groups that were asked then. Raises Invalid, Refused, WrongState."""
    require_changeable(evaluation)
    wave = inviting.next_wave(session, evaluation)
    chosen = [one.person.id for one in waiting(session, evaluation) if one.possible and one.person.id in person_ids]
    reason = reasoned(why, () if chosen else _nobody())
    people = session.scalars(select(Person).where(Person.id.in_(chosen)).order_by(Person.id)).all()
    secrets = inviting.invite(session, ring, evaluation, people, now=now, wave=wave)
    _tell_each_group(session, evaluation, people, reason, by, now)
    return delivered(session, ring, evaluation, people, secrets, now)


def replace_person(
    session: Session, ring: KeyRing, evaluation: Evaluation, person_id: str, newcomer: Newcomer, why: str, *, by: str, now: datetime
) -> Opened:
    """Somebody new in the place of an invited person. What that person sent still counts, and nobody learns whether there is anything.
    Raises Invalid, NotFound, Refused, WrongState."""
    require_changeable(evaluation)
    inviting.next_wave(session, evaluation)
    old = session.get_one(Person, invited_person(session, evaluation, person_id).id)
    clean = Newcomer(line(newcomer.name), line(newcomer.email), newcomer.lang)
    reason = reasoned(why, _problems(session, evaluation, clean))
    new = _person(session, old, clean)
    secret = inviting.replace(session, ring, evaluation, old.id, new, now=now)
    said = msg(
        "In the group “{group}” somebody of the same organisation is asked in the place of another. "
        "If anything was sent before, it counts.",
        group=group_name(session, old.group_id),
    )
    tell(session, evaluation, "replace", {"person": old.id, "by": new.id}, said, reason, by=by, now=now)
    return delivered(session, ring, evaluation, [new], [secret], now)


def _tell_each_group(session: Session, evaluation: Evaluation, people: Sequence[Person], reason: str, by: str, now: datetime) -> None:
    for group_id, more in sorted(Counter(person.group_id for person in people).items()):
        after = size(session, evaluation.id, group_id)
        said = nmsg(
            "{n} person of the group “{group}” was invited after the opening. Invited in this group before: {before}, now: {after}.",
            "{n} people of the group “{group}” were invited after the opening. Invited in this group before: {before}, now: {after}.",
            more,
            group=group_name(session, group_id),
            before=after - more,
            after=after,
        )
        ids = {"people": sorted(person.id for person in people if person.group_id == group_id)}
        tell(session, evaluation, "invite", ids, said, reason, by=by, now=now)


def _person(session: Session, old: Person, clean: Newcomer) -> Person:
    new = Person(partnership_id=old.partnership_id, group_id=old.group_id, organisation_id=old.organisation_id)
    new.name, new.email, new.lang = clean.name, clean.email, clean.lang
    session.add(new)
    session.flush()
    return new


def _problems(session: Session, evaluation: Evaluation, clean: Newcomer) -> Sequence[Problem]:
    return (
        *absent("name", clean.name),
        *too_long("name", clean.name),
        *not_an_address("email", clean.email),
        *_known_address(session, evaluation, clean.email),
        *unknown_choice("lang", clean.lang, tuple(evaluation.languages)),
    )


def _known_address(session: Session, evaluation: Evaluation, email: str) -> tuple[Problem, ...]:
    known = session.scalars(select(Person.email).where(Person.partnership_id == evaluation.partnership_id, Person.email != ""))
    if not email or same(email) not in {same(one) for one in known}:
        return ()
    return (
        Problem("email", msg("This address is on the list already."), msg("Give another one, or leave it empty for a printed letter.")),
    )


def _nobody() -> tuple[Problem, ...]:
    return (Problem("people", msg("Nobody was ticked."), msg("Tick at least one person.")),)
