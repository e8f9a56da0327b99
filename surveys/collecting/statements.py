"""Every statement of the answering path, built once: building one anew costs more than running it.

Each names the person's rows by `of_evaluation`, `of_invitation`, `of_draft` and `of_response`; `of` gives these parameters.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

from sqlalchemy import Table, and_, bindparam, case, delete, exists, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from surveys.models.base import Base
from surveys.models.collecting import Draft, Invitation, Link, Response
from surveys.models.evaluations import Evaluation
from surveys.models.partnerships import Person


class Known(Protocol):
    """A person whose link was recognised."""

    @property
    def evaluation_id(self) -> str: ...

    @property
    def invitation_id(self) -> bytes: ...

    @property
    def draft_id(self) -> bytes: ...

    @property
    def response_id(self) -> bytes: ...


def of(person: Known, *rows: str) -> dict[str, Any]:
    """The parameters that name these rows of one person: "invitation", "draft", "response"."""
    return {"of_evaluation": person.evaluation_id, **{f"of_{row}": getattr(person, f"{row}_id") for row in rows}}


def _table(model: type[Base]) -> Table:
    return cast(Table, model.__table__)


def _its(table: Table, row: str) -> ColumnElement[bool]:
    return and_(table.c.evaluation_id == bindparam("of_evaluation"), table.c.id == bindparam(f"of_{row}"))


_EVALUATION, _LINK, _INVITATION, _DRAFT, _RESPONSE = (_table(model) for model in (Evaluation, Link, Invitation, Draft, Response))
_ITS_INVITATION, _ITS_DRAFT, _ITS_RESPONSE = _its(_INVITATION, "invitation"), _its(_DRAFT, "draft"), _its(_RESPONSE, "response")
_PERSON = _table(Person)
_PLACE = (_INVITATION.c.group_id, _INVITATION.c.organisation_id, _INVITATION.c.person_id)
_UNSENT = ("invited", "declined")

FACTS = (
    *("id", "partnership_id", "title", "state", "mode", "k", "zone", "closes_on"),
    *("languages", "complaints", "owner", "contact", "digest", "names_months", "voiced", "single_answers"),
)

EVALUATION_OF_LINK = (
    select(*(_EVALUATION.c[name] for name in FACTS), _EVALUATION.c.lost)
    .join_from(_LINK, _EVALUATION)
    .where(_LINK.c.key == bindparam("of_link"), _LINK.c.purpose == "answer")
)

INVITATION = select(
    _INVITATION.c.group_id,
    _INVITATION.c.organisation_id,
    _INVITATION.c.lang,
    _INVITATION.c.state,
    exists().where(_ITS_DRAFT).label("drafted"),
    select(_DRAFT.c.worded).where(_ITS_DRAFT).scalar_subquery().label("worded"),
    exists().where(_ITS_RESPONSE).label("responded"),
    exists().where(_PERSON.c.id == _INVITATION.c.person_id, or_(_PERSON.c.name != "", _PERSON.c.email != "")).label("listed"),
).where(_ITS_INVITATION)

INVITATION_LOCKED = INVITATION.with_for_update(of=_INVITATION)

STATE = select(_INVITATION.c.state).where(_ITS_INVITATION)

ANSWERED_LOCKED = (
    select(_INVITATION.c.state, *_PLACE, _RESPONSE.c.document)
    .join_from(_INVITATION, _RESPONSE, _ITS_RESPONSE, isouter=True)
    .where(_ITS_INVITATION)
    .with_for_update(of=_INVITATION)
)

ANSWERS = select(_RESPONSE.c.document).where(_ITS_RESPONSE)
DRAFT = select(_DRAFT.c.document).where(_ITS_DRAFT)

MARK_ANSWERED = (
    update(_INVITATION).where(_ITS_INVITATION, _INVITATION.c.state.in_(_UNSENT)).values(state="answered", escrow=None).returning(*_PLACE)
)
MARK_DECLINED = (
    update(_INVITATION)
    .where(_ITS_INVITATION, _INVITATION.c.state.in_(_UNSENT))
    .values(state="declined", escrow=None)
    .returning(_INVITATION.c.state)
)
MARK_INVITED = (
    update(_INVITATION)
    .where(_ITS_INVITATION, _INVITATION.c.state.in_(_UNSENT))
    .values(state="invited", escrow=bindparam("new_escrow"))
    .returning(_INVITATION.c.state)
)
MARK_WITHDRAWN = (
    update(_INVITATION)
    .where(_ITS_INVITATION, _INVITATION.c.state.in_(("answered", "replaced")))
    .values(state=case((_INVITATION.c.state == "replaced", "replaced"), else_="withdrawn"))
    .returning(exists(select(_DRAFT.c.id).where(_ITS_DRAFT)).label("drafted"))
)

TAKE_DRAFT = delete(_DRAFT).where(_ITS_DRAFT).returning(_DRAFT.c.document)
TAKE_RESPONSE = delete(_RESPONSE).where(_ITS_RESPONSE).returning(_RESPONSE.c.id)
ADD_RESPONSE = insert(_RESPONSE)
CHANGE_RESPONSE = update(_RESPONSE).where(_ITS_RESPONSE).values(document=bindparam("new_document"))

_KEY = ("evaluation_id", "id")
_NEWER = ("worded", "document")
_SQLITE, _POSTGRESQL = sqlite.insert(_DRAFT), postgresql.insert(_DRAFT)
_PUT_DRAFT = {
    "sqlite": _SQLITE.on_conflict_do_update(index_elements=_KEY, set_={name: _SQLITE.excluded[name] for name in _NEWER}),
    "postgresql": _POSTGRESQL.on_conflict_do_update(index_elements=_KEY, set_={name: _POSTGRESQL.excluded[name] for name in _NEWER}),
}


def put_draft(session: Session, person: Known, *, worded: bool, document: bytes) -> None:
    """The draft, new or in place of the one before. 1 statement."""
    row = {"evaluation_id": person.evaluation_id, "id": person.draft_id, "worded": worded, "document": document}
    session.execute(_PUT_DRAFT[session.get_bind().dialect.name], row)
