"""The charts of the results page, each drawn for a wide screen and for a phone, from the same release as the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports.charts.gaps import Gap, gap_chart, gaps, two_sided_chart
from reports.charts.indicators import indicators
from reports.charts.network import network_chart, pairs
from reports.charts.phases import participation_card
from reports.charts.profile import HEADLINE_NAMES, headlines, items, profile
from reports.charts.spread import spread
from reports.charts.taking_part import taking_part
from reports.debrief import positions, talking
from reports.debrief.networks import ends
from reports.debrief.positions import Row
from reports.drawing import svg
from reports.drawing.values import Picture
from surveys.messages import Message, Translator
from surveys.questionnaires.values import Headline
from surveys.scoring.evidence import Line, lines
from surveys.scoring.phases import CardRow
from surveys.scoring.values import DimensionResult, Finding, Network, Released, Tie

WIDE, NARROW = 520.0, 225.0


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture in two widths; the page shows the one that fits. `title` says the finding."""

    title: str
    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True)
class Web:
    """One question about the partners: its picture (None: nothing may be shown), what its figures mean, and every direction in pairs."""

    network: Network
    chart: Chart | None
    ends: tuple[Message, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything drawn for the overview. None: there is nothing to draw."""

    headlines: Chart | None
    profile: Chart | None
    gaps: Chart | None
    found_gaps: tuple[Gap, ...]
    two_sided: Chart | None
    taking_part: Chart | None
    indicators: Chart | None
    headline_names: Mapping[Headline, Message]
    networks: tuple[Web, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Answers beside names: the questions answered by choosing and in own words, and who gave no answer."""

    title: Message
    compared: tuple[Row, ...]
    written: tuple[Row, ...]
    silent: tuple[str, ...]


def named(released: Released, say: Translator) -> Named | None:
    """The answers beside names; None where there are none."""
    if not released.positions:
        return None
    compared, written = positions.compared(released, say), positions.written(released, say)
    return Named(positions.title(released), compared, written, positions.silent(released))


@dataclass(frozen=True, slots=True)
class Few:
    """What stands in place of sides where none can be shown: three columns, two questions for each topic, two hours, and the next round."""

    columns: tuple[talking.Column, ...]
    topics: tuple[tuple[DimensionResult, tuple[Message, Message]], ...]
    agenda: tuple[tuple[int, Message], ...]
    next_time: tuple[Message, ...]
    scored: bool


def few(released: Released) -> Few | None:
    """None where sides are shown, or answers beside names."""
    if not released.too_few or released.positions:
        return None
    topics = tuple((one, talking.prompts_for(one)) for one in released.dimensions)
    columns, hours, more = talking.at_a_glance(released), talking.agenda(released), talking.hearing_more(released)
    return Few(columns, topics, hours, more, talking.has_scores(released))


def shown(released: Released, say: Translator) -> Shown:
    """The charts in the language of `say`."""
    found = tuple(gaps(released.dimensions, released.differences))
    facts = released.facts.indicators
    return Shown(
        headlines=_chart("h", say, lambda width: headlines(released.headlines, released.groups, say, width), released.headlines),
        profile=_chart("p", say, lambda width: profile(released.dimensions, released.groups, say, width), released.dimensions),
        gaps=_chart("g", say, lambda width: gap_chart(found, released.groups, say, width), found),
        found_gaps=found,
        two_sided=_chart("t", say, lambda width: two_sided_chart(released.two_sided, say, width), released.two_sided),
        taking_part=_chart("w", say, lambda width: taking_part(released.groups, say, width), released.groups),
        indicators=_chart("i", say, lambda width: indicators(facts, say, width), facts),
        headline_names=HEADLINE_NAMES,
        networks=tuple(_web(number, one, released, say) for number, one in enumerate(released.networks)),
    )


def behind(released: Released) -> tuple[tuple[Finding, tuple[Line, ...]], ...]:
    """Every finding with the lines that it rests on."""
    return tuple((one, lines(released, one)) for one in released.findings)


def _web(number: int, one: Network, released: Released, say: Translator) -> Web:
    chart = _chart(f"n{number}", say, lambda width: network_chart(one, say, width), one.ties)
    ties = tuple(tie for pair in pairs(one) for tie in pair.ties)
    return Web(one, chart, tuple(ends(one, released.questionnaire)), ties)


def phase_chart(rows: Sequence[CardRow], say: Translator) -> Chart | None:
    """The participation card; None where nothing was planned."""
    return _chart("c", say, lambda width: participation_card(rows, say, width), rows)


def questions(released: Released, dimension: DimensionResult, say: Translator) -> tuple[Chart, ...]:
    """The charts of one dimension's questions: their means, and how the answers spread."""
    means = _chart(f"m{dimension.code}", say, lambda width: items(dimension.items, released.groups, say, width), dimension.items)
    spreads = _chart(f"s{dimension.code}", say, lambda width: _spread(released, dimension, say, width), dimension.items)
    return tuple(chart for chart in (means, spreads) if chart)


def _spread(released: Released, dimension: DimensionResult, say: Translator, width: float) -> Picture | None:
    code = released.questionnaire.item(dimension.items[0].code).scale
    return spread(dimension.items, released.questionnaire.scale(code), say, width)


def _chart(prefix: str, say: Translator, draw: Callable[[float], Picture | None], needed: object) -> Chart | None:
    wide = draw(WIDE) if needed else None
    narrow = draw(NARROW) if wide else None
    if wide is None or narrow is None:
        return None
    return Chart(wide.title, _svg(wide, say, f"{prefix}-wide"), _svg(narrow, say, f"{prefix}-narrow"))


def _svg(picture: Picture, say: Translator, prefix: str) -> Markup:
    return Markup(svg.draw(picture, say.lang, prefix))  # noqa: S704 - the pen escapes every text
