"""The settings of SurveyJS: texts plain or by language, numbers as numbers or texts, and what is read of each kind of question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from surveys.messages import msg
from surveys.questionnaires.formats.foreign import NO_WORDS, Words
from surveys.questionnaires.formats.plain import told
from surveys.questionnaires.formats.report import Notes

TITLES = frozenset(
    [
        "title",
        "description",
        "text",
        "html",
        "labelTrue",
        "labelFalse",
        "minRateDescription",
        "maxRateDescription",
        "mininumRateDescription",
        "maximumRateDescription",
        "otherText",
        "noneText",
        "refuseText",
        "dontKnowText",
        "commentText",
        "placeholder",
        "placeHolder",
        "completedHtml",
        "completedBeforeHtml",
        "loadingHtml",
        "requiredText",
        "requiredErrorText",
        "otherErrorText",
        "otherPlaceholder",
        "commentPlaceholder",
        "completeText",
        "pagePrevText",
        "pageNextText",
        "startSurveyText",
        "emptySurvey",
        "optionsCaption",
        "templateTitle",
        "addRowText",
        "removeRowText",
        "panelAddText",
        "panelRemoveText",
        "label",
        "totalText",
        "selectAllText",
        "navigationTitle",
        "navigationDescription",
        "editText",
        "previewText",
        "questionTitleTemplate",
        "minValueExpression",
        "confirmDeleteText",
        "keyDuplicationError",
    ]
)
"""Settings that are words for people, plain or by language."""
_ALWAYS = frozenset(
    [
        "type",
        "name",
        "title",
        "description",
        "visibleIf",
        "isRequired",
        "valueName",
        "state",
        "hasOther",
        "showOtherItem",
        "hasComment",
        "showCommentArea",
        "visible",
    ]
)
_LISTED = "choices choicesMin choicesMax choicesStep hasNone showNoneItem showDontKnowItem showRefuseItem choicesByUrl"
_OF_KIND: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(_LISTED.split()) for name in ("radiogroup", "dropdown", "buttongroup")}
    | {
        name: frozenset(f"{_LISTED} minSelectedChoices maxSelectedChoices".split())
        for name in ("checkbox", "tagbox", "ranking", "sortablelist")
    }
    | {"imagepicker": frozenset(f"{_LISTED} multiSelect".split())}
    | {"text": frozenset(["inputType", "min", "max", "minValue", "maxValue", "step", "maxLength"]), "comment": frozenset({"maxLength"})}
    | {"rating": frozenset(["rateMin", "rateMax", "rateCount", "rateValues", "rateStep", "minRateDescription", "maxRateDescription"])}
    | {
        name: frozenset(["min", "max", "rangeMin", "rangeMax", "step", "customLabels"])
        for name in ("slider", "nouislider", "bootstrapslider")
    }
    | {"boolean": frozenset({"labelTrue", "labelFalse"}), "html": frozenset({"html"}), "multipletext": frozenset({"items"})}
    | {"matrix": frozenset(["columns", "rows", "cellType", "isAllRowRequired", "eachRowRequired"])}
    | {name: frozenset(["columns", "rows", "choices", "cellType"]) for name in ("matrixdropdown", "matrixdynamic")}
)
"""What is read of a question of each kind; everything else is told."""


def known_of(element: Mapping[str, Any], kind: str) -> frozenset[str]:
    used = {"hasOther": "otherText", "showOtherItem": "otherText", "hasComment": "commentText", "showCommentArea": "commentText"} | {
        "hasNone": "noneText",
        "showNoneItem": "noneText",
        "showDontKnowItem": "dontKnowText",
        "showRefuseItem": "refuseText",
    }
    words_of = {text for flag, text in used.items() if element.get(flag) is True and (flag in _ALWAYS or flag in _OF_KIND.get(kind, ()))}
    old = {"mininumRateDescription", "maximumRateDescription"} if kind == "rating" else set()
    unused = {"title"} if kind == "html" and words(element.get("html")) else set()
    return (_ALWAYS | _OF_KIND.get(kind, frozenset()) | words_of | old) - unused


def words(value: Any) -> Words:
    """A text as the file has it: plain, or by language with “default” for none."""
    if isinstance(value, str):
        return {"": value} if value.strip() else NO_WORDS
    if isinstance(value, dict):
        return {"" if lang == "default" else str(lang): text for lang, text in value.items() if isinstance(text, str) and text.strip()}
    return {"": str(value)} if isinstance(value, int | float) and not isinstance(value, bool) else NO_WORDS


def remaining(plain: Mapping[str, Any], known: frozenset[str], notes: Notes) -> None:
    """What nobody asked for: words are kept in the report, and settings are named."""
    rest = [(name, value) for name, value in plain.items() if name not in known and value not in (None, "", [], {}, False)]
    texts = [text for name, value in rest if name in TITLES for source in words(value).values() for text in told(source)]
    if texts:
        notes.left(msg("More words of this part, which have no place of their own here."), *texts)
    settings = [f"{name} = {_short(value)}" for name, value in rest if name not in TITLES]
    if settings:
        notes.changed(msg("Settings that have no counterpart here."), *settings)


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def flag(plain: Mapping[str, Any], *names: str) -> bool:
    return any(plain.get(name) is True for name in names)


def spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int | float) else ""


def number_of(value: Any) -> float | None:
    """A number, also one written as a text; none for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1e12 else None
