"""Asking the partners before the opening, and writing down what was agreed otherwise or why a round goes on without one of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Refused
from surveys.evaluations import states
from surveys.evaluations.agreements import ASKING, Standing, row_of, standing_of, standings
from surveys.evaluations.checklist import AGREEMENT, checklist, missing
from surveys.evaluations.delivering import REST
from surveys.evaluations.planned import Plan, digest, planned, to_json
from surveys.messages import msg
from surveys.models.agreements import Agreement
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partner
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long, unknown_choice
from surveys.work import post

WRITTEN_DOWN = ("otherwise", "without")


def ask_all(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> int:
    """A letter to every focal person whose agreement is still needed; how many. Raises WrongState, and Refused while something else is
    missing or when there is nobody to ask now."""
    _require_ready(session, evaluation, now)
    open_ones = [one for one in standings(session, evaluation) if may_be_asked(one, now) and not one.holds]
    if not open_ones:
        raise Refused(msg("There is nobody to ask now: they have agreed, have no address, or were asked less than two days ago."))
    for one in open_ones:
        _ask(session, evaluation, one.partner_id, by, now)
    return len(open_ones)


def ask(session: Session, evaluation: Evaluation, partner: Partner, *, by: str, now: datetime) -> None:
    """One more letter to one focal person; its link ends the older one. Raises WrongState, and Refused without an address and within two
    days of a letter that was not answered yet."""
    _require_ready(session, evaluation, now)
    one = standing_of(session, evaluation, partner)
    if not one.reachable:
        raise Refused(msg("This partner has no focal person with an address. Add one first."))
    if not may_be_asked(one, now):
        raise Refused(msg("This focal person was asked less than two days ago. Please let them be for now."))
    _ask(session, evaluation, partner.id, by, now)


def may_be_asked(one: Standing, now: datetime) -> bool:
    """Whether a letter may go out: there is an address, and the last letter was answered or lies two days back."""
    answered = one.by_link and one.said_at is not None and one.asked_at is not None and one.said_at >= one.asked_at
    return one.reachable and (one.asked_at is None or answered or now >= one.asked_at + REST)


def write_down(session: Session, evaluation: Evaluation, partner: Partner, how: str, reason: str, *, by: str, now: datetime) -> None:
    """`how`: "otherwise" (the partner agreed in a meeting or a call, to what is planned now) or "without" (the round goes on without its
    agreement). The reason is shown to the partner and printed. Raises Invalid, WrongState."""
    states.require(evaluation, "change")
    said = paragraphs(reason)
    problems = (*unknown_choice("how", how, WRITTEN_DOWN), *absent("reason", said), *too_long("reason", said, PARAGRAPH))
    if problems:
        raise Invalid(problems)
    row = row_of(session, evaluation.id, partner.id)
    say(row, planned(session, evaluation), how, now)
    row.reason, row.account_id = said, by
    note(session, row, how, by, now)


def take_back(session: Session, evaluation: Evaluation, partner: Partner, *, by: str, now: datetime) -> None:
    """What an evaluator wrote down goes, and the partner is waited for again. Raises Refused, WrongState."""
    states.require(evaluation, "change")
    row = row_of(session, evaluation.id, partner.id)
    if row.state not in WRITTEN_DOWN:
        raise Refused(msg("Nothing was written down for this partner."))
    row.state, row.reason, row.account_id = "waiting", "", None
    row.said_at = row.plan = row.digest = None
    note(session, row, "take_back", by, now)


def fix(session: Session, evaluation: Evaluation, now: datetime) -> None:
    """At the opening: where a round goes on without a partner, it is kept what is opened without its agreement."""
    its = (Agreement.evaluation_id == evaluation.id, Agreement.state == "without")
    rows = session.scalars(select(Agreement).where(*its)).all()
    plan = planned(session, evaluation)
    for row in rows:
        say(row, plan, "without", row.said_at or now)


def say(row: Agreement, plan: Plan, state: str, now: datetime) -> None:
    """The state, with the plan it is about."""
    row.state, row.said_at, row.plan, row.digest = state, now, to_json(plan), digest(plan)


def note(session: Session, row: Agreement, verb: str, by: str | None, now: datetime) -> None:
    """The entry in the audit: ids and digests, no name."""
    after = {"state": row.state, "plan": row.digest.hex() if row.digest else "", "objection": row.objection, "reason": row.reason}
    record(
        session, account_id=by, verb=verb, object_kind="agreement", object_id=f"{row.evaluation_id}.{row.partner_id}", after=after, now=now
    )


def _ask(session: Session, evaluation: Evaluation, partner_id: str, by: str, now: datetime) -> None:
    row = row_of(session, evaluation.id, partner_id)
    row.asked_at = now
    post(session, ASKING, subject_id=partner_id, due_at=now, evaluation_id=evaluation.id)
    note(session, row, "ask", by, now)


def _require_ready(session: Session, evaluation: Evaluation, now: datetime) -> None:
    states.require(evaluation, "change")
    if any(line.code != AGREEMENT for line in missing(checklist(session, evaluation, now))):
        raise Refused(msg("Something else is still missing. Mend what the check list names first, then ask the partners."))
