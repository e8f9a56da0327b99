"""Where every partner stands: agreed, not yet, agreed in another way, or gone on without; and whether it holds now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from surveys.evaluations.differing import changes
from surveys.evaluations.planned import Plan, from_json, planned
from surveys.evaluations.states import State
from surveys.messages import Message
from surveys.models.agreements import Agreement
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Organisation, Partner
from surveys.models.work import Outbox
from surveys.partnerships import finding
from surveys.work import TRIES

ASKING = "agreement"
"""The kind of letter that asks a focal person."""

GIVEN = ("agreed", "otherwise")
ABOUT_A_PLAN = (*GIVEN, "not_yet")


@dataclass(frozen=True, slots=True)
class Standing:
    """One partner. `reachable`: its focal person has an address. `changed`: what is planned otherwise than it was when this was said.
    `undelivered`: the newest letter could not be delivered. `by_link`: the focal person said it, not an evaluator for them."""

    partner_id: str
    partner: str
    focal_name: str
    reachable: bool
    state: str
    changed: tuple[Message, ...] = ()
    asked_at: datetime | None = None
    said_at: datetime | None = None
    objection: str = ""
    reason: str = ""
    by_link: bool = False
    undelivered: bool = False
    organisation_id: str = ""

    @property
    def holds(self) -> bool:
        """Whether the round may be opened as far as this partner is concerned."""
        return self.state == "without" or (self.state in GIVEN and not self.changed)

    @property
    def agrees(self) -> bool:
        """Whether the partner agrees to what is planned now."""
        return self.state in GIVEN and not self.changed


def standings(session: Session, evaluation: Evaluation) -> tuple[Standing, ...]:
    """Every partner by the alphabet; after the opening those that stood somewhere then, as they stood. A fixed number of statements."""
    rows, failed, now = _rows(session, evaluation.id), _undelivered(session, evaluation.id), _plan_now(session, evaluation)
    partners = finding.partners(session, evaluation.partnership_id)
    every = (_standing(pair, rows.get(pair[0].id), now, undelivered=pair[0].id in failed) for pair in partners)
    return tuple(one for one in every if now or one.state != "waiting")


def standing_of(session: Session, evaluation: Evaluation, partner: Partner) -> Standing:
    """One partner."""
    row, failed = session.get(Agreement, (evaluation.id, partner.id)), _undelivered(session, evaluation.id)
    pair = (partner, session.get_one(Organisation, partner.organisation_id))
    return _standing(pair, row, _plan_now(session, evaluation), undelivered=partner.id in failed)


def counted(session: Session, evaluation_id: str) -> tuple[int, int]:
    """How many partners agreed to an evaluation that is open, and how many there were. One statement."""
    agreed = func.count().filter(Agreement.state != "without")
    its = (Agreement.evaluation_id == evaluation_id, Agreement.state != "waiting")
    row = session.execute(select(agreed, func.count()).where(*its)).one()
    return row[0], row[1]


def row_of(session: Session, evaluation_id: str, partner_id: str) -> Agreement:
    """The partner's row, made if there is none yet."""
    row = session.get(Agreement, (evaluation_id, partner_id))
    if row is None:
        row = Agreement(evaluation_id=evaluation_id, partner_id=partner_id, state="waiting", objection="", reason="")
        session.add(row)
        session.flush()
    return row


def plan_of(row: Agreement) -> Plan | None:
    """What was said about, if anything was said."""
    return from_json(row.plan) if row.plan else None


def agreed_of(every: Sequence[Standing]) -> tuple[int, int]:
    """How many partners agreed or still may, and how many there are: what people are told before they answer."""
    return sum(1 for one in every if one.state != "without"), len(every)


def _standing(pair: tuple[Partner, Organisation], row: Agreement | None, now: Plan | None, *, undelivered: bool) -> Standing:
    partner, organisation = pair
    who = (partner.id, organisation.name, partner.focal_name, bool(partner.focal_email))
    if row is None:
        return Standing(*who, "waiting", organisation_id=organisation.id)
    then = plan_of(row) if now and row.state in ABOUT_A_PLAN else None
    return Standing(
        *who,
        row.state,
        changes(then, now) if then and now else (),
        row.asked_at,
        row.said_at,
        row.objection,
        row.reason,
        by_link=row.account_id is None and row.state != "waiting",
        undelivered=undelivered,
        organisation_id=organisation.id,
    )


def _rows(session: Session, evaluation_id: str) -> dict[str, Agreement]:
    found = select(Agreement).where(Agreement.evaluation_id == evaluation_id).options(undefer(Agreement.plan))
    return {row.partner_id: row for row in session.scalars(found)}


def _plan_now(session: Session, evaluation: Evaluation) -> Plan | None:
    """What agreements are held against; after the opening nothing, for they are fixed."""
    return planned(session, evaluation) if evaluation.state == State.DRAFT else None


def _undelivered(session: Session, evaluation_id: str) -> set[str]:
    """The partners whose newest letter was given up."""
    letters = select(Outbox.subject_id, Outbox.sent_at, Outbox.attempts).where(Outbox.evaluation_id == evaluation_id, Outbox.kind == ASKING)
    newest: dict[str, bool] = {}
    for subject_id, sent_at, attempts in session.execute(letters.order_by(Outbox.due_at)):
        newest[subject_id] = sent_at is None and attempts >= TRIES
    return {partner_id for partner_id, failed in newest.items() if failed}
