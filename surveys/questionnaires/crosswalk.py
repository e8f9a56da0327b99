"""Which questions can be compared over time: the same code in several questionnaires must ask the same thing in the same way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import combinations

from surveys.errors import Problem
from surveys.messages import Message, msg
from surveys.questionnaires.values import Item, Questionnaire

Difference = tuple[Message, Message]


def promised() -> Mapping[str, tuple[str, ...]]:
    """For each core question of the catalog, by code, the questionnaires that promise to carry it (crosswalk.toml)."""
    return _table("trends")


def shared() -> Mapping[str, tuple[str, ...]]:
    """Further questions, by code, with the two or more questionnaires that promise to ask them alike, core or not (crosswalk.toml)."""
    return _table("shared")


def check(
    questionnaires: Mapping[str, Questionnaire], trends: Mapping[str, tuple[str, ...]], shared: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Problem, ...]:
    """Every promise that is not kept: a core question that is not listed, or listed where it is not, a shared question without a pair,
    and everything of `differences`."""
    return (
        *_unkept(questionnaires, trends),
        *_unlisted(questionnaires, trends),
        *_unpaired(questionnaires, shared or {}),
        *differences(questionnaires),
    )


def differences(questionnaires: Mapping[str, Questionnaire]) -> tuple[Problem, ...]:
    """Questions that share a code and a sense, in two of the questionnaires, without being the same question."""
    found: list[Problem] = []
    for (name, one), (other_name, other) in combinations(questionnaires.items(), 2):
        others = {item.code: item for item in other.items()}
        for item in one.items():
            if item.code in others and item.sense == others[item.code].sense:
                place = f"{name} and {other_name}, item {item.code}"
                found += [Problem(place, what, mend) for what, mend in _differences(one, item, other, others[item.code])]
    return tuple(found)


def carriers(questionnaires: Mapping[str, Questionnaire], code: str) -> tuple[str, ...]:
    """The names of the questionnaires that have a core item of this code."""
    return tuple(name for name, one in questionnaires.items() if any(item.code == code and item.core for item in one.items()))


def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    plain = tomllib.loads((files("surveys.questionnaires") / "crosswalk.toml").read_text("utf-8"))
    return {code: tuple(names) for code, names in plain[name].items()}


def _unpaired(questionnaires: Mapping[str, Questionnaire], shared: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for code, names in shared.items():
        if len(set(names)) < len(names) or len(names) < 2:
            yield Problem(f"item {code}", msg("A trend is promised that has no pair."), msg("Name two questionnaires in crosswalk.toml."))
        for name in names:
            if name not in questionnaires or all(item.code != code for item in questionnaires[name].items()):
                what = msg("The question is promised as a shared one and is not there.")
                yield Problem(f"{name}, item {code}", what, msg("Put it in, or take the name from crosswalk.toml."))


def _unkept(questionnaires: Mapping[str, Questionnaire], trends: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for code, names in trends.items():
        for name in names:
            if name not in carriers(questionnaires, code):
                what = msg("The question is promised as a core question and is not there.")
                yield Problem(f"{name}, item {code}", what, msg("Put it in, or take the name from crosswalk.toml."))


def _unlisted(questionnaires: Mapping[str, Questionnaire], trends: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for name, questionnaire in questionnaires.items():
        for item in questionnaire.items():
            if item.core and name not in trends.get(item.code, ()):
                what = msg("This core question is not in the crosswalk.")
                yield Problem(f"{name}, item {item.code}", what, msg("List it in crosswalk.toml, or do not call it core."))


def _differences(one: Questionnaire, item: Item, other: Questionnaire, twin: Item) -> Iterator[Difference]:
    if (item.kind, item.reverse, item.about, item.pair) != (twin.kind, twin.reverse, twin.about, twin.pair):
        yield msg("The same code asks in another way."), _HOW
    elif _steps(one, item) != _steps(other, twin):
        yield msg("The same code is answered on another scale or with other options."), _HOW
    for lang in sorted(set(item.text.by_lang) & set(twin.text.by_lang)):
        if item.text.by_lang[lang] != twin.text.by_lang[lang]:
            yield msg("The same code is worded differently in “{lang}”.", lang=lang), _HOW


def _steps(questionnaire: Questionnaire, item: Item) -> tuple[object, ...]:
    options = tuple(option.code for option in item.options)
    scales = (scale for scale in questionnaire.scales if scale.code == item.scale)
    return next(((scale.low, scale.high, tuple(point.label for point in scale.points)) for scale in scales), options)


_HOW = msg("Make both alike; where the meaning changed on purpose, give the newer one a higher “sense”.")
