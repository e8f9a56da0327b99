"""F1, F2, …: what is worth a conversation, made by rules from the printed figures alone.

A *finding* passes a test (the whole interval on one side of a band's edge, a difference beyond chance, views divided by rule, a barrier in
more than a third of the answers); everything else is *worth discussing* and may be chance. Groups are never ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from surveys.messages import Message, msg, nmsg
from surveys.scoring.bottlenecks import bottlenecks
from surveys.scoring.changed import Trend
from surveys.scoring.ideas import CANNOT_SAY, CHANGE, DISCUSS, DIVIDED, FINDING, GAP, LOW, STRENGTH, Idea, prompt
from surveys.scoring.promises import promises
from surveys.scoring.sentences import CLEAR, MIXED_FROM, SMALL, STRENGTH_FROM, limited
from surveys.scoring.tried import for_trust
from surveys.scoring.values import Difference, DimensionResult, Distribution, Figure, Finding, ItemResult, Released

LEAST, MOST = 6, 15
MOST_GAPS = 5
MOST_DIVIDED = 3
MOST_PROMISES = 4


def findings(released: Released) -> tuple[Finding, ...]:
    """At least six: all that pass a test, the weightiest first, then what is worth discussing."""
    ideas = [*_tested(released), *_loose(released), *_sorted(promises(released))[:MOST_PROMISES], *bottlenecks(released)]
    passed = _sorted(idea for idea in ideas if idea.rank == FINDING)[: MOST - LEAST]
    loose = _sorted(idea for idea in ideas if idea.rank == DISCUSS and not _repeats(idea, passed))
    chosen = [*passed, *_varied(loose, MOST - len(passed))]
    chosen += list(_reserve(released))[: max(0, LEAST - len(chosen))]
    kinds = [idea.kind for idea in chosen]
    return tuple(_finding(place, idea, kinds[:place].count(idea.kind)) for place, idea in enumerate(chosen))


def _varied(ideas: Sequence[Idea], room: int) -> list[Idea]:
    """The weightiest of each kind before second ones of a kind, so that four differences do not push out what is valued least."""
    firsts = {idea.kind: idea for idea in reversed(ideas)}
    others = [idea for idea in ideas if firsts[idea.kind] is not idea]
    return _sorted([*_sorted(firsts.values()), *others][:room])


def _tested(released: Released) -> Iterator[Idea]:
    for result in released.dimensions:
        if result.one_thing:
            yield from _band(released, result)
    yield from _gaps(released)
    yield from sorted(_divided(released), key=lambda idea: -idea.weight)[:MOST_DIVIDED]
    for result in released.dimensions:
        if result.trend and result.trend.clear:
            yield _change(result, result.trend)


def _band(released: Released, result: DimensionResult) -> Iterator[Idea]:
    figure = result.main
    low, high, people = _ends(figure)
    if low >= STRENGTH_FROM:
        statement = msg("“{name}” is a strength: {value} of 100.", name=result.name, value=limited(figure))
        yield Idea(FINDING, STRENGTH, low - STRENGTH_FROM + SMALL, statement, result.code, (result.code,), people)
    elif high < MIXED_FROM:
        statement = msg("“{name}” is low: {value} of 100.", name=result.name, value=limited(figure))
        tried = _tried(released, result)
        yield Idea(FINDING, LOW, MIXED_FROM - high + SMALL, statement, result.code, (result.code,), people, tried=tried)


def _gaps(released: Released) -> Iterator[Idea]:
    """The largest difference of each dimension that is beyond chance, and the two largest of the others."""
    clear = _first_of_each(one for one in released.differences if not one.by_chance)
    for one in clear[:MOST_GAPS]:
        evidence = (one.dimension, one.a, one.b)
        weight = _nearer(one.points, one.low, one.high)
        yield Idea(FINDING, GAP, weight, one.sentence, one.dimension, evidence, _people(released, one))
    known = {one.dimension for one in clear}
    loose = [one for one in released.differences if one.by_chance and abs(one.points) >= SMALL and one.dimension not in known]
    for one in _first_of_each(loose)[:2]:
        yield Idea(DISCUSS, GAP, abs(one.points) / 2, one.sentence, one.dimension, (one.dimension, one.a, one.b))


def _first_of_each(differences: Iterable[Difference]) -> list[Difference]:
    """One per dimension, the largest first."""
    largest: dict[str, Difference] = {}
    for one in sorted(differences, key=lambda one: (-abs(one.points), one.dimension, one.a, one.b)):
        largest.setdefault(one.dimension, one)
    return list(largest.values())


def _people(released: Released, difference: Difference) -> int:
    if difference.first and difference.second:
        return (difference.first.n or 0) + (difference.second.n or 0)
    figures = next(result.groups for result in released.dimensions if result.code == difference.dimension)
    return sum(figures[code].n or 0 for code in (difference.a, difference.b))


def _divided(released: Released) -> Iterator[Idea]:
    for result in released.dimensions:
        for item in result.items:
            if item.distribution and item.distribution.divided and item.distribution.sentence:
                statement = msg("On “{question}”: {words}", question=item.text, words=item.distribution.sentence)
                yield Idea(FINDING, DIVIDED, CLEAR + _apart(item.distribution), statement, result.code, (item.code,), item.distribution.n)


def _apart(distribution: Distribution) -> float:
    """How much of the answers lie at the outer bars, in tenths: the more, the more divided."""
    return ((distribution.shares[0].percent or 0) + (distribution.shares[-1].percent or 0)) / 10


def _change(result: DimensionResult, trend: Trend) -> Idea:
    weight = _nearer(trend.points, trend.low, trend.high)
    return Idea(FINDING, CHANGE, weight, trend.sentence, result.code, (result.code,), result.main.n or 0)


def _nearer(points: int, low: int | None, high: int | None) -> float:
    """How far the nearer end of the range lies from no difference at all."""
    if low is None or high is None:
        return abs(points)
    return max(0, low if points > 0 else -high) + SMALL


def _tried(released: Released, result: DimensionResult) -> tuple[Message, ...]:
    return for_trust(released.questionnaire.dimension(result.code))


def _loose(released: Released) -> Iterator[Idea]:
    yield from _extremes(released)
    for pair in released.two_sided:
        apart = abs((pair.own.value or 0) - (pair.other.value or 0))
        if apart >= CLEAR:
            statement = msg("On “{question}”: {words}", question=pair.name, words=pair.sentence)
            yield Idea(DISCUSS, GAP, apart, statement, "", (pair.pair,))
    for result in released.dimensions:
        yield from _unjudged(result)
    yield from _unheard(released)
    yield from _unanswered(released)


def _extremes(released: Released) -> Iterator[Idea]:
    """The two highest and the two lowest dimensions, never one as both; none that is low by itself is valued, and none that is high is not.
    A single one is neither."""
    known = sorted((one for one in released.dimensions if one.main.value is not None), key=lambda one: (-(one.main.value or 0), one.code))
    half = (len(known) + 1) // 2 if len(known) > 1 else 0
    for result in known[:half][:2]:
        if (result.main.value or 0) < MIXED_FROM:
            continue
        statement = msg("“{name}” is among what people value most: {score}", name=result.name, score=_score(result))
        yield Idea(DISCUSS, STRENGTH, (result.main.value or 0) / 10, statement, result.code, (result.code,))
    for result in known[half:][-2:] if half else ():
        if (result.main.value or 0) >= STRENGTH_FROM:
            continue
        statement = msg("“{name}” is among what people value least: {score}", name=result.name, score=_score(result))
        tried = _tried(released, result)
        yield Idea(DISCUSS, LOW, (100 - (result.main.value or 0)) / 10, statement, result.code, (result.code,), tried=tried)


def _score(result: DimensionResult) -> Message:
    figure = result.main
    return figure.sentence or msg("{value} out of 100.", value=figure.value or 0)


def _unjudged(result: DimensionResult) -> Iterator[Idea]:
    for item in result.items:
        if item.cannot_judge:
            statement = msg("On “{question}”: {words}", question=item.text, words=item.cannot_judge)
            yield Idea(DISCUSS, CANNOT_SAY, CLEAR, statement, result.code, (item.code,))


def _unheard(released: Released) -> Iterator[Idea]:
    """Groups that are shown elsewhere and not here."""
    hidden = [one for one in released.dimensions if not released.too_few and any(figure.value is None for figure in one.groups.values())]
    if hidden:
        statement = nmsg(
            "On “{name}” not every group can be shown.",
            "On {n} topics, among them “{name}”, not every group can be shown.",
            len(hidden),
            name=hidden[0].name,
        )
        yield Idea(DISCUSS, CANNOT_SAY, CLEAR, statement, hidden[0].code, tuple(one.code for one in hidden))


def _unanswered(released: Released) -> Iterator[Idea]:
    if released.too_few:
        statement = msg("The sides cannot be set beside each other: that would show who said what.")
        yield Idea(DISCUSS, CANNOT_SAY, 2, statement)
    invited, answered = released.participation.invited, released.participation.answered
    if invited and answered is not None and 2 * answered < invited:
        statement = msg(
            "{answered} of {invited} people answered. We do not know what the others think.", answered=answered, invited=invited
        )
        yield Idea(DISCUSS, CANNOT_SAY, 3, statement)


def _reserve(released: Released) -> Iterator[Idea]:
    """What any partnership can talk about, for reports with few figures: single questions first, then what no figure can tell."""
    items = [(item.overall.value, item) for result in released.dimensions for item in result.items if item.overall.value is not None]
    ordered = [item for _, item in sorted(items, key=lambda pair: (-pair[0], pair[1].code))]
    if len(ordered) > 1:
        yield _item(STRENGTH, msg("One of the highest-rated questions: “{question}”", question=ordered[0].text), ordered[0])
        yield _item(LOW, msg("One of the lowest-rated questions: “{question}”", question=ordered[-1].text), ordered[-1])
    for statement in _OPEN:
        yield Idea(DISCUSS, CANNOT_SAY, 0, statement)


_OPEN = (
    msg("Numbers do not tell what made the difference; those who did the work can."),
    msg("These answers do not say which moment mattered most to whom."),
    msg("What nobody asked about is not in this report."),
    msg("Scores say how people see it, not why."),
    msg("The answers do not say who could change what."),
    msg("Those who were not invited may see it otherwise."),
)


def _item(kind: str, statement: Message, item: ItemResult) -> Idea:
    return Idea(DISCUSS, kind, 0, statement, "", (item.code,))


def _ends(figure: Figure) -> tuple[int, int, int]:
    """Low and high end and people; ends that prove nothing where there is no interval."""
    if figure.value is None:
        return 0, 100, 0
    if figure.edge:
        return (figure.value, 100, figure.n or 0) if figure.edge == ">=" else (0, figure.value, figure.n or 0)
    return figure.low or 0, 100 if figure.high is None else figure.high, figure.n or 0


def _repeats(idea: Idea, passed: Iterable[Idea]) -> bool:
    return any(one.dimension == idea.dimension and one.kind == idea.kind and idea.kind in {STRENGTH, LOW} for one in passed)


def _sorted(ideas: Iterable[Idea]) -> list[Idea]:
    return sorted(ideas, key=lambda idea: (-idea.weight, idea.kind, idea.evidence))


def _finding(place: int, idea: Idea, before: int) -> Finding:
    return Finding(
        place + 1,
        idea.rank,
        idea.kind,
        idea.statement,
        prompt(idea.kind, before),
        idea.said_strength,
        idea.dimension,
        idea.evidence,
        idea.tried,
    )
