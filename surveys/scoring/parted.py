"""Questions of several parts, counted: each part is measured by itself on 0-100, over the people who answered it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from surveys.messages import Text
from surveys.questionnaires.asking.ordering import last_place
from surveys.questionnaires.coding import column
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.bands import banded
from surveys.scoring.columns import Ends, codes, count_codes, ends_of, numbers, worth
from surveys.scoring.measures import Measure, Persons, measure
from surveys.scoring.pack import Column, Pack
from surveys.scoring.persons import Plain, Raters, rounded
from surveys.scoring.places import places
from surveys.scoring.samples import Scores100
from surveys.scoring.statistics.concordance import kendalls_w
from surveys.scoring.tallies import RatedItem, Tally

TEN = Ends(0, 10)


@dataclass(frozen=True, slots=True, eq=False)
class PartedItem:
    """`measures` by the code of the part, in the questionnaire's order; `labels` what each is about. `tallies`: what was said on a part,
    raw, for parts that are answered on a scale of their own; `ends`: those of a line. `firsts`: how many people put each option first.
    `concordance`: Kendall's W over everybody; nan where it has no meaning."""

    item: Item
    measures: Mapping[str, Measure]
    labels: Mapping[str, Text]
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    firsts: Mapping[str, int] = field(default_factory=dict)
    concordance: float = float("nan")
    ends: Ends | None = None

    @property
    def n(self) -> int:
        """How many people answered a part that most answered."""
        return max(sum(sample.n for sample in measure.samples.values()) for measure in self.measures.values())


def parted(item: Item, questionnaire: Questionnaire, pack: Pack) -> PartedItem:
    """The parts of an item of one of the kinds `PARTED`."""
    return PARTED[item.kind](item, questionnaire, pack)


def two_scales(item: Item, questionnaire: Questionnaire, pack: Pack) -> PartedItem:
    """Each scale from its own ends; never one minus the other, for people read scales differently."""
    scales = {"first": questionnaire.scale(item.scale), "second": questionnaire.scale(item.second_scale)}
    ends = {part: Ends(scale.low, scale.high) for part, scale in scales.items()}
    values = {part: {str(value): value for value in one.values} for part, one in ends.items()}
    return PartedItem(
        item,
        {part: measured(item, part, pack, _on_scale(item, part, pack, one), 100 / one.steps) for part, one in ends.items()},
        {"first": item.ask, "second": item.second_ask},
        {
            part: Tally(
                column(item.code, part),
                count_codes(Column("code", b""), values[part]),
                {stratum.code: count_codes(stratum.columns[column(item.code, part)], values[part]) for stratum in pack.strata},
            )
            for part in scales
        },
    )


def ranking(item: Item, questionnaire: Questionnaire, pack: Pack) -> PartedItem:  # noqa: ARG001 - every kind is asked the same
    """The place of each option: 100 for the first of all, 0 for the last that it can have."""
    parts = [option.code for option in item.options]
    given = {stratum.code: [codes(stratum.columns[column(item.code, part)]) for part in parts] for stratum in pack.strata}
    orders = {code: places(np.stack(columns)) for code, columns in given.items()}
    everybody = np.concatenate([np.empty((len(parts), 0)), *orders.values()], axis=1)
    ranked = everybody[:, ~np.isnan(everybody).any(axis=0)]
    last = last_place(item)
    return PartedItem(
        item,
        {
            part: measured(item, part, pack, {code: _plain(100 * (last - order[row]) / (last - 1)) for code, order in orders.items()})
            for row, part in enumerate(parts)
        },
        {option.code: option.label for option in item.options},
        firsts={part: int((ranked[row] == 1).sum()) for row, part in enumerate(parts)},
        concordance=kendalls_w(ranked),
    )


def points(item: Item, questionnaire: Questionnaire, pack: Pack) -> PartedItem:  # noqa: ARG001 - every kind is asked the same
    """The share of each option in all points, as 0-100."""
    parts = [option.code for option in item.options]
    shares = {
        part: {stratum.code: _plain(100 * numbers(stratum.columns[column(item.code, part)]) / item.total) for stratum in pack.strata}
        for part in parts
    }
    return PartedItem(
        item,
        {part: measured(item, part, pack, people) for part, people in shares.items()},
        {option.code: option.label for option in item.options},
    )


def slider(item: Item, questionnaire: Questionnaire, pack: Pack) -> PartedItem:
    """A line as a question of one part: its places from its ends, and how many people pointed into each of its bands."""
    ends = ends_of(item, questionnaire)
    values = {str(value): value for value in ends.values}
    columns = {stratum.code: stratum.columns[item.code] for stratum in pack.strata}
    return PartedItem(
        item,
        {"": measured(item, "", pack, _on_scale(item, "", pack, ends), 100 / ends.steps)},
        {"": item.text},
        {
            "": Tally(
                item.code,
                banded(count_codes(Column("code", b""), values), ends),
                {code: banded(count_codes(found, values), ends) for code, found in columns.items()},
            )
        },
        ends=ends,
    )


def line_of_few(rated: RatedItem) -> PartedItem:
    """A question from 0 to 10 as a line of one part: below ten people its mean is said instead of a balance (statistics.md 7)."""
    return PartedItem(rated.item, {"": rated.measure}, {"": rated.item.text}, {"": rated.tally}, ends=TEN)


def measured(item: Item, part: str, pack: Pack, people: Mapping[str, Persons], step: float = 0.0) -> Measure:
    """The measure of one part over these people, by stratum."""
    return measure(column(item.code, part), pack.k, people, {stratum.code: stratum.invited for stratum in pack.strata}, step)


def _on_scale(item: Item, part: str, pack: Pack, ends: Ends) -> Mapping[str, Persons]:
    return {stratum.code: Raters(codes(stratum.columns[column(item.code, part)]), worth(ends)) for stratum in pack.strata}


def _plain(people: Scores100) -> Persons:
    return Plain(rounded(people))


PARTED: Mapping[str, Callable[[Item, Questionnaire, Pack], PartedItem]] = {
    "two_scales": two_scales,
    "ranking": ranking,
    "points": points,
    "slider": slider,
}
