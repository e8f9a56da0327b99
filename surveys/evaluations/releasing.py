"""Sharing: from the pack to one frozen release, which page, paper and data all read. Only jobs and commands import this module."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.evaluations import states
from surveys.evaluations.benchmarking import placed
from surveys.evaluations.comments import texts
from surveys.evaluations.creating import questionnaire_of
from surveys.evaluations.desk.theming import themes
from surveys.evaluations.elsewhere import quoted
from surveys.evaluations.facts import facts
from surveys.evaluations.named import named
from surveys.evaluations.naming import group_names
from surveys.evaluations.released import latest
from surveys.evaluations.sealed import pack_of
from surveys.models.collecting import Summary
from surveys.models.evaluations import Evaluation, Ledger, Release
from surveys.questionnaires.reporting import reported
from surveys.scoring import positions, release, scores, stored
from surveys.scoring.disclosure.inspecting import require
from surveys.scoring.policy import Comment, Desk, Entry, Policy
from surveys.scoring.values import Released


def share(session: Session, evaluation: Evaluation, *, by: str | None = None, now: datetime) -> Release:
    """Scores the pack and stores what may be shown of it. The same pack, settings and ticks give the same release. Raises WrongState."""
    states.require(evaluation, "share")
    questionnaire = reported(questionnaire_of(evaluation))
    pack = pack_of(session, evaluation)
    scored = scores.score(questionnaire, pack)
    outcome = release.release(
        questionnaire,
        scored,
        facts(session, evaluation, now),
        Policy(k=evaluation.k, estimand=evaluation.estimand, guarded=evaluation.guarded),
        group_names(session, evaluation),
        _comments(session, evaluation),
        _ledger(session, evaluation.id),
        _previous(session, evaluation),
        _desk(session, evaluation),
    )
    outcome = positions.beside(outcome, named(session, evaluation, questionnaire))
    released = quoted(session, evaluation, placed(session, evaluation, outcome.released), scored)
    row = _stored(session, evaluation, released, now)
    session.add_all(_ledger_rows(evaluation.id, row.id, outcome.entries))
    states.move(evaluation, "share")
    evaluation.shared_at = now
    session.flush()
    record(session, account_id=by, verb="share", object_kind="evaluation", object_id=evaluation.id, after={"release": row.id}, now=now)
    return row


def _comments(session: Session, evaluation: Evaluation) -> tuple[Comment, ...]:
    """Every text that was not set aside, as it may be printed."""
    return tuple(
        Comment(one.item, one.printed, one.lang, one.may_quote, one.chosen, one.translation, one.translated_to, one.themes)
        for one in texts(session, evaluation)
    )


def _desk(session: Session, evaluation: Evaluation) -> Desk:
    named = {one.id: one.name for one in themes(session, evaluation)}
    summaries = session.scalars(select(Summary).where(Summary.evaluation_id == evaluation.id))
    return Desk(named, {one.item: (one.text, one.lang) for one in summaries})


def _ledger(session: Session, evaluation_id: str) -> tuple[Entry, ...]:
    rows = session.scalars(select(Ledger).where(Ledger.evaluation_id == evaluation_id).order_by(Ledger.variable, Ledger.id))
    return tuple(Entry.from_json(row.variable, row.functional) for row in rows)


def _previous(session: Session, evaluation: Evaluation) -> Released | None:
    row = latest(session, evaluation.previous_id) if evaluation.previous_id else None
    return stored.from_json(row.document) if row else None


def _stored(session: Session, evaluation: Evaluation, released: Released, now: datetime) -> Release:
    so_far = session.scalar(select(func.count()).where(Release.evaluation_id == evaluation.id)) or 0
    row = Release(
        evaluation_id=evaluation.id,
        number=so_far + 1,
        scoring_version=released.version,
        document=stored.to_json(require(released)),
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def _ledger_rows(evaluation_id: str, release_id: str, entries: tuple[Entry, ...]) -> list[Ledger]:
    return [
        Ledger(evaluation_id=evaluation_id, release_id=release_id, variable=entry.variable, functional=dict(entry.to_json()))
        for entry in entries
    ]
