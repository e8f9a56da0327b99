"""Findings in the evaluators' hands: worded, ordered, left out for a reason. The release's own wording is never lost."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, NotFound, Overtaken, Problem
from surveys.evaluations import states
from surveys.evaluations.dossiers.reading import with_dossier
from surveys.evaluations.released import latest
from surveys.messages import Message, msg
from surveys.models.dossiers import DossierRow, FindingEdit
from surveys.models.evaluations import Evaluation, Release
from surveys.partnerships.wording import PARAGRAPH, absent, paragraphs, too_long, unknown_choice
from surveys.scoring import stored
from surveys.scoring.values import Finding, Released
from surveys.scoring.wordings import remarks
from surveys.translator import LANGUAGES, translator

LONGEST = 600


@dataclass(frozen=True, slots=True)
class Wording:
    """What evaluators want said in `lang`: empty keeps the release's wording. `sure`: they looked at what was remarked, and mean it so."""

    lang: str
    statement: str
    prompt: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One finding as evaluators work on it: as the release has it, their wordings by language, and a mark of what was `seen`."""

    finding: Finding
    statement: dict[str, str]
    prompt: dict[str, str]
    left_out: bool
    reason: str
    seen: str


def draft(session: Session, evaluation: Evaluation, number: int) -> Draft:
    """Finding `number` of the latest release. Raises NotFound."""
    row, released = _release(session, evaluation)
    finding, edit = _finding(released, number), _edit(session, row, number)
    return Draft(finding, dict(edit.statement), dict(edit.prompt), edit.left_out, edit.reason, _mark(edit))


def reword(session: Session, evaluation: Evaluation, number: int, wording: Wording, *, seen: str, by: str, now: datetime) -> None:
    """Words a finding anew in one language. Raises Invalid (also for what is remarked, unless they are sure), NotFound, Overtaken and
    WrongState."""
    states.require(evaluation, "edit_findings")
    row, released = _release(session, evaluation)
    finding, edit = _finding(released, number), _edit(session, row, number)
    clean = _checked(released, finding, wording)
    if seen != _mark(edit):
        raise Overtaken
    speak = translator(wording.lang, "surveys")
    edit.statement = _with(edit.statement, wording.lang, clean.statement, speak(finding.statement))
    edit.prompt = _with(edit.prompt, wording.lang, clean.prompt, speak(finding.prompt))
    _keep(session, row, edit, "reword_finding", by, now)


def leave_out(session: Session, evaluation: Evaluation, number: int, reason: str, *, by: str, now: datetime) -> None:
    """The finding is not printed; the annex says so, with the reason. Raises Invalid, NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    row, released = _release(session, evaluation)
    _finding(released, number)
    said = paragraphs(reason)
    if problems := (*absent("reason", said), *too_long("reason", said, PARAGRAPH)):
        raise Invalid(problems)
    edit = _edit(session, row, number)
    edit.left_out, edit.reason = True, said
    _keep(session, row, edit, "leave_out_finding", by, now)


def put_back(session: Session, evaluation: Evaluation, number: int, *, by: str, now: datetime) -> None:
    """A finding that was left out is printed again. Raises NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    row, released = _release(session, evaluation)
    _finding(released, number)
    edit = _edit(session, row, number)
    edit.left_out, edit.reason = False, ""
    _keep(session, row, edit, "put_back_finding", by, now)


def move(session: Session, evaluation: Evaluation, number: int, steps: int, *, by: str, now: datetime) -> None:
    """Moves a finding `steps` places down the list, or up if negative, as far as that goes. Raises NotFound, WrongState."""
    states.require(evaluation, "edit_findings")
    row, released = _release(session, evaluation)
    order = [one.origin for one in with_dossier(session, row, released).findings]
    if number not in order:
        raise NotFound
    place = order.index(number)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    kept = session.get(DossierRow, evaluation.id) or DossierRow(evaluation_id=evaluation.id)
    session.add(kept)
    kept.release_id, kept.ordered = row.id, order
    session.flush()
    record(session, account_id=by, verb="order_findings", object_kind="evaluation", object_id=evaluation.id, after=order, now=now)


def _release(session: Session, evaluation: Evaluation) -> tuple[Release, Released]:
    row = latest(session, evaluation.id)
    if row is None:
        raise NotFound
    return row, stored.from_json(row.document)


def _finding(released: Released, number: int) -> Finding:
    for one in released.findings:
        if one.number == number:
            return one
    raise NotFound


def _edit(session: Session, row: Release, number: int) -> FindingEdit:
    found = session.get(FindingEdit, (row.evaluation_id, row.id, number))
    return found or FindingEdit(
        evaluation_id=row.evaluation_id, release_id=row.id, number=number, statement={}, prompt={}, left_out=False, reason=""
    )


def _checked(released: Released, finding: Finding, wording: Wording) -> Wording:
    clean = Wording(wording.lang, paragraphs(wording.statement), paragraphs(wording.prompt), wording.sure)
    problems = [
        *unknown_choice("lang", clean.lang, LANGUAGES),
        *too_long("statement", clean.statement, LONGEST),
        *too_long("prompt", clean.prompt, LONGEST),
    ]
    if not clean.sure:
        problems += [_remark(said) for said in remarks(released, finding, f"{clean.statement}\n{clean.prompt}")]
    if problems:
        raise Invalid(problems)
    return clean


def _remark(said: Message) -> Problem:
    return Problem("statement", said, msg("Take it out, or tick below that it tells nothing about answers."))


def _with(wordings: dict[str, Any], lang: str, words: str, machine: str) -> dict[str, Any]:
    """Without words, or with the release's own, there is no wording of theirs in this language."""
    others = {tag: text for tag, text in wordings.items() if tag != lang}
    return others | ({lang: words} if words and words != machine else {})


def _mark(edit: FindingEdit) -> str:
    plain = json.dumps([edit.statement, edit.prompt, edit.left_out, edit.reason], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _keep(session: Session, row: Release, edit: FindingEdit, verb: str, by: str, now: datetime) -> None:
    session.add(edit)
    session.flush()
    after = {"number": edit.number, "mark": _mark(edit)}
    record(session, account_id=by, verb=verb, object_kind="evaluation", object_id=row.evaluation_id, after=after, now=now)
