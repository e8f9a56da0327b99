"""What people who are invited to co-design propose for a questionnaire, and what became of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.models.base import Base, Code, Id, Line, Moment, owned_by


class CoDesign(Base):
    """A link by which a group proposes questions and comments on them. `key`: the digest of its secret, which is kept nowhere. `group`: the
    name that is given with what is adopted; `note`: for colleagues only, to whom the link was given. `until`: the last day for proposals;
    `state`: open, closed (it can still be read), revoked (it opens nothing)."""

    __tablename__ = "co_design"
    __table_args__ = (CheckConstraint("state IN ('open', 'closed', 'revoked')", name="state_is_known"),)

    id: Mapped[Id]
    questionnaire_id: Mapped[str] = owned_by("questionnaire")
    key: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    group: Mapped[Line] = mapped_column("group_name")
    note: Mapped[Line] = mapped_column(default="")
    lang: Mapped[Code]
    state: Mapped[Code] = mapped_column(default="open")
    until: Mapped[date | None]
    account_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("account.id", ondelete="SET NULL"))
    made_at: Mapped[Moment]


class Proposal(Base):
    """One thing that was proposed. `sort`: a "question", or a "comment" on the question with the code `about`. `words`: the question or the
    comment; `answers`: how people should answer it, in the proposers' own words; `reason`: why. `state`: new, adopted, answered (not
    adopted); `reply`: what the evaluator says to it; `item`: the code of the question that it became."""

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint("sort IN ('question', 'comment')", name="sort_is_known"),
        CheckConstraint("state IN ('new', 'adopted', 'answered')", name="state_is_known"),
        CheckConstraint("state <> 'answered' OR reply <> ''", name="says_why_not"),
        CheckConstraint("state = 'new' OR replied_at IS NOT NULL", name="says_when"),
    )

    id: Mapped[Id]
    co_design_id: Mapped[str] = owned_by("co_design")
    sort: Mapped[Code]
    about: Mapped[Code] = mapped_column(default="")
    words: Mapped[str] = mapped_column(Text)
    answers: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[Code] = mapped_column(default="new")
    reply: Mapped[str] = mapped_column(Text, default="")
    item: Mapped[Code] = mapped_column(default="")
    at: Mapped[Moment]
    replied_at: Mapped[datetime | None]
    account_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("account.id", ondelete="SET NULL"))
