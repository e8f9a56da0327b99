"""Starting an evaluation: from a template or a questionnaire of one's own, following on from the round before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem
from surveys.evaluations import states
from surveys.evaluations.settings import MONTHS, Settings, checked, settings_of, write
from surveys.messages import msg
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Partnership
from surveys.models.questionnaires import Version
from surveys.questionnaires import about_you, catalog, reading, stored, trimming
from surveys.questionnaires.values import Questionnaire
from surveys.translator import speaks

FORMS = ("core", "full")


def create(
    session: Session,
    partnership: Partnership,
    questionnaire: Questionnaire,
    *,
    title: str,
    by: str,
    now: datetime,
    version_id: str | None = None,
    months: int = MONTHS,
) -> Evaluation:
    """A draft. It carries over the settings of the latest shared round, if there is one; else names are kept for so many `months` as the
    house has set. `version_id`: the version made in the house that is asked. Raises Invalid."""
    previous = latest_shared(session, partnership.id)
    evaluation = Evaluation(
        partnership_id=partnership.id,
        round=previous.round + 1 if previous else 1,
        previous_id=previous.id if previous else None,
        version_id=version_id,
        created_at=now,
    )
    write(evaluation, checked(_first_settings(questionnaire, title, previous, months)))
    put(evaluation, about_you.carried(questionnaire_of(previous), questionnaire) if previous else questionnaire)
    session.add(evaluation)
    session.flush()
    record(session, account_id=by, verb="create", object_kind="evaluation", object_id=evaluation.id, after={"title": title}, now=now)
    return evaluation


def choose_questionnaire(
    session: Session, evaluation: Evaluation, questionnaire: Questionnaire, *, by: str, now: datetime, version_id: str | None = None
) -> None:
    """Another questionnaire for a draft. Languages that it lacks are no longer offered; its protection is proposed; people are asked about
    themselves as they were to be before. Raises WrongState."""
    states.require(evaluation, "change")
    before = evaluation.digest
    evaluation.mode = _mode(evaluation.mode, questionnaire_of(evaluation), questionnaire)
    put(evaluation, about_you.carried(questionnaire_of(evaluation), questionnaire))
    evaluation.version_id = version_id
    there = {*questionnaire.languages, *_beside(session, version_id)}
    evaluation.languages = [lang for lang in evaluation.languages if lang in there] or _offered(questionnaire)
    record(
        session,
        account_id=by,
        verb="choose_questionnaire",
        object_kind="evaluation",
        object_id=evaluation.id,
        before={"digest": before.hex()},
        after={"digest": evaluation.digest.hex()},
        now=now,
    )


def from_template(name: str, form: str = "core") -> Questionnaire:
    """A shipped questionnaire: its core questions (the short form) or all of them. Raises Invalid."""
    if name not in catalog.names() or form not in FORMS:
        raise Invalid([Problem("template", msg("There is no such questionnaire."), msg("Choose one from the list."))])
    questionnaire = catalog.load(name)
    return short_form(questionnaire) or questionnaire if form == "core" else questionnaire


def short_form(questionnaire: Questionnaire) -> Questionnaire | None:
    """Its core questions only; None where it has no short form of its own."""
    return trimming.core_only(questionnaire) if has_core(questionnaire) else None


def from_file(source: bytes) -> Questionnaire:
    """A questionnaire of one's own. Raises Invalid with every problem in the file."""
    return reading.read(source, "questionnaire.toml")


def has_core(questionnaire: Questionnaire) -> bool:
    """Whether it has a short form of its own: core questions, and others beside them."""
    rated = [item.core for item in questionnaire.items() if item.scale]
    return any(rated) and not all(rated)


def questionnaire_of(evaluation: Evaluation) -> Questionnaire:
    """The questionnaire as it stands, or as it was frozen."""
    return stored.from_json(evaluation.questionnaire)


def latest_shared(session: Session, partnership_id: str) -> Evaluation | None:
    """The latest round whose results were shared."""
    rounds = select(Evaluation).where(Evaluation.partnership_id == partnership_id, Evaluation.state.in_(states.WITH_RESULTS))
    return session.scalars(rounds.order_by(Evaluation.round.desc(), Evaluation.created_at.desc()).limit(1)).first()


def _first_settings(questionnaire: Questionnaire, title: str, previous: Evaluation | None, months: int) -> Settings:
    start = settings_of(previous) if previous else Settings(title=title, names_months=months)
    mode = _mode(start.mode, questionnaire_of(previous), questionnaire) if previous else questionnaire.mode.value
    kept = [lang for lang in start.languages if previous and lang in questionnaire.languages]
    return replace(start, title=title, closes_on=None, languages=tuple(kept or _offered(questionnaire)), mode=mode)


def _mode(kept: str, before: Questionnaire, now: Questionnaire) -> str:
    """What the questionnaire proposes, unless somebody had chosen otherwise than the one before proposed."""
    return now.mode.value if kept == before.mode.value else kept


def _offered(questionnaire: Questionnaire) -> list[str]:
    """In which people can be asked at once; further ones are translated first (`wording`)."""
    return [lang for lang in questionnaire.languages if speaks(lang)]


def _beside(session: Session, version_id: str | None) -> Iterable[str]:
    """The languages that lie beside a version made in the house."""
    version = session.get(Version, version_id) if version_id else None
    return version.layers if version else ()


def put(evaluation: Evaluation, questionnaire: Questionnaire) -> None:
    """The questionnaire of a draft, with its digest."""
    evaluation.questionnaire = stored.to_json(questionnaire)
    evaluation.digest = stored.digest(questionnaire)
