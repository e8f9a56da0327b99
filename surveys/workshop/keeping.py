"""With what the questions of a draft must stay comparable: the catalog where it promises a trend, and the versions before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.models.questionnaires import Version
from surveys.questionnaires import catalog, crosswalk
from surveys.questionnaires.editing.guarding import Kept
from surveys.questionnaires.values import Questionnaire
from surveys.workshop.documents import questionnaire_of


def kept(session: Session, draft: Version) -> Mapping[str, Kept]:
    """By question code. A promise of the catalog counts more than an earlier version, because it holds the words too."""
    return {**_of_earlier(session, draft), **promised()}


@cache
def promised() -> Mapping[str, Kept]:
    """Every question that the catalog promises to ask alike in several questionnaires or over time."""
    names = {**crosswalk.shared(), **crosswalk.promised()}
    return {
        code: Kept(catalog.load(those[0]), tuple(catalog.load(name).title for name in those), words=True) for code, those in names.items()
    }


def _of_earlier(session: Session, draft: Version) -> Mapping[str, Kept]:
    """The questions of the latest published version, and of the one that the questionnaire was forked from."""
    found: dict[str, Kept] = {}
    for earlier in (_forked_from(session, draft), _latest(session, draft)):
        if earlier is not None:
            found |= {item.code: Kept(earlier, (earlier.title,), words=False) for item in earlier.items()}
    return found


def _latest(session: Session, draft: Version) -> Questionnaire | None:
    earlier = (Version.questionnaire_id == draft.questionnaire_id, Version.state == "published", Version.number < draft.number)
    found = session.scalars(select(Version).where(*earlier).order_by(Version.number.desc()).limit(1)).first()
    return questionnaire_of(found) if found else None


def _forked_from(session: Session, draft: Version) -> Questionnaire | None:
    found = session.get(Version, draft.forked_from) if draft.forked_from else None
    return questionnaire_of(found) if found else None
