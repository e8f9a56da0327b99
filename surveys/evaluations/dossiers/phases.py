"""The phase plan: which group is informed, consulted or decides in which phase, and what shows that it was so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, NotFound
from surveys.evaluations import states
from surveys.models.dossiers import PhasePart
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.wording import line, too_long, unknown_choice
from surveys.scoring.phases import PARTS, PHASES


@dataclass(frozen=True, slots=True)
class Part:
    """A group's part (a key of PARTS; empty: none) and the note of what shows it."""

    part: str = ""
    evidence: str = ""


def parts_of(session: Session, evaluation: Evaluation, phase: str) -> Mapping[str, Part]:
    """The parts of every group of the partnership in a phase, by the group's id. Raises NotFound for an unknown phase."""
    if phase not in PHASES:
        raise NotFound
    rows = session.scalars(select(PhasePart).where(PhasePart.evaluation_id == evaluation.id, PhasePart.phase == phase))
    known = {row.group_id: Part(row.part, row.evidence) for row in rows}
    return {group.id: known.get(group.id, Part()) for group in finding.groups(session, evaluation.partnership_id)}


def plan_phase(session: Session, evaluation: Evaluation, phase: str, parts: Mapping[str, Part], *, by: str, now: datetime) -> None:
    """The parts in one phase anew; groups that are not named have none. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "add_words")
    there = parts_of(session, evaluation, phase)
    clean = {group: Part(part.part, line(part.evidence)) for group, part in parts.items() if group in there}
    problems = [
        problem
        for group, part in clean.items()
        for problem in (
            *unknown_choice(f"part-{group}", part.part, ("", *PARTS)),
            *too_long(f"evidence-{group}", part.evidence),
        )
    ]
    if problems:
        raise Invalid(problems)
    session.execute(delete(PhasePart).where(PhasePart.evaluation_id == evaluation.id, PhasePart.phase == phase))
    session.add_all(
        PhasePart(evaluation_id=evaluation.id, phase=phase, group_id=group, part=part.part, evidence=part.evidence)
        for group, part in clean.items()
        if part.part
    )
    session.flush()
    after = {"phase": phase, "parts": {group: part.part for group, part in clean.items()}}
    record(session, account_id=by, verb="plan_phase", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)
