"""Versions: publishing, beginning the next one, forking, putting aside."""

from __future__ import annotations

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import gettext as _
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, done, now
from surveys.errors import Invalid, NotFound, Problem
from surveys.models.questionnaires import Version
from surveys.questionnaires.editing.differing import Difference, Sort, differences, pieces
from surveys.questionnaires.editing.unfinished import unfinished, untranslated
from surveys.workshop import finding, publishing
from surveys.workshop.documents import questionnaire_of
from surveys.workshop.finding import SEE, SHAPE
from surveys.workshop.keeping import kept

VERSIONS, CHANGES = "workshop/versions.html", "workshop/changes.html"


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions")
def versions(questionnaire_id: str) -> ResponseReturnValue:
    return _page(loading.look(questionnaire_id))


@blueprint.post("/questionnaires/<id:questionnaire_id>/publish")
def publish(questionnaire_id: str) -> ResponseReturnValue:
    work, given = loading.shape(questionnaire_id), request.form
    try:
        publishing.publish(
            session(), work.version, note=given.get("note", ""), without=given.getlist("without"), by=account_id(), now=now()
        )
    except Invalid as invalid:
        session().rollback()
        return _page(loading.look(questionnaire_id), invalid.problems), 422
    session().commit()
    return done(url_for(".versions", questionnaire_id=questionnaire_id), _("The version is published. From now on it never changes."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/next")
def next_version(questionnaire_id: str) -> ResponseReturnValue:
    row = finding.row(session(), account_id(), questionnaire_id, SHAPE)
    publishing.next_draft(session(), row, by=account_id(), now=now())
    session().commit()
    return done(url_for(".board", questionnaire_id=questionnaire_id), _("A new version is begun. The published one stays as it is."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/versions/<int:number>/fork")
def fork(questionnaire_id: str, number: int) -> ResponseReturnValue:
    """A questionnaire of its own, where this one belongs, or else wherever this account may keep one."""
    row = finding.row(session(), account_id(), questionnaire_id, SEE)
    place = finding.place_for(session(), account_id(), row)
    made = publishing.fork(session(), finding.version(session(), row.id, number), by=account_id(), now=now(), partnership_id=place)
    session().commit()
    return done(
        url_for(".board", questionnaire_id=made.questionnaire_id), _("This is a questionnaire of its own now. Give it a title of its own.")
    )


@blueprint.post("/questionnaires/<id:questionnaire_id>/discard")
def discard(questionnaire_id: str) -> ResponseReturnValue:
    work = loading.shape(questionnaire_id)
    gone = publishing.discard(session(), work.version, by=account_id(), now=now())
    session().commit()
    address = url_for(".shelf") if gone else url_for(".board", questionnaire_id=questionnaire_id)
    return done(address, _("The draft is thrown away."))


@blueprint.post("/questionnaires/<id:questionnaire_id>/shelve")
def shelve(questionnaire_id: str) -> ResponseReturnValue:
    row = finding.row(session(), account_id(), questionnaire_id, SHAPE)
    publishing.shelve(session(), row, shelved="shelved" in request.form, by=account_id(), now=now())
    session().commit()
    said = _("It is no longer offered. Rounds that ask it go on.") if row.shelved else _("It is offered again.")
    return done(url_for(".versions", questionnaire_id=questionnaire_id), said)


@blueprint.get("/questionnaires/<id:questionnaire_id>/versions/<int:number>/changes")
def changes(questionnaire_id: str, number: int) -> ResponseReturnValue:
    """What this version changes, against the one that it follows."""
    work = loading.look(questionnaire_id)
    version = finding.version(session(), work.id, number)
    before = finding.earlier(session(), account_id(), version)
    if before is None:
        raise NotFound
    found = _differences(version)
    groups = {sort: [one for one in found if one.sort is sort] for sort in Sort}
    return render_template(CHANGES, work=work, version=version, before=before, found=found, groups=groups, pieces=pieces)


def _differences(version: Version) -> tuple[Difference, ...]:
    """Against the version before; none without one."""
    before = finding.earlier(session(), account_id(), version)
    if before is None:
        return ()
    return differences(questionnaire_of(before), questionnaire_of(version), kept(session(), version))


def _page(work: Work, problems: tuple[Problem, ...] = ()) -> str:
    every = finding.versions(session(), work.id)
    found = _differences(work.version) if work.shaping else ()
    lacking = {lang: len(untranslated(work.questionnaire, lang)) for lang in work.questionnaire.languages[1:]}
    return render_template(
        VERSIONS,
        work=work,
        versions=every,
        gaps=unfinished(work.questionnaire) if work.version.state == "draft" else (),
        lacking={lang: count for lang, count in lacking.items() if count},
        shapes=loading.may_shape(work.row),
        problems=problems,
        typed=request.form,
        ending=[one for one in found if one.ends],
        counts={sort: n for sort in Sort if (n := sum(one.sort is sort for one in found))},
        follows={version.id for version in every if finding.earlier(session(), account_id(), version)},
    )
