"""Loads what a page of the workshop is about, for whoever may see or shape it, and answers a form that was carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import spoken
from app.speaking import translate as say
from surveys.errors import NotFound
from surveys.messages import Message
from surveys.models.questionnaires import QuestionnaireRow, Version
from surveys.questionnaires.editing.edits import Edit
from surveys.questionnaires.values import Questionnaire
from surveys.workshop import drafting, finding
from surveys.workshop.documents import questionnaire_of
from surveys.workshop.finding import SEE, SHAPE


@dataclass(frozen=True, slots=True)
class Work:
    """A questionnaire on the bench: its row, the version shown and what is in it. `shaping`: whether it may be changed here and now."""

    row: QuestionnaireRow
    version: Version
    questionnaire: Questionnaire
    shaping: bool

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def base(self) -> str:
        """The language that the others are translated from."""
        return self.questionnaire.languages[0]

    @property
    def title(self) -> str:
        return spoken().text(self.questionnaire.title)


def now() -> datetime:
    return datetime.now(UTC)


def look(questionnaire_id: str) -> Work:
    """The draft, else the latest published version, for reading. Raises NotFound."""
    row = finding.row(session(), account_id(), questionnaire_id, SEE)
    draft = finding.draft_of(session(), row.id)
    version = draft or finding.latest_published(session(), row.id)
    return Work(row, version, questionnaire_of(version), draft is not None and may_shape(row))


def shape(questionnaire_id: str) -> Work:
    """The draft, locked for a change. Raises NotFound."""
    row = finding.row(session(), account_id(), questionnaire_id, SHAPE)
    draft = finding.draft_of(session(), row.id, locked=True)
    if draft is None:
        raise NotFound
    return Work(row, draft, questionnaire_of(draft), shaping=True)


def translate(questionnaire_id: str) -> Work:
    """The draft, else the latest published version, locked: translations can be added to both. Raises NotFound."""
    row = finding.row(session(), account_id(), questionnaire_id, SHAPE)
    draft = finding.draft_of(session(), row.id, locked=True)
    version = draft or finding.latest_published(session(), row.id, locked=True)
    return Work(row, version, questionnaire_of(version), shaping=draft is not None)


def may_shape(row: QuestionnaireRow) -> bool:
    """Whether whoever is signed in may change the questionnaire."""
    return finding.allowed(session(), account_id(), row, SHAPE)


def carry_out(work: Work, edit: Edit, seen: str | None = None) -> None:
    """Carries the edit out and commits. Raises Invalid, NotFound, Overtaken."""
    drafting.edit(session(), work.version, edit, by=account_id(), now=now(), seen=seen, typing=by_script())
    session().commit()


def by_script() -> bool:
    """Whether a script asks, which wants facts and no page."""
    return request.accept_mimetypes.best == "application/json"


def done(address: str, said: Message | str = "", **facts: object) -> ResponseReturnValue:
    """On to that page with a sentence; a script gets the sentence, the address and what else it should know."""
    sentence = say(said) if isinstance(said, Message) else said
    if by_script():
        return jsonify(said=sentence, address=address, **facts)
    if sentence:
        flash(sentence)
    return redirect(address, 303)
