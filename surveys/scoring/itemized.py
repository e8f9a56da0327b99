"""One dimension's items, and what was ticked or counted, as the plan lets them through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from surveys.messages import Message, msg
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring import days, spreads
from surveys.scoring.balances import balanced
from surveys.scoring.disclosure.coding import capped, edge
from surveys.scoring.disclosure.plans import ItemPlan
from surveys.scoring.disclosure.thresholds import LONELY, NUMBERS_FROM, detail, hidden, stretch
from surveys.scoring.disclosure.totals import total_of
from surveys.scoring.figures import Exact, absent, exact, in_cell, number, of_cells
from surveys.scoring.measures import Measure
from surveys.scoring.objectives import achievement
from surveys.scoring.occurrences import rated_together
from surveys.scoring.parted import PartedItem, line_of_few
from surveys.scoring.parts import Partwise
from surveys.scoring.policy import Entry
from surveys.scoring.samples import Sample, total
from surveys.scoring.scores import Scores
from surveys.scoring.tallies import Counted, NumberItem, RatedItem
from surveys.scoring.values import Distribution, Figure, ItemResult, Tally

DOMINATED_FROM = 0.5
"""A mean of amounts of which one person holds more than this share would tell that person's."""
SHORT = 10
"""Amounts between limits no more than so many steps apart are like answers on a scale."""


