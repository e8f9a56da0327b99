"""Finding questionnaires of the house: what somebody may see, its draft, its versions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from surveys.accounts.permissions import may, places
from surveys.errors import NotFound
from surveys.messages import Text
from surveys.models.partnerships import Partnership
from surveys.models.questionnaires import QuestionnaireRow, Version

SEE, SHAPE = "see questionnaires", "shape questionnaires"


@dataclass(frozen=True, slots=True)
class Edition:
    """What lists say of one version."""

    id: str
    number: int
    state: str
    languages: tuple[str, ...]
    questions: int
    minutes: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A questionnaire as lists show it. `partnership`: to which it belongs; empty: to the whole house."""

    id: str
    title: Text
    partnership: str
    shelved: bool
    draft: Edition | None
    published: Edition | None


def row(session: Session, account_id: str, questionnaire_id: str, act: str = SHAPE) -> QuestionnaireRow:
    """The questionnaire, if the account may do `act` with it. Raises NotFound."""
    found = session.get(QuestionnaireRow, questionnaire_id)
    if found is None or not allowed(session, account_id, found, act):
        raise NotFound
    return found


def allowed(session: Session, account_id: str, found: QuestionnaireRow, act: str) -> bool:
    """Whether the account may do `act` with the questionnaire. What belongs to the whole house is seen by whoever may see any."""
    if act == SEE and found.partnership_id is None:
        return bool(places(session, account_id, SEE))
    return may(session, account_id, act, found.partnership_id)


def place_for(session: Session, account_id: str, found: QuestionnaireRow) -> str | None:
    """Where a fork of the questionnaire is kept: in its own place if the account may shape there, else in the first where it may; None: in
    the whole house. Raises NotFound where there is none."""
    there = places(session, account_id, SHAPE)
    if not there:
        raise NotFound
    if there.everywhere or found.partnership_id in there.partnerships:
        return found.partnership_id
    return min(there.partnerships)


def listed(session: Session, account_id: str) -> tuple[Listed, ...]:
    """Every questionnaire that the account may see, by title. No document is read."""
    there = places(session, account_id, SEE)
    query = select(QuestionnaireRow, Partnership.title).join(Partnership, Partnership.id == QuestionnaireRow.partnership_id, isouter=True)
    if not there.everywhere:
        query = query.where(or_(QuestionnaireRow.partnership_id.is_(None), QuestionnaireRow.partnership_id.in_(there.partnerships)))
    rows = session.execute(query).all() if there else ()
    editions = _editions(session, [found.id for found, _ in rows])
    made = [_listed(found, title or "", editions.get(found.id, ())) for found, title in rows]
    return tuple(sorted(made, key=lambda one: (one.shelved, one.title.pick("en").casefold(), one.id)))


def version(session: Session, questionnaire_id: str, number: int) -> Version:
    """Raises NotFound."""
    found = session.scalar(select(Version).where(Version.questionnaire_id == questionnaire_id, Version.number == number))
    if found is None:
        raise NotFound
    return found


def versions(session: Session, questionnaire_id: str) -> tuple[Version, ...]:
    """The latest first."""
    return tuple(session.scalars(select(Version).where(Version.questionnaire_id == questionnaire_id).order_by(Version.number.desc())))


def draft_of(session: Session, questionnaire_id: str, *, locked: bool = False) -> Version | None:
    """The draft, if there is one; `locked` for a change."""
    query = select(Version).where(Version.questionnaire_id == questionnaire_id, Version.state == "draft")
    return session.scalar(query.with_for_update() if locked else query)


def latest_published(session: Session, questionnaire_id: str, *, locked: bool = False) -> Version:
    """Raises NotFound where nothing is published. `locked` for a change of what lies beside it."""
    query = select(Version).where(Version.questionnaire_id == questionnaire_id, Version.state == "published")
    query = query.order_by(Version.number.desc()).limit(1)
    found = session.scalars(query.with_for_update() if locked else query).first()
    if found is None:
        raise NotFound
    return found


def earlier(session: Session, account_id: str, found: Version) -> Version | None:
    """The version that this one follows: the one published before it, else the one it was forked from, if the account may see that."""
    before = (Version.questionnaire_id == found.questionnaire_id, Version.state == "published", Version.number < found.number)
    latest = session.scalars(select(Version).where(*before).order_by(Version.number.desc()).limit(1)).first()
    if latest is not None or found.forked_from is None:
        return latest
    source = session.get(Version, found.forked_from)
    home = session.get(QuestionnaireRow, source.questionnaire_id) if source else None
    return source if home is not None and allowed(session, account_id, home, SEE) else None


def offered(session: Session, account_id: str, partnership_id: str) -> tuple[Version, ...]:
    """The latest published version of each questionnaire that a round of this partnership may ask: those of the whole house and those
    of the partnership. Nothing for an account that may see none."""
    if not may(session, account_id, SEE, partnership_id):
        return ()
    rows = session.scalars(
        select(Version)
        .join(QuestionnaireRow, QuestionnaireRow.id == Version.questionnaire_id)
        .where(
            Version.state == "published",
            QuestionnaireRow.shelved.is_(False),
            or_(QuestionnaireRow.partnership_id.is_(None), QuestionnaireRow.partnership_id == partnership_id),
        )
        .order_by(Version.number)
    )
    return tuple({one.questionnaire_id: one for one in rows}.values())


def _editions(session: Session, ids: Collection[str]) -> Mapping[str, Sequence[Version]]:
    found: dict[str, list[Version]] = {}
    for one in session.scalars(select(Version).where(Version.questionnaire_id.in_(ids)).order_by(Version.number)):
        found.setdefault(one.questionnaire_id, []).append(one)
    return found


def _listed(found: QuestionnaireRow, partnership: str, editions: Sequence[Version]) -> Listed:
    draft = next((one for one in editions if one.state == "draft"), None)
    published = next((one for one in reversed(editions) if one.state == "published"), None)
    return Listed(found.id, Text(found.title), partnership, found.shelved, _edition(draft), _edition(published))


def _edition(version: Version | None) -> Edition | None:
    if version is None:
        return None
    at = version.published_at or version.created_at
    return Edition(version.id, version.number, version.state, tuple(version.languages), version.questions, version.minutes, at)
