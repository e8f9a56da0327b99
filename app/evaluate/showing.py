"""The charts of the results pages, each drawn for a wide screen and for a phone, from the same release as the paper; only what a page asks
for is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from reports.charts.changes import changed, changes
from reports.charts.gaps import Gap, gap_chart, gaps, two_sided_chart
from reports.charts.heat import heat_maps
from reports.charts.indicators import TWO_AXES, indicators_and_people, seen_by_people
from reports.charts.network import ends, network_chart, pairs
from reports.charts.order import Order, order_chart, orders
from reports.charts.phases import participation_card
from reports.charts.profile import HEADLINE_NAMES, headlines, items, profile
from reports.charts.quadrant import Field, fields, quadrant
from reports.charts.reading import counted, of_heat
from reports.charts.spread import spread
from reports.charts.strip import agreement_strips, of_strips
from reports.charts.taking_part import taking_part
from reports.charts.trend import trends
from reports.debrief import positions, talking
from reports.debrief.positions import Row
from reports.drawing import svg
from reports.drawing.values import Picture, stacked
from reports.lettering.measuring import for_screens
from surveys.messages import Message, Translator
from surveys.questionnaires.values import Headline
from surveys.scoring.beside import Occurrences
from surveys.scoring.changed import Trend
from surveys.scoring.evidence import Line, lines
from surveys.scoring.phases import CardRow, card
from surveys.scoring.values import DimensionResult, Finding, GroupResult, ItemResult, Network, Released, Tie

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


@dataclass(frozen=True, eq=False)
class Shown:
    """What can be drawn of a release, in the language of `say`; each is drawn when it is asked for. None: there is nothing to draw."""

    released: Released
    say: Translator
    headline_names: Mapping[Headline, Message]

    @cached_property
    def headlines(self) -> Chart | None:
        one = self.released
        return _chart("h", self.say, lambda width: headlines(one.headlines, one.groups, self.say, width), one.headlines)

    @cached_property
    def profile(self) -> Chart | None:
        one = self.released
        return _chart("p", self.say, lambda width: profile(one.dimensions, one.groups, self.say, width), one.dimensions)

    @cached_property
    def found_gaps(self) -> tuple[Gap, ...]:
        return tuple(gaps(self.released.dimensions, self.released.differences))

    @cached_property
    def gaps(self) -> Chart | None:
        found = self.found_gaps
        return _chart("g", self.say, lambda width: gap_chart(found, self.released.groups, self.say, width), found)

    @cached_property
    def two_sided(self) -> Chart | None:
        found = self.released.two_sided
        return _chart("t", self.say, lambda width: two_sided_chart(found, self.say, width), found)

    @cached_property
    def taking_part(self) -> Chart | None:
        groups = self.released.groups
        return _chart("w", self.say, lambda width: taking_part(groups, self.say, width), groups)

    @cached_property
    def indicators(self) -> Chart | None:
        found = self.released
        return _chart("i", self.say, lambda width: indicators_and_people(found, self.say, width), found.facts.indicators)

    @property
    def two_axes(self) -> Message | None:
        """What to say below the indicators where the people's view stands there too."""
        return TWO_AXES if seen_by_people(self.released) else None

    @cached_property
    def changed(self) -> tuple[tuple[DimensionResult, Trend], ...]:
        return tuple(changed(self.released.dimensions))

    @cached_property
    def changes(self) -> Chart | None:
        return _chart("d", self.say, lambda width: changes(self.changed, self.say, width), self.changed)

    @cached_property
    def rounds(self) -> Chart | None:
        found = self.released.dimensions
        return _chart("r", self.say, lambda width: trends(found, self.say, width), found)

    @cached_property
    def agreement(self) -> Chart | None:
        return _chart("a", self.say, lambda width: _strips(self._asked, self.released, self.say, width), self._asked)

    @property
    def agreement_read(self) -> str:
        """How its strips are read, and which divided questions have none."""
        return of_strips(self._asked, self.released, self.say)

    @property
    def _asked(self) -> list[ItemResult]:
        return [item for one in self.released.dimensions for item in one.items]

    @cached_property
    def occurring(self) -> tuple[Chart | None, ...]:
        """How often things occur, a picture for each table."""
        tables, groups = self.released.occurrences, self.released.groups
        return tuple(_chart(f"o{at}", self.say, partial(_heat, one, groups, self.say), one.rows) for at, one in enumerate(tables))

    @property
    def counted(self) -> tuple[Message, ...]:
        """What each of these tables counts."""
        return tuple(map(counted, self.released.occurrences))

    @property
    def how_occurring(self) -> tuple[Message, ...]:
        """How each of these pictures is read."""
        return tuple(map(of_heat, self.released.occurrences))

    @cached_property
    def twice(self) -> tuple[tuple[Field, Chart | None], ...]:
        """What was asked on two scales."""
        found = enumerate(fields(self.released))
        return tuple((one, _chart(f"q{at}", self.say, partial(quadrant, one, self.say), one.points)) for at, one in found)

    @cached_property
    def orders(self) -> tuple[tuple[Order, Chart | None], ...]:
        """What people put in order."""
        found = enumerate(orders(self.released))
        return tuple((one, _chart(f"k{at}", self.say, partial(order_chart, one, self.say), one)) for at, one in found)

    @cached_property
    def networks(self) -> tuple[Web, ...]:
        return tuple(_web(number, one, self.released, self.say) for number, one in enumerate(self.released.networks))

    @cached_property
    def card(self) -> tuple[CardRow, ...]:
        return card(self.released.dossier.phases)

    @cached_property
    def phases(self) -> Chart | None:
        return phase_chart(self.card, self.say)


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
    return Shown(released, say, HEADLINE_NAMES)


