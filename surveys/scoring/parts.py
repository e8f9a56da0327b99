"""What may be printed of a question of several parts: one mean over everybody for each, protected like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from surveys.scoring.disclosure.thresholds import NUMBERS_FROM, hidden
from surveys.scoring.disclosure.totals import total_of
from surveys.scoring.estimates import Estimate
from surveys.scoring.figures import absent, exact, in_cell, number
from surveys.scoring.measures import Measure
from surveys.scoring.parted import PartedItem
from surveys.scoring.policy import Entry
from surveys.scoring.samples import total
from surveys.scoring.spreads import cannot_judge
from surveys.scoring.values import Figure, PartResult, Tally


@dataclass(frozen=True, slots=True, eq=False)
class Partwise:
    """`ledger`: what earlier releases printed. A part is over everybody, never by group, so that one mean of it is all there ever is."""

    k: int
    ledger: Sequence[Entry]

    def tally(self, parted: PartedItem) -> Tally:
        """The parts; hidden where not one may be shown."""
        parts = tuple(self.part(parted, code) for code in parted.measures)
        item = parted.item
        if all(part.figure.value is None for part in parts):
            return Tally(item.code, item.text, None, hidden=hidden())
        return Tally(item.code, item.text, None, parts=parts)

    def entries(self, parted: PartedItem) -> Iterator[Entry]:
        """What is printed of it, for the ledger."""
        for measure in parted.measures.values():
            if (estimate := self.mean(measure)) is not None:
                yield _entry(measure, estimate)

    def part(self, parted: PartedItem, code: str) -> PartResult:
        tally = parted.tallies.get(code)
        counted = tally.over(tally.strata) if tally else None
        return PartResult(code, parted.labels[code], self.figure(parted.measures[code]), cannot_judge(counted, self.k) if counted else None)

    def figure(self, measure: Measure) -> Figure:
        estimate = self.mean(measure)
        if estimate is None:
            return absent()
        invited = total([sample.invited for sample in measure.samples.values()])
        bare = replace(exact(estimate, invited), low=float("nan"), high=float("nan"))
        return in_cell(bare) if bare.n < NUMBERS_FROM else number(bare)

    def mean(self, measure: Measure) -> Estimate | None:
        """R1, R6 and R15: at least k people, and no second mean of the same people weighed otherwise."""
        if sum(sample.n for sample in measure.samples.values()) < self.k:
            return None
        estimate = total_of(measure, ())
        before = [entry for entry in self.ledger if entry.variable == f"item:{measure.code}"]
        return estimate if estimate and all(entry == _entry(measure, estimate) for entry in before) else None


def _entry(measure: Measure, estimate: Estimate) -> Entry:
    return Entry(f"item:{measure.code}", estimate.weights())
