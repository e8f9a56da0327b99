"""How far the people of each group agree on a topic, and how the topic's questions hang together, as the report says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from surveys.messages import Message, msg
from surveys.scoring.beside import Agreement
from surveys.scoring.disclosure.moments import least_distance
from surveys.scoring.scores import Scores
from surveys.scoring.statistics.agreement import guide, mean_distance
from surveys.scoring.statistics.reliability import Reliability, scatter
from surveys.scoring.statistics.summaries import Summary, together
from surveys.scoring.statistics.words import hangs_together


def agreements(scores: Scores, dimension: str, strata: Iterable[str], ids: Mapping[str, str]) -> tuple[Agreement, ...]:
    """One for each of the strata of which it may be said. `ids`: stratum code → the id under which the release lists it."""
    return tuple(_agreement(ids[code], scores.summaries[dimension][code]) for code in strata)


def reliability(scores: Scores, dimension: str) -> Reliability:
    """Over the whole partnership; over several of them each is taken around its own mean (statistics.md 4)."""
    return Reliability(scatter(together(scores.summaries[dimension].values())))


def said(found: Reliability) -> Message | None:
    """Nothing of one or two questions, which are no measure that could hang together."""
    return hangs_together(found) if found.scatter.k > 2 else None


def is_one_thing(found: Reliability) -> bool:
    """A negative alpha says that the questions are not one thing: then the score is not interpreted (statistics.md 2.1)."""
    return not (found.enough and found.alpha is not None and found.alpha < 0)


def _agreement(group: str, summary: Summary) -> Agreement:
    away, limit = max(mean_distance(summary.complete), least_distance(summary)), guide(summary.complete)
    printed = round(away, 1)
    steps = {"steps": printed}
    if away >= limit:
        return Agreement(
            group, msg("views differ"), msg("Views differ: on average people are {steps} steps from their group’s mean.", **steps)
        )
    if printed >= round(limit / 2, 1):
        sentence = msg("People broadly agree: on average they are {steps} steps from their group’s mean.", **steps)
        return Agreement(group, msg("broadly agree"), sentence)
    sentence = msg("People see this much alike: on average they are {steps} steps from their group’s mean.", **steps)
    return Agreement(group, msg("much alike"), sentence)
