"""The business case then and now, claim by claim: begun from its own sentences."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid
from surveys.evaluations import states
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.dossiers import rows
from surveys.messages import Text
from surveys.models.dossiers import Claim
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.partnerships import finding
from surveys.partnerships.wording import absent, paragraphs, too_long, unknown_choice
from surveys.questionnaires.reporting import reported
from surveys.scoring.case import WORTH

LONGEST = 1000
MOST_SENTENCES = 12
SENTENCE_ENDS = re.compile(r"(?<=[.!?؟。！？])\s+|(?<=[。！？])|\n+")


@dataclass(frozen=True, slots=True)
class ClaimDetails:
    """One claim. `indicator_id`: one of the partnership's; `heard`: the code of a topic of the questionnaire; either may be empty. `worth`:
    a key of WORTH or empty, with the reason `why`."""

    words: str
    indicator_id: str = ""
    heard: str = ""
    worth: str = ""
    why: str = ""


def add_claim(session: Session, evaluation: Evaluation, details: ClaimDetails, *, by: str, now: datetime) -> Claim:
    """One more claim. Raises Invalid, WrongState."""
    clean = _checked(session, evaluation, details)
    return rows.add(session, evaluation, Claim(**_columns(clean)), by=by, now=now)


def change_claim(session: Session, evaluation: Evaluation, row: Claim, details: ClaimDetails, *, by: str, now: datetime) -> None:
    """The claim anew. Raises Invalid, WrongState."""
    states.require(evaluation, "add_words")
    clean, before = _checked(session, evaluation, details), details_of(row)
    for name, value in _columns(clean).items():
        setattr(row, name, value)
    session.flush()
    changed = {"before": asdict(before), "after": asdict(clean)}
    record(session, account_id=by, verb="change", object_kind="claim", object_id=row.id, now=now, **changed)


def begin(session: Session, evaluation: Evaluation, *, by: str, now: datetime) -> int:
    """A claim for each sentence of the business case that is none yet. How many. Raises WrongState."""
    states.require(evaluation, "add_words")
    known = {row.words for row in rows.listed(session, evaluation, Claim)}
    written = session.get_one(Partnership, evaluation.partnership_id).business_case
    made = [one for one in sentences(written) if one not in known][:MOST_SENTENCES]
    for words in made:
        add_claim(session, evaluation, ClaimDetails(words), by=by, now=now)
    return len(made)


def sentences(text: str) -> list[str]:
    """The sentences of a text, each once, none longer than a claim may be."""
    found = (part.strip() for part in SENTENCE_ENDS.split(text))
    return list(dict.fromkeys(part[:LONGEST] for part in found if part))


def details_of(row: Claim) -> ClaimDetails:
    return ClaimDetails(row.words, row.indicator_id or "", row.heard, row.worth, row.why)


def topics(evaluation: Evaluation) -> dict[str, Text]:
    """The names of the questionnaire's topics, by code."""
    return {dimension.code: dimension.name for dimension in reported(questionnaire_of(evaluation)).dimensions}


def _columns(clean: ClaimDetails) -> dict[str, str | None]:
    return {**asdict(clean), "indicator_id": clean.indicator_id or None}


def _checked(session: Session, evaluation: Evaluation, details: ClaimDetails) -> ClaimDetails:
    clean = replace(details, words=paragraphs(details.words), why=paragraphs(details.why))
    indicators = tuple(one.id for one in finding.indicators(session, evaluation.partnership_id))
    problems = [
        *absent("words", clean.words),
        *too_long("words", clean.words, LONGEST),
        *unknown_choice("indicator_id", clean.indicator_id, ("", *indicators)),
        *unknown_choice("heard", clean.heard, ("", *topics(evaluation))),
        *unknown_choice("worth", clean.worth, ("", *WORTH)),
        *too_long("why", clean.why, LONGEST),
    ]
    if problems:
        raise Invalid(problems)
    return clean
