"""The comments desk: what people wrote, after sealing; which of it, with consent, may be printed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import WrongState
from surveys.evaluations import states
from surveys.evaluations.creating import questionnaire_of
from surveys.messages import Text, msg
from surveys.models.collecting import Words
from surveys.models.evaluations import Evaluation
from surveys.questionnaires.reporting import reported


@dataclass(frozen=True, slots=True)
class Written:
    """One text. Nothing says who wrote it, when, or in which group."""

    id: str
    text: str
    lang: str
    may_quote: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what was written for it, in an order that means nothing."""

    item: str
    text: Text
    written: tuple[Written, ...]


def desk(session: Session, evaluation: Evaluation) -> tuple[Question, ...]:
    """Every question that got texts, in the questionnaire's order. Raises WrongState before sealing."""
    if states.State(evaluation.state) not in states.WITH_WORDS:
        raise WrongState(msg("Nobody reads what people write before the answers are sealed."))
    found: dict[str, list[Written]] = {}
    for words in session.scalars(select(Words).where(Words.evaluation_id == evaluation.id).order_by(Words.id)):
        found.setdefault(words.item, []).append(Written(words.id, words.text, words.lang, words.may_quote, words.chosen))
    items = reported(questionnaire_of(evaluation)).items()
    return tuple(Question(item.code, item.text, tuple(found[item.code])) for item in items if item.code in found)


def choose(session: Session, evaluation: Evaluation, ids: Collection[str], *, by: str, now: datetime) -> int:
    """Exactly these texts may be printed; those without consent are never among them. How many were chosen. Raises WrongState."""
    states.require(evaluation, "choose_comments")
    mine = Words.evaluation_id == evaluation.id
    session.execute(update(Words).where(mine).values(chosen=False))
    session.execute(update(Words).where(mine, Words.id.in_(ids), Words.may_quote).values(chosen=True))
    chosen = len(session.scalars(select(Words.id).where(mine, Words.chosen)).all())
    record(
        session,
        account_id=by,
        verb="choose_comments",
        object_kind="evaluation",
        object_id=evaluation.id,
        after={"chosen": chosen},
        now=now,
    )
    return chosen
