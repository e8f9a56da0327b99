"""Versions: published once and for ever, followed by a new draft; forked; put aside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, Problem, Refused
from surveys.messages import msg, nmsg
from surveys.models.questionnaires import Change, QuestionnaireRow, Version
from surveys.questionnaires.editing.taking import only_in
from surveys.questionnaires.editing.unfinished import unfinished, untranslated
from surveys.questionnaires.layers import Layer, from_json, texts_in, to_json, together
from surveys.questionnaires.values import Questionnaire
from surveys.workshop.documents import put, questionnaire_of
from surveys.workshop.drafting import add_draft, begin, require_draft
from surveys.workshop.finding import draft_of, latest_published
from surveys.workshop.sounds import forget_unnamed

LONGEST_NOTE = 1000


def publish(session: Session, draft: Version, *, note: str, without: Collection[str] = (), by: str, now: datetime) -> None:
    """Fixes the draft for ever. `without`: languages that are not translated whole and stay out for now; their wordings are kept.
    Raises Invalid with everything that is still to be done, WrongState."""
    require_draft(draft)
    questionnaire = questionnaire_of(draft)
    if problems := [*_unfinished(questionnaire), *_half_translated(questionnaire, without)]:
        raise Invalid(problems)
    spoken = tuple(lang for lang in questionnaire.languages if lang not in without)
    put(draft, replace(only_in(questionnaire, spoken), languages=spoken))
    draft.layers = _set_aside(questionnaire, without, draft.layers)
    draft.note, draft.state, draft.published_at = note.strip()[:LONGEST_NOTE], "published", now
    session.execute(delete(Change).where(Change.version_id == draft.id))
    session.flush()
    forget_unnamed(session, now=now)
    _record(session, "publish", draft, by, now)


def next_draft(session: Session, row: QuestionnaireRow, *, by: str, now: datetime) -> Version:
    """The draft that there is, else a new version begun from the latest published one. Raises NotFound."""
    if draft := draft_of(session, row.id):
        return draft
    latest = latest_published(session, row.id)
    questionnaire = replace(_together(latest), version=latest.number + 1)
    draft = add_draft(session, row, questionnaire, latest.number + 1, by=by, now=now)
    draft.layers = _sentences_only(latest)
    _record(session, "begin_version", draft, by, now)
    return draft


def fork(session: Session, version: Version, *, by: str, now: datetime, partnership_id: str | None = None) -> Version:
    """A questionnaire of its own that begins as this version is. Questions keep their codes: trends hold as long as their meaning does."""
    made = begin(session, _together(version), by=by, now=now, partnership_id=partnership_id, forked_from=version.id)
    made.layers = _sentences_only(version)
    return made


def discard(session: Session, draft: Version, *, by: str, now: datetime) -> bool:
    """Throws the draft away; the questionnaire with it if nothing of it was published. Whether that was so."""
    require_draft(draft)
    _record(session, "discard", draft, by, now)
    row, left = session.get_one(QuestionnaireRow, draft.questionnaire_id), _published(session, draft.questionnaire_id)
    session.delete(draft if left else row)
    session.flush()
    forget_unnamed(session, now=now)
    if left:
        row.title = dict(questionnaire_of(latest_published(session, row.id)).title.by_lang)
    return not left


def shelve(session: Session, row: QuestionnaireRow, *, shelved: bool, by: str, now: datetime) -> None:
    """Whether the questionnaire is offered no longer, or again. Raises Refused where nothing was published."""
    if not _published(session, row.id):
        raise Refused(msg("Nothing of it is published yet. Throw the draft away instead."))
    before, row.shelved = row.shelved, shelved
    record(session, account_id=by, verb="shelve", object_kind="questionnaire", object_id=row.id, before=before, after=shelved, now=now)


def _unfinished(questionnaire: Questionnaire) -> Iterator[Problem]:
    for gap in unfinished(questionnaire):
        yield Problem(f"{gap.owner}: {gap.setting}" if gap.setting else gap.owner, gap.what, msg("The list under “Check” leads there."))


def _half_translated(questionnaire: Questionnaire, without: Collection[str]) -> Iterator[Problem]:
    for lang in questionnaire.languages[1:]:
        n = len(untranslated(questionnaire, lang))
        if n and lang not in without:
            what = nmsg("{n} text is not translated into “{lang}”.", "{n} texts are not translated into “{lang}”.", n, lang=lang)
            yield Problem(f"languages {lang}", what, msg("Translate what is missing, or publish without this language and add it later."))


def _set_aside(questionnaire: Questionnaire, without: Collection[str], plain: Mapping[str, Any]) -> dict[str, Any]:
    """The layers, with the wordings of the languages that stay out."""
    layers = from_json(plain)
    for lang in without:
        layers[lang] = replace(layers.get(lang, Layer()), texts=texts_in(questionnaire, lang))
    return to_json(layers)


def _together(version: Version) -> Questionnaire:
    """All that is worded, the languages of the layers too: a draft may have half a translation."""
    return together(questionnaire_of(version), from_json(version.layers))


def _sentences_only(version: Version) -> dict[str, Any]:
    """The wordings of the pages around a questionnaire go on to the next draft; those of its own texts are in the draft itself."""
    return to_json({lang: replace(layer, texts={}) for lang, layer in from_json(version.layers).items()})


def _published(session: Session, questionnaire_id: str) -> int:
    count = select(func.count()).select_from(Version).where(Version.questionnaire_id == questionnaire_id, Version.state == "published")
    return session.scalar(count) or 0


def _record(session: Session, verb: str, version: Version, by: str, now: datetime) -> None:
    record(
        session, account_id=by, verb=verb, object_kind="questionnaire_version", object_id=version.id, after=version.digest.hex(), now=now
    )
