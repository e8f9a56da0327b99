"""What a finding rests on, as lines to be read beside it: looked up in the release, so that no figure is printed that is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.messages import Message, Param, Text, msg, nmsg
from surveys.scoring.beside import Occurrence
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.sentences import limited
from surveys.scoring.values import Difference, DimensionResult, Distribution, Figure, Finding, ItemResult, Released, TwoSided

INDICATOR = "indicator:"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a finding rests on: its `name`, and a `figure` or `words`. `dimension`: whose page tells more; empty for none."""

    name: Message | Text | str
    figure: Figure | None = None
    words: Message | None = None
    dimension: str = ""


def lines(released: Released, finding: Finding) -> tuple[Line, ...]:
    """The lines behind a finding, in the order of its evidence. What the release does not hold is left out."""
    found = tuple(line for code in finding.evidence for line in _lines(released, code))
    return found + tuple(_sides(released, finding))


def _lines(released: Released, code: str) -> Iterator[Line]:
    if code.startswith(INDICATOR):
        yield from _indicator(released.facts.indicators, code)
    for result in released.dimensions:
        if result.code == code:
            yield Line(result.name, result.main, dimension=code)
        yield from (_item(item, result) for item in result.items if item.code == code)
    for table in released.occurrences:
        yield from (_occurring(row) for row in table.rows if row.code == code)
    for pair in released.two_sided:
        if pair.pair == code:
            yield from _pair(pair)
    for objective in released.objectives:
        if objective.item == code and objective.overall:
            yield from _spread(objective.overall)


def _sides(released: Released, finding: Finding) -> Iterator[Line]:
    """The groups that a difference names, each with its figure on that topic, or on the questions that both were asked."""
    found = of_difference(released, finding)
    figures: Mapping[str, Figure] = next((one.groups for one in released.dimensions if one.code == finding.dimension), {})
    if found and found.first and found.second:
        figures = {found.a: found.first, found.b: found.second}
    for group in released.groups:
        if group.id in finding.evidence and group.id in figures:
            yield Line(_side(group.name, found), figures[group.id], dimension=finding.dimension)


def of_difference(released: Released, finding: Finding) -> Difference | None:
    """The difference of two groups that the finding tells; None where it tells something else."""
    return next((one for one in released.differences if finding.evidence == (one.dimension, one.a, one.b)), None)


def _side(name: Text, found: Difference | None) -> Message | Text:
    if found is None or not found.shared:
        return name
    return nmsg(
        "{group}, on the one question that both were asked",
        "{group}, on the {n} questions that both were asked",
        len(found.shared),
        group=name,
    )


def _item(item: ItemResult, result: DimensionResult) -> Line:
    bare = Text({lang: words.rstrip(".。") for lang, words in item.text.by_lang.items()})
    return Line(msg("“{question}”", question=bare), item.overall, dimension=result.code)


def _pair(pair: TwoSided) -> Iterator[Line]:
    yield Line(msg("How people see their own side"), pair.own)
    yield Line(msg("How people see the others"), pair.other)


def _spread(spread: Distribution) -> Iterator[Line]:
    for share in spread.shares:
        words = share.words or (None if share.percent is None else msg("{percent}%", percent=share.percent))
        yield Line(share.label, words=words)


def _occurring(row: Occurrence) -> Line:
    """Per cent of answers are no score, and are said in words."""
    figure = row.everybody
    if figure.value is None:
        return Line(row.title, figure)
    return Line(row.title, words=figure.sentence or msg("{percent}% of the answers", percent=limited(figure)))


def _indicator(indicators: tuple[IndicatorFact, ...], code: str) -> Iterator[Line]:
    place = code.removeprefix(INDICATOR)
    if place.isdecimal() and int(place) < len(indicators):
        one = indicators[int(place)]
        yield Line(one.name, words=_reached(one))


def _reached(one: IndicatorFact) -> Message:
    return msg(
        "{actual} reached, {target} was the target ({source})",
        actual=_amount(one.actual),
        target=_amount(one.target),
        source=one.source or "–",
    )


def _amount(value: float | None) -> Param:
    return "–" if value is None else value
