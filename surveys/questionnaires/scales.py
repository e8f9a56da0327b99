"""Scales that any questionnaire can take over (scales.toml): their ends are defined once, and their words are the same everywhere."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from surveys.messages import Text
from surveys.questionnaires.values import Point, Scale


@dataclass(frozen=True, slots=True)
class Offered:
    """A scale of the library with its name for those who choose one."""

    scale: Scale
    name: Text


@cache
def library() -> Mapping[str, Offered]:
    """The scales by their code, in the order in which they are offered; each in every language of the house."""
    plain = tomllib.loads((files("surveys.questionnaires") / "scales.toml").read_text("utf-8"))
    return MappingProxyType({code: _offered(code, table) for code, table in plain.items()})


def _offered(code: str, table: Mapping[str, object]) -> Offered:
    points = table["points"]
    low, high, name = table["low"], table["high"], table["name"]
    assert isinstance(points, list)
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert isinstance(name, dict)
    return Offered(Scale(code, tuple(Point(one["value"], Text(one["label"])) for one in points), low, high), Text(name))


def spoken_in(scale: Scale, languages: tuple[str, ...]) -> Scale:
    """The scale with its words in these languages only."""
    points = (
        Point(one.value, Text({lang: one.label.by_lang[lang] for lang in languages if lang in one.label.by_lang})) for one in scale.points
    )
    return Scale(scale.code, tuple(points), scale.low, scale.high)
