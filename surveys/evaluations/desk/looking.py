"""One text at the desk: what is left out of it, its translation, the way of what tells of harm or fraud. The text itself never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.comments.redacting import KINDS, Span, places_of
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.comments import Written, require_words, seen
from surveys.evaluations.desk.names import known_names
from surveys.messages import msg
from surveys.models.collecting import ThemeOfWords, Words
from surveys.models.evaluations import Evaluation
from surveys.partnerships.wording import paragraphs, too_long, unknown_choice
from surveys.questionnaires.cleaning import clean
from surveys.translator import LANGUAGES

LONGEST = 12000


@dataclass(frozen=True, slots=True)
class Look:
    """What an evaluator decided on one text: the places that are left out, further words to leave out wherever they stand (a line each) and
    what they are, and the translation by hand (empty: none)."""

    spans: tuple[Span, ...]
    further: str = ""
    kind: str = "other"
    translation: str = ""
    translated_to: str = ""


def look(session: Session, evaluation: Evaluation, words_id: str, decided: Look, *, by: str, now: datetime) -> None:
    """Keeps what was decided. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = words(session, evaluation, words_id)
    translation = paragraphs(decided.translation)
    problems = [
        *unknown_choice("kind", decided.kind, tuple(KINDS)),
        *_strange(row.text, decided),
        *too_long("translation", translation, LONGEST),
        *(unknown_choice("translated_to", decided.translated_to, LANGUAGES) if translation else ()),
    ]
    if problems:
        raise Invalid(problems)
    spans = {*_inside(row.text, decided.spans), *_further(row.text, decided)}
    row.left_out = [[span.start, span.end, span.kind] for span in sorted(spans)]
    row.translation, row.translated_to = translation, decided.translated_to if translation else ""
    _record(session, row, "redact_text", by, now)


def set_aside(session: Session, evaluation: Evaluation, words_id: str, *, by: str, now: datetime) -> None:
    """The text tells of harm or fraud: it leaves the desk, its themes and every report. Raises NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = words(session, evaluation, words_id)
    row.chosen, row.set_aside = False, True
    session.execute(delete(ThemeOfWords).where(ThemeOfWords.evaluation_id == evaluation.id, ThemeOfWords.words_id == row.id))
    _record(session, row, "set_text_aside", by, now)


def take_back(session: Session, evaluation: Evaluation, words_id: str, *, by: str, now: datetime) -> None:
    """It was set aside by mistake. Raises NotFound, WrongState."""
    states.require(evaluation, "choose_comments")
    row = words(session, evaluation, words_id, aside=True)
    row.set_aside = False
    _record(session, row, "take_text_back", by, now)


def aside(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> tuple[Written, ...]:
    """What was set aside. That somebody read it is written into the audit, what it says is not. Raises WrongState."""
    require_words(evaluation)
    rows = session.scalars(select(Words).where(Words.evaluation_id == evaluation.id, Words.set_aside).order_by(Words.id)).all()
    if rows:
        record(session, account_id=by, verb="read_set_aside", object_kind="evaluation", object_id=evaluation.id, now=now)
    names = known_names(session, evaluation)
    return tuple(seen(row, names) for row in rows)


def words(session: Session, evaluation: Evaluation, words_id: str, *, aside: bool = False) -> Words:
    """The evaluation's own row, among those set aside or among the others. Raises NotFound."""
    row = session.get(Words, (evaluation.id, words_id))
    if row is None or row.set_aside is not aside:
        raise NotFound
    return row


def _inside(text: str, spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if 0 <= span.start < span.end <= len(text) and span.kind in KINDS]


def _further(text: str, decided: Look) -> list[Span]:
    return [span for line in decided.further.splitlines() for span in places_of(clean(line), text, decided.kind)]


def _strange(text: str, decided: Look) -> list[Problem]:
    lines = [clean(line) for line in decided.further.splitlines() if clean(line)]
    return [
        Problem("further", msg("“{words}” does not stand in this text.", words=line), msg("Copy the words as they stand there."))
        for line in lines
        if not places_of(line, text, "other")
    ]


def _record(session: Session, row: Words, verb: str, by: str, now: datetime) -> None:
    session.flush()
    record(session, account_id=by, verb=verb, object_kind="text", object_id=row.id, now=now)
