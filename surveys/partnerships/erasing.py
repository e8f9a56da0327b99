"""Taking names and addresses off the lists when their time is over, and on request.

A person's row goes; the place that they had in a round stays, without a name, so that nothing that was counted changes.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.models.collecting import Invitation
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partner, Partnership, Person
from surveys.work import post

KEPT = "kept"
"""The letter that tells those who stay in contact that the others were erased, and how to end it."""
ENDED = ("concluded", "ended_early")
_FINISHED = or_(Evaluation.state.in_(("sealed", "shared", "final")), Evaluation.lost)
_FOCAL = or_(Partner.focal_name != "", Partner.focal_email != "")


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long one round keeps the names of those who were asked in it: `until` a day, None while it is not closed; then `months` count
    from the closing."""

    title: str
    months: int
    until: date | None


def erasing_day(closed: date, months: int) -> date:
    """The day so many months later, or the last of its month."""
    year, month = divmod(closed.month - 1 + months, 12)
    return date(closed.year + year, month + 1, min(closed.day, monthrange(closed.year + year, month + 1)[1]))


def due(session: Session, today: date) -> tuple[str, ...]:
    """The evaluations whose time is over and whose names are still here. One statement, and quick when there are none."""
    over = select(Evaluation.id).where(Evaluation.names_until <= today, ~Evaluation.names_erased, _FINISHED)
    return tuple(session.scalars(over.order_by(Evaluation.id)))


def erase_due(session: Session, evaluation: Evaluation, *, now: datetime) -> int:
    """Erases those who were asked in this evaluation, unless they agreed to stay in contact (then a letter tells them how to end it) or
    another round still needs them. How many people."""
    asked = select(Invitation.person_id).where(Invitation.evaluation_id == evaluation.id, Invitation.person_id.is_not(None))
    gone = session.scalars(delete(Person).where(Person.id.in_(asked), _unneeded(now.date())).returning(Person.id)).all()
    _tell_those_who_stay(session, evaluation, now)
    evaluation.names_erased = True
    _record(session, "evaluation", evaluation.id, len(gone), by=None, now=now)
    return len(gone)


def due_focal_persons(session: Session, today: date) -> tuple[str, ...]:
    """The partnerships that have ended, no round of which is prepared, open or still keeps its names, with focal persons that are named."""
    its = Evaluation.partnership_id == Partner.partnership_id
    over = (exists().where(its, _over(today)), ~exists().where(its, ~_over(today)))
    found = select(Partner.partnership_id).join(Partnership).where(Partnership.status.in_(ENDED), _FOCAL, *over)
    return tuple(session.scalars(found.distinct().order_by(Partner.partnership_id)))


def erase_focal_persons(session: Session, partnership_id: str, *, now: datetime) -> int:
    """Erases the names and addresses of a partnership's focal persons. How many."""
    its = (Partner.partnership_id == partnership_id, _FOCAL)
    gone = session.scalars(update(Partner).where(*its).values(focal_name="", focal_email="").returning(Partner.id)).all()
    _record(session, "partnership", partnership_id, len(gone), by=None, now=now)
    return len(gone)


def forget(session: Session, person: Person, *, by: str, now: datetime) -> None:
    """The person goes from the list at their own request, at once and whatever round they are invited to. Their place stays counted, their
    link goes on working, and no more letters come."""
    record(session, account_id=by, verb="forget", object_kind="person", object_id=person.id, now=now)
    session.delete(person)
    session.flush()


def end_contact(session: Session, person_id: str, *, by: str | None, now: datetime) -> None:
    """Somebody no longer agrees to stay in contact. If their time is over they are erased at once. Whoever had not agreed is left as they
    are, and it looks the same."""
    person = session.get(Person, person_id)
    if person is None:
        return
    person.stays = False
    session.flush()
    partnership_id = person.partnership_id
    if by:
        record(session, account_id=by, verb="end_contact", object_kind="person", object_id=person_id, now=now)
    gone = session.scalars(delete(Person).where(Person.id == person_id, _was_asked(), _unneeded(now.date())).returning(Person.id)).all()
    if gone:
        session.expunge(person)
        _record(session, "partnership", partnership_id, 1, by=by, now=now)


def keeping(session: Session, partnership_id: str) -> tuple[Keeping, ...]:
    """How long the rounds of a partnership keep their names, those whose time is not over. One statement."""
    rows = select(Evaluation.title, Evaluation.names_months, Evaluation.names_until).where(
        Evaluation.partnership_id == partnership_id, Evaluation.state != "draft", ~Evaluation.names_erased
    )
    return tuple(Keeping(*row) for row in session.execute(rows.order_by(Evaluation.round, Evaluation.created_at)))


def staying(session: Session, partnership_id: str, today: date) -> frozenset[str]:
    """Who is on the list only because they agreed to stay in contact: their time is over otherwise. Before that nobody is told who agreed,
    or how many: most who agree have answered, and whoever ends one person's contact would see the number fall. One statement."""
    its = (Person.partnership_id == partnership_id, Person.stays, _was_asked(), ~_still_needed(today))
    return frozenset(session.scalars(select(Person.id).where(*its)))


def _unneeded(today: date) -> ColumnElement[bool]:
    return and_(~Person.stays, ~_still_needed(today))


def _still_needed(today: date) -> ColumnElement[bool]:
    """Whether a round in which the person was asked still keeps its names."""
    return exists().where(Invitation.person_id == Person.id, Evaluation.id == Invitation.evaluation_id, ~_over(today))


def _over(today: date) -> ColumnElement[bool]:
    return and_(Evaluation.names_until.is_not(None), Evaluation.names_until <= today, _FINISHED)


def _was_asked() -> ColumnElement[bool]:
    return exists().where(Invitation.person_id == Person.id)


def _tell_those_who_stay(session: Session, evaluation: Evaluation, now: datetime) -> None:
    rows = (
        select(Invitation.id)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.evaluation_id == evaluation.id, Person.stays, Person.email != "", ~_still_needed(now.date()))
    )
    for invitation_id in session.scalars(rows).all():
        post(session, KEPT, subject_id=invitation_id.hex(), due_at=now, evaluation_id=evaluation.id)


def _record(session: Session, kind: str, id_: str, number: int, *, by: str | None, now: datetime) -> None:
    """How many, and nobody."""
    record(session, account_id=by, verb="erase_names", object_kind=kind, object_id=id_, after={"erased": number}, now=now)
