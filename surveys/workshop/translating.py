"""Translating a questionnaire: a draft's own texts become part of it, everything else lies in a layer beside the version (`layers`).

A published version is not touched: a language can be added to it, beside those that it was published in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.auditing import record
from surveys.errors import Invalid, NotFound, Problem
from surveys.languages import language
from surveys.messages import msg
from surveys.models.questionnaires import Version
from surveys.questionnaires import catalog
from surveys.questionnaires.around import by_key
from surveys.questionnaires.building import LANGUAGE, MOST_LANGUAGES
from surveys.questionnaires.cleaning import clean
from surveys.questionnaires.editing.edits import AddLanguage, Edit, Many, PutFirst, RemoveLanguage, Word
from surveys.questionnaires.editing.guarding import locked_keys
from surveys.questionnaires.editing.texts import places
from surveys.questionnaires.layers import Layer, from_json, to_json, together
from surveys.questionnaires.side_by_side import Pair, check, pairs
from surveys.questionnaires.values import Questionnaire
from surveys.translator import plural_forms, speaks
from surveys.workshop import drafting
from surveys.workshop.documents import questionnaire_of
from surveys.workshop.keeping import kept

Wording = TypeVar("Wording", str, tuple[str, ...])

MOST_REMEMBERED = 200
"""Versions that are looked through for sentences which were translated before."""


def layers_of(version: Version) -> dict[str, Layer]:
    """The layers beside the version, by language."""
    return from_json(version.layers)


def languages(version: Version) -> tuple[str, ...]:
    """Every language of the version, its own and those of its layers, whole or not; the others are translated from the first."""
    return together(questionnaire_of(version), layers_of(version)).languages


def pairs_of(session: Session, version: Version, lang: str, beside: str = "") -> tuple[Pair, ...]:
    """Every text of the version beside its wording in `lang`. What a published version was published with is locked. Raises NotFound."""
    whole, own = together(questionnaire_of(version), layers_of(version)), questionnaire_of(version)
    if lang not in whole.languages[1:]:
        raise NotFound
    if version.state == "draft":
        locked = locked_keys(own, kept(session, version), lang)
    else:
        locked = frozenset(place.key for place in places(own) if place.text.by_lang.get(lang))
    return pairs(whole, layers_of(version).get(lang, Layer()), lang, beside, locked)


def translate(
    session: Session, version: Version, lang: str, wordings: Mapping[str, str], *, by: str, now: datetime, typing: bool = False
) -> None:
    """Keeps these wordings by their keys; an empty one is taken away. All of them or, raising Invalid with every problem (place: the key),
    none. Raises NotFound for a language that the version has not."""
    known = {pair.key: pair for pair in pairs_of(session, version, lang)}
    given = {key: clean(words, lines=True) for key, words in wordings.items()}
    if problems := tuple(_problems(known, given)):
        raise Invalid(problems)
    texts = {key: words for key, words in given.items() if not known[key].around}
    if texts and version.state == "draft":
        drafting.edit(session, version, Word(lang, texts), by=by, now=now, typing=typing)
        texts = {}
    layers = layers_of(version)
    layers[lang] = _worded(layers.get(lang, Layer()), lang, texts, {key: words for key, words in given.items() if known[key].around})
    _put(session, version, layers)


def add_language(session: Session, version: Version, words: str, *, by: str, now: datetime) -> str:
    """Adds a language by its name or tag, with the wordings that are known from elsewhere; its tag. Raises Invalid."""
    lang = tag_of(words)
    spoken = languages(version)
    if problems := tuple(_unwelcome(lang, words, spoken)):
        raise Invalid(problems)
    questionnaire, layers = together(questionnaire_of(version), layers_of(version)), layers_of(version)
    remembered = _remembered(questionnaire, lang)
    layers[lang] = Layer({}, _said_before(session, version, lang))
    if version.state == "draft":
        drafting.edit(session, version, Many((AddLanguage(lang), *([Word(lang, remembered)] if remembered else []))), by=by, now=now)
    else:
        layers[lang] = replace(layers[lang], texts=remembered)
    _put(session, version, layers)
    record(session, account_id=by, verb="add_language", object_kind="questionnaire_version", object_id=version.id, after=lang, now=now)
    return lang


def remove_language(session: Session, version: Version, lang: str, *, by: str, now: datetime) -> None:
    """Takes a language with all its wordings away. Raises Invalid for the first one, NotFound for one that is not there or that the version
    was published in."""
    layers = layers_of(version)
    if version.state == "draft":
        _edit(session, version, RemoveLanguage(lang), lang, by, now)
    elif lang not in layers:
        raise NotFound
    layers.pop(lang, None)
    _put(session, version, layers)
    record(session, account_id=by, verb="remove_language", object_kind="questionnaire_version", object_id=version.id, after=lang, now=now)


def put_first(session: Session, draft: Version, lang: str, *, by: str, now: datetime) -> None:
    """Translates the others from this one from now on. Raises Invalid while a text is missing in it, NotFound, WrongState."""
    _edit(session, draft, PutFirst(lang), lang, by, now)


def tag_of(words: str) -> str:
    """The tag of a language that is given by name or tag; empty where it is not known."""
    word = " ".join(words.split()).replace("_", "-")
    head, dash, rest = word.partition("-")
    tag = f"{head.lower()}{dash}{rest}"
    return tag if LANGUAGE.fullmatch(tag) else language(word)


def _edit(session: Session, draft: Version, edit: Edit, lang: str, by: str, now: datetime) -> None:
    drafting.require_draft(draft)
    if lang not in questionnaire_of(draft).languages:
        raise NotFound
    drafting.edit(session, draft, edit, by=by, now=now)


def _put(session: Session, version: Version, layers: Mapping[str, Layer]) -> None:
    version.layers = to_json(layers)
    session.flush()


def _problems(known: Mapping[str, Pair], given: Mapping[str, str]) -> Iterator[Problem]:
    for key, words in given.items():
        pair = known.get(key)
        if pair is None:
            yield Problem(key, msg("There is no such text any more."), msg("The questionnaire was changed. Load the page anew."))
        elif pair.locked and words != pair.wording:
            yield Problem(key, msg("This wording is shared with other questionnaires and locked."), msg("Leave it as it is."))
        else:
            yield from check(pair, words)


def _worded(layer: Layer, lang: str, texts: Mapping[str, str], sentences: Mapping[str, str]) -> Layer:
    return Layer(_without_empty({**layer.texts, **texts}), _without_empty(_said(layer, lang, sentences)))


def _said(layer: Layer, lang: str, given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The sentences of the layer with these wordings by "sentence/…", or "sentence/…/few" where there are plural forms."""
    said = dict(layer.sentences)
    for key, words in given.items():
        name, _, form = key.rpartition("/") if key.count("/") > 1 else (key, "", "")
        sentence = by_key()[name]
        forms = [each for each, _ in plural_forms(lang)] if sentence.plural else [""]
        before = said.get(sentence.text, ())
        wordings = list(before) if len(before) == len(forms) else [""] * len(forms)
        wordings[forms.index(form)] = words
        said[sentence.text] = tuple(wordings) if any(wordings) else ()
    return said


