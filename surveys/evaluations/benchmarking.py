"""Where a round stands among comparable partnerships, and what it gives to their benchmarks: printed scores and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from surveys.evaluations.owning import owner_of
from surveys.models.accounts import Membership
from surveys.models.evaluations import Evaluation, PrintedScore
from surveys.models.partnerships import Partnership
from surveys.scoring.peers import Stand, stands, with_places
from surveys.scoring.statistics.benchmarks import Standing
from surveys.scoring.values import Released

STANDING = ("score", "variance", "answered", "invited")
"""What of a printed score is read to compare with it, beside whose it is."""


def placed(session: Session, evaluation: Evaluation, released: Released) -> Released:
    """The release with where it stands, and its own scores kept for others. 5 statements, however many partnerships there are; the rows
    read are the scores of those that asked the same."""
    own, partnership = stands(released), session.get_one(Partnership, evaluation.partnership_id)
    account = _account(session, evaluation.partnership_id)
    found = with_places(released, owner_of(evaluation.owner, account), _peers(session, own, partnership))
    session.execute(delete(PrintedScore).where(PrintedScore.evaluation_id == evaluation.id))
    session.add_all(_rows(evaluation, partnership, account, own))
    return found


def _peers(session: Session, own: Iterable[Stand], partnership: Partnership) -> Mapping[str, list[Standing]]:
    """The latest score of each other partnership, by variable. Made-up partnerships are compared with made-up ones only."""
    asks = {one.asks for one in own}
    rounds = func.row_number().over(
        partition_by=(PrintedScore.partnership_id, PrintedScore.variable),
        order_by=(PrintedScore.round.desc(), PrintedScore.evaluation_id),
    )
    others = (
        PrintedScore.asks.in_(asks),
        PrintedScore.partnership_id != partnership.id,
        PrintedScore.fictional == partnership.fictional,
    )
    whose = (PrintedScore.partnership_id, Evaluation.owner, PrintedScore.owner_id)
    figures = (getattr(PrintedScore, name) for name in STANDING)
    numbered = select(PrintedScore.variable, rounds.label("place"), *whose, *figures).join(
        Evaluation, Evaluation.id == PrintedScore.evaluation_id
    )
    found: dict[str, list[Standing]] = {}
    for variable, place, other, organisation, account, *one in session.execute(numbered.where(*others)):
        if place == 1:
            found.setdefault(variable, []).append(Standing(other, owner_of(organisation, account), *one))
    return found


def _account(session: Session, partnership_id: str) -> str:
    """The account that runs its evaluations; of several the first by id, always the same."""
    its = (Membership.partnership_id == partnership_id, Membership.role == "evaluator")
    return session.scalar(select(func.min(Membership.account_id)).where(*its)) or ""


def _rows(evaluation: Evaluation, partnership: Partnership, account: str, own: Iterable[Stand]) -> list[PrintedScore]:
    return [
        PrintedScore(
            evaluation_id=evaluation.id,
            variable=one.variable,
            asks=one.asks,
            partnership_id=partnership.id,
            owner_id=account,
            fictional=partnership.fictional,
            round=evaluation.round,
            score=one.score,
            variance=one.variance,
            answered=one.answered,
            invited=one.invited,
        )
        for one in own
    ]
