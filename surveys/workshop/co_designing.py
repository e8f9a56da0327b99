"""Co-design by link: a group reads a questionnaire that is being made, proposes questions, comments on those there are, and sees what
became of each. Of the link's secret nothing is kept but its digest; nobody needs an account, and no person is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.collecting.derivations import link_id
from surveys.collecting.personal_secrets import new_secret, normal
from surveys.errors import Invalid, LinkUnknown, NotFound, Problem, Refused
from surveys.messages import msg
from surveys.models.proposals import CoDesign, Proposal
from surveys.models.questionnaires import QuestionnaireRow, Version
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long, unknown_choice
from surveys.questionnaires.values import Questionnaire
from surveys.translator import LANGUAGES
from surveys.workshop import finding
from surveys.workshop.documents import questionnaire_of

SUGGEST = "suggest"
MOST_EACH = 300
"""Proposals that one link can leave, so that nobody floods the bench."""
LONGEST_QUESTION = 1000
STATES = ("open", "closed", "revoked")


@dataclass(frozen=True, slots=True)
class Table:
    """A group at the table: its link, what lies on it, and whether proposals are taken now."""

    co_design: CoDesign
    version: Version
    questionnaire: Questionnaire
    taking: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to be made. `group`: the name given with what is adopted; `note`: to whom it goes, for colleagues only; `until`: the last day
    for proposals, None for no end."""

    group: str
    note: str = ""
    lang: str = "en"
    until: date | None = None


def invite(session: Session, row: QuestionnaireRow, wanted: Wanted, *, by: str, now: datetime) -> str:
    """Makes a link; its secret, which can be shown at no other time. Raises Invalid with every problem."""
    group, note = line(wanted.group), line(wanted.note)
    problems = (
        *absent("group", group),
        *too_long("group", group),
        *too_long("note", note),
        *unknown_choice("lang", wanted.lang, LANGUAGES),
        *(() if wanted.until is None or wanted.until >= now.date() else (_PAST,)),
    )
    if problems:
        raise Invalid(problems)
    secret = new_secret()
    made = CoDesign(
        questionnaire_id=row.id,
        key=link_id(secret, SUGGEST),
        group=group,
        note=note,
        lang=wanted.lang,
        until=wanted.until,
        account_id=by,
        made_at=now,
    )
    session.add(made)
    session.flush()
    record(session, account_id=by, verb="invite", object_kind="co_design", object_id=made.id, now=now)
    return secret


def change(session: Session, row: QuestionnaireRow, co_design_id: str, state: str, *, by: str, now: datetime) -> None:
    """Closes a link, opens it again, or revokes it for good. Raises NotFound; Refused for one that is revoked."""
    found = session.get(CoDesign, co_design_id)
    if found is None or found.questionnaire_id != row.id or state not in STATES:
        raise NotFound
    if found.state == "revoked":
        raise Refused(msg("This link is revoked for good. Make a new one."))
    before, found.state = found.state, state
    record(session, account_id=by, verb="change", object_kind="co_design", object_id=found.id, before=before, after=state, now=now)


def find(session: Session, secret: str, *, now: datetime) -> Table:
    """What lies on the table for whoever has this link: the draft, else the latest published version. Raises LinkUnknown, also for a link
    that is revoked."""
    found = session.scalar(select(CoDesign).where(CoDesign.key == link_id(normal(secret), SUGGEST)))
    if found is None or found.state == "revoked":
        raise LinkUnknown
    version = finding.draft_of(session, found.questionnaire_id) or finding.latest_published(session, found.questionnaire_id)
    taking = found.state == "open" and (found.until is None or now.date() <= found.until)
    return Table(found, version, questionnaire_of(version), taking)


def propose(session: Session, secret: str, words: str, reason: str, answers: str = "", *, now: datetime) -> Proposal:
    """A question that the group would ask, with the reason, and how people should answer it if they like. Raises Invalid, Refused,
    LinkUnknown."""
    asked, why, how = paragraphs(words), paragraphs(reason), paragraphs(answers)
    problems = (
        *absent("words", asked),
        *too_long("words", asked, LONGEST_QUESTION),
        *absent("reason", why),
        *too_long("reason", why, PARAGRAPH),
        *too_long("answers", how, LONGEST_QUESTION),
    )
    return _leave(session, secret, Proposal(sort="question", words=asked, reason=why, answers=how, at=now), problems, now)


def comment(session: Session, secret: str, code: str, words: str, *, now: datetime) -> Proposal:
    """What the group thinks of a question. Raises Invalid, Refused, LinkUnknown; NotFound for a question that is not there."""
    said = paragraphs(words)
    table = find(session, secret, now=now)
    if all(item.code != code for item in table.questionnaire.items()):
        raise NotFound
    problems = (*absent(f"comment.{code}", said), *too_long(f"comment.{code}", said, PARAGRAPH))
    return _leave(session, secret, Proposal(sort="comment", about=code, words=said, at=now), problems, now)


def take_back(session: Session, secret: str, proposal_id: str, *, now: datetime) -> None:
    """Takes a proposal away again that nobody has answered yet. Raises NotFound, Refused, LinkUnknown."""
    table = find(session, secret, now=now)
    found = session.get(Proposal, proposal_id)
    if found is None or found.co_design_id != table.co_design.id:
        raise NotFound
    if found.state != "new":
        raise Refused(msg("This was answered already, so it stays."))
    session.delete(found)


def left(session: Session, co_design_id: str) -> tuple[Proposal, ...]:
    """Everything that was proposed by a link, the latest first."""
    its = select(Proposal).where(Proposal.co_design_id == co_design_id)
    return tuple(session.scalars(its.order_by(Proposal.at.desc(), Proposal.id)))


def _leave(session: Session, secret: str, proposal: Proposal, problems: tuple[Problem, ...], now: datetime) -> Proposal:
    table = find(session, secret, now=now)
    if not table.taking:
        raise Refused(msg("No more proposals are taken with this link. What became of yours stands below."))
    if problems:
        raise Invalid(problems)
    there = session.scalar(select(func.count()).where(Proposal.co_design_id == table.co_design.id)) or 0
    if there >= MOST_EACH:
        raise Refused(
            msg("This link has left {most} proposals, as many as can be read. Write to those who gave it to you.", most=MOST_EACH)
        )
    proposal.co_design_id = table.co_design.id
    session.add(proposal)
    session.flush()
    return proposal


_PAST = Problem("until", msg("This day is over."), msg("Give a later one, or none."))
