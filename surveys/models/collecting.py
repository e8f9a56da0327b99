"""Answers on their way: links, invitations, drafts and responses while open; packs and texts after sealing (privacy.md)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from surveys.models.base import Base, Code, Id, new_id, owned_by


def evaluation_key() -> Mapped[str]:
    """The leading part of every large table's key."""
    return mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"), primary_key=True)


class Link(Base):
    """Finds the evaluation of a personal link: of somebody who answers, or of a focal person who agrees. `key` is the SHA-256 of purpose
    and secret; the secret is stored nowhere in clear."""

    __tablename__ = "link"
    __table_args__ = (CheckConstraint("purpose IN ('answer', 'agree')", name="purpose_is_known"),)

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    purpose: Mapped[Code]
    evaluation_id: Mapped[str] = mapped_column(String(16), ForeignKey("evaluation.id", ondelete="CASCADE"))


class Invitation(Base):
    """One invited person's place. `id` = HMAC(link key, "invitation" | t). `escrow` is t under the sealing key, until the person answers or
    the evaluation seals. `state`: invited, answered, declined, withdrawn, replaced; "sealed" for everybody afterwards. `wave`: 0 at the
    opening, then 1, 2, … for those invited later; whoever takes another's place has that one's wave. `returned`: why the first letter came
    back for good, whatever its reader has done since; empty if it did not, and for everybody after sealing. `cards_id`: it stands on a card
    of this printing; such an invitation is nobody's by name, and its secret is kept nowhere. `quiet`: somebody wants no more reminders.
    `contact`: under the sealing key, whether somebody agrees to stay in contact; there for everybody, until the evaluation seals."""

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint("state IN ('invited', 'answered', 'declined', 'withdrawn', 'replaced', 'sealed')", name="state_is_known"),
        CheckConstraint("returned IN ('', 'address', 'mailbox', 'refused', 'other')", name="returned_is_known"),
        CheckConstraint("state <> 'sealed' OR escrow IS NULL", name="sealed_keeps_no_secret"),
        CheckConstraint("state <> 'sealed' OR contact IS NULL", name="sealed_keeps_no_contact"),
        Index(None, "evaluation_id", "group_id"),
    )

    evaluation_id: Mapped[str] = evaluation_key()
    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    person_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("person.id", ondelete="SET NULL"))
    group_id: Mapped[str] = mapped_column(String(16), ForeignKey("stakeholder_group.id"))
    organisation_id: Mapped[str] = mapped_column(String(16), ForeignKey("organisation.id"))
    lang: Mapped[Code]
    escrow: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[Code] = mapped_column(default="invited")
    wave: Mapped[int] = mapped_column(default=0)
    returned: Mapped[Code] = mapped_column(default="")
    cards_id: Mapped[str | None] = mapped_column(String(16), ForeignKey("cards.id"))
    quiet: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[bytes | None] = mapped_column(LargeBinary)


class Cards(Base):
    """One printing of cards for people who cannot be listed by name: so many invitations of a group and an organisation without a person.
    `state`: planned until the opening, then printed; cancelled when the cards were not handed out. `sheets`: the questions are printed too,
    each sheet with a code by which somebody types it; its secret is kept like that of an invited person, until it is answered."""

    __tablename__ = "cards"
    __table_args__ = (
        CheckConstraint("state IN ('planned', 'printed', 'cancelled')", name="state_is_known"),
        CheckConstraint("number BETWEEN 1 AND 1000", name="number_is_1_to_1000"),
        Index(None, "evaluation_id"),
    )

    id: Mapped[Id]
    evaluation_id: Mapped[str] = owned_by("evaluation")
    group_id: Mapped[str] = mapped_column(String(16), ForeignKey("stakeholder_group.id"))
    organisation_id: Mapped[str] = mapped_column(String(16), ForeignKey("organisation.id"))
    lang: Mapped[Code]
    number: Mapped[int]
    state: Mapped[Code] = mapped_column(default="planned")
    sheets: Mapped[bool] = mapped_column(default=False)


class Draft(Base):
    """Answers not yet sent, under a key derived from t (and from the return word, if `worded`)."""

    __tablename__ = "draft"

    evaluation_id: Mapped[str] = evaluation_key()
    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    worded: Mapped[bool] = mapped_column(default=False)
    document: Mapped[bytes] = mapped_column(LargeBinary)


class Response(Base):
    """Answers sent, under the sealing key. No time, no order, no language, no version."""

    __tablename__ = "response"

    evaluation_id: Mapped[str] = evaluation_key()
    id: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    group_id: Mapped[str] = mapped_column(String(16))
    document: Mapped[bytes] = mapped_column(LargeBinary)


class AnswerFile(Base):
    """Answers that were collected elsewhere, as they were uploaded, with which column is what; under the sealing key until they are
    sealed."""

    __tablename__ = "answer_file"

    evaluation_id: Mapped[str] = evaluation_key()
    document: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class PackRow(Base):
    """The sealed answers, `surveys.scoring.codec` bytes. `records` holds whole records as well, in the modes whose promise allows it
    (`surveys.collecting.whole_records`). Never rewritten."""

    __tablename__ = "pack"

    evaluation_id: Mapped[str] = evaluation_key()
    version: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    document: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    records: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))


class Words(Base):
    """One text that somebody wrote, after sealing: random id, no group, no time. The text is never changed. `chosen` = the evaluator's tick
    for printing. `left_out`: places (start, end, kind) that are not printed; None: nobody has looked yet. `set_aside`: it tells of harm or
    fraud and goes another way. `translation`: by hand, into the language `translated_to`."""

    __tablename__ = "texts"
    __table_args__ = (
        CheckConstraint("NOT chosen OR may_quote", name="chosen_only_with_consent"),
        CheckConstraint("NOT (chosen AND set_aside)", name="set_aside_is_never_quoted"),
        Index(None, "evaluation_id", "item"),
    )

    evaluation_id: Mapped[str] = evaluation_key()
    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_id)
    item: Mapped[Code]
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[Code]
    may_quote: Mapped[bool]
    chosen: Mapped[bool] = mapped_column(default=False)
    left_out: Mapped[list[Any] | None]
    set_aside: Mapped[bool] = mapped_column(default=False)
    translation: Mapped[str] = mapped_column(Text, default="")
    translated_to: Mapped[Code] = mapped_column(default="")


class Theme(Base):
    """A theme of what people wrote in a round, with its name per language."""

    __tablename__ = "theme"

    evaluation_id: Mapped[str] = evaluation_key()
    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_id)
    position: Mapped[int]
    name: Mapped[dict[str, Any]]


class ThemeOfWords(Base):
    """A text speaks of a theme."""

    __tablename__ = "theme_of_text"

    evaluation_id: Mapped[str] = evaluation_key()
    theme_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    words_id: Mapped[str] = mapped_column(String(16), primary_key=True)


class Summary(Base):
    """What was written for one question, summed up by an evaluator without naming anybody, where too few wrote to be quoted."""

    __tablename__ = "summary"

    evaluation_id: Mapped[str] = evaluation_key()
    item: Mapped[str] = mapped_column(String(40), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[Code]
