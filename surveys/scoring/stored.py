"""A release as plain JSON values and back: how it is kept, and read again years later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from surveys.messages import Message, Param, Text
from surveys.questionnaires import stored as questionnaires
from surveys.questionnaires.values import Questionnaire
from surveys.scoring.added import Beside, CaseLine, Dossier, LeftOut, MatrixLine, PhaseLine
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrence, Occurrences, Side
from surveys.scoring.changed import GroupChange, Trend
from surveys.scoring.facts import AgreementFact, ChangeFact, Facts, IndicatorFact, ObjectiveFact, PartnerFact
from surveys.scoring.named import Given, Position
from surveys.scoring.people import Margin, Told
from surveys.scoring.placed import Placed
from surveys.scoring.values import (
    Comments,
    Difference,
    DimensionResult,
    Distribution,
    Figure,
    Finding,
    GroupResult,
    HeadlineResult,
    ItemResult,
    Network,
    ObjectiveResult,
    Participation,
    PartResult,
    Quote,
    Released,
    Share,
    Tally,
    Theme,
    Tie,
    TwoSided,
)

VALUES = (
    Figure,
    Share,
    Distribution,
    Agreement,
    Balance,
    Side,
    GoesTogether,
    Occurrence,
    Occurrences,
    GroupChange,
    Trend,
    GroupResult,
    ItemResult,
    PartResult,
    Tally,
    ObjectiveResult,
    Quote,
    Theme,
    Comments,
    DimensionResult,
    HeadlineResult,
    Difference,
    TwoSided,
    Beside,
    Finding,
    LeftOut,
    MatrixLine,
    CaseLine,
    PhaseLine,
    Dossier,
    PartnerFact,
    AgreementFact,
    ChangeFact,
    ObjectiveFact,
    IndicatorFact,
    Facts,
    Participation,
    Given,
    Position,
    Tie,
    Network,
    Told,
    Margin,
    Placed,
    Released,
)
"""Innermost first: each is written by the rules of those before it."""


def to_json(released: Released) -> dict[str, Any]:
    """Plain dicts, lists, texts and numbers; fields at their default are left out. `from_json` gives back an equal release."""
    plain: dict[str, Any] = _CONVERTER.unstructure(released)
    return plain


def from_json(plain: Mapping[str, Any]) -> Released:
    """The release that `to_json` wrote, also by an earlier version. Raises cattrs' errors when it is something else."""
    return _CONVERTER.structure(plain, Released)


def canonical(released: Released) -> bytes:
    """The same release as the same bytes: keys sorted, no spaces, UTF-8."""
    return json.dumps(to_json(released), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def message_to_json(message: Message) -> dict[str, Any]:
    """A sentence and its parameters; a parameter that is a sentence, a text or a day is wrapped so that it can be told apart."""
    plain: dict[str, Any] = {"text": message.text}
    if message.params:
        plain["params"] = {name: _param_to_json(param) for name, param in message.params.items()}
    return plain | ({"plural": message.plural} if message.plural else {})


def message_from_json(plain: Mapping[str, Any]) -> Message:
    params = {str(name): _param_from_json(param) for name, param in plain.get("params", {}).items()}
    return Message(str(plain["text"]), params, str(plain.get("plural", "")))


def _param_to_json(param: Param) -> Any:
    if isinstance(param, Message):
        return {"message": message_to_json(param)}
    if isinstance(param, date):
        return {"date": param.isoformat()}
    return {"by_lang": dict(param.by_lang)} if isinstance(param, Text) else param


def _param_from_json(plain: Any) -> Param:
    if not isinstance(plain, Mapping):
        param: Param = plain
        return param
    if "date" in plain:
        return date.fromisoformat(plain["date"])
    return message_from_json(plain["message"]) if "message" in plain else Text(dict(plain["by_lang"]))


def _make_converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Text, lambda text: dict(text.by_lang))
    converter.register_structure_hook(Text, lambda plain, _: Text({str(lang): str(words) for lang, words in plain.items()}))
    converter.register_unstructure_hook(Message, message_to_json)
    converter.register_structure_hook(Message, lambda plain, _: message_from_json(plain))
    converter.register_unstructure_hook(Message | Text | str, _param_to_json)
    converter.register_structure_hook(Message | Text | str, lambda plain, _: _param_from_json(plain))
    converter.register_unstructure_hook(Questionnaire, questionnaires.to_json)
    converter.register_structure_hook(Questionnaire, lambda plain, _: questionnaires.from_json(plain))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda plain, _: date.fromisoformat(plain))
    for cls in VALUES:
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True))
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter))
    return converter


_CONVERTER = _make_converter()
