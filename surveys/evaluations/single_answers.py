"""Rows of single answers for an analyst: only where people were told so before they answered, and each time for a signed purpose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.released import read
from surveys.evaluations.sealed import pack_of
from surveys.messages import Message, msg
from surveys.models.evaluations import Evaluation, Taking
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long
from surveys.questionnaires.reporting import reported
from surveys.questionnaires.values import Mode
from surveys.scoring import rowwise
from surveys.scoring.rowwise import Rowwise
from surveys.scoring.values import Released

LINKS = "links"
LEAST_WORDS = 20
"""Characters of a purpose: a word is none."""


def refusal(session: Session, evaluation: Evaluation) -> Message | None:
    """Why no rows may be taken out of this round; None: they may. Raises NotFound before results are shared."""
    _row, released = read(session, evaluation.id)
    return _refused(evaluation, released)


def _refused(evaluation: Evaluation, released: Released) -> Message | None:
    told = evaluation.single_answers and evaluation.mode == Mode.ANONYMOUS and evaluation.source == LINKS and not evaluation.guarded
    return rowwise.refusal(released, told=told)


def sign(session: Session, evaluation: Evaluation, purpose: str, analyst: str, *, sure: bool, by: str, now: datetime) -> Taking:
    """Writes down for what and for whom. `sure`: whoever signs has ticked it. Raises NotFound, Refused, Invalid."""
    if reason := refusal(session, evaluation):
        raise Refused(reason)
    what_for, who = paragraphs(purpose), line(analyst)
    if problems := _problems(what_for, who, sure=sure):
        raise Invalid(problems)
    taking = Taking(evaluation_id=evaluation.id, account_id=by, purpose=what_for, analyst=who, signed_at=now)
    session.add(taking)
    session.flush()
    signed = {"taking": taking.id, "purpose": what_for, "analyst": who}
    verb = "take single answers out"
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=evaluation.id, after=signed, now=now)
    return taking


def takings(session: Session, evaluation_id: str) -> Sequence[Taking]:
    """What was taken out so far, the latest first."""
    mine = select(Taking).where(Taking.evaluation_id == evaluation_id)
    return session.scalars(mine.order_by(Taking.signed_at.desc(), Taking.id)).all()


def opened(session: Session, taking: Taking) -> tuple[Released, Rowwise]:
    """The release and the rows that were signed for. Raises Refused where the rules do not allow them."""
    evaluation = session.get_one(Evaluation, taking.evaluation_id)
    _row, released = read(session, evaluation.id)
    if reason := _refused(evaluation, released):
        raise Refused(reason)
    return released, rowwise.rowwise(reported(questionnaire_of(evaluation)), pack_of(session, evaluation))


def _problems(purpose: str, analyst: str, *, sure: bool) -> tuple[Problem, ...]:
    short = Problem(
        "purpose", msg("This does not say what for."), msg("Write in a sentence what is to be found out, and why figures do not do.")
    )
    unsigned = Problem("sure", msg("This was not signed."), msg("Read it and tick it."))
    return (
        *(() if len(purpose) >= LEAST_WORDS else (short,)),
        *too_long("purpose", purpose, PARAGRAPH),
        *absent("analyst", analyst),
        *too_long("analyst", analyst),
        *(() if sure else (unsigned,)),
    )
