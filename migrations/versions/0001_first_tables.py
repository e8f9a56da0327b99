"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from surveys.models import base  # noqa: F401 - says how types are written on SQLite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    account()
    audit()
    job()
    outbox()
    partnership()
    evaluation()
    indicator()
    membership()
    objective()
    organisation()
    sign_in_link()
    stakeholder_group()
    draft()
    ledger()
    link()
    pack()
    participation()
    partner()
    person()
    release()
    response()
    texts()
    invitation()


def downgrade() -> None:
    for table in (
        "invitation",
        "texts",
        "response",
        "release",
        "person",
        "partner",
        "participation",
        "pack",
        "link",
        "ledger",
        "draft",
        "stakeholder_group",
        "sign_in_link",
        "organisation",
        "objective",
        "membership",
        "indicator",
        "evaluation",
        "partnership",
        "outbox",
        "job",
        "audit",
        "account",
    ):
        op.drop_table(table)


def account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("email", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sqlite_strict=True,
    )


def audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("object_kind", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.Column("before", sa.LargeBinary(length=32), nullable=True),
        sa.Column("after", sa.LargeBinary(length=32), nullable=True),
        sa.Column("chain", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
        sqlite_strict=True,
    )


def job() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=True),
        sa.Column("arguments", JSON, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("finished_at", TIME, nullable=True),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name=op.f("ck_job_state_is_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_job_state_due_at"), "job", ["state", "due_at"], unique=False)


def outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=True),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", TIME, nullable=True),
        sa.Column("failure", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outbox_sent_at_due_at"), "outbox", ["sent_at", "due_at"], unique=False)


def partnership() -> None:
    op.create_table(
        "partnership",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("business_case", sa.Text(), nullable=False),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("status IN ('active', 'concluding', 'concluded', 'ended_early')", name=op.f("ck_partnership_status_is_known")),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name=op.f("ck_partnership_ends_after_it_starts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
        sqlite_strict=True,
    )


def evaluation() -> None:
    op.create_table(
        "evaluation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("estimand", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("complaints", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=300), nullable=False),
        sa.Column("contact", sa.String(length=300), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("extended_from", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("grace_hours", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("joined", JSON, nullable=False),
        sa.Column("previous_id", sa.String(length=16), nullable=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("questionnaire", JSON, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("opened_at", TIME, nullable=True),
        sa.Column("reminded_at", TIME, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.Column("sealed_at", TIME, nullable=True),
        sa.Column("shared_at", TIME, nullable=True),
        sa.CheckConstraint("estimand IN ('groups', 'people')", name=op.f("ck_evaluation_estimand_is_known")),
        sa.CheckConstraint("extended_from IS NULL OR extension_reason <> ''", name=op.f("ck_evaluation_extension_says_why")),
        sa.CheckConstraint(
            "mode IN ('anonymous', 'confidential', 'attributed', 'organisation_position')", name=op.f("ck_evaluation_mode_is_known")
        ),
        sa.CheckConstraint("state = 'draft' OR complaints <> ''", name=op.f("ck_evaluation_opens_with_a_complaints_channel")),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'closed', 'sealing', 'sealed', 'shared', 'final')", name=op.f("ck_evaluation_state_is_known")
        ),
        sa.CheckConstraint("grace_hours BETWEEN 0 AND 336", name=op.f("ck_evaluation_grace_is_two_weeks_at_most")),
        sa.CheckConstraint("k BETWEEN 5 AND 20", name=op.f("ck_evaluation_k_is_5_to_20")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_evaluation_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["previous_id"], ["evaluation.id"], name=op.f("fk_evaluation_previous_id_evaluation"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_evaluation_state"), "evaluation", ["state"], unique=False)


def indicator() -> None:
    op.create_table(
        "indicator",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("unit", sa.String(length=300), nullable=False),
        sa.Column("baseline", sa.Float(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("actual", sa.Float(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.CheckConstraint("direction IN ('up', 'down')", name=op.f("ck_indicator_direction_is_known")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_indicator_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sqlite_strict=True,
    )


def membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.CheckConstraint("role IN ('administrator', 'evaluator', 'facilitator', 'viewer')", name=op.f("ck_membership_role_is_known")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id_account"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_membership_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("account_id", "partnership_id", "role", name=op.f("uq_membership_account_id_partnership_id_role")),
        sqlite_strict=True,
    )


def objective() -> None:
    op.create_table(
        "objective",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sdgs", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_objective_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective")),
        sqlite_strict=True,
    )


def organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_organisation_owner_id_account"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sqlite_strict=True,
    )


def sign_in_link() -> None:
    op.create_table(
        "sign_in_link",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_link_account_id_account"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sign_in_link")),
        sqlite_strict=True,
    )


def stakeholder_group() -> None:
    op.create_table(
        "stakeholder_group",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_stakeholder_group_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder_group")),
        sa.UniqueConstraint("partnership_id", "position", name=op.f("uq_stakeholder_group_partnership_id_position")),
        sqlite_strict=True,
    )


def draft() -> None:
    op.create_table(
        "draft",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("worded", sa.Boolean(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_draft_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_draft")),
        sqlite_strict=True,
    )


def ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("release_id", sa.String(length=16), nullable=False),
        sa.Column("variable", sa.String(length=300), nullable=False),
        sa.Column("functional", JSON, nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_ledger_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_ledger")),
        sqlite_strict=True,
    )


def link() -> None:
    op.create_table(
        "link",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.CheckConstraint("purpose IN ('answer')", name=op.f("ck_link_purpose_is_known")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_link_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_link")),
        sqlite_strict=True,
    )


def pack() -> None:
    op.create_table(
        "pack",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("records", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_pack_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", name=op.f("pk_pack")),
        sqlite_strict=True,
    )


def participation() -> None:
    op.create_table(
        "participation",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("delivered", sa.Integer(), nullable=False),
        sa.Column("bounced", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_participation_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["group_id"], ["stakeholder_group.id"], name=op.f("fk_participation_group_id_stakeholder_group")),
        sa.PrimaryKeyConstraint("evaluation_id", "group_id", name=op.f("pk_participation")),
        sqlite_strict=True,
    )


def partner() -> None:
    op.create_table(
        "partner",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("pillar", sa.String(length=40), nullable=False),
        sa.Column("focal_name", sa.String(length=300), nullable=False),
        sa.Column("focal_email", sa.String(length=300), nullable=False),
        sa.CheckConstraint("pillar IN ('', 'humanitarian', 'development', 'peacebuilding')", name=op.f("ck_partner_pillar_is_known")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_partner_organisation_id_organisation")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_partner_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("partnership_id", "organisation_id", name=op.f("uq_partner_partnership_id_organisation_id")),
        sqlite_strict=True,
    )


def person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("partnership_id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=300), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["stakeholder_group.id"], name=op.f("fk_person_group_id_stakeholder_group")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_person_organisation_id_organisation")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_person_partnership_id_partnership"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_partnership_id_group_id"), "person", ["partnership_id", "group_id"], unique=False)


def release() -> None:
    op.create_table(
        "release",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("scoring_version", sa.Integer(), nullable=False),
        sa.Column("document", JSON, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_release_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_release")),
        sa.UniqueConstraint("evaluation_id", "number", name=op.f("uq_release_evaluation_id_number")),
        sqlite_strict=True,
    )


def response() -> None:
    op.create_table(
        "response",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_response_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_response")),
        sqlite_strict=True,
    )


def texts() -> None:
    op.create_table(
        "texts",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("may_quote", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.CheckConstraint("NOT chosen OR may_quote", name=op.f("ck_texts_chosen_only_with_consent")),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluation.id"], name=op.f("fk_texts_evaluation_id_evaluation"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_texts")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_texts_evaluation_id_item"), "texts", ["evaluation_id", "item"], unique=False)


def invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("evaluation_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.String(length=16), nullable=False),
        sa.Column("lang", sa.String(length=40), nullable=False),
        sa.Column("escrow", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.CheckConstraint("state <> 'sealed' OR escrow IS NULL", name=op.f("ck_invitation_sealed_keeps_no_secret")),
        sa.CheckConstraint(
            "state IN ('invited', 'answered', 'declined', 'withdrawn', 'bounced', 'replaced', 'sealed')",
            name=op.f("ck_invitation_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_invitation_evaluation_id_evaluation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["group_id"], ["stakeholder_group.id"], name=op.f("fk_invitation_group_id_stakeholder_group")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_invitation_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("evaluation_id", "id", name=op.f("pk_invitation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_invitation_evaluation_id_group_id"), "invitation", ["evaluation_id", "group_id"], unique=False)
