"""Opening: the questionnaire is frozen, the keys are made, everybody on the list is invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.answer_file import FILE
from surveys.collecting.counting import INVITATION
from surveys.collecting.derivations import invitation_id
from surveys.collecting.inviting import invite, mint
from surveys.collecting.keyring import KeyRing
from surveys.errors import Invalid, Problem, Refused
from surveys.evaluations import states
from surveys.evaluations.agreeing import fix
from surveys.evaluations.checklist import Line, checklist, missing
from surveys.evaluations.placing import asked
from surveys.evaluations.wording import fix_voices
from surveys.messages import msg
from surveys.models.collecting import Cards
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation, Person
from surveys.questionnaires import stored
from surveys.work import post


@dataclass(frozen=True, slots=True)
class Letter:
    """For somebody without an e-mail address: the link is shown once, when the letter is made. `again`: it was lost and is printed anew."""

    name: str
    lang: str
    group_id: str
    secret: str = field(repr=False)
    again: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """Cards to be handed out, each for one person whose name nobody knows: their links are shown once and kept nowhere. `sheets_id`: the
    printing, where these are paper sheets, which are printed by themselves."""

    group_id: str
    organisation: str
    lang: str
    secrets: tuple[str, ...] = field(repr=False)
    sheets_id: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """How many were invited, at the opening or later, how many of them by e-mail, the letters for the others, and the cards."""

    invited: int
    by_email: int = 0
    letters: tuple[Letter, ...] = ()
    cards: tuple[Printing, ...] = ()


def open_evaluation(session: Session, ring: KeyRing, evaluation: Evaluation, *, by: str | None = None, now: datetime) -> Opened:
    """Opens a draft. Raises WrongState, and Invalid with what is missing. The evaluation is locked, so that nobody opens it or takes an
    agreement back at the same moment."""
    session.refresh(evaluation, with_for_update={"key_share": True})
    states.require(evaluation, "open")
    if evaluation.source == FILE:
        raise Refused(msg("Answers from a file lie here. Seal them, or throw the file away before you open the round."))
    lacking = missing(checklist(session, evaluation, now))
    if lacking:
        raise Invalid([_problem(line) for line in lacking])
    fix(session, evaluation, now)
    frozen = asked(session, evaluation)
    evaluation.questionnaire, evaluation.digest = stored.to_json(frozen), stored.digest(frozen)
    fix_voices(session, evaluation)
    evaluation.opened_at = now
    states.move(evaluation, "open")
    ring.create(evaluation.id)
    people = _people(session, evaluation.partnership_id)
    secrets = invite(session, ring, evaluation, people, now=now)
    cards = tuple(printed(session, ring, evaluation, one, now=now) for one in planned(session, evaluation.id))
    _record(session, evaluation, by, now)
    letters = delivered(session, ring, evaluation, people, secrets, now)
    return replace(letters, invited=len(people) + sum(len(one.secrets) for one in cards), cards=cards)


def delivered(
    session: Session, ring: KeyRing, evaluation: Evaluation, people: Sequence[Person], secrets: Sequence[str], now: datetime
) -> Opened:
    """Leaves the letters of the people who were just invited in the outbox; gives those that have to be printed."""
    key = ring.link_key(evaluation.id)
    by_email = [invitation_id(key, secret) for person, secret in zip(people, secrets, strict=True) if person.email]
    for one in sorted(by_email):
        post(session, INVITATION, subject_id=one.hex(), due_at=now, evaluation_id=evaluation.id)
    return Opened(len(people), len(by_email), _letters(people, secrets))


def planned(session: Session, evaluation_id: str) -> Sequence[Cards]:
    """The printings that were asked for before the opening."""
    its = select(Cards).where(Cards.evaluation_id == evaluation_id, Cards.state == "planned")
    return session.scalars(its.order_by(Cards.id)).all()


def printed(session: Session, ring: KeyRing, evaluation: Evaluation, cards: Cards, *, now: datetime, wave: int = 0) -> Printing:
    """Makes the links of a printing."""
    cards.state = "printed"
    secrets = mint(session, ring, evaluation, cards, now=now, wave=wave)
    organisation = session.get_one(Organisation, cards.organisation_id).name
    return Printing(cards.group_id, organisation, cards.lang, tuple(secrets), cards.id if cards.sheets else "")


def _people(session: Session, partnership_id: str) -> Sequence[Person]:
    return session.scalars(select(Person).where(Person.partnership_id == partnership_id).order_by(Person.id)).all()


def _letters(people: Sequence[Person], secrets: Sequence[str]) -> tuple[Letter, ...]:
    pairs = zip(people, secrets, strict=True)
    return tuple(Letter(person.name, person.lang, person.group_id, secret) for person, secret in pairs if not person.email)


def _problem(line: Line) -> Problem:
    return Problem(line.where, line.what, msg("Mend this first; the check list leads there."))


def _record(session: Session, evaluation: Evaluation, by: str | None, now: datetime) -> None:
    after = {"digest": evaluation.digest.hex(), "k": evaluation.k, "mode": evaluation.mode, "estimand": evaluation.estimand}
    record(session, account_id=by, verb="open", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
