"""What evaluators add to a round in words: how findings are worded, other evidence, matrix, business case, who took part in which phase.

Never a figure: those are the release's alone.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Digest, Id, Line, Moment, owned_by
from surveys.models.collecting import evaluation_key


class DossierRow(Base):
    """`conduct`: whether the evaluation was made jointly by the partners, by one of them, or by somebody independent; empty: not said.
    `made_by`: who that was. `ordered`: the numbers of findings of release `release_id`, in the order in which evaluators want them."""

    __tablename__ = "dossier"
    __table_args__ = (CheckConstraint("conduct IN ('', 'joint', 'independent', 'one_partner')", name="conduct_is_known"),)

    evaluation_id: Mapped[str] = evaluation_key()
    conduct: Mapped[Code] = mapped_column(default="")
    made_by: Mapped[Line] = mapped_column(default="")
    release_id: Mapped[str] = mapped_column(String(16), default="")
    ordered: Mapped[list[Any]] = mapped_column(default=list)


class FindingEdit(Base):
    """How evaluators word one finding (`number`: that of the release), per language, beside the release's own wording; or that they leave
    it out, for a reason."""

    __tablename__ = "finding_edit"
    __table_args__ = (CheckConstraint("NOT left_out OR reason <> ''", name="left_out_for_a_reason"),)

    evaluation_id: Mapped[str] = evaluation_key()
    release_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    statement: Mapped[dict[str, Any]] = mapped_column(default=dict)
    prompt: Mapped[dict[str, Any]] = mapped_column(default=dict)
    left_out: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")


class TakenOut(Base):
    """A quotation that is no longer printed, known by its question and the SHA-256 of its words (`mark`), which are not kept here."""

    __tablename__ = "taken_out"

    evaluation_id: Mapped[str] = evaluation_key()
    item: Mapped[str] = mapped_column(String(40), primary_key=True)
    mark: Mapped[Digest]
    taken_at: Mapped[Moment]


class OtherEvidence(Base):
    """What another source says about a finding, written in `lang`."""

    __tablename__ = "other_evidence"
    __table_args__ = (
        CheckConstraint("kind IN ('document', 'interview', 'observation', 'monitoring')", name="kind_is_known"),
        CheckConstraint("says IN ('agrees', 'differs', 'adds')", name="what_it_says_is_known"),
        CheckConstraint("weight IN ('little', 'some', 'much')", name="weight_is_known"),
        Index(None, "evaluation_id", "release_id"),
    )

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    release_id: Mapped[str] = mapped_column(String(16))
    number: Mapped[int]
    kind: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    lang: Mapped[Code]
    source: Mapped[Line]
    day: Mapped[date | None]
    says: Mapped[Code]
    weight: Mapped[Code]


class MatrixRow(Base):
    """One row of the evaluation matrix: a question, the criterion it belongs to, by what it is judged, and from which sources."""

    __tablename__ = "matrix_row"
    __table_args__ = (Index(None, "evaluation_id", "position"),)

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    position: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    criterion: Mapped[Line] = mapped_column(default="")
    judged_by: Mapped[str] = mapped_column(Text, default="")
    sources: Mapped[str] = mapped_column(Text, default="")


class Claim(Base):
    """One claim of the business case, then and now: the indicator that speaks to it, the topic (`heard`, a dimension's code) on which
    people were asked, and whether it was worth the effort."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("worth IN ('', 'worth', 'partly', 'not', 'too_early')", name="worth_is_known"),
        Index(None, "evaluation_id", "position"),
    )

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    position: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    indicator_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("indicator.id", ondelete="SET NULL"))
    heard: Mapped[Code] = mapped_column(default="")
    worth: Mapped[Code] = mapped_column(default="")
    why: Mapped[str] = mapped_column(Text, default="")


class PhasePart(Base):
    """What part one group has in one phase of the evaluation, and what shows it. No row: none."""

    __tablename__ = "phase_part"
    __table_args__ = (
        CheckConstraint("phase IN ('inform', 'design', 'collect', 'sense', 'brief', 'dialogue', 'follow_up')", name="phase_is_known"),
        CheckConstraint("part IN ('informed', 'consulted', 'decides')", name="part_is_known"),
    )

    evaluation_id: Mapped[str] = evaluation_key()
    phase: Mapped[Code] = mapped_column(primary_key=True)
    group_id: Mapped[str] = mapped_column(String(16), ForeignKey("stakeholder_group.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[Code]
    evidence: Mapped[str] = mapped_column(Text, default="")
