"""The one picture that shows what a finding says, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf

from reports.charts.by_group import by_group
from reports.charts.gaps import gap_chart, gaps, two_sided_chart
from reports.charts.how_often import how_often
from reports.charts.indicators import indicators
from reports.charts.profile import items, profile
from reports.charts.spread import spread
from reports.drawing.values import Picture
from surveys.messages import Translator
from surveys.scoring.evidence import INDICATOR, of_difference
from surveys.scoring.ideas import CHANGE, DIVIDED
from surveys.scoring.values import Finding, ItemResult, Released

MOST_GROUPS = 4
"""More rows than that are not read from two steps away."""


def of_finding(released: Released, finding: Finding, say: Translator, width: float, room: float = inf) -> Picture | None:
    """Drawn from what the finding rests on: a pair of questions, a question, an indicator, a barrier, else its topic; where that is higher
    than `room` the next that is not. None: only words tell it."""
    drawn = [picture for draw in DRAWN if (picture := draw(released, finding, say, width))]
    return next((picture for picture in drawn if picture.height <= room), drawn[0] if drawn else None)


def _pair(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    found = [one for one in released.two_sided if one.pair in finding.evidence]
    return two_sided_chart(found, say, width) if found else None


def _question(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    found = list(_items(released, finding))
    if not found:
        return None
    scale = released.questionnaire.item(found[0].code).scale
    drawn = spread(found, released.questionnaire.scale(scale), say, width) if finding.kind == DIVIDED and scale else None
    return drawn or items(found, released.groups, say, width)


def _items(released: Released, finding: Finding) -> Iterator[ItemResult]:
    for one in released.dimensions:
        yield from (item for item in one.items if item.code in finding.evidence)


def _indicator(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    known = {f"{INDICATOR}{at}": fact for at, fact in enumerate(released.facts.indicators)}
    found = [fact for code, fact in known.items() if code in finding.evidence]
    return indicators(found, say, width) if found else None


def _on_shared(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    """Two groups that were asked otherwise, on the questions that both were asked."""
    told = of_difference(released, finding)
    if told is None or not told.shared:
        return None
    return gap_chart(gaps(released.dimensions, [told]), released.groups, say, width)


def _topic(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    found = [one for one in released.dimensions if one.code == finding.dimension and one.main.value is not None]
    if not found:
        return None
    before = finding.kind == CHANGE
    return by_group(found[0], released.groups, say, width, MOST_GROUPS, before=before) or profile(found, released.groups, say, width)


def _occurring(released: Released, finding: Finding, say: Translator, width: float) -> Picture | None:
    """How often what the finding names occurs."""
    rows = (row for table in released.occurrences for row in table.rows if row.code in finding.evidence)
    return next((how_often(row, released.groups, say, width, MOST_GROUPS) for row in rows), None)


DRAWN: tuple[Callable[[Released, Finding, Translator, float], Picture | None], ...] = (
    _pair,
    _question,
    _indicator,
    _occurring,
    _on_shared,
    _topic,
)
