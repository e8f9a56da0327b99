"""F1, F2, …: what is worth a conversation, made by rules from the printed figures alone.

A *finding* passes a test (the whole interval on one side of a band's edge, a difference beyond chance, views divided by rule); everything
else is *worth discussing* and may be chance. Groups are never ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.messages import Message, msg, nmsg
from surveys.scoring.changed import Trend
from surveys.scoring.sentences import CLEAR, MIXED_FROM, SMALL, STRENGTH_FROM
from surveys.scoring.values import Difference, DimensionResult, Distribution, Figure, Finding, ItemResult, Released

LEAST, MOST = 6, 15
MOST_GAPS = 5
MOST_DIVIDED = 3
STRONG_FROM = 30
"""People from whom on a finding's evidence is called strong."""

FINDING, DISCUSS = "finding", "discuss"

PROMPTS: Mapping[str, Message] = {
    "strength": msg("What made this possible, and what would keep it so?"),
    "low": msg("What lies behind this, and what should change first?"),
    "gap": msg("What does each side see here that the other does not?"),
    "divided": msg("What do people on either side have in mind?"),
    "change": msg("What has been done differently since the last round?"),
    "cannot_say": msg("Who could tell us about this, and what would they need for it?"),
}


@dataclass(frozen=True, slots=True)
class _Idea:
    """A finding before it has a number. `weight` in points: how far it goes beyond what is expected."""

    rank: str
    kind: str
    weight: float
    statement: Message
    dimension: str = ""
    evidence: tuple[str, ...] = ()
    people: int = 0


def findings(released: Released) -> tuple[Finding, ...]:
    """At least six: all that pass a test, the weightiest first, then what is worth discussing."""
    ideas = [*_tested(released), *_loose(released)]
    passed = _sorted(idea for idea in ideas if idea.rank == FINDING)[: MOST - LEAST]
    loose = _sorted(idea for idea in ideas if idea.rank == DISCUSS and not _repeats(idea, passed))
    chosen = [*passed, *loose[: MOST - len(passed)]]
    chosen += list(_reserve(released))[: max(0, LEAST - len(chosen))]
    return tuple(_finding(number, idea) for number, idea in enumerate(chosen, 1))


def _tested(released: Released) -> Iterator[_Idea]:
    for result in released.dimensions:
        if result.one_thing:
            yield from _band(result)
    yield from _gaps(released)
    yield from sorted(_divided(released), key=lambda idea: -idea.weight)[:MOST_DIVIDED]
    for result in released.dimensions:
        if result.trend and result.trend.clear:
            yield _change(result, result.trend)


def _band(result: DimensionResult) -> Iterator[_Idea]:
    figure = result.main
    low, high, people = _ends(figure)
    if low >= STRENGTH_FROM:
        statement = msg("“{name}” is a strength: {value} of 100.", name=result.name, value=figure.value or 0)
        yield _Idea(FINDING, "strength", low - STRENGTH_FROM + SMALL, statement, result.code, (result.code,), people)
    elif high < MIXED_FROM:
        statement = msg("“{name}” is low: {value} of 100.", name=result.name, value=figure.value or 0)
        yield _Idea(FINDING, "low", MIXED_FROM - high + SMALL, statement, result.code, (result.code,), people)


def _gaps(released: Released) -> Iterator[_Idea]:
    """The largest difference of each dimension that is beyond chance, and the two largest of the others."""
    clear = _first_of_each(one for one in released.differences if not one.by_chance)
    for one in clear[:MOST_GAPS]:
        yield _Idea(FINDING, "gap", abs(one.points), one.sentence, one.dimension, (one.dimension, one.a, one.b), _people(released, one))
    known = {one.dimension for one in clear}
    loose = [one for one in released.differences if one.by_chance and abs(one.points) >= SMALL and one.dimension not in known]
    for one in _first_of_each(loose)[:2]:
        yield _Idea(DISCUSS, "gap", abs(one.points) / 2, one.sentence, one.dimension, (one.dimension, one.a, one.b))


def _first_of_each(differences: Iterable[Difference]) -> list[Difference]:
    """One per dimension, the largest first."""
    largest: dict[str, Difference] = {}
    for one in sorted(differences, key=lambda one: (-abs(one.points), one.dimension, one.a, one.b)):
        largest.setdefault(one.dimension, one)
    return list(largest.values())


def _people(released: Released, difference: Difference) -> int:
    figures = next(result.groups for result in released.dimensions if result.code == difference.dimension)
    return sum(figures[code].n or 0 for code in (difference.a, difference.b))


def _divided(released: Released) -> Iterator[_Idea]:
    for result in released.dimensions:
        for item in result.items:
            if item.distribution and item.distribution.divided and item.distribution.sentence:
                statement = msg("On “{question}”: {words}", question=item.text, words=item.distribution.sentence)
                yield _Idea(
                    FINDING, "divided", CLEAR + _apart(item.distribution), statement, result.code, (item.code,), item.distribution.n
                )


def _apart(distribution: Distribution) -> float:
    """How much of the answers lie at the outer bars, in tenths: the more, the more divided."""
    return ((distribution.shares[0].percent or 0) + (distribution.shares[-1].percent or 0)) / 10


def _change(result: DimensionResult, trend: Trend) -> _Idea:
    return _Idea(FINDING, "change", abs(trend.points), trend.sentence, result.code, (result.code,), result.main.n or 0)


