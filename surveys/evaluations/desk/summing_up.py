"""What was written for a question, summed up by a person, where too few wrote for words to be quoted (R11). It names nobody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.comments.redacting import always, folded, suggestions
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.desk.names import known_names
from surveys.messages import msg
from surveys.models.collecting import Summary, Words
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.wording import paragraphs, too_long, unknown_choice
from surveys.scoring.comments import LEAST_THEME
from surveys.translator import LANGUAGES

LONGEST = 1500
NAMES = ("name", "contact", "role")


def sum_up(session: Session, evaluation: Evaluation, item: str, words: str, lang: str, *, by: str, now: datetime) -> None:
    """Keeps the summary of a question; without words there is none. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    text = paragraphs(words)
    written = select(func.count()).select_from(Words).where(Words.evaluation_id == evaluation.id, Words.item == item, ~Words.set_aside)
    authors = session.scalar(written) or 0
    if not authors:
        raise NotFound
    problems = [*too_long("summary", text, LONGEST), *unknown_choice("summary_lang", lang, LANGUAGES)]
    if text:
        problems += [*_too_few(authors), *_names(session, evaluation, text, lang)]
    if problems:
        raise Invalid(problems)
    row = session.get(Summary, (evaluation.id, item))
    if text:
        session.merge(Summary(evaluation_id=evaluation.id, item=item, text=text, lang=lang))
    elif row:
        session.delete(row)
    session.flush()
    record(session, account_id=by, verb="sum_up", object_kind="evaluation", object_id=evaluation.id, after={"item": item}, now=now)


def summary(session: Session, evaluation: Evaluation, item: str) -> Summary | None:
    """The summary of a question, if there is one."""
    return session.get(Summary, (evaluation.id, item))


def _too_few(authors: int) -> list[Problem]:
    if authors >= LEAST_THEME:
        return []
    what = msg("So few people wrote here that any summary would tell what one of them said.")
    return [Problem("summary", what, msg("Leave it empty; bring the subject into the dialogue as a question."))]


def _names(session: Session, evaluation: Evaluation, text: str, lang: str) -> list[Problem]:
    """A summary names no group, no person and no address."""
    said = folded(text)
    groups = [name for group in finding.groups(session, evaluation.partnership_id) for name in group.name.values()]
    found = [name for name in groups if folded(name) in said]
    spans = (*suggestions(text, lang, known_names(session, evaluation)), *always(text))
    found += [text[span.start : span.end] for span in spans if span.kind in NAMES]
    what = msg("“{words}” tells of whom this speaks.", words=found[0]) if found else None
    return [Problem("summary", what, msg("Say it without naming a group or a person."))] if what else []
