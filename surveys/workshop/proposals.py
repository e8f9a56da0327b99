"""What groups propose, on the evaluator's side: read, adopted as a question with the group's name, or answered why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, NotFound, Refused
from surveys.messages import Text, msg
from surveys.models.proposals import CoDesign, Proposal
from surveys.models.questionnaires import QuestionnaireRow, Version
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long
from surveys.questionnaires.editing import starting
from surveys.questionnaires.editing.edits import AddItem
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Item
from surveys.workshop import drafting
from surveys.workshop.documents import questionnaire_of


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal with the group that made it."""

    proposal: Proposal
    group: str


def links(session: Session, questionnaire_id: str) -> tuple[tuple[CoDesign, int], ...]:
    """Every link of the questionnaire with the number of its proposals, the latest first."""
    count = select(func.count(Proposal.id)).where(Proposal.co_design_id == CoDesign.id).scalar_subquery()
    its = select(CoDesign, count).where(CoDesign.questionnaire_id == questionnaire_id)
    return tuple((row[0], row[1]) for row in session.execute(its.order_by(CoDesign.made_at.desc(), CoDesign.id)))


def proposed(session: Session, questionnaire_id: str) -> tuple[Proposed, ...]:
    """Everything that was proposed, what waits for an answer first."""
    rows = session.execute(
        select(Proposal, CoDesign.group)
        .join(CoDesign, CoDesign.id == Proposal.co_design_id)
        .where(CoDesign.questionnaire_id == questionnaire_id)
        .order_by(Proposal.state != "new", Proposal.at.desc(), Proposal.id)
    )
    return tuple(Proposed(*row) for row in rows)


def waiting(session: Session, questionnaire_id: str) -> int:
    """How many wait for an answer. 1 statement."""
    its = (CoDesign.questionnaire_id == questionnaire_id, Proposal.state == "new")
    return session.scalar(select(func.count(Proposal.id)).join(CoDesign, CoDesign.id == Proposal.co_design_id).where(*its)) or 0


def adopt(session: Session, draft: Version, proposal_id: str, *, section: str, kind: str, by: str, now: datetime) -> Item:
    """Makes a question of the proposal at the end of a section, in the group's words and with its name. Raises NotFound, Invalid; Refused
    where it was answered already."""
    found, group = _waiting(session, draft.questionnaire_id, proposal_id, "question")
    questionnaire = questionnaire_of(draft)
    if kind not in KINDS:
        raise NotFound
    made = starting.item(questionnaire, section, kind)
    lang = group.lang if group.lang in questionnaire.languages else questionnaire.languages[0]
    item = replace(made, text=Text({lang: found.words}), credit=group.group)
    drafting.edit(session, draft, AddItem(section, item), by=by, now=now)
    _answered(session, found, "adopted", "", item.code, by, now)
    return item


def answer(session: Session, row: QuestionnaireRow, proposal_id: str, reply: str, *, followed: bool, by: str, now: datetime) -> None:
    """Says what becomes of a proposal, and why. `followed`: a comment was followed. Raises Invalid, NotFound, Refused."""
    found, _ = _waiting(session, row.id, proposal_id)
    said = paragraphs(reply)
    needed = () if followed and found.sort == "comment" else absent("reply", said)
    if problems := (*needed, *too_long("reply", said, PARAGRAPH)):
        raise Invalid(problems)
    state = "adopted" if followed and found.sort == "comment" else "answered"
    _answered(session, found, state, said, found.about, by, now)


def _waiting(session: Session, questionnaire_id: str, proposal_id: str, sort: str = "") -> tuple[Proposal, CoDesign]:
    found = session.get(Proposal, proposal_id, with_for_update=True, populate_existing=True)
    home = session.get(CoDesign, found.co_design_id) if found else None
    if found is None or home is None or home.questionnaire_id != questionnaire_id or (sort and found.sort != sort):
        raise NotFound
    if found.state != "new":
        raise Refused(msg("This was answered already, so it stays."))
    return found, home


def _answered(session: Session, found: Proposal, state: str, reply: str, item: str, by: str, now: datetime) -> None:
    found.state, found.reply, found.item, found.replied_at, found.account_id = state, reply, item, now, by
    record(session, account_id=by, verb="answer", object_kind="proposal", object_id=found.id, after=state, now=now)
    session.flush()