def behind(released: Released, dimension: str = "") -> tuple[tuple[Finding, tuple[Line, ...]], ...]:
    """Every finding, or those on one topic, with the lines that they rest on."""
    return tuple((one, lines(released, one)) for one in released.findings if dimension in ("", one.dimension))


def phase_chart(rows: Sequence[CardRow], say: Translator) -> Chart | None:
    """The participation card; None where nothing was planned."""
    return _chart("c", say, lambda width: participation_card(rows, say, width), rows)


def _strips(asked: Sequence[ItemResult], released: Released, say: Translator, width: float) -> Picture | None:
    drawn = agreement_strips(asked, released.questionnaire, say, width)
    return stacked(drawn) if drawn else None


def _heat(one: Occurrences, groups: Sequence[GroupResult], say: Translator, width: float) -> Picture:
    return stacked(heat_maps(one, groups, say, width))


def questions(released: Released, dimension: DimensionResult, say: Translator) -> tuple[Chart, ...]:
    """The charts of one dimension's questions: their means, and how the answers spread."""
    means = _chart(f"m{dimension.code}", say, lambda width: items(dimension.items, released.groups, say, width), dimension.items)
    spreads = _chart(f"s{dimension.code}", say, lambda width: _spread(released, dimension, say, width), dimension.items)
    return tuple(chart for chart in (means, spreads) if chart)


def _web(number: int, one: Network, released: Released, say: Translator) -> Web:
    chart = _chart(f"n{number}", say, lambda width: network_chart(one, say, width), one.ties)
    ties = tuple(tie for pair in pairs(one) for tie in pair.ties)
    return Web(one, chart, tuple(ends(one, released.questionnaire)), ties)


def _spread(released: Released, dimension: DimensionResult, say: Translator, width: float) -> Picture | None:
    code = released.questionnaire.item(dimension.items[0].code).scale
    return spread(dimension.items, released.questionnaire.scale(code), say, width)


def _chart(prefix: str, say: Translator, draw: Callable[[float], Picture | None], needed: object) -> Chart | None:
    with for_screens():
        wide = draw(WIDE) if needed else None
        narrow = draw(NARROW) if wide else None
        if wide is None or narrow is None:
            return None
        return Chart(wide.title, _svg(wide, say, f"{prefix}-wide"), _svg(narrow, say, f"{prefix}-narrow"))


def _svg(picture: Picture, say: Translator, prefix: str) -> Markup:
    return Markup(svg.draw(picture, say.lang, prefix))  # noqa: S704 - the pen escapes every text
