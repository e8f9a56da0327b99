"""The languages of a questionnaire that Roundtable does not speak itself, as its pages, letters and printed forms speak them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from surveys.questionnaires.around import Sentence, sentences
from surveys.questionnaires.layers import Layer, said, to_json
from surveys.translator import Spoken, catalog_of, plural_forms, speaks, translator

KEPT = 256
ENGLISH = "[en] "


@dataclass(frozen=True, slots=True)
class Voices:
    """`layers` by language, known by their `digest` (empty: none). `drafty`: what is not translated yet is English and says so; for those
    who make the questionnaire only, because no round opens in such a language."""

    digest: bytes = b""
    layers: Mapping[str, Layer] = field(default_factory=dict, compare=False, repr=False)
    drafty: bool = False

    def speaker(self, lang: str, *packages: str) -> Spoken:
        """The translator for a language: our own, or with the sentences of its layer."""
        return _speaker(self, lang, packages) if not speaks(lang) and (self.digest or self.drafty) else translator(lang, *packages)


SILENT = Voices()
"""Nothing but the languages that Roundtable speaks itself."""


def voices(layers: Mapping[str, Layer], *, drafty: bool = False) -> Voices:
    """The voices of these layers before a round is over; their texts do not count."""
    later = {one.text for one in sentences() if one.later}
    return _voices({lang: _without(layer, later) for lang, layer in layers.items()}, drafty=drafty)


def debriefing(layers: Mapping[str, Layer]) -> Voices:
    """The voices in which a debrief can be printed: of languages in which every sentence is worded, those of the debrief too."""
    needed = [one for one in sentences() if one.needed]
    whole = {lang: layer for lang, layer in layers.items() if not speaks(lang) and all(said(layer, one, lang) for one in needed)}
    return _voices(whole)


def _without(layer: Layer, texts: Collection[str]) -> Layer:
    return Layer(sentences={text: words for text, words in layer.sentences.items() if text not in texts})


def _voices(layers: Mapping[str, Layer], *, drafty: bool = False) -> Voices:
    spoken = {lang: Layer(sentences=layer.sentences) for lang, layer in layers.items() if layer.sentences and not speaks(lang)}
    plain = json.dumps(to_json(spoken), sort_keys=True, ensure_ascii=False)
    return Voices(hashlib.sha256(plain.encode("utf-8", "replace")).digest() if spoken else b"", spoken, drafty)


@lru_cache(maxsize=KEPT)
def _speaker(own: Voices, lang: str, packages: tuple[str, ...]) -> Spoken:
    ours = translator(lang, *packages)
    layer = own.layers.get(lang, Layer())
    wordings = {one.text: words for one in sentences() if (words := said(layer, one, lang) or (_english(one, lang) if own.drafty else ()))}
    return replace(ours, catalogs=(catalog_of(lang, wordings), *ours.catalogs))


def _english(sentence: Sentence, lang: str) -> tuple[str, ...]:
    if not sentence.needed:
        return ()
    forms = [form for form, _ in plural_forms(lang)] if sentence.plural else ["one"]
    return tuple(ENGLISH + (sentence.text if form == "one" else sentence.plural) for form in forms)
