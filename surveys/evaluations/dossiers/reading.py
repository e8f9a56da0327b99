"""A release as it is read: with the findings as evaluators word them and all else that they added. Loads no number library."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.evaluations.desk.taking_out import marks
from surveys.messages import Text
from surveys.models.dossiers import Claim, DossierRow, FindingEdit, MatrixRow, OtherEvidence, PhasePart
from surveys.models.evaluations import Evaluation, Release
from surveys.models.partnerships import Group, Indicator
from surveys.scoring.added import Beside, CaseLine, Dossier, MatrixLine, PhaseLine
from surveys.scoring.dossier import Edit, edited
from surveys.scoring.phases import PHASES
from surveys.scoring.taken_out import without
from surveys.scoring.values import Released


def with_dossier(session: Session, row: Release, released: Released) -> Released:
    """The release with everything that was added to it, and without the quotations that were taken out. Figures stay as they are."""
    own = session.get(DossierRow, row.evaluation_id) or DossierRow(conduct="", made_by="", release_id="", ordered=[])
    ordered = own.ordered if own.release_id == row.id else []
    findings, left_out = edited(released.findings, edits(session, row), ordered, beside(session, row))
    released, taken_out = without(released, marks(session, row.evaluation_id))
    dossier = Dossier(
        own.conduct,
        own.made_by,
        sum(1 for one in findings if one.machine),
        left_out,
        matrix(session, row.evaluation_id),
        case(session, row.evaluation_id),
        phases(session, row.evaluation_id),
        taken_out,
    )
    return replace(released, findings=findings, dossier=dossier)


def edits(session: Session, row: Release) -> tuple[Edit, ...]:
    """What evaluators changed about the findings of this release."""
    rows = session.scalars(select(FindingEdit).where(FindingEdit.evaluation_id == row.evaluation_id, FindingEdit.release_id == row.id))
    return tuple(Edit(one.number, Text(dict(one.statement)), Text(dict(one.prompt)), one.left_out, one.reason) for one in rows)


def beside(session: Session, row: Release) -> dict[int, tuple[Beside, ...]]:
    """Other evidence by the number of the finding: the latest day last, undated first."""
    mine = (OtherEvidence.evaluation_id == row.evaluation_id, OtherEvidence.release_id == row.id)
    found: dict[int, tuple[Beside, ...]] = {}
    rows = session.scalars(select(OtherEvidence).where(*mine))
    for one in sorted(rows, key=lambda one: (one.day is not None, one.day, one.id) if one.day else (False, one.id)):
        found[one.number] = (*found.get(one.number, ()), evidence_of(one))
    return found


def evidence_of(row: OtherEvidence) -> Beside:
    return Beside(row.id, row.kind, row.words, row.lang, row.source, row.day, row.says, row.weight)


def matrix(session: Session, evaluation_id: str) -> tuple[MatrixLine, ...]:
    """The evaluation matrix, in its order."""
    rows = session.scalars(select(MatrixRow).where(MatrixRow.evaluation_id == evaluation_id).order_by(MatrixRow.position, MatrixRow.id))
    return tuple(MatrixLine(one.question, one.criterion, one.judged_by, one.sources) for one in rows)


def case(session: Session, evaluation_id: str) -> tuple[CaseLine, ...]:
    """The claims of the business case, in their order."""
    named = select(Claim, Indicator.name).outerjoin(Indicator, Indicator.id == Claim.indicator_id)
    rows = session.execute(named.where(Claim.evaluation_id == evaluation_id).order_by(Claim.position, Claim.id))
    return tuple(CaseLine(one.words, name or "", one.heard, one.worth, one.why) for one, name in rows)


def phases(session: Session, evaluation_id: str) -> tuple[PhaseLine, ...]:
    """The part of every group in every phase, groups in the partnership's order; nothing before anything was planned."""
    planned = {(row.group_id, row.phase): row for row in session.scalars(select(PhasePart).where(PhasePart.evaluation_id == evaluation_id))}
    if not planned:
        return ()
    partnership = select(Evaluation.partnership_id).where(Evaluation.id == evaluation_id).scalar_subquery()
    groups = session.scalars(select(Group).where(Group.partnership_id == partnership).order_by(Group.position)).all()
    return tuple(_line(group, phase, planned.get((group.id, phase))) for group in groups for phase in PHASES)


def _line(group: Group, phase: str, row: PhasePart | None) -> PhaseLine:
    part, evidence = (row.part, row.evidence) if row else ("", "")
    return PhaseLine(phase, group.id, Text(dict(group.name)), group.position, part, evidence)
