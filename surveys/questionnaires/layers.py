"""Wordings beside a questionnaire that is fixed: further languages of its texts, and of the sentences around them that people meet.

A layer adds a language and changes nothing: where the questionnaire has words of its own in that language, these stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from surveys.questionnaires.around import Sentence
from surveys.questionnaires.editing.texts import places, put
from surveys.questionnaires.editing.unfinished import untranslated
from surveys.questionnaires.values import Questionnaire
from surveys.translator import plural_forms


@dataclass(frozen=True, slots=True)
class Layer:
    """`texts`: wordings by the keys of `editing.texts`. `sentences`: by the English sentence, one wording or one for each plural form."""

    texts: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def to_json(layers: Mapping[str, Layer]) -> dict[str, Any]:
    """Plain values, by language; `from_json` gives back equal layers."""
    return {
        lang: {"texts": dict(one.texts), "sentences": {text: list(forms) for text, forms in one.sentences.items()}}
        for lang, one in layers.items()
    }


def from_json(plain: Mapping[str, Any]) -> dict[str, Layer]:
    return {
        lang: Layer(dict(one["texts"]), {text: tuple(forms) for text, forms in one["sentences"].items()}) for lang, one in plain.items()
    }


def layered(questionnaire: Questionnaire, layers: Mapping[str, Layer]) -> Questionnaire:
    """The questionnaire with the wordings of its layers, in the languages in which then none of its own texts is missing."""
    whole = together(questionnaire, layers)
    spoken = tuple(lang for lang in whole.languages if lang in questionnaire.languages or not untranslated(whole, lang))
    return replace(whole, languages=spoken)


def said(layer: Layer, sentence: Sentence, lang: str) -> tuple[str, ...]:
    """The whole wording of a sentence: one, or one for each plural form; () as long as any of them is missing."""
    wordings = layer.sentences.get(sentence.text, ())
    forms = len(plural_forms(lang)) if sentence.plural else 1
    return wordings if len(wordings) == forms and all(wordings) else ()


def together(questionnaire: Questionnaire, layers: Mapping[str, Layer]) -> Questionnaire:
    """The questionnaire with every wording of its layers, each of their languages among its own, whole or not."""
    for lang, layer in layers.items():
        own = {place.key for place in places(questionnaire) if place.text.by_lang.get(lang)}
        questionnaire = put(questionnaire, lang, {key: words for key, words in layer.texts.items() if key not in own})
        questionnaire = replace(questionnaire, languages=tuple(dict.fromkeys((*questionnaire.languages, lang))))
    return questionnaire


def texts_in(questionnaire: Questionnaire, lang: str) -> dict[str, str]:
    """Its wordings in one language, by key."""
    return {place.key: words for place in places(questionnaire) if (words := place.text.by_lang.get(lang, ""))}
