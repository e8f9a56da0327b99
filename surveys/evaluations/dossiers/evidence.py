"""Other evidence beside a finding: a document, an interview, an observation, monitoring data; and who made the evaluation."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, NotFound, Problem
from surveys.evaluations import states
from surveys.evaluations.released import latest
from surveys.messages import msg
from surveys.models.dossiers import DossierRow, OtherEvidence
from surveys.models.evaluations import Evaluation
from surveys.partnerships.wording import PARAGRAPH, absent, line, paragraphs, too_long, unknown_choice
from surveys.scoring import stored
from surveys.scoring.dossier import CONDUCT, SAYS, SOURCES, WEIGHTS
from surveys.translator import LANGUAGES


@dataclass(frozen=True, slots=True)
class EvidenceDetails:
    """What a source says about a finding. `kind`, `says` and `weight`: keys of `scoring.dossier`'s words."""

    kind: str
    words: str
    source: str
    day: date | None = None
    says: str = ""
    weight: str = ""
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Conduct:
    """Who made the evaluation: a key of `scoring.dossier.CONDUCT`, or empty, and who that was."""

    conduct: str = ""
    made_by: str = ""


def add_evidence(
    session: Session, evaluation: Evaluation, number: int, details: EvidenceDetails, *, by: str, now: datetime
) -> OtherEvidence:
    """One more source for finding `number` of the latest release. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    release = latest(session, evaluation.id)
    if release is None or number not in {one.number for one in stored.from_json(release.document).findings}:
        raise NotFound
    clean = _checked(details, now.date())
    row = OtherEvidence(evaluation_id=evaluation.id, release_id=release.id, number=number, **asdict(clean))
    session.add(row)
    session.flush()
    _record(session, row.id, "add_evidence", asdict(clean), by, now)
    return row


def change_evidence(
    session: Session, evaluation: Evaluation, evidence_id: str, details: EvidenceDetails, *, by: str, now: datetime
) -> None:
    """The evidence anew. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    row, clean = evidence(session, evaluation, evidence_id), _checked(details, now.date())
    for name, value in asdict(clean).items():
        setattr(row, name, value)
    _record(session, row.id, "change_evidence", asdict(clean), by, now)


def remove_evidence(session: Session, evaluation: Evaluation, evidence_id: str, *, by: str, now: datetime) -> None:
    """It stands beside the finding no longer. Raises NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    row = evidence(session, evaluation, evidence_id)
    _record(session, row.id, "remove_evidence", None, by, now)
    session.delete(row)
    session.flush()


def evidence(session: Session, evaluation: Evaluation, evidence_id: str) -> OtherEvidence:
    """The evaluation's own row. Raises NotFound."""
    row = session.get(OtherEvidence, evidence_id)
    if row is None or row.evaluation_id != evaluation.id:
        raise NotFound
    return row


def details_of(row: OtherEvidence) -> EvidenceDetails:
    return EvidenceDetails(**{name: getattr(row, name) for name in EvidenceDetails.__slots__})


def conduct_of(session: Session, evaluation: Evaluation) -> Conduct:
    """Who made the evaluation, as far as it was said."""
    row = session.get(DossierRow, evaluation.id)
    return Conduct(row.conduct, row.made_by) if row else Conduct()


def say_conduct(session: Session, evaluation: Evaluation, said: Conduct, *, by: str, now: datetime) -> None:
    """Jointly, by one partner or independently, and by whom. Raises Invalid, WrongState."""
    states.require(evaluation, "add_words")
    who = line(said.made_by)
    problems = [*unknown_choice("conduct", said.conduct, ("", *CONDUCT)), *too_long("made_by", who)]
    problems += absent("made_by", who) if said.conduct else ()
    if problems:
        raise Invalid(problems)
    row = session.get(DossierRow, evaluation.id) or DossierRow(evaluation_id=evaluation.id)
    session.add(row)
    row.conduct, row.made_by = said.conduct, who if said.conduct else ""
    session.flush()
    after = {"conduct": row.conduct}
    record(session, account_id=by, verb="say_conduct", object_kind="evaluation", object_id=evaluation.id, after=after, now=now)


def _checked(details: EvidenceDetails, today: date) -> EvidenceDetails:
    clean = replace(details, words=paragraphs(details.words), source=line(details.source))
    later = clean.day is not None and clean.day > today
    problems = [
        *unknown_choice("kind", clean.kind, tuple(SOURCES)),
        *absent("words", clean.words),
        *too_long("words", clean.words, PARAGRAPH),
        *absent("source", clean.source),
        *too_long("source", clean.source),
        *unknown_choice("says", clean.says, tuple(SAYS)),
        *unknown_choice("weight", clean.weight, tuple(WEIGHTS)),
        *unknown_choice("lang", clean.lang, LANGUAGES),
        *([Problem("day", msg("This day has not come yet."), msg("Give the day on which it was written, said or seen."))] if later else []),
    ]
    if problems:
        raise Invalid(problems)
    return clean


def _record(session: Session, evidence_id: str, verb: str, after: object, by: str, now: datetime) -> None:
    record(session, account_id=by, verb=verb, object_kind="evidence", object_id=evidence_id, after=after, now=now)
