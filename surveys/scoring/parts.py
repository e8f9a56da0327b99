"""What may be printed of a question of several parts: one mean over everybody for each, and never one by group."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.messages import Message, msg
from surveys.questionnaires.asking.ordering import last_place
from surveys.questionnaires.values import Item
from surveys.scoring import averages, bands, estimands, sentences
from surveys.scoring.disclosure.coding import few
from surveys.scoring.disclosure.ordered import Placed, stay_open
from surveys.scoring.disclosure.thresholds import NUMBERS_FROM, ROUNDED_BELOW, WIDTH, detail, hidden
from surveys.scoring.disclosure.totals import total_of
from surveys.scoring.estimates import Estimate
from surveys.scoring.figures import Exact, absent, exact, in_cell, number
from surveys.scoring.measures import Measure
from surveys.scoring.parted import PartedItem
from surveys.scoring.policy import Entry
from surveys.scoring.samples import total
from surveys.scoring.spreads import cannot_judge, of_bands, of_firsts
from surveys.scoring.values import Distribution, Figure, PartResult, Tally

ALONE = ("slider", "zero_to_ten")
APART = ("two_scales", *ALONE)
"""Kinds with a single part, and those whose parts are answered each by itself; in all others the parts bind each other."""

HALF = 0.5
"""Means are printed as whole numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Partwise:
    """`ledger`: what earlier releases printed."""

    k: int
    ledger: Sequence[Entry]

    def tally(self, parted: PartedItem) -> Tally:
        """The parts; hidden where not one may be shown."""
        if parted.item.kind in ALONE:
            return self.alone(parted)
        return self.apart(parted) if parted.item.kind in APART else self.together(parted)

    def entries(self, parted: PartedItem) -> Iterator[Entry]:
        """What is printed of it, for the ledger."""
        for code in self.printed(parted):
            if (estimate := self.mean(parted, code)) is not None:
                yield _entry(parted.measures[code], estimate)

    def printed(self, parted: PartedItem) -> list[str]:
        """The parts of which a mean is printed."""
        if parted.item.kind in ALONE:
            return [part.code for part in (self.on_its_own(parted, ""),) if part.figure.value is not None]
        return [part.code for part in self.tally(parted).parts if part.figure.value is not None]

    def alone(self, parted: PartedItem) -> Tally:
        """The one mean in the line's own terms, and from ten people on how the answers spread over its bands."""
        item, part = parted.item, self.on_its_own(parted, "")
        told = bands.said(part.figure, parted.ends) if parted.ends else None
        if told is None or parted.ends is None:
            return Tally(item.code, item.text, None, hidden=hidden())
        counted = parted.tallies[""].over(parted.tallies[""].strata)
        spread = of_bands(counted, bands.labels(parted.ends), self.k)
        if spread and not bands.leave_open(counted, part.figure, parted.ends):
            spread = None
        return Tally(item.code, item.text, part.figure.n, spread, told)

    def apart(self, parted: PartedItem) -> Tally:
        item = parted.item
        parts = tuple(self.on_its_own(parted, code) for code in parted.measures)
        if all(part.figure.value is None for part in parts):
            return Tally(item.code, item.text, None, hidden=hidden())
        return Tally(item.code, item.text, None, parts=parts)

    def on_its_own(self, parted: PartedItem, code: str) -> PartResult:
        """R1 and R7: under ten people a ten-point cell."""
        tally, estimate = parted.tallies[code], self.mean(parted, code)
        figure = absent()
        if estimate is not None:
            bare = _figure(parted.measures[code], estimate)
            figure = in_cell(bare) if estimate.n < NUMBERS_FROM else number(bare)
        return PartResult(code, parted.labels[code], figure, cannot_judge=cannot_judge(tally.over(tally.strata), self.k))

    def together(self, parted: PartedItem) -> Tally:
        """R2, R8 for the whole answer. Where the mean of one part is too near to an end to be said, those of the others would give it away:
        then only their order is left, and that from 20 people on."""
        item, figures = parted.item, self.figures(parted)
        at_an_end = any(figure.edge for figure in figures.values())
        if not figures or (at_an_end and parted.n < ROUNDED_BELOW):
            return Tally(item.code, item.text, None, hidden=hidden())
        order = sorted(figures, key=lambda code: -(figures[code].value or 0)) if at_an_end or item.kind == "ranking" else list(figures)
        if at_an_end:
            parts = tuple(PartResult(code, parted.labels[code], absent(NUMBERS_LEFT_OUT)) for code in order)
            return Tally(item.code, item.text, parted.n, sentence=ONLY_THE_ORDER, parts=parts)
        parts = tuple(PartResult(code, parted.labels[code], figures[code], OWN_TERMS[item.kind](figures[code], item)) for code in order)
        if item.kind == "points":
            return Tally(item.code, item.text, parted.n, parts=parts)
        firsts, agreed = of_firsts(item, parted.firsts, self.k), sentences.in_one_order(parted.concordance)
        if firsts and not self.stays_open(parted, firsts, figures):
            firsts = None
        return Tally(item.code, item.text, parted.n, firsts, agreed, parts=parts)

    def stays_open(self, parted: PartedItem, firsts: Distribution, figures: Mapping[str, Figure]) -> bool:
        """Whether bars of the first places and average places together leave open how many people put an option at any place."""
        last, most, counts = last_place(parted.item), int(parted.item.maximum or len(figures)), parted.firsts
        places = [*range(1, most + 1), *([last] if last > most else [])]
        whole = 2 * (last - 1) * firsts.n / 100
        if any(len(bar.points) > 1 for bar in firsts.shares):
            return False
        behind = {code: 100 - (figure.value or 0) for code, figure in figures.items()}
        told = [Placed(counts[code], ((far - HALF) * whole, (far + HALF) * whole)) for code, far in behind.items()]
        return stay_open(told, firsts.n, [round(2 * (place - 1)) for place in places])

    def figures(self, parted: PartedItem) -> Mapping[str, Figure]:
        """The mean of each part; none where one is missing. An end begins where a single person's difference would be told."""
        means = {code: self.mean(parted, code) for code in parted.measures}
        known = {code: mean for code, mean in means.items() if mean}
        if parted.n < detail(self.k) or len(known) < len(means):
            return {}
        heaviest = FARTHEST[parted.item.kind](parted.item) / WIDTH / parted.n * next(iter(parted.measures.values())).guard
        if _is_count(parted.item):
            heaviest = max(heaviest, float(few(parted.n)))
        return {code: number(replace(_figure(parted.measures[code], mean), heaviest=heaviest)) for code, mean in known.items()}

    def mean(self, parted: PartedItem, code: str) -> Estimate | None:
        """R1, R6 and R15: at least k people, and no second mean of the same people weighed otherwise."""
        measure = parted.measures[code]
        if sum(sample.n for sample in measure.samples.values()) < self.k:
            return None
        estimate = total_of(measure, ()) if parted.item.kind in APART else estimands.as_they_came(measure.samples)
        before = [entry for entry in self.ledger if entry.variable == f"item:{measure.code}"]
        return estimate if estimate and all(entry == _entry(measure, estimate) for entry in before) else None


