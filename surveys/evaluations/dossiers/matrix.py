"""The evaluation matrix: questions by criteria by sources; begun from what the questionnaire's topics speak to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid
from surveys.evaluations import states
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.dossiers import rows
from surveys.messages import Translator, msg
from surveys.models.dossiers import MatrixRow
from surveys.models.evaluations import Evaluation
from surveys.partnerships import finding
from surveys.partnerships.wording import absent, line, paragraphs, too_long
from surveys.questionnaires.reporting import reported
from surveys.questionnaires.values import Dimension, Questionnaire
from surveys.scoring.criteria import CRITERIA, EFFECTIVENESS, PRINCIPLES

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class MatrixDetails:
    """One row in the evaluators' words."""

    question: str
    criterion: str = ""
    judged_by: str = ""
    sources: str = ""


def add_row(session: Session, evaluation: Evaluation, details: MatrixDetails, *, by: str, now: datetime) -> MatrixRow:
    """One more row. Raises Invalid, WrongState."""
    return rows.add(session, evaluation, MatrixRow(**asdict(_checked(details))), by=by, now=now)


def change_row(session: Session, evaluation: Evaluation, row: MatrixRow, details: MatrixDetails, *, by: str, now: datetime) -> None:
    """The row anew. Raises Invalid, WrongState."""
    states.require(evaluation, "add_words")
    clean, before = _checked(details), details_of(row)
    for name, value in asdict(clean).items():
        setattr(row, name, value)
    session.flush()
    changed = {"before": asdict(before), "after": asdict(clean)}
    record(session, account_id=by, verb="change", object_kind="matrix_row", object_id=row.id, now=now, **changed)


def begin(session: Session, evaluation: Evaluation, say: Translator, *, by: str, now: datetime) -> int:
    """A row for each topic of the questionnaire that has none by its question, in the language of `say`. How many. Raises WrongState."""
    states.require(evaluation, "add_words")
    known = {row.question for row in rows.listed(session, evaluation, MatrixRow)}
    measured = bool(finding.indicators(session, evaluation.partnership_id))
    made = [one for one in _begun(reported(questionnaire_of(evaluation)), say, measured=measured) if one.question not in known]
    for details in made:
        add_row(session, evaluation, details, by=by, now=now)
    return len(made)


def details_of(row: MatrixRow) -> MatrixDetails:
    return MatrixDetails(row.question, row.criterion, row.judged_by, row.sources)


def _begun(questionnaire: Questionnaire, say: Translator, *, measured: bool) -> Iterator[MatrixDetails]:
    for dimension in questionnaire.dimensions:
        items = sum(1 for item in questionnaire.items_of(dimension.code) if item.kind == "rating")
        if items:
            yield MatrixDetails(
                say(msg("What do people say about “{name}”, and what else is known of it?", name=dimension.name)),
                _criteria(dimension, say),
                say(msg("Score from 0 to 100, and how far groups agree")),
                _sources(questionnaire, dimension, say, measured=measured),
            )


def _criteria(dimension: Dimension, say: Translator) -> str:
    named = {**CRITERIA, **PRINCIPLES}
    return ", ".join(say(named[frame]) for frame in dimension.frames if frame in named)


def _sources(questionnaire: Questionnaire, dimension: Dimension, say: Translator, *, measured: bool) -> str:
    asked = say(msg("Questionnaire “{title}”", title=questionnaire.title))
    if measured and EFFECTIVENESS in dimension.frames:
        return say(msg("{one}; indicators of the partnership", one=asked))
    return asked


def _checked(details: MatrixDetails) -> MatrixDetails:
    clean = MatrixDetails(paragraphs(details.question), line(details.criterion), paragraphs(details.judged_by), paragraphs(details.sources))
    problems = [
        *absent("question", clean.question),
        *too_long("criterion", clean.criterion),
        *(problem for name in ("question", "judged_by", "sources") for problem in too_long(name, getattr(clean, name), LONGEST)),
    ]
    if problems:
        raise Invalid(problems)
    return clean
