"""One round of evaluation: its settings and state, who was invited, what was released."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from surveys.models.base import Base, Code, Id, Json, Line, Moment, new_id, owned_by

STATES = ("draft", "open", "closed", "sealing", "sealed", "shared", "final")


class Evaluation(Base):
    """`questionnaire` is the frozen questionnaire in JSON, `digest` its SHA-256; both fixed at opening;
    `version_id`: the version made in the house that it was chosen from. `closes_on`: a day in `zone`;
    `guarded`: scores near the ends are printed as limits so early that colleagues cannot work each other out;
    `extended_from` is the day it closed on before it was extended, once. `joined`: sets of group ids that are shown as one. `lost`: the
    sealing key was missing before the answers were sealed; never taken back. `names_months`: so long after the closing the names of those
    who were asked are kept; `names_until`: the day this makes, from the closing on; `names_erased`: it was done. `single_answers`: people
    are told that their ratings may go to an analyst, a row for each person (statistics.md R13). `source`: answers come by
    "links", or were collected elsewhere and come from a "file"; then `origin` says how, and what people were told. `assisted`: some were
    given on paper and typed for those who gave them; known after sealing. `layers`: the
    sentences around the questionnaire in languages that Roundtable does not speak, `voiced` their digest; both fixed at opening."""

    __tablename__ = "evaluation"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state_is_known"),
        CheckConstraint("mode IN ('anonymous', 'confidential', 'attributed', 'organisation_position')", name="mode_is_known"),
        CheckConstraint("k BETWEEN 5 AND 20", name="k_is_5_to_20"),
        CheckConstraint("estimand IN ('groups', 'people')", name="estimand_is_known"),
        CheckConstraint("state = 'draft' OR complaints <> ''", name="opens_with_a_complaints_channel"),
        CheckConstraint("grace_hours BETWEEN 0 AND 336", name="grace_is_two_weeks_at_most"),
        CheckConstraint("source IN ('links', 'file')", name="source_is_known"),
        CheckConstraint("names_months BETWEEN 1 AND 60", name="names_are_kept_five_years_at_most"),
        CheckConstraint("extended_from IS NULL OR extension_reason <> ''", name="extension_says_why"),
        Index(None, "state"),
        Index(None, "partnership_id", "round"),
        Index(None, "shared_at", "id"),
    )

    id: Mapped[Id]
    partnership_id: Mapped[str] = owned_by("partnership")
    title: Mapped[Line]
    round: Mapped[int] = mapped_column(default=1)
    state: Mapped[Code] = mapped_column(default="draft")
    mode: Mapped[Code] = mapped_column(default="anonymous")
    k: Mapped[int] = mapped_column(default=5)
    estimand: Mapped[Code] = mapped_column(default="groups")
    guarded: Mapped[bool] = mapped_column(default=False)
    zone: Mapped[Code] = mapped_column(default="UTC")
    complaints: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[Line] = mapped_column(default="")
    contact: Mapped[Line] = mapped_column(default="")
    closes_on: Mapped[date | None]
    extended_from: Mapped[date | None]
    extension_reason: Mapped[str] = mapped_column(Text, default="")
    grace_hours: Mapped[int] = mapped_column(default=48)
    source: Mapped[Code] = mapped_column(default="links")
    origin: Mapped[str] = mapped_column(Text, default="")
    assisted: Mapped[bool] = mapped_column(default=False)
    lost: Mapped[bool] = mapped_column(default=False)
    names_months: Mapped[int] = mapped_column(default=12)
    single_answers: Mapped[bool] = mapped_column(default=False)
    names_until: Mapped[date | None]
    names_erased: Mapped[bool] = mapped_column(default=False)
    languages: Mapped[list[Any]]
    joined: Mapped[list[Any]] = mapped_column(default=list)
    previous_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="SET NULL"))
    version_id: Mapped[str | None] = mapped_column(String(16))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    questionnaire: Mapped[dict[str, Any]] = deferred(mapped_column(Json))
    layers: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, deferred=True)
    voiced: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    created_at: Mapped[Moment]
    opened_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]
    shared_at: Mapped[datetime | None]


class Participation(Base):
    """After sealing: one group's counts, in place of every per-person row's state."""

    __tablename__ = "participation"

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[str] = mapped_column(String(16), ForeignKey("stakeholder_group.id"), primary_key=True)
    invited: Mapped[int]
    delivered: Mapped[int] = mapped_column(default=0)
    bounced: Mapped[int] = mapped_column(default=0)


class Release(Base):
    """What was released, whole: `document` is `surveys.scoring.stored`'s JSON of a `Released`. Never rewritten."""

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("evaluation_id", "number"),)

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_id)
    number: Mapped[int]
    scoring_version: Mapped[int]
    document: Mapped[dict[str, Any]] = deferred(mapped_column(Json))
    created_at: Mapped[Moment]


class PrintedScore(Base):
    """One score of a release as benchmarks of other partnerships use it (`surveys.scoring.peers`): nothing but what was printed. `asks`: a
    digest of the questions behind it. `owner_id`: the account that runs its evaluations; whose it
    counts as, the evaluation says (`surveys.evaluations.owning`)."""

    __tablename__ = "printed_score"
    __table_args__ = (Index(None, "asks"),)

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    variable: Mapped[str] = mapped_column(String(80), primary_key=True)
    asks: Mapped[bytes] = mapped_column(LargeBinary(32))
    partnership_id: Mapped[str] = mapped_column(String(16))
    owner_id: Mapped[str] = mapped_column(String(16), default="")
    fictional: Mapped[bool] = mapped_column(default=False)
    round: Mapped[int]
    score: Mapped[float] = mapped_column(Float)
    variance: Mapped[float] = mapped_column(Float)
    answered: Mapped[int]
    invited: Mapped[int]


class Ledger(Base):
    """One printed figure as the gate remembers it: the variable, the strata it weighs and how (statistics.md R15)."""

    __tablename__ = "ledger"

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_id)
    release_id: Mapped[str] = mapped_column(String(16))
    variable: Mapped[Line]
    functional: Mapped[dict[str, Any]]


class Taking(Base):
    """Rows of single answers that went to an analyst: for what, to whom, and who signed for it (statistics.md R13). Never rewritten."""

    __tablename__ = "taking"
    __table_args__ = (CheckConstraint("purpose <> '' AND analyst <> ''", name="says_what_for_and_who"),)

    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_id)
    account_id: Mapped[str] = mapped_column(String(16))
    purpose: Mapped[str] = mapped_column(Text)
    analyst: Mapped[Line]
    signed_at: Mapped[Moment]
