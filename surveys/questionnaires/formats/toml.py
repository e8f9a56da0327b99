"""A questionnaire written as our own file, which `reading.read` reads back equal (docs/questionnaire-format.md)."""

from __future__ import annotations

from typing import Any

import tomli_w

from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.stored import to_json
from surveys.questionnaires.values import Item, Questionnaire, Section


def to_toml(questionnaire: Questionnaire) -> str:
    """The file's text. What is as usual is left out, and recordings, which stay in the house: a line says of which questions."""
    plain = to_json(questionnaire)
    scales = {scale.pop("code"): scale for scale in plain.pop("scales", [])}
    sections = [_section(*pair) for pair in zip(questionnaire.sections, plain.pop("sections"), strict=True)]
    return _noted(questionnaire) + tomli_w.dumps({**plain, **({"scales": scales} if scales else {}), "sections": sections})


def _noted(questionnaire: Questionnaire) -> str:
    heard = [f"{item.code} ({', '.join(one.lang for one in item.recordings)})" for item in questionnaire.items() if item.recordings]
    return f"# Recordings stay where they were made and are not in this file: {', '.join(heard)}\n" if heard else ""


def _section(section: Section, plain: dict[str, Any]) -> dict[str, Any]:
    items = [_item(section, *pair) for pair in zip(section.items, plain.pop("items"), strict=True)]
    return {**plain, "items": items}


def _item(section: Section, item: Item, plain: dict[str, Any]) -> dict[str, Any]:
    """Whether it is scored is said where that is not what its kind and dimension tell."""
    usual = KINDS[item.kind].scorable and bool(section.dimension_of(item))
    plain.pop("scored", None)
    plain.pop("recordings", None)
    if item.comment == ():
        plain["comment"] = True
    return plain if item.scored is usual else {**plain, "scored": item.scored}