NUMBERS_LEFT_OUT = msg("not shown as a number")
ONLY_THE_ORDER = msg("Only the order is shown, so that nobody’s answer can be worked out.")


def _figure(measure: Measure, estimate: Estimate) -> Exact:
    """Without an interval, which items do not have either."""
    invited = total([sample.invited for sample in measure.samples.values()])
    return replace(exact(estimate, invited, measure.guard), low=float("nan"), high=float("nan"))


def _entry(measure: Measure, estimate: Estimate) -> Entry:
    return Entry(f"item:{measure.code}", estimate.weights())


def _farthest_place(item: Item) -> float:
    """The least distance of 50 points or more from the first or the last place: places go in steps, so that who differs from all others by
    more than half of the scale may differ by all of it."""
    last, most = last_place(item), int(item.maximum or len(item.options))
    worth: list[float] = [100 * (last - place) / (last - 1) for place in (*range(1, most + 1), last)]
    return max(min(100 - one for one in worth if 100 - one >= WIDTH), min(one for one in worth if one >= WIDTH))


def _farthest_points(item: Item) -> float:
    """The same for points."""
    return 100 * math.ceil(item.total * WIDTH / 100) / item.total


def _is_count(item: Item) -> bool:
    """Whether a part has two values only, so that its mean is how many people gave one of them."""
    return item.total == 1 if item.kind == "points" else len(item.options) == 2 or item.maximum == 1


FARTHEST: Mapping[str, Callable[[Item], float]] = {"ranking": _farthest_place, "points": _farthest_points}


def _place(figure: Figure, item: Item) -> Message:
    """The average place, made from the printed figure so that it tells no more."""
    last = last_place(item)
    return averages.place(round(last - (figure.value or 0) * (last - 1) / 100, 1))


def _points(figure: Figure, item: Item) -> Message:
    """The average points, likewise."""
    return averages.points(round((figure.value or 0) * item.total / 100, 1))


OWN_TERMS: Mapping[str, Callable[[Figure, Item], Message]] = {"ranking": _place, "points": _points}
"""Kinds of which a mean 0-100 says nothing to anybody."""
