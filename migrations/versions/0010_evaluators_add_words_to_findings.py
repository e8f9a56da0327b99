"""What evaluators add in words: findings as they word them, other evidence, matrix, business case, phases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("indicator_id", sa.String(length=16), nullable=True),
        sa.Column("heard", sa.String(length=40), nullable=False),
        sa.Column("worth", sa.String(length=40), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint("worth IN ('', 'worth', 'partly', 'not', 'too_early')", name=op.f("ck_claim_worth_is_known")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_claim_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_claim_indicator_id_indicator"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claim_evaluation_id_position"), "claim", ["evaluation_id", "position"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("conduct", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.String(length=300), nullable=False),
        sa.Column("release_id", sa.String(length=16), nullable=False),
        sa.Column("ordered", JSON, nullable=False),
        sa.CheckConstraint("conduct IN ('', 'joint', 'independent', 'one_partner')", name=op.f("ck_dossier_conduct_is_known")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_dossier_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", name=op.f("pk_dossier")),
        sqlite_strict=True,
    )
    op.create_table(
        "finding_edit",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("release_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", JSON, nullable=False),
        sa.Column("prompt", JSON, nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("NOT left_out OR reason <> ''", name=op.f("ck_finding_edit_left_out_for_a_reason")),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_finding_edit_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "release_id", "number", name=op.f("pk_finding_edit")),
        sqlite_strict=True,
    )
    op.create_table(
        "matrix_row",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("criterion", sa.String(length=300), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_matrix_row_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matrix_row")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_matrix_row_evaluation_id_position"), "matrix_row", ["evaluation_id", "position"], unique=False)
    op.create_table(
        "other_evidence",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("release_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("says", sa.String(length=40), nullable=False),
        sa.Column("weight", sa.String(length=40), nullable=False),
        sa.CheckConstraint("kind IN ('document', 'interview', 'observation', 'monitoring')", name=op.f("ck_other_evidence_kind_is_known")),
        sa.CheckConstraint("says IN ('agrees', 'differs', 'adds')", name=op.f("ck_other_evidence_what_it_says_is_known")),
        sa.CheckConstraint("weight IN ('little', 'some', 'much')", name=op.f("ck_other_evidence_weight_is_known")),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_other_evidence_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_evidence")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_other_evidence_evaluation_id_release_id"), "other_evidence", ["evaluation_id", "release_id"], unique=False)
    op.create_table(
        "phase_part",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("phase", sa.String(length=40), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint("part IN ('informed', 'consulted', 'decides')", name=op.f("ck_phase_part_part_is_known")),
        sa.CheckConstraint(
            "phase IN ('inform', 'design', 'collect', 'sense', 'brief', 'dialogue', 'follow_up')", name=op.f("ck_phase_part_phase_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_phase_part_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["stakeholder_group.id"], name=op.f("fk_phase_part_group_id_stakeholder_group"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "phase", "group_id", name=op.f("pk_phase_part")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("phase_part")
    op.drop_index(op.f("ix_other_evidence_evaluation_id_release_id"), table_name="other_evidence")
    op.drop_table("other_evidence")
    op.drop_index(op.f("ix_matrix_row_evaluation_id_position"), table_name="matrix_row")
    op.drop_table("matrix_row")
    op.drop_table("finding_edit")
    op.drop_table("dossier")
    op.drop_index(op.f("ix_claim_evaluation_id_position"), table_name="claim")
    op.drop_table("claim")