@dataclass(frozen=True, slots=True, eq=False)
class Itemizer:
    """Turns plans into figures. `ids`: stratum code → the id under which the release lists it."""

    questionnaire: Questionnaire
    scores: Scores
    k: int
    ids: Mapping[str, str]
    partwise: Partwise

    def item(self, code: str, plan: ItemPlan) -> ItemResult:
        rated = self.scores.rated[code]
        groups = {self.ids[stratum]: self.group(rated.measure, stratum, plan) for stratum in self.ids}
        return ItemResult(
            code,
            rated.item.text,
            rated.item.about,
            self.overall(rated.measure, plan),
            groups,
            self.spread(rated, plan) if plan.spread else None,
            spreads.cannot_judge(rated.tally.over(plan.pool), self.k) if plan.pool else None,
            spreads.unanswered(rated.tally.over(plan.pool), self.k) if plan.pool else (),
        )

    def spread(self, rated: RatedItem, plan: ItemPlan) -> Distribution | None:
        """None where it would speak for fewer than half of the people whose answers the mean beside it is made of."""
        counted = rated.tally.over(plan.spread)
        if 2 * counted.n < rated.tally.over(plan.pool).n:
            return None
        return spreads.of_scale(rated.item, self.questionnaire, counted, self.k)

    def group(self, measure: Measure, stratum: str, plan: ItemPlan) -> Figure:
        if stratum not in (*plan.numbers, *plan.cells):
            return absent()
        figure = replace(
            exact(measure.group(stratum), measure.samples[stratum].invited, measure.guard), low=float("nan"), high=float("nan")
        )
        return in_cell(figure) if stratum in plan.cells or figure.n < NUMBERS_FROM else number(figure)

    def overall(self, measure: Measure, plan: ItemPlan) -> Figure:
        """Over the groups printed, each group's voice the same; over everybody where none is."""
        if not plan.overall:
            return absent()
        if plan.overall == "cell" and plan.pool and (plan.numbers or plan.cells):
            return of_cells([self.group(measure, stratum, plan) for stratum in plan.pool])
        figure = self.of_groups(measure, plan) if plan.numbers or plan.cells else self.of_everybody(measure)
        return in_cell(figure) if plan.overall == "cell" or figure.n < NUMBERS_FROM else number(figure)

    def of_groups(self, measure: Measure, plan: ItemPlan) -> Exact:
        """Made from what is printed of each group, whose cells and bounds it must not undo."""
        samples = [measure.samples[stratum] for stratum in plan.pool]
        edges = {edge(sample.mean, sample.share) for sample in samples} - {""}
        mean = sum(capped(sample.mean, sample.share) for sample in samples) / len(samples)
        whole = measure.equal(plan.pool)
        assert whole is not None
        figure = exact(whole, total([sample.invited for sample in samples]), measure.guard)
        return replace(figure, mean=mean, low=float("nan"), high=float("nan"), bound=edges.pop() if len(edges) == 1 else "")

    def of_everybody(self, measure: Measure) -> Exact:
        everybody = measure.joined(measure.samples)
        figure = total_of(replace(measure, samples={"": everybody}), ())
        assert figure is not None
        return replace(exact(figure, everybody.invited, measure.guard), low=float("nan"), high=float("nan"))

    def tallies(self) -> tuple[Tally, ...]:
        """What was ticked, counted, or rated without entering a dimension: over everybody, in the questionnaire's order. How far objectives
        were reached is told elsewhere (`objectives`)."""
        elsewhere = {item.code for section in self.questionnaire.sections if (item := achievement(section))}
        items = (item for item in self.questionnaire.items() if item.code not in elsewhere)
        return tuple(tally for item in items if (tally := self.tally(item)))

    def tally(self, item: Item) -> Tally | None:
        if item.code in self.scores.choices:
            return self.options(item, self.everybody(self.scores.choices[item.code].tally.strata))
        if item.code in self.scores.parted:
            return self.partwise.tally(self.scores.parted[item.code])
        if item.code in self.scores.numbers:
            found = self.scores.numbers[item.code]
            return days.tally(found, self.k) if item.kind == "date" else self.amounts(found)
        if item.code in self.scores.rated and not any(item.code in codes for codes in self.scores.scored.values()):
            return self.unscored(self.scores.rated[item.code])
        return None

    def entries(self) -> Iterator[Entry]:
        """The means of the tallies, for the ledger."""
        for parted in self.scores.parted.values():
            yield from self.partwise.entries(parted)
        scored = {code for codes in self.scores.scored.values() for code in codes}
        for rated in self.scores.rated.values():
            if rated.item.code not in scored and (few := self.line_of_few(rated)):
                yield from self.partwise.entries(few)

    def options(self, item: Item, counted: Counted) -> Tally:
        draw = spreads.of_ticks if item.kind == "choices" else spreads.of_options
        found = draw(item, self.questionnaire, counted, self.k)
        return Tally(item.code, item.text, found.n, found) if found else Tally(item.code, item.text, None, hidden=hidden())

    def unscored(self, rated: RatedItem) -> Tally:
        sided = any(rated.item in rated_together(section) for section in self.questionnaire.sections)
        found = spreads.of_scale(rated.item, self.questionnaire, self.everybody(rated.tally.strata), self.k, averaged=False, sided=sided)
        if found is None:
            few = self.line_of_few(rated)
            return self.partwise.tally(few) if few else Tally(rated.item.code, rated.item.text, None, hidden=hidden())
        balance = balanced(rated, found, self.scores) if rated.item.kind == "zero_to_ten" else None
        return Tally(rated.item.code, rated.item.text, found.n, found, found.sentence, balance=balance)

    def line_of_few(self, rated: RatedItem) -> PartedItem | None:
        """Of a question from 0 to 10 that too few answered for a balance."""
        few = rated.item.kind == "zero_to_ten" and self.everybody(rated.tally.strata).n < detail(self.k)
        return line_of_few(rated) if few else None

    def amounts(self, item: NumberItem) -> Tally:
        sample = item.over([stratum.code for stratum in self.scores.strata])
        may_be_told = _is_open(sample, item.item) if _is_short(item.item) else _is_nobodys(sample)
        if sample.n < detail(self.k) or not may_be_told:
            return Tally(item.item.code, item.item.text, None, hidden=hidden())
        return Tally(item.item.code, item.item.text, sample.n, sentence=_average(sample.mean, item.item))

    def everybody(self, strata: Mapping[str, Counted]) -> Counted:
        first, *rest = strata.values()
        return sum(rest, start=first)


def _is_nobodys(sample: Sample) -> bool:
    """R8, R9 for amounts: not all gave the same one, or nearly, and no single one makes up most of the mean."""
    largest = float(abs(sample.steps).max(initial=0))
    alike = sample.n - int(sample.counts.max(initial=0)) <= LONELY
    return not alike and largest <= DOMINATED_FROM * float((abs(sample.steps) * sample.counts).sum())


def _is_short(item: Item) -> bool:
    return item.minimum is not None and item.maximum is not None and 0 < (item.maximum - item.minimum) * 10**item.decimals <= SHORT


def _is_open(sample: Sample, item: Item) -> bool:
    """R8 for amounts between near limits, as for a scale: a mean close to one of them would say that everybody is."""
    low, high = item.minimum or 0.0, item.maximum or 0.0
    step = 100 / ((high - low) * 10**item.decimals)
    return sample.n > 0 and not edge(100 * (sample.mean - low) / (high - low), stretch(step) / sample.n)


def _average(mean: float, item: Item) -> Message:
    """To two significant figures: an average, not an account."""
    return msg("On average about {amount} {unit}", amount=float(f"{mean:.2g}"), unit=item.unit)
