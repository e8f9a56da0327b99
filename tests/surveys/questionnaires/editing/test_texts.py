"""Every text has a key that stays while questions move, and a layer of wordings adds a language and changes nothing."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from surveys.messages import Text
from surveys.questionnaires import catalog, layers, stored
from surveys.questionnaires.editing.applying import apply
from surveys.questionnaires.editing.edits import MoveItem
from surveys.questionnaires.editing.texts import places, put
from surveys.questionnaires.layers import Layer

WHOLE = catalog.load("final-evaluation")


def every_text(value: Any) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in every_text(one)]
    return [text for field in fields(value) for text in every_text(getattr(value, field.name))] if is_dataclass(value) else []


@pytest.mark.parametrize("name", catalog.names())
def test_no_text_is_without_a_key_and_no_key_is_there_twice(name: str):
    one = catalog.load(name)
    found = list(places(one))
    assert len(found) == len(every_text(one)) == len({place.key for place in found})
    assert put(one, "en", {place.key: place.text.by_lang["en"] for place in found if place.text}) == one


def test_keys_stay_when_a_question_moves():
    moved = apply(WHOLE, MoveItem("A1.1", "B1"))
    assert {place.key for place in places(moved)} == {place.key for place in places(WHOLE)}


def test_a_layer_adds_a_language_and_changes_neither_words_nor_digest():
    texts = {place.key: f"sw {place.key}" for place in places(WHOLE) if place.text}
    spoken = layers.layered(WHOLE, {"sw": Layer(texts), "ar": Layer({"title": "غير"})})

    assert spoken.languages == (*WHOLE.languages, "sw")
    assert spoken.title.by_lang == {**WHOLE.title.by_lang, "sw": "sw title"}
    assert layers.texts_in(spoken, "sw") == texts
    assert stored.digest(WHOLE) != stored.digest(spoken)
    assert replace(put(spoken, "sw", dict.fromkeys(texts, "")), languages=WHOLE.languages) == WHOLE


def test_a_layer_that_is_not_whole_is_not_spoken():
    assert layers.layered(WHOLE, {"sw": Layer({"title": "Tathmini"})}).languages == WHOLE.languages
    assert layers.together(WHOLE, {"sw": Layer({"title": "Tathmini"})}).languages == (*WHOLE.languages, "sw")


def test_layers_are_stored_as_plain_values():
    given = {"sw": Layer({"title": "Tathmini"}, {"{n} people": ("mtu {n}", "watu {n}")})}
    assert layers.from_json(json.loads(json.dumps(layers.to_json(given)))) == given
