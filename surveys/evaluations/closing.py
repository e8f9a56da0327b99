"""Ending the time for answers: by hand or by the calendar; undoing it within the grace time; moving the day once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.evaluations import states
from surveys.evaluations.announcing import announce
from surveys.messages import Message, msg
from surveys.models.evaluations import Evaluation
from surveys.partnerships.erasing import erasing_day
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long

WIDEST_ZONE = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Due:
    """What the worker must do now: ids of evaluations to close, and of those to seal."""

    close: tuple[str, ...]
    seal: tuple[str, ...]


def close(session: Session, evaluation: Evaluation, *, by: str | None, now: datetime) -> None:
    """No more answers. When the closing day is over, it counts as closed since that midnight; before that the focal persons are told.
    Raises WrongState."""
    states.move(evaluation, "close")
    close_now(evaluation, now)
    _record(session, evaluation, "close", by, now)
    if evaluation.closes_on is not None and not is_over(evaluation, now):
        early = msg("The round was closed by hand. The last day for answers would have been {day}.", day=evaluation.closes_on)
        announce(session, evaluation, early, by=by, now=now)


def close_now(evaluation: Evaluation, now: datetime) -> None:
    """When it was closed, and until when names are kept."""
    moment = states.closing_moment(evaluation)
    evaluation.closed_at = min(now, moment) if moment else now
    evaluation.names_until = erasing_day(_last_day(evaluation, moment), evaluation.names_months)


def reopen(session: Session, evaluation: Evaluation, *, by: str, now: datetime, until: date | None = None, reason: str = "") -> None:
    """Undoes the closing within the grace time. If the closing day is over it needs a new one, which counts as the one extension."""
    states.require(evaluation, "reopen")
    states.require_grace(evaluation, now)
    states.move(evaluation, "reopen")
    evaluation.closed_at, evaluation.names_until = None, None
    moves = until is not None or is_over(evaluation, now)
    if moves:
        _move_day(evaluation, until, reason, now)
    _record(session, evaluation, "reopen", by, now)
    announce(session, evaluation, _days(_AGAIN_AND_MOVED if moves else _AGAIN, evaluation), why=_told(reason), by=by, now=now)


def extend(session: Session, evaluation: Evaluation, until: date | None, reason: str, *, by: str, now: datetime) -> None:
    """A later closing day, once, with a reason that people are shown. Raises Invalid, Refused, WrongState."""
    states.require(evaluation, "extend")
    _move_day(evaluation, until, reason, now)
    _record(session, evaluation, "extend", by, now)
    announce(session, evaluation, _days(_MOVED, evaluation), why=evaluation.extension_reason, by=by, now=now)


def begin_sealing(session: Session, evaluation: Evaluation, *, by: str | None, now: datetime, at_once: bool = False) -> None:
    """The final closing begins: after the grace time, or `at_once` when somebody says so. Raises Refused, WrongState."""
    states.require(evaluation, "begin_sealing")
    ends = states.grace_ends(evaluation)
    if not at_once and ends is not None and now < ends:
        raise Refused(msg("The closing can still be undone. Wait until that time is over, or seal at once."))
    states.move(evaluation, "begin_sealing")
    _record(session, evaluation, "begin_sealing", by, now)


def is_over(evaluation: Evaluation, now: datetime) -> bool:
    """Whether the closing day has passed."""
    moment = states.closing_moment(evaluation)
    return moment is not None and moment <= now


def due(session: Session, now: datetime) -> Due:
    """Which evaluations are to be closed and which to be sealed now. Two statements, however many evaluations there are."""
    maybe = select(Evaluation).where(Evaluation.state == "open", Evaluation.closes_on < (now + WIDEST_ZONE).date())
    closed = select(Evaluation).where(Evaluation.state.in_(("closed", "sealing")))
    return Due(
        close=tuple(e.id for e in session.scalars(maybe) if (moment := states.closing_moment(e)) is not None and moment <= now),
        seal=tuple(e.id for e in session.scalars(closed) if e.state == "sealing" or _grace_is_over(e, now)),
    )


def _grace_is_over(evaluation: Evaluation, now: datetime) -> bool:
    ends = states.grace_ends(evaluation)
    return ends is not None and ends <= now


def _last_day(evaluation: Evaluation, moment: datetime | None) -> date:
    """The day it was closed on, in its own zone; the closing day when that was over."""
    closed = evaluation.closed_at
    assert closed is not None
    over = moment is not None and closed == moment and evaluation.closes_on is not None
    return evaluation.closes_on if over and evaluation.closes_on else closed.astimezone(states.zone_of(evaluation)).date()


def _move_day(evaluation: Evaluation, until: date | None, reason: str, now: datetime) -> None:
    if evaluation.extended_from is not None:
        raise Refused(msg("The closing day was moved once already. People were told, and it stays."))
    said = paragraphs(reason)
    problems = (*absent("reason", said), *too_long("reason", said, PARAGRAPH), *_not_later(evaluation, until, now))
    if problems:
        raise Invalid(problems)
    evaluation.extended_from, evaluation.extension_reason, evaluation.closes_on = evaluation.closes_on, said, until


_MOVED = msg("The last day for answers was moved from {before} to {after}.")
_AGAIN = msg("The round had been closed and is open again. Answers are taken until the end of {after}.")
_AGAIN_AND_MOVED = msg("The round had been closed and is open again. The last day for answers was moved from {before} to {after}.")


def _days(said: Message, evaluation: Evaluation) -> Message:
    return Message(said.text, {"before": evaluation.extended_from or "", "after": evaluation.closes_on or ""})


def _told(reason: str) -> str:
    """The reason as focal persons are told it. Raises Invalid when it is too long."""
    said = paragraphs(reason)
    if problems := too_long("reason", said, PARAGRAPH):
        raise Invalid(problems)
    return said


def _not_later(evaluation: Evaluation, until: date | None, now: datetime) -> tuple[Problem, ...]:
    today = now.astimezone(states.zone_of(evaluation)).date()
    if until is not None and until >= today and (evaluation.closes_on is None or until > evaluation.closes_on):
        return ()
    return (Problem("until", msg("This day is not later than the closing day."), msg("Choose a day after it, today or later.")),)


def _record(session: Session, evaluation: Evaluation, verb: str, by: str | None, now: datetime) -> None:
    after = {"state": evaluation.state, "closes_on": evaluation.closes_on}
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
