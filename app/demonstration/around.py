"""What stands around the answers of the fictional water partnership: phases, business case, matrix, other evidence, and themes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations.desk import theming
from surveys.evaluations.dossiers import case, evidence, findings, matrix, phases
from surveys.evaluations.dossiers.case import ClaimDetails
from surveys.evaluations.dossiers.evidence import Conduct, EvidenceDetails
from surveys.evaluations.dossiers.phases import Part
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Group, Indicator
from surveys.translator import translator

MADE_BY = "A group of two people from each partner (fictional)"
PARTS: Mapping[str, tuple[str, ...]] = {
    "inform": ("informed", "informed", "informed", "informed"),
    "design": ("decides", "consulted", "consulted", ""),
    "collect": ("consulted", "consulted", "consulted", "consulted"),
    "sense": ("decides", "decides", "consulted", ""),
    "brief": ("informed", "informed", "informed", "informed"),
}
"""By phase, for the groups in their order."""
SHOWN_BY: Mapping[str, str] = {"design": "Minutes of the planning meeting", "sense": "List of those present"}
CLAIMS = (
    ("Together the partners reach 60,000 people for a third less than three separate programmes.", 0, "B3", "partly"),
    ("Village committees run and repair their water points themselves.", 3, "B6", "too_early"),
)
DECISIONS = "A6"
"""The topic on which the minutes say something too."""
MINUTES = EvidenceDetails(
    "document",
    "In three of four meetings the budget was decided before the association had seen it.",
    "Minutes of the steering group",
    None,
    "agrees",
    "much",
)
TERMS = (("repair fund", "en"), ("budget", "en"))


def plan(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """What is known before anybody answers."""
    groups = session.scalars(select(Group.id).where(Group.partnership_id == evaluation.partnership_id).order_by(Group.position)).all()
    evidence.say_conduct(session, evaluation, Conduct("joint", MADE_BY), by=by, now=now)
    for phase, parts in PARTS.items():
        told = {group: Part(part, SHOWN_BY.get(phase, "") if part else "") for group, part in zip(groups, parts, strict=False)}
        phases.plan_phase(session, evaluation, phase, told, by=by, now=now)
    matrix.begin(session, evaluation, translator("en", "surveys"), by=by, now=now)


def theme(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """Themes from words that several people used."""
    for words, lang in TERMS:
        theming.theme_from_term(session, evaluation, words, lang, by=by, now=now)


def conclude(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> None:
    """What is known when the results are shared."""
    rows = select(Indicator.id).where(Indicator.partnership_id == evaluation.partnership_id).order_by(Indicator.position)
    indicators = session.scalars(rows).all()
    for words, place, heard, worth in CLAIMS:
        case.add_claim(session, evaluation, ClaimDetails(words, indicators[place], heard, worth), by=by, now=now)
    number = next(one for one in count(1) if findings.draft(session, evaluation, one).finding.dimension == DECISIONS)
    evidence.add_evidence(session, evaluation, number, MINUTES, by=by, now=now)
