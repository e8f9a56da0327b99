"""Promises kept or not: what the partners set out to do, as the indicators report it and, apart from that, as people see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.messages import Message, msg
from surveys.scoring.disclosure.coding import rounded
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.ideas import AS_REPORTED, DISCUSS, FINDING, KEPT, UNKEPT, Idea
from surveys.scoring.proportions import wilson
from surveys.scoring.sentences import CLEAR, SMALL
from surveys.scoring.values import Distribution, ObjectiveResult, Released

REACHED, NOT_REACHED = frozenset({"exceeded", "achieved"}), frozenset({"partly", "not"})
"""The answers of the catalog's question on an objective that say it was reached, and that it was not or only in part."""
HALF = 0.5
FAR_BELOW = 75
"""Per cent of the way under which a target counts as not reached, or not yet."""


def promises(released: Released) -> Iterator[Idea]:
    """At most one target that was reached and one that was missed most, and every objective on which most people agree."""
    yield from _targets(released.facts.indicators)
    for result in released.objectives:
        yield from _objective(result)


def _targets(indicators: Sequence[IndicatorFact]) -> Iterator[Idea]:
    placed = [(one.achievement, place, one) for place, one in enumerate(indicators) if one.achievement is not None]
    if not placed:
        return
    _, place, one = max(placed, key=lambda each: (each[0], -each[1]))
    if one.achievement == 100:
        yield _reported(KEPT, msg("A target was reached: “{name}”.", name=one.name), place, CLEAR)
    missed, place, one = min(placed, key=lambda each: each[:2])
    if missed < FAR_BELOW:
        statement = msg("A target was not reached, or not yet: “{name}”, {percent}% of the way.", name=one.name, percent=missed)
        yield _reported(UNKEPT, statement, place, FAR_BELOW - missed + SMALL)


def _reported(kind: str, statement: Message, place: int, weight: float) -> Idea:
    return Idea(FINDING, kind, weight, statement, "", (indicator_code(place),), strength=AS_REPORTED)


def indicator_code(place: int) -> str:
    """How evidence names an indicator: by its place in the release's facts, from 0."""
    return f"indicator:{place}"


def _objective(result: ObjectiveResult) -> Iterator[Idea]:
    """Tested against one half, of those who answered the question."""
    if result.overall is None:
        return
    for kind, options in ((KEPT, REACHED), (UNKEPT, NOT_REACHED)):
        share = _share(result.overall, options)
        if share is None or share <= HALF:
            continue
        low = wilson(share, result.overall.n)[0]
        passed = low > HALF
        yield Idea(
            FINDING if passed else DISCUSS,
            kind,
            100 * (low - HALF) + SMALL if passed else 10 * share,
            _said(kind, result.subject, rounded(10 * share)),
            "",
            (result.item,),
            result.overall.n,
        )


def _said(kind: str, subject: str, tenths: int) -> Message:
    words = subject.rstrip(".。")
    if kind == KEPT:
        return msg("About {tenths} in 10 say that this objective was reached: “{objective}”.", tenths=tenths, objective=words)
    return msg(
        "About {tenths} in 10 say that this objective was not reached, or only in part: “{objective}”.", tenths=tenths, objective=words
    )


def _share(spread: Distribution, options: frozenset[str]) -> float | None:
    """The part of the answers among `options`, 0-1, from what is printed; None where bars reach across or are said in words."""
    inside = [share for share in spread.shares if set(share.points) <= options]
    across = [share for share in spread.shares if set(share.points) & options and share not in inside]
    if not inside or across or any(share.percent is None for share in inside):
        return None
    return sum(share.percent or 0 for share in inside) / 100
