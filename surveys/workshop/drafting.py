"""Making a questionnaire: begun, changed step by step, each step undone and done again; two editors at once lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Overtaken, Refused, WrongState
from surveys.messages import Message, msg
from surveys.models.accounts import Account
from surveys.models.questionnaires import Change, QuestionnaireRow, Version
from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.edits import Edit
from surveys.questionnaires.editing.fingerprints import changed_thing, fingerprint
from surveys.questionnaires.editing.guarding import breaches
from surveys.questionnaires.editing.telling import said
from surveys.questionnaires.values import Questionnaire
from surveys.workshop.documents import message_from_json, message_to_json, packed, put, questionnaire_of, unpacked
from surveys.workshop.keeping import kept

MOST_STEPS = 200
"""So many changes of a draft can be undone; older ones stay in force."""

PAUSE = timedelta(minutes=2)
"""Whoever goes on typing within so short a time makes one step of it."""

STARTED = msg("Began")


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a draft. `who`: a name, or while it is being made an account's id; `undone`: it lies above those in force."""

    number: int
    what: Message
    who: str
    at: datetime
    undone: bool


def begin(
    session: Session,
    questionnaire: Questionnaire,
    *,
    by: str,
    now: datetime,
    partnership_id: str | None = None,
    origin: str = "",
    forked_from: str | None = None,
) -> Version:
    """A new questionnaire with a first draft. `origin`: the catalog's name of what it is made from."""
    row = QuestionnaireRow(owner_id=by, partnership_id=partnership_id, title=dict(questionnaire.title.by_lang), created_at=now)
    session.add(row)
    session.flush()
    version = add_draft(session, row, replace(questionnaire, version=1), 1, by=by, now=now, origin=origin, forked_from=forked_from)
    record(session, account_id=by, verb="begin", object_kind="questionnaire", object_id=row.id, after=version.digest.hex(), now=now)
    return version


def add_draft(
    session: Session,
    row: QuestionnaireRow,
    questionnaire: Questionnaire,
    number: int,
    *,
    by: str,
    now: datetime,
    origin: str = "",
    forked_from: str | None = None,
) -> Version:
    """A draft with the step from which its history begins."""
    version = Version(questionnaire_id=row.id, number=number, origin=origin, forked_from=forked_from, created_at=now)
    put(version, questionnaire)
    session.add(version)
    session.flush()
    session.add(_change(version, 0, STARTED, questionnaire, by, now))
    session.flush()
    return version


def edit(
    session: Session, draft: Version, change: Edit, *, by: str, now: datetime, seen: str | None = None, typing: bool = False
) -> Questionnaire:
    """Carries the change out and keeps it as a step; while somebody is `typing`, as one step with the moment before. `seen`: the
    fingerprint of the thing as the editor saw it; None: whatever it is now.
    Raises Overtaken where somebody else has changed the thing, Invalid (also where a comparison would be
    broken without saying so, see `guarding`), NotFound, WrongState."""
    require_draft(draft)
    before = questionnaire_of(draft)
    if seen is not None and seen != fingerprint(changed_thing(before, change)):
        raise Overtaken
    after = apply(before, change)
    if broken := breaches(before, after, kept(session, draft)):
        raise Invalid(broken)
    if after != before:
        _keep(session, draft, Step(draft.step + 1, said(change), by, now, undone=False), after, typing=typing)
    return after


def undo(session: Session, draft: Version, number: int) -> Message:
    """Takes the latest step back, which must be `number`; what was undone. Raises Refused where there is none or it is another one."""
    require_draft(draft)
    if number != draft.step or draft.step <= _first(session, draft):
        raise Refused(
            msg("There is nothing more to undo, or somebody else has changed the questionnaire in the meantime. Look at it once more.")
        )
    undone = session.get_one(Change, (draft.id, draft.step))
    _go_to(session, draft, draft.step - 1)
    return message_from_json(undone.said)


def redo(session: Session, draft: Version, number: int) -> Message:
    """Does the next undone step again, which must be `number`; what was done. Raises Refused."""
    require_draft(draft)
    again = session.get(Change, (draft.id, draft.step + 1))
    if again is None or number != again.number:
        raise Refused(
            msg("There is nothing to do again, or somebody else has changed the questionnaire in the meantime. Look at it once more.")
        )
    _go_to(session, draft, again.number)
    return message_from_json(again.said)


def history(session: Session, draft: Version) -> tuple[Step, ...]:
    """The steps of a draft, the latest first, without its beginning."""
    rows = session.execute(
        select(Change.number, Change.said, Change.at, Account.name)
        .join(Account, Account.id == Change.account_id, isouter=True)
        .where(Change.version_id == draft.id, Change.number > _first(session, draft))
        .order_by(Change.number.desc())
    )
    return tuple(Step(row.number, message_from_json(row.said), row.name or "", row.at, row.number > draft.step) for row in rows)


def around(session: Session, draft: Version) -> tuple[Step | None, Step | None]:
    """The step that can be undone and the one that can be done again."""
    steps = {step.number: step for step in history(session, draft)}
    return steps.get(draft.step), steps.get(draft.step + 1)


def require_draft(version: Version) -> None:
    """Raises WrongState for a version that is published."""
    if version.state != "draft":
        raise WrongState(msg("This version is published and never changes. Begin a new version to change it."))


def _keep(session: Session, draft: Version, step: Step, after: Questionnaire, *, typing: bool) -> None:
    """The step replaces those that were undone, and the one before it of somebody who goes on typing; the oldest make room."""
    session.execute(delete(Change).where(Change.version_id == draft.id, Change.number > draft.step))
    last = session.get(Change, (draft.id, draft.step))
    if typing and last is not None and _goes_on(last, step):
        last.document, last.at = packed(after), step.at
    else:
        draft.step += 1
        session.add(_change(draft, draft.step, step.what, after, step.who, step.at))
    session.execute(delete(Change).where(Change.version_id == draft.id, Change.number < draft.step - MOST_STEPS))
    _put(session, draft, after)


def _goes_on(last: Change, step: Step) -> bool:
    return (last.account_id, message_from_json(last.said)) == (step.who, step.what) and step.at - last.at < PAUSE


def _go_to(session: Session, draft: Version, number: int) -> None:
    draft.step = number
    _put(session, draft, unpacked(session.get_one(Change, (draft.id, number)).document))


def _put(session: Session, draft: Version, questionnaire: Questionnaire) -> None:
    put(draft, questionnaire)
    session.get_one(QuestionnaireRow, draft.questionnaire_id).title = dict(questionnaire.title.by_lang)
    session.flush()


def _first(session: Session, draft: Version) -> int:
    numbers: Sequence[int] = session.scalars(
        select(Change.number).where(Change.version_id == draft.id).order_by(Change.number).limit(1)
    ).all()
    return numbers[0]


def _change(version: Version, number: int, what: Message, questionnaire: Questionnaire, by: str, now: datetime) -> Change:
    return Change(version_id=version.id, number=number, account_id=by, at=now, said=message_to_json(what), document=packed(questionnaire))
