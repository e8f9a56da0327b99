"""What other partnerships' answers to the same questions say about the questions, for partnerships that are too small to check them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.owning import owner_of
from surveys.evaluations.sealed import has_pack, pack_of
from surveys.models.evaluations import Evaluation, PrintedScore
from surveys.models.partnerships import Partnership
from surveys.questionnaires.reporting import reported
from surveys.scoring.peers import digest
from surveys.scoring.portfolio import Elsewhere, gathered, too_few_to_check, with_others
from surveys.scoring.scores import Scores
from surveys.scoring.values import Released

MOST = 100
"""Rounds that are opened for one release: enough to tell, and no more work in a house of thousands."""


def quoted(session: Session, evaluation: Evaluation, released: Released, scores: Scores) -> Released:
    """The release with how the same questions hung together elsewhere, where its own answers are too few to check."""
    asks = {digest(released, (code,)): code for code in too_few_to_check(scores)}
    others: dict[str, list[Elsewhere]] = {}
    for found in _others(session, evaluation, asks) if asks else ():
        for code, one in found.items():
            others.setdefault(code, []).append(one)
    return with_others(released, others)


def _others(session: Session, evaluation: Evaluation, asks: Mapping[bytes, str]) -> Iterator[Mapping[str, Elsewhere]]:
    """The latest round of each other partnership that asked any of the same. Made-up partnerships are compared with made-up ones only."""
    own = session.get_one(Partnership, evaluation.partnership_id)
    rows = session.execute(
        select(PrintedScore.partnership_id, PrintedScore.owner_id, PrintedScore.evaluation_id, PrintedScore.asks)
        .where(PrintedScore.asks.in_(asks), PrintedScore.partnership_id != own.id, PrintedScore.fictional == own.fictional)
        .order_by(PrintedScore.partnership_id, PrintedScore.round.desc(), PrintedScore.evaluation_id)
    )
    for partnership, some in islice(groupby(rows, key=lambda row: row.partnership_id), MOST):
        asked = list(some)
        latest = session.get_one(Evaluation, asked[0].evaluation_id)
        topics = {asks[row.asks] for row in asked if row.evaluation_id == latest.id}
        if has_pack(session, latest):
            yield gathered(
                reported(questionnaire_of(latest)), pack_of(session, latest), topics, partnership, owner_of(latest.owner, asked[0].owner_id)
            )
