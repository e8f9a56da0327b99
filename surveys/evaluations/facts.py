"""The copy of the partnership that a release prints; later edits do not alter an old debrief."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from surveys.collecting.answer_file import FILE
from surveys.evaluations import states
from surveys.evaluations.agreements import standings
from surveys.evaluations.announcing import announced
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Indicator, Organisation, Partner, Partnership
from surveys.partnerships import finding
from surveys.scoring.facts import AgreementFact, ChangeFact, Facts, IndicatorFact, ObjectiveFact, PartnerFact
from surveys.scoring.values import ELSEWHERE


def facts(session: Session, evaluation: Evaluation, now: datetime) -> Facts:
    """What is true of the partnership and the evaluation now. Days are those of the evaluation's own zone."""
    partnership = session.get_one(Partnership, evaluation.partnership_id)
    zone = states.zone_of(evaluation)
    return Facts(
        partnership=partnership.title,
        summary=partnership.summary,
        partners=tuple(_partner(*pair) for pair in finding.partners(session, partnership.id)),
        evaluation=evaluation.title,
        starts=partnership.starts_on,
        ends=partnership.ends_on,
        opened=evaluation.opened_at.astimezone(zone).date() if evaluation.opened_at else None,
        closed=evaluation.closes_on if _closed_by_the_clock(evaluation) else _day(evaluation),
        released=now.astimezone(zone).date(),
        business_case=partnership.business_case,
        objectives=tuple(ObjectiveFact(row.text, tuple(row.sdgs)) for row in finding.objectives(session, partnership.id)),
        indicators=tuple(_indicator(row) for row in finding.indicators(session, partnership.id)),
        owner=evaluation.owner,
        complaints=evaluation.complaints,
        mode=ELSEWHERE if evaluation.source == FILE else evaluation.mode,
        origin=evaluation.origin,
        assisted=evaluation.assisted,
        round=evaluation.round,
        fictional=partnership.fictional,
        agreements=_agreements(session, evaluation),
        changes=tuple(ChangeFact(one.what, one.why, one.at.astimezone(zone).date()) for one in announced(session, evaluation.id)),
    )


def _agreements(session: Session, evaluation: Evaluation) -> tuple[AgreementFact, ...]:
    return tuple(
        AgreementFact(one.partner, one.state, one.reason, one.objection, one.organisation_id) for one in standings(session, evaluation)
    )


def _closed_by_the_clock(evaluation: Evaluation) -> bool:
    """Then the last day is the closing day, though the moment is the midnight after it."""
    return evaluation.closed_at is not None and evaluation.closed_at == states.closing_moment(evaluation)


def _day(evaluation: Evaluation) -> date | None:
    return evaluation.closed_at.astimezone(states.zone_of(evaluation)).date() if evaluation.closed_at else None


def _partner(partner: Partner, organisation: Organisation) -> PartnerFact:
    return PartnerFact(organisation.name, organisation.kind, partner.pillar, organisation.country, partner.focal_name)


def _indicator(row: Indicator) -> IndicatorFact:
    return IndicatorFact(
        name=row.name,
        unit=row.unit,
        baseline=row.baseline,
        target=row.target,
        actual=row.actual,
        source=row.source,
        direction=row.direction,
    )
