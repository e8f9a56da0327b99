"""How far each objective was reached, as people see it: over everybody and, where the rules allow, group by group (R2, R3, R8).

One breakdown of one question: every group that is printed, and all others together, have at least 10 people; options that one or two people
chose anywhere are put together with others everywhere, so that no difference between columns undoes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveys.questionnaires.values import Item, Questionnaire, Section
from surveys.scoring.disclosure.ladder import half_of, neighbours_in_all
from surveys.scoring.disclosure.thresholds import LEAST_HIDDEN_GROUPS, detail, hidden
from surveys.scoring.scores import Scores, StratumFacts
from surveys.scoring.spreads import in_bars
from surveys.scoring.tallies import Counted, Tally
from surveys.scoring.values import ObjectiveResult

FEWEST_COLUMNS = 2
FEWEST_BARS = 3
"""Fewer would put what was reached together with what was not, where the question has more than three answers."""
Bars = tuple[tuple[int, ...], ...]


def achievement(section: Section) -> Item | None:
    """The question of a page about one objective that says how far it was reached: the first with options of which one is chosen."""
    return next((item for item in section.items if section.objective and item.kind == "choice"), None)


def objectives(
    questionnaire: Questionnaire, scores: Scores, k: int, shown: Sequence[StratumFacts], ids: Mapping[str, str]
) -> tuple[ObjectiveResult, ...]:
    """One result for each objective, in the order in which they were asked. `shown`: the groups that the release shows; `ids`: stratum
    code → the id under which it lists it."""
    asked = ((section, achievement(section)) for section in questionnaire.sections)
    return tuple(_result(questionnaire, section, item, scores, k, shown, ids) for section, item in asked if item)


def _result(
    questionnaire: Questionnaire,
    section: Section,
    item: Item,
    scores: Scores,
    k: int,
    shown: Sequence[StratumFacts],
    ids: Mapping[str, str],
) -> ObjectiveResult:
    tally = scores.choices[item.code].tally
    columns, bars = _columns(tally, scores.strata, [stratum.code for stratum in shown], k)
    everybody = tally.over(tally.strata)
    if bars is None or everybody.n < detail(k):
        return ObjectiveResult(section.objective, section.subject, item.code, hidden=hidden())
    return ObjectiveResult(
        section.objective,
        section.subject,
        item.code,
        in_bars(item, questionnaire, everybody, bars),
        {ids[code]: in_bars(item, questionnaire, tally.strata[code], bars) for code in columns},
    )


def _columns(tally: Tally, strata: Sequence[StratumFacts], shown: Sequence[str], k: int) -> tuple[list[str], Bars | None]:
    """The groups that are printed, and the bars in which everything is. The smallest groups are given up first."""
    large = [code for code in shown if tally.strata[code].n >= detail(k)]
    columns = sorted(large, key=lambda code: (-tally.strata[code].n, code))
    while len(columns) >= FEWEST_COLUMNS:
        rest = [stratum for stratum in strata if stratum.code not in columns and tally.strata[stratum.code].n]
        tables = [_counts(tally.strata[code]) for code in columns]
        if _can_be_left(tally, rest, k) and (bars := _bars([*tables, *_remainder(tally, rest)])):
            return columns, bars
        columns.pop()
    return [], _bars([_counts(tally.over(tally.strata))])


def _bars(tables: Sequence[Sequence[int]]) -> Bars | None:
    answers = len(tables[0])
    bars = neighbours_in_all(tables, half_of(answers))
    return bars if bars and len(bars) >= min(FEWEST_BARS, answers - 1) else None


def _can_be_left(tally: Tally, rest: Sequence[StratumFacts], k: int) -> bool:
    """R3 for what a reader can work out: everybody minus the groups printed."""
    people = sum(tally.strata[stratum.code].n for stratum in rest)
    return not rest or (people >= detail(k) and sum(len(stratum.groups) for stratum in rest) >= LEAST_HIDDEN_GROUPS)


def _remainder(tally: Tally, rest: Sequence[StratumFacts]) -> list[list[int]]:
    return [_counts(tally.over(stratum.code for stratum in rest))] if rest else []


def _counts(counted: Counted) -> list[int]:
    return list(counted.values.values())
