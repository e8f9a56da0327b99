"""A questionnaire and answers as plain JSON values, and the digest that names a version. Fields at their default are left out,
so that a field added later does not change the digest of what was frozen before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from surveys.messages import Text
from surveys.questionnaires.values import (
    Answer,
    Answers,
    Dimension,
    Excuse,
    Grid,
    Item,
    Missing,
    Option,
    Point,
    Questionnaire,
    Recording,
    Rule,
    Scale,
    Section,
    ShortPage,
    Value,
    Wording,
)


def to_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """Plain dicts, lists, texts and numbers. `from_json` gives back an equal questionnaire."""
    return plain(questionnaire)


def plain(part: Item | Section | Scale | Dimension | Questionnaire) -> dict[str, Any]:
    """One part of a questionnaire as `to_json` writes it."""
    written: dict[str, Any] = _CONVERTER.unstructure(part)
    return written


def from_json(plain: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire that `to_json` wrote. Raises cattrs' errors when it is something else."""
    return _CONVERTER.structure(plain, Questionnaire)


def digest(questionnaire: Questionnaire) -> bytes:
    """SHA-256 over canonical JSON: keys sorted, no spaces, UTF-8. How a short form would be joined, and what its author
    answers to remarks, is no part of what is asked."""
    asked = replace(questionnaire, short=(), excused=())
    plain = json.dumps(to_json(asked), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(plain.encode()).digest()


def answers_to_json(answers: Answers) -> dict[str, Any]:
    """Answers by item code, each as {"value": …} or {"missing": …}, with "other" where there are words beside an option."""
    return {code: _answer_to_json(answer) for code, answer in answers.items()}


def answers_from_json(plain: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that `answers_to_json` wrote. Raises ValueError or TypeError when it is something else."""
    return {code: _answer_from_json(answer) for code, answer in plain.items()}


def _answer_to_json(answer: Answer) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if answer.value is not None:
        plain["value"] = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    if answer.missing is not None:
        plain["missing"] = answer.missing.value
    if answer.other:
        plain["other"] = answer.other
    return plain


def _answer_from_json(plain: Mapping[str, Any]) -> Answer:
    value: Value | None = plain.get("value")
    missing = plain.get("missing")
    return Answer(
        value=tuple(value) if isinstance(value, list) else value,
        missing=None if missing is None else Missing(missing),
        other=str(plain.get("other", "")),
    )


def _make_converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Text, lambda text: dict(text.by_lang))
    converter.register_structure_hook(Text, lambda plain, _: Text({str(lang): str(words) for lang, words in plain.items()}))
    for cls in (Point, Scale, Option, Dimension, Rule, Wording, Recording, Item, Grid, Section, ShortPage, Excuse, Questionnaire):
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True))
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True))
    return converter


_CONVERTER = _make_converter()
