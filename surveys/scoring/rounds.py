"""The round before (statistics.md 8): compared only where the same was asked of the same groups, and both rounds could show it."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.questionnaires.values import Questionnaire
from surveys.scoring.values import DimensionResult, Figure, Released

LEAST_PER_ROUND = 10
CLEAR_FROM = 5


@dataclass(frozen=True, slots=True)
class Change:
    """This round minus the round before, in points, with the interval for two independent rounds."""

    points: int
    low: int
    high: int

    @property
    def is_clear(self) -> bool:
        return abs(self.points) >= CLEAR_FROM and (self.low > 0 or self.high < 0)


def before(questionnaire: Questionnaire, now: DimensionResult, previous: Released | None) -> DimensionResult | None:
    """The earlier round's result of the same dimension, if the two can be compared."""
    then = next((one for one in previous.dimensions if one.code == now.code), None) if previous else None
    if previous is None or then is None or not _comparable(now, then):
        return None
    return then if asked(questionnaire, now.code) == asked(previous.questionnaire, now.code) else None


def change(now: Figure, then: Figure) -> Change | None:
    """The change with its interval, from the printed ends of both: the half widths add up as roots of squares."""
    if now.value is None or then.value is None or now.low is None or now.high is None or then.low is None or then.high is None:
        return None
    points = now.value - then.value
    half = (((now.high - now.low) / 2) ** 2 + ((then.high - then.low) / 2) ** 2) ** 0.5
    return Change(points, round(points - half), round(points + half))


def asked(questionnaire: Questionnaire, dimension: str) -> frozenset[tuple[object, ...]]:
    """What makes two rounds the same question: item codes, sense numbers, keys and the ends of their scales."""
    items = (item for item in questionnaire.items_of(dimension) if item.kind == "rating" and item.scored)
    return frozenset((item.code, item.sense, item.reverse, item.kind, *_ends(questionnaire, item.scale)) for item in items)


def _ends(questionnaire: Questionnaire, scale: str) -> tuple[int, int] | tuple[()]:
    return (questionnaire.scale(scale).low, questionnaire.scale(scale).high) if scale else ()


def _comparable(now: DimensionResult, then: DimensionResult) -> bool:
    """Both over the same groups, from ten people in each round on, and neither only a bound."""
    figures = (now.equal, then.equal)
    same = _shown(now) == _shown(then)
    return same and all(figure.value is not None and not figure.edge and (figure.n or 0) >= LEAST_PER_ROUND for figure in figures)


def _shown(result: DimensionResult) -> set[str]:
    return {code for code, figure in result.groups.items() if figure.value is not None}
