"""Every chart of a release by name, for whoever sets them into a document of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.charts.changes import changed as changed_topics
from reports.charts.changes import changes
from reports.charts.figures import run_on
from reports.charts.gaps import gap_chart, gaps, two_sided_chart
from reports.charts.heat import heat_maps
from reports.charts.indicators import indicators_and_people, of_indicators
from reports.charts.network import network_chart, of_network
from reports.charts.order import order_chart, orders
from reports.charts.phases import participation_card
from reports.charts.profile import headlines, items, profile
from reports.charts.quadrant import fields, quadrant
from reports.charts.reading import (
    CHANGES,
    GAPS,
    PARTICIPATION,
    PLACES,
    ROUNDS,
    TAKING_PART,
    TWICE,
    TWO_SIDED,
    counted,
    fewer,
    of_heat,
    of_questions,
    of_scores,
    of_spread,
    took_part,
)
from reports.charts.spread import spread
from reports.charts.strip import agreement_strips, of_strips
from reports.charts.taking_part import taking_part
from reports.charts.trend import trends
from reports.drawing.values import Picture
from surveys.messages import Translator
from surveys.questionnaires.values import Headline
from surveys.scoring.phases import card
from surveys.scoring.values import DimensionResult, Released

UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
AT_ONCE = 18
"""Groups that one picture of who took part holds."""


@dataclass(frozen=True, slots=True)
class Named:
    """`name` fits a file; `about`: the topic in words, empty for the whole release; `reading`: how to read it, and how many answered."""

    name: str
    picture: Picture
    about: str = ""
    reading: str = ""


def every(released: Released, say: Translator, width: float) -> tuple[Named, ...]:
    """In the order of the report; what the release does not hold is not drawn. Names are unique."""
    found = (
        *_taking_part(released, say, width),
        *_overview(released, say, width),
        *_results(released, say, width),
        *_topics(released, say, width),
    )
    people = took_part(released, say) if released.participation.answered is not None else ""
    counted = [one if people in one.reading else replace(one, reading=run_on([one.reading, people], say)) for one in found]
    return tuple(_numbered(one, at, [each.name for each in found[:at]]) for at, one in enumerate(counted))


def _numbered(one: Named, at: int, before: list[str]) -> Named:
    return replace(one, name=f"{one.name}-{at}") if one.name in before else one


def _taking_part(released: Released, say: Translator, width: float) -> Iterator[Named]:
    if not any(group.shown for group in released.groups):
        return
    parts = [released.groups[start : start + AT_ONCE] for start in range(0, len(released.groups), AT_ONCE)]
    yield from _several("taking-part", [taking_part(part, say, width) for part in parts], say(TAKING_PART))
    rows = card(released.dossier.phases)
    if rows:
        yield Named("participation", participation_card(rows, say, width), reading=say(PARTICIPATION))


def _overview(released: Released, say: Translator, width: float) -> Iterator[Named]:
    shown = [one for one in released.headlines if one.main.value is not None]
    if shown:
        yield Named("headlines", headlines(shown, released.groups, say, width), reading=of_scores(released, say, rounds=False))
    if any(one.main.value is not None for one in released.dimensions):
        yield Named("profile", profile(released.dimensions, released.groups, say, width), reading=of_scores(released, say))
    changed = trends(released.dimensions, say, width)
    if changed:
        yield Named("rounds", changed, reading=say(ROUNDS))
    compared = changed_topics(released.dimensions)
    if compared:
        yield Named("changes", changes(compared, say, width), reading=say(CHANGES))
    found = gaps(released.dimensions, released.differences)
    if found:
        yield Named("differences", gap_chart(found, released.groups, say, width), reading=say(GAPS))
    if released.two_sided:
        yield Named("self-view", two_sided_chart(released.two_sided, say, width), reading=say(TWO_SIDED))
    asked = [item for one in released.dimensions for item in one.items]
    yield from _several("agreement", agreement_strips(asked, released.questionnaire, say, width), of_strips(asked, released, say))


def _results(released: Released, say: Translator, width: float) -> Iterator[Named]:
    seen = [one for one in released.dimensions if one.headline == Headline.RESULTS and one.main.value is not None]
    if seen:
        yield Named("results", profile(seen, released.groups, say, width), reading=of_scores(released, say))
    if released.facts.indicators:
        yield Named("indicators", indicators_and_people(released, say, width), reading=of_indicators(released, say))
    for at, table in enumerate(released.occurrences, start=1):
        yield from _several(
            f"occurring-{at}", heat_maps(table, released.groups, say, width), run_on([say(counted(table)), say(of_heat(table))], say)
        )
    yield from _several("two-scales", [quadrant(field, say, width) for field in fields(released)], say(TWICE))
    yield from _several("order", [order_chart(one, say, width) for one in orders(released)], say(PLACES))
    for one in released.networks:
        if one.ties:
            how = run_on([of_network(one, released.questionnaire, say), *(say(note) for note in one.notes)], say)
            yield Named(f"network-{fit(one.item)}", network_chart(one, say, width), say.text(one.text), how)


def _several(name: str, pictures: Sequence[Picture], reading: str) -> Iterator[Named]:
    """Numbered where there is more than one."""
    for at, picture in enumerate(pictures, start=1):
        yield Named(f"{name}-{at}" if len(pictures) > 1 else name, picture, reading=reading)


def _topics(released: Released, say: Translator, width: float) -> Iterator[Named]:
    for one in released.dimensions:
        yield from _topic(one, released, say, width)


def _topic(one: DimensionResult, released: Released, say: Translator, width: float) -> Iterator[Named]:
    if not one.items:
        return
    about, start = say.text(one.name), f"topic-{fit(one.code)}"
    yield Named(f"{start}-questions", items(one.items, released.groups, say, width), about, of_questions(one.items, released.groups, say))
    scale = released.questionnaire.item(one.items[0].code).scale
    drawn = spread(one.items, released.questionnaire.scale(scale), say, width) if scale else None
    if drawn:
        yield Named(f"{start}-answers", drawn, about, run_on([say(of_spread(one.items)), fewer(released.groups, say)], say))


def fit(code: str) -> str:
    """A code as a part of a file's name: no folder, no blank, no letter that a system does not know."""
    return UNFIT.sub("-", code).strip(".-")[:40] or "x"
