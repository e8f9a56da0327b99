"""One language side by side with another: every text that people meet, where it stands, saved as it is typed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.db import session
from app.signed_in import account_id
from app.speaking import gettext as _
from app.speaking import translate as say
from app.workshop import loading
from app.workshop.blueprint import blueprint
from app.workshop.loading import Work, by_script, done, now
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.side_by_side import Pair, Progress, due, parts, progress
from surveys.workshop import translating

WORDINGS = "workshop/wordings.html"
MOST_SHOWN = 100
"""Texts on one page: each sends two fields."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What of a language is looked at: beside which one, which part (empty: the first that lacks something), only what is missing."""

    lang: str
    beside: str
    part: str
    missing: bool

    @property
    def asked(self) -> dict[str, str]:
        """The same as it stands in an address."""
        return {"beside": self.beside, **({"part": self.part} if self.part else {}), **({"missing": "y"} if self.missing else {})}


@dataclass(frozen=True, slots=True)
class Row:
    """One text with its field. `seen`: a short name for the wording as it was shown."""

    pair: Pair
    typed: str
    problems: tuple[Problem, ...]

    @property
    def seen(self) -> str:
        return mark(self.pair.wording)


@blueprint.get("/questionnaires/<id:questionnaire_id>/translations/<lang>")
def wordings(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    return _page(loading.look(questionnaire_id), lang)


@blueprint.post("/questionnaires/<id:questionnaire_id>/translations/<lang>")
def word(questionnaire_id: str, lang: str) -> ResponseReturnValue:
    """Keeps what was typed. A wording that somebody else has changed since it was shown is not written over."""
    work = loading.translate(questionnaire_id)
    given = _given()
    try:
        _require_as_seen(work, lang, given)
        translating.translate(session(), work.version, lang, given, by=account_id(), now=now(), typing=by_script())
    except Invalid as invalid:
        session().rollback()
        return _again(questionnaire_id, lang, invalid)
    session().commit()
    return _kept(work, lang, given)


def mark(wording: str) -> str:
    """A short name for a wording."""
    return hashlib.sha256(wording.encode("utf-8", "replace")).hexdigest()[:10]


def _given() -> dict[str, str]:
    """What was typed otherwise than it was shown, by key."""
    typed = {name.removeprefix("to."): _lines(words) for name, words in request.form.items() if name.startswith("to.")}
    return {key: words for key, words in typed.items() if mark(words) != _seen(key)}


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _require_as_seen(work: Work, lang: str, given: Mapping[str, str]) -> None:
    """Raises Invalid where somebody else has written something else since the page was shown."""
    there = {pair.key: pair.wording for pair in translating.pairs_of(session(), work.version, lang)}
    mend = msg("Save once more to replace it, or leave the page.")
    changed = [key for key, words in given.items() if there.get(key, words) != words and _seen(key) not in ("", mark(there[key]))]
    if changed:
        raise Invalid(
            [Problem(key, msg("Somebody else has written here in the meantime: “{words}”", words=there[key]), mend) for key in changed]
        )


def _seen(key: str) -> str:
    return request.form.get(f"seen.{key}", "")


def _kept(work: Work, lang: str, given: Mapping[str, str]) -> ResponseReturnValue:
    found = translating.pairs_of(session(), work.version, lang)
    seen = {pair.key: mark(pair.wording) for pair in found if pair.key in given}
    address = url_for(".wordings", questionnaire_id=work.id, lang=lang, **_looked(work, lang).asked)
    return done(address, _("The translation is saved."), seen=seen, told=_told(progress(due(found))))


def _told(found: Progress) -> str:
    return _("{done} of {total}", done=found.done, total=found.total)


def _again(questionnaire_id: str, lang: str, invalid: Invalid) -> ResponseReturnValue:
    if by_script():
        return jsonify(wrong=[f"{say(one.what)} {say(one.mend)}" for one in invalid.problems]), 422
    return _page(loading.look(questionnaire_id), lang, invalid.problems), 422


def _looked(work: Work, lang: str) -> Looked:
    spoken, beside = translating.languages(work.version), request.values.get("beside", "")
    chosen = beside if beside in spoken and beside != lang else work.base
    return Looked(lang, chosen, request.values.get("part", ""), "missing" in request.values)


def _page(work: Work, lang: str, problems: tuple[Problem, ...] = ()) -> str:
    looked = _looked(work, lang)
    found = translating.pairs_of(session(), work.version, lang, looked.beside)
    typed = _given() if problems else {}
    shown = _shown(found, looked, typed)
    return render_template(
        WORDINGS,
        work=work,
        looked=looked,
        whole=progress(due(found)),
        parts=parts(found),
        rows=[_row(pair, typed, problems) for pair in shown[:MOST_SHOWN]],
        more=max(0, len(shown) - MOST_SHOWN),
        here={pair.part for pair in shown},
        beside=[one for one in translating.languages(work.version) if one != lang],
        writes=loading.may_shape(work.row),
        problems=problems,
    )


def _shown(found: tuple[Pair, ...], looked: Looked, typed: Mapping[str, str]) -> list[Pair]:
    """What is missing, everywhere or in a part; or all of a part, of the first unfinished one where none is named. What was typed stays."""
    known = parts(found)
    if looked.missing:
        wanted = [pair for pair in (found if looked.part else due(found)) if looked.part in ("", pair.part)]
        return [pair for pair in wanted if pair.missing or pair.key in typed]
    unfinished = next((part for part, one in known.items() if one.missing), next(iter(known), ""))
    part = looked.part if looked.part in known else unfinished
    return [pair for pair in found if pair.part == part or pair.key in typed]


def _row(pair: Pair, typed: Mapping[str, str], problems: tuple[Problem, ...]) -> Row:
    return Row(pair, typed.get(pair.key, pair.wording), tuple(one for one in problems if one.place == pair.key))
