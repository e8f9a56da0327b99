"""What the people who are asked are told about an evaluation, also before it is open."""

from __future__ import annotations

from surveys.collecting.values import EvaluationFacts
from surveys.models.evaluations import Evaluation


def facts_of(evaluation: Evaluation) -> EvaluationFacts:
    """What an answering page says about the evaluation."""
    return EvaluationFacts(
        id=evaluation.id,
        partnership_id=evaluation.partnership_id,
        title=evaluation.title,
        state=evaluation.state,
        mode=evaluation.mode,
        k=evaluation.k,
        zone=evaluation.zone,
        closes_on=evaluation.closes_on,
        languages=tuple(evaluation.languages),
        complaints=evaluation.complaints,
        owner=evaluation.owner,
        contact=evaluation.contact,
        digest=evaluation.digest,
        names_months=evaluation.names_months,
        voiced=evaluation.voiced or b"",
        single_answers=evaluation.single_answers,
    )
