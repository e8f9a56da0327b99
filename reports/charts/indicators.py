"""Indicators as reported: how far from the baseline to the target, each on its own way of 0 to 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports.charts.axis import GAP, Axis, Strip, row_head, row_height, strips, value_label
from reports.charts.figures import described, run_on
from reports.charts.profile import HEADLINE_NAMES
from reports.charts.rows import Row, rows_chart
from reports.drawing.values import Box, Label, Line, Picture, Shape, stacked
from reports.lettering.joining import listed
from reports.lettering.measuring import width as text_width
from reports.style import ACCENT, INK, QUIET, WASH
from surveys.messages import Message, Translator, msg
from surveys.questionnaires.values import Headline
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.values import HeadlineResult, Released

WHOLE, MOST = 100, 120
HEAD = 7.5
NAMES = 0.40
TWO_AXES = msg("What people say stands below on an axis of its own; neither enters the other.")


def indicators_and_people(released: Released, say: Translator, width: float) -> Picture:
    """What was measured, and below it on an axis of its own what people say of the results; neither enters the other."""
    measured, name = indicators(released.facts.indicators, say, width), say(HEADLINE_NAMES[Headline.RESULTS])
    rows = [Row(name, one.main, {}, strong=True) for one in seen_by_people(released)]
    if not rows:
        return measured
    both = stacked([measured, rows_chart(rows, (), say, width, name, NAMES, keyed=False)], 20)
    return replace(both, alt=listed([measured.alt, *(described(name, row.figure, say) for row in rows)], say.lang))


def of_indicators(released: Released, say: Translator) -> str:
    """The line below `indicators_and_people`."""
    how = msg(
        "How to read: the bar runs from the baseline to what was reached; "
        "the line is the target. Figures are those reported by the sources named."
    )
    return run_on([say(how), *([say(TWO_AXES)] if seen_by_people(released) else [])], say)


def seen_by_people(released: Released) -> tuple[HeadlineResult, ...]:
    """The headline of results, where it may be shown."""
    return tuple(one for one in released.headlines if one.headline == Headline.RESULTS and one.main.value is not None)


def indicators(facts: Sequence[IndicatorFact], say: Translator, width: float) -> Picture:
    """A bar for each indicator from its baseline towards the target line; those that cannot be placed say why."""
    column = width * NAMES
    axis = Axis(column + GAP, width - 44)
    heights = [max(row_height(fact.name, column, say, 26), _reason_height(fact, axis, say)) for fact in facts]
    target, heads = axis.at(WHOLE / MOST * 100), (say(msg("baseline")), say(msg("target")))
    crowded = axis.start + text_width(heads[0], HEAD, lang=say.lang) + text_width(heads[1], HEAD, lang=say.lang) / 2 + 4 > target
    top = 16.0 + (HEAD + 2 if crowded else 0)
    bottom = top + sum(heights)
    shapes: list[Shape] = []
    for fact, strip in zip(facts, strips(axis, top, width, heights), strict=True):
        shapes.extend(_row(fact, strip, say))
    shapes += [
        Line(target, top - 2, target, bottom, INK, 1),
        Label(target, top - 5, heads[1], HEAD, QUIET, anchor="middle"),
        Label(axis.start, top - 5 - (HEAD + 2 if crowded else 0), heads[0], HEAD, QUIET),
    ]
    title = say(_title(facts))
    alt = listed([title, *(_described(fact, say) for fact in facts)], say.lang)
    return Picture(width, bottom + 2, tuple(shapes), title, alt)


def _title(facts: Sequence[IndicatorFact]) -> Message:
    known = [fact.achievement for fact in facts if fact.achievement is not None]
    if not known or len(facts) == 1:
        return msg("Indicators as reported")
    reached = sum(percent >= WHOLE for percent in known)
    if len(known) < len(facts):
        return msg("Targets reached, of those whose progress is known: {reached} of {all}", reached=reached, all=len(known))
    return msg("Targets reached: {reached} of {all}", reached=reached, all=len(known))


def _before_target(axis: Axis) -> float:
    """How wide words may be that start where the bars do, so that they end before the line of the target."""
    return (axis.end - axis.start) * WHOLE / MOST - 6


def _reason_height(fact: IndicatorFact, axis: Axis, say: Translator) -> float:
    return row_height(say(fact.why_not), _before_target(axis), say) if fact.why_not and fact.achievement is None else 0


def _row(fact: IndicatorFact, strip: Strip, say: Translator) -> Iterator[Shape]:
    axis, middle = strip.axis, strip.middle
    yield from row_head(strip, fact.name)
    if fact.achievement is None:
        reason = say(fact.why_not) if fact.why_not else ""
        yield Label(axis.start, middle, reason, 8, QUIET, max_width=_before_target(axis), middled=True)
        return
    length = axis.at(max(0, min(fact.achievement, MOST)) / MOST * 100) - axis.start
    yield Box(axis.start, middle - 5, axis.end - axis.start, 10, WASH)
    yield Box(axis.start, middle - 5, length, 10, ACCENT)
    yield value_label(strip, say(msg("{percent}%", percent=fact.achievement)))


def _described(fact: IndicatorFact, say: Translator) -> str:
    if fact.achievement is None:
        return say(msg("{name}: not placed", name=fact.name))
    return say(msg("{name}: {percent} per cent of the way to the target", name=fact.name, percent=fact.achievement))
