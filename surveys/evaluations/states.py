"""The states of an evaluation and what each allows: every rule about them is here.

draft → open → closed (grace, may be reopened) → sealing → sealed → shared → final
Answers that were collected elsewhere go from draft to sealing at once (`from_file`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from surveys.errors import Refused, WrongState
from surveys.messages import Message, msg
from surveys.models.evaluations import Evaluation


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    SEALING = "sealing"
    SEALED = "sealed"
    SHARED = "shared"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states an act is allowed, to which it leads (None: it stays), and what is said otherwise."""

    allowed: tuple[State, ...]
    leads_to: State | None
    refusal: Message


RULES: Mapping[str, Rule] = {
    "change": Rule((State.DRAFT,), None, msg("The evaluation has been opened, so this is fixed.")),
    "open": Rule((State.DRAFT,), State.OPEN, msg("The evaluation has been opened already.")),
    "seal_file": Rule((State.DRAFT,), State.SEALING, msg("The answers of this round are sealed, or are being collected by links.")),
    "raise_k": Rule((State.DRAFT, State.OPEN, State.CLOSED), None, msg("The answers are sealed, so this is fixed.")),
    "protect": Rule(
        (State.OPEN, State.CLOSED, State.SEALED), None, msg("More protection can be chosen from the opening until the results are shared.")
    ),
    "invite": Rule((State.OPEN,), None, msg("Who is invited can be changed while the evaluation is open.")),
    "type_sheets": Rule(
        (State.OPEN, State.CLOSED), None, msg("Paper sheets are typed while the round is open, and until its answers are sealed.")
    ),
    "remind": Rule((State.OPEN,), None, msg("People can be reminded while the evaluation is open.")),
    "extend": Rule((State.OPEN,), None, msg("The closing day can be moved while the evaluation is open.")),
    "close": Rule((State.OPEN,), State.CLOSED, msg("Only an open evaluation can be closed.")),
    "reopen": Rule((State.CLOSED,), State.OPEN, msg("Only an evaluation that was closed and is not sealed can be opened again.")),
    "begin_sealing": Rule((State.CLOSED,), State.SEALING, msg("An evaluation is sealed after it was closed.")),
    "finish_sealing": Rule((State.SEALING,), State.SEALED, msg("The answers are not being sealed.")),
    "choose_comments": Rule(
        (State.SEALED,), None, msg("Comments are chosen after the answers are sealed and before the results are shared.")
    ),
    "share": Rule((State.SEALED,), State.SHARED, msg("Results can be shared once, after the answers are sealed.")),
    "edit_findings": Rule(
        (State.SHARED,), None, msg("Findings are worded and ordered after the results are shared and before they are final.")
    ),
    "take_out_quotes": Rule(
        (State.SHARED, State.FINAL),
        None,
        msg("A quotation is taken out after the results are shared; before that, it is simply not ticked."),
    ),
    "add_words": Rule(
        (State.DRAFT, State.OPEN, State.CLOSED, State.SEALING, State.SEALED, State.SHARED),
        None,
        msg("The results are final, so this is fixed."),
    ),
    "finish": Rule((State.SHARED,), State.FINAL, msg("Only shared results can be made final.")),
}

WITH_WORDS = (State.SEALED, State.SHARED, State.FINAL)
WITH_RESULTS = (State.SHARED, State.FINAL)


def allows(evaluation: Evaluation, act: str) -> bool:
    """Whether the evaluation's state allows the act."""
    return State(evaluation.state) in RULES[act].allowed


def require(evaluation: Evaluation, act: str) -> None:
    """Raises WrongState with the reason unless the state allows the act."""
    if not allows(evaluation, act):
        raise WrongState(RULES[act].refusal)


def move(evaluation: Evaluation, act: str) -> None:
    """The state to which the act leads. Raises WrongState."""
    require(evaluation, act)
    leads_to = RULES[act].leads_to
    if leads_to is not None:
        evaluation.state = leads_to.value


def zone_of(evaluation: Evaluation) -> ZoneInfo:
    """The evaluation's own time zone."""
    return ZoneInfo(evaluation.zone)


def closing_moment(evaluation: Evaluation) -> datetime | None:
    """The first moment that is too late: midnight after the closing day in the evaluation's own zone."""
    if evaluation.closes_on is None:
        return None
    return datetime.combine(evaluation.closes_on + timedelta(days=1), time.min, zone_of(evaluation))


def grace_ends(evaluation: Evaluation) -> datetime | None:
    """Until when a closed evaluation may be reopened; then it seals."""
    return None if evaluation.closed_at is None else evaluation.closed_at + timedelta(hours=evaluation.grace_hours)


def require_grace(evaluation: Evaluation, now: datetime) -> None:
    """Raises Refused when the time for undoing the closing is over."""
    ends = grace_ends(evaluation)
    if ends is None or now >= ends:
        raise Refused(msg("The time in which the closing could be undone is over."))