def _loose(released: Released) -> Iterator[_Idea]:
    yield from _extremes(released.dimensions)
    for pair in released.two_sided:
        apart = abs((pair.own.value or 0) - (pair.other.value or 0))
        if apart >= CLEAR:
            statement = msg("On “{question}”: {words}", question=pair.name, words=pair.sentence)
            yield _Idea(DISCUSS, "gap", apart, statement, "", (pair.pair,))
    for result in released.dimensions:
        yield from _unjudged(result)
    yield from _unheard(released)
    yield from _unanswered(released)


def _extremes(dimensions: Sequence[DimensionResult]) -> Iterator[_Idea]:
    """The two highest and the two lowest dimensions, never one as both."""
    known = sorted((one for one in dimensions if one.main.value is not None), key=lambda one: (-(one.main.value or 0), one.code))
    half = (len(known) + 1) // 2
    for result in known[:half][:2]:
        statement = msg("“{name}” is among what people value most: {score}", name=result.name, score=_score(result))
        yield _Idea(DISCUSS, "strength", (result.main.value or 0) / 10, statement, result.code, (result.code,))
    for result in known[half:][-2:]:
        statement = msg("“{name}” is among what people value least: {score}", name=result.name, score=_score(result))
        yield _Idea(DISCUSS, "low", (100 - (result.main.value or 0)) / 10, statement, result.code, (result.code,))


def _score(result: DimensionResult) -> Message:
    figure = result.main
    return figure.sentence or msg("{value} out of 100.", value=figure.value or 0)


def _unjudged(result: DimensionResult) -> Iterator[_Idea]:
    for item in result.items:
        if item.cannot_judge:
            statement = msg("On “{question}”: {words}", question=item.text, words=item.cannot_judge)
            yield _Idea(DISCUSS, "cannot_say", CLEAR, statement, result.code, (item.code,))


def _unheard(released: Released) -> Iterator[_Idea]:
    """Groups that are shown elsewhere and not here."""
    hidden = [one for one in released.dimensions if not released.too_few and any(figure.value is None for figure in one.groups.values())]
    if hidden:
        statement = nmsg(
            "On “{name}” not every group can be shown.",
            "On {n} topics, among them “{name}”, not every group can be shown.",
            len(hidden),
            name=hidden[0].name,
        )
        yield _Idea(DISCUSS, "cannot_say", CLEAR, statement, hidden[0].code, tuple(one.code for one in hidden))


def _unanswered(released: Released) -> Iterator[_Idea]:
    if released.too_few:
        statement = msg("The sides cannot be set beside each other: that would show who said what.")
        yield _Idea(DISCUSS, "cannot_say", 2, statement)
    invited, answered = released.participation.invited, released.participation.answered
    if invited and answered is not None and 2 * answered < invited:
        statement = msg(
            "{answered} of {invited} people answered. We do not know what the others think.", answered=answered, invited=invited
        )
        yield _Idea(DISCUSS, "cannot_say", 3, statement)


def _reserve(released: Released) -> Iterator[_Idea]:
    """What any partnership can talk about, for reports with few figures: single questions first, then what no figure can tell."""
    items = [(item.overall.value, item) for result in released.dimensions for item in result.items if item.overall.value is not None]
    ordered = [item for _, item in sorted(items, key=lambda pair: (-pair[0], pair[1].code))]
    if len(ordered) > 1:
        yield _item("strength", msg("One of the highest-rated questions: “{question}”", question=ordered[0].text), ordered[0])
        yield _item("low", msg("One of the lowest-rated questions: “{question}”", question=ordered[-1].text), ordered[-1])
    for statement in _OPEN:
        yield _Idea(DISCUSS, "cannot_say", 0, statement)


_OPEN = (
    msg("Numbers do not tell what made the difference; those who did the work can."),
    msg("These answers do not say which moment mattered most to whom."),
    msg("What nobody asked about is not in this report."),
    msg("Scores say how people see it, not why."),
    msg("The answers do not say who could change what."),
    msg("Those who were not invited may see it otherwise."),
)


def _item(kind: str, statement: Message, item: ItemResult) -> _Idea:
    return _Idea(DISCUSS, kind, 0, statement, "", (item.code,))


def _ends(figure: Figure) -> tuple[int, int, int]:
    """Low and high end and people; ends that prove nothing where there is no interval."""
    if figure.value is None:
        return 0, 100, 0
    if figure.edge:
        return (figure.value, 100, figure.n or 0) if figure.edge == ">=" else (0, figure.value, figure.n or 0)
    return figure.low or 0, 100 if figure.high is None else figure.high, figure.n or 0


def _repeats(idea: _Idea, passed: Iterable[_Idea]) -> bool:
    return any(one.dimension == idea.dimension and one.kind == idea.kind and idea.kind in {"strength", "low"} for one in passed)


def _sorted(ideas: Iterable[_Idea]) -> list[_Idea]:
    return sorted(ideas, key=lambda idea: (-idea.weight, idea.kind, idea.evidence))


def _finding(number: int, idea: _Idea) -> Finding:
    return Finding(number, idea.rank, idea.kind, idea.statement, PROMPTS[idea.kind], _strength(idea), idea.dimension, idea.evidence)


def _strength(idea: _Idea) -> Message:
    if idea.rank == DISCUSS:
        return msg("a hint: it may be chance")
    return msg("strong evidence") if idea.people >= STRONG_FROM else msg("good evidence")