def _without_empty(wordings: Mapping[str, Wording]) -> dict[str, Wording]:
    return {key: words for key, words in wordings.items() if words}


def _unwelcome(lang: str, words: str, spoken: Iterable[str]) -> Iterator[Problem]:
    there = tuple(spoken)
    if not lang:
        what = msg("“{word}” is not a language we know.", word=words[:40])
        yield Problem("lang", what, msg("Write its name or its tag, for example “Kiswahili”, “sw” or “ku-Arab”."))
    elif lang in there:
        yield Problem("lang", msg("This language is there already."), msg("Choose it from the list."))
    elif len(there) >= MOST_LANGUAGES:
        yield Problem("lang", msg("There are too many: {n}.", n=len(there)), msg("Keep at most {most}.", most=MOST_LANGUAGES))


def _remembered(questionnaire: Questionnaire, lang: str) -> dict[str, str]:
    """Wordings for texts that the catalog has in the same words in both languages."""
    if not speaks(lang):
        return {}
    first = questionnaire.languages[0]
    known = {
        (place.part, words): place.text.by_lang[lang]
        for name in catalog.names()
        for place in places(catalog.load(name))
        if (words := place.text.by_lang.get(first)) and place.text.by_lang.get(lang)
    }
    wanted = ((place.key, place.part, place.text.by_lang.get(first, "")) for place in places(questionnaire))
    return {key: known[part, words] for key, part, words in wanted if (part, words) in known}


def _said_before(session: Session, version: Version, lang: str) -> dict[str, tuple[str, ...]]:
    """The sentences around, as they were translated with other questionnaires of the house, the latest wording of each."""
    if speaks(lang):
        return {}
    latest = select(Version.layers).where(Version.id != version.id).order_by(Version.created_at).limit(MOST_REMEMBERED)
    said: dict[str, tuple[str, ...]] = {}
    for layers in session.scalars(latest):
        said |= from_json(layers).get(lang, Layer()).sentences
    return said
