"""Every chart of a release by name, for whoever sets them into a document of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.charts.gaps import gap_chart, gaps, two_sided_chart
from reports.charts.indicators import indicators
from reports.charts.network import network_chart
from reports.charts.profile import headlines, items, profile
from reports.charts.spread import spread
from reports.charts.taking_part import taking_part
from reports.drawing.values import Picture
from surveys.messages import Translator
from surveys.questionnaires.values import Headline
from surveys.scoring.values import DimensionResult, Released

UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
AT_ONCE = 18
"""Groups that one picture of who took part holds."""


@dataclass(frozen=True, slots=True)
class Named:
    """`name` fits a file; `about`: the topic in words, empty for the whole release."""

    name: str
    picture: Picture
    about: str = ""


def every(released: Released, say: Translator, width: float) -> tuple[Named, ...]:
    """In the order of the report; what the release does not hold is not drawn. Names are unique."""
    found = (*_taking_part(released, say, width), *_overview(released, say, width), *_topics(released, say, width))
    return tuple(_numbered(one, at, [each.name for each in found[:at]]) for at, one in enumerate(found))


def _numbered(one: Named, at: int, before: list[str]) -> Named:
    return Named(f"{one.name}-{at}", one.picture, one.about) if one.name in before else one


def _taking_part(released: Released, say: Translator, width: float) -> Iterator[Named]:
    if not any(group.shown for group in released.groups):
        return
    for number, start in enumerate(range(0, len(released.groups), AT_ONCE), start=1):
        name = "taking-part" if number == 1 else f"taking-part-{number}"
        yield Named(name, taking_part(released.groups[start : start + AT_ONCE], say, width))


def _overview(released: Released, say: Translator, width: float) -> Iterator[Named]:
    shown = [one for one in released.headlines if one.main.value is not None]
    if shown:
        yield Named("headlines", headlines(shown, released.groups, say, width))
    if any(one.main.value is not None for one in released.dimensions):
        yield Named("profile", profile(released.dimensions, released.groups, say, width))
    found = gaps(released.dimensions, released.differences)
    if found:
        yield Named("differences", gap_chart(found, released.groups, say, width))
    if released.two_sided:
        yield Named("self-view", two_sided_chart(released.two_sided, say, width))
    seen = [one for one in released.dimensions if one.headline == Headline.RESULTS and one.main.value is not None]
    if seen:
        yield Named("results", profile(seen, released.groups, say, width))
    if released.facts.indicators:
        yield Named("indicators", indicators(released.facts.indicators, say, width))
    for one in released.networks:
        if one.ties:
            yield Named(f"network-{fit(one.item)}", network_chart(one, say, width), say.text(one.text))


def _topics(released: Released, say: Translator, width: float) -> Iterator[Named]:
    for one in released.dimensions:
        yield from _topic(one, released, say, width)


def _topic(one: DimensionResult, released: Released, say: Translator, width: float) -> Iterator[Named]:
    if not one.items:
        return
    about, start = say.text(one.name), f"topic-{fit(one.code)}"
    yield Named(f"{start}-questions", items(one.items, released.groups, say, width), about)
    scale = released.questionnaire.item(one.items[0].code).scale
    drawn = spread(one.items, released.questionnaire.scale(scale), say, width) if scale else None
    if drawn:
        yield Named(f"{start}-answers", drawn, about)


def fit(code: str) -> str:
    """A code as a part of a file's name: no folder, no blank, no letter that a system does not know."""
    return UNFIT.sub("-", code).strip(".-")[:40] or "x"
