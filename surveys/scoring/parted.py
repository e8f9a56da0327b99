"""Questions of several parts, counted: each part is measured by itself on 0-100, over the people who answered it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from surveys.messages import Text
from surveys.questionnaires.coding import column
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.columns import Ends, codes, count_codes, worth
from surveys.scoring.measures import Measure, Persons, measure
from surveys.scoring.pack import Column, Pack
from surveys.scoring.persons import Raters
from surveys.scoring.tallies import Tally


@dataclass(frozen=True, slots=True, eq=False)
class PartedItem:
    """`measures` by the code of the part, in the questionnaire's order; `labels` what each is about. `tallies`: what was said on a part,
    raw, for parts that are answered on a scale of their own."""

    item: Item
    measures: Mapping[str, Measure]
    labels: Mapping[str, Text]
    tallies: Mapping[str, Tally] = field(default_factory=dict)


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


def measured(item: Item, part: str, pack: Pack, people: Mapping[str, Persons], step: float = 0.0) -> Measure:
    """The measure of one part over these people, by stratum."""
    return measure(column(item.code, part), pack.k, people, {stratum.code: stratum.invited for stratum in pack.strata}, step)


def _on_scale(item: Item, part: str, pack: Pack, ends: Ends) -> Mapping[str, Persons]:
    return {stratum.code: Raters(codes(stratum.columns[column(item.code, part)]), worth(ends)) for stratum in pack.strata}


PARTED: Mapping[str, Callable[[Item, Questionnaire, Pack], PartedItem]] = {"two_scales": two_scales}
