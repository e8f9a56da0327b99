"""A group's second mean on a topic, over the questions that another group was asked too: what it tells beside the first (statistics.md 6).

Only the difference of two such means is asked for, but it is judged as if both were printed. Nothing that is printed is given up for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

from surveys.scoring.disclosure.coding import SLIVER, edge, told
from surveys.scoring.disclosure.intervals import Alike, Range, is_wide
from surveys.scoring.disclosure.items import simple_rule
from surveys.scoring.disclosure.ledger import audit
from surveys.scoring.disclosure.people import Kind, kinds
from surveys.scoring.disclosure.plans import DimensionPlan, ItemPlan, SharedPlan
from surveys.scoring.disclosure.thresholds import CELL, NUMBERS_FROM, SOLVED_UP_TO
from surveys.scoring.measures import Measure
from surveys.scoring.policy import Entry
from surveys.scoring.samples import Sample
from surveys.scoring.scores import Scores
from surveys.scoring.shared import Shared, Sharing

Exposed = Callable[[Sequence[SharedPlan]], bool]
"""Whether these comparisons, beside everything else that is printed, leave fewer than k people in a combination of figures."""


@dataclass(frozen=True, eq=False)
class Comparing:
    """One dimension's comparisons, each judged beside what was let through before it. `old`: means on shared questions that earlier
    releases printed, `exposed`: attack A beyond the dimension."""

    scores: Scores
    sharing: Sharing
    dimension: str
    plan: DimensionPlan
    k: int
    old: tuple[Entry, ...]
    beside: tuple[Entry, ...]
    exposed: Exposed
    told: dict[str, list[Shared]] = field(default_factory=dict)
    judged: dict[tuple[str, str], bool] = field(default_factory=dict)
    known: dict[tuple[str, ...], tuple[Kind, ...]] = field(default_factory=dict)

    def plans(self) -> tuple[SharedPlan, ...]:
        """The pairs that are compared, strata in the order of their codes."""
        for entry in self.old:
            if shared := self.sharing.named(entry.variable, self.dimension):
                for stratum in entry.weights:
                    self.tell(shared, stratum)
        found: list[SharedPlan] = []
        for a, b in combinations(sorted(self.plan.split.shown), 2):
            if items := self.sharing.items(self.dimension, a, b):
                found += self.tried(self.sharing.of(self.dimension, items), a, b, found)
        return tuple(found)

    def tried(self, shared: Shared, a: str, b: str, before: Sequence[SharedPlan]) -> Iterator[SharedPlan]:
        if not all(self.is_safe(shared, stratum) for stratum in (a, b)):
            return
        entries = (Entry(shared.variable, {stratum: Fraction(1, shared.measure.samples[stratum].n)}) for stratum in (a, b))
        one = SharedPlan(self.dimension, a, b, shared.items, tuple(entries))
        if not self.is_told(one, before) and (self.leaks([*before, one]) or self.exposed([*before, one])):
            return
        for stratum in (a, b):
            self.tell(shared, stratum)
            self.judged[stratum, shared.variable] = True
        yield one

    def is_told(self, one: SharedPlan, before: Sequence[SharedPlan]) -> bool:
        """Whether both means were let through for other pairs."""
        return set(one.entries) <= {entry for other in before for entry in other.entries}

    def tell(self, shared: Shared, stratum: str) -> None:
        known = self.told.setdefault(stratum, [])
        if shared not in known:
            known.append(shared)

    def leaks(self, found: Sequence[SharedPlan]) -> bool:
        """Attack A within the dimension."""
        entries = (*self.beside, *self.old, *(entry for one in found for entry in one.entries))
        variables = sorted({entry.variable for entry in entries})
        shared = [one for variable in variables if (one := self.sharing.named(variable, self.dimension))]
        return bool(audit(self.people(shared), entries, self.k))

    def people(self, shared: Sequence[Shared]) -> tuple[Kind, ...]:
        names = tuple(one.variable for one in shared)
        if names not in self.known:
            self.known[names] = kinds(self.scores, (self.dimension,), shared=shared)
        return self.known[names]

    def is_safe(self, shared: Shared, stratum: str) -> bool:
        """R1, R7, R8 and attack B for one of the two groups. What was refused once is so for good, as ever more is printed beside it; what
        was let through is among what others are judged beside."""
        if (stratum, shared.variable) in self.judged:
            return self.judged[stratum, shared.variable]
        every = [one for one in self.told.get(stratum, ()) if one is not shared]
        sample = shared.measure.samples[stratum]
        safe = sample.n >= self.k and not edge(sample.mean, sample.share)
        if safe and (self.is_first_mean(shared, stratum) or (self.is_told_by_item(stratum) and self.is_open([*every, shared], stratum))):
            return True
        self.judged[stratum, shared.variable] = False
        return False

    def is_told_by_item(self, stratum: str) -> bool:
        """Whether every question that the stratum answered is printed for it: else that it is not compared would be the only word on an
        answer that all of it gave."""
        printed = {item for item, plan in self.plan.items.items() if stratum in (*plan.numbers, *plan.cells)}
        return not self.is_answered([item for item in self.items if item not in printed], stratum)

    def is_first_mean(self, shared: Shared, stratum: str) -> bool:
        """Whether the stratum answered nothing else on the topic and its mean is said as a number, so that nothing new is said of it."""
        first = self.scores.dimensions[self.dimension].samples[stratum]
        others = [item for item in self.items if item not in shared.items]
        return not edge(first.mean, first.share) and not self.is_answered(others, stratum)

    def is_open(self, every: Sequence[Shared], stratum: str) -> bool:
        return self.parts_are_safe(every, stratum) and self.stays_open(every, stratum)

    def parts_are_safe(self, every: Sequence[Shared], stratum: str) -> bool:
        """R1 and R8 for every mean that can be derived: of each part into which what is printed cuts the topic."""
        asked = frozenset[str]().union(*self.sharing.asked(self.dimension, (stratum,)))
        parts = self.sharing.parts(self.dimension, [tuple(asked), *(one.items for one in every)])
        samples = (one.measure.samples[stratum] for one in parts if self.is_answered(one.items, stratum))
        return all(sample.n >= self.k and not edge(sample.mean, sample.share) for sample in samples)

    def is_bound(self, item: str, stratum: str) -> bool:
        sample = self.scores.rated[item].measure.samples[stratum]
        return bool(sample.n and edge(sample.mean, sample.share))

    def is_answered(self, items: Sequence[str], stratum: str) -> bool:
        return any(self.scores.rated[item].measure.samples[stratum].n for item in items)

    def stays_open(self, every: Sequence[Shared], stratum: str) -> bool:
        """R7: solved for up to 30 people, for their scores and for their answers to questions whose mean is a bound: to others they are
        open whatever is known of the mean. Beyond, by the simple rule."""
        people = [kind for kind in self.people(every) if kind.stratum == stratum]
        if sum(kind.size for kind in people) > SOLVED_UP_TO:
            return self.is_simple(people, every)
        rows = dict(self.rows(every, stratum))
        aims = [(), *((item,) for item in self.items if self.is_bound(item, stratum))]
        return all(is_wide([self.alike(kind, list(rows), stratum, aim) for kind in people], list(rows.values()), self.k) for aim in aims)

    @property
    def items(self) -> tuple[str, ...]:
        return self.scores.scored[self.dimension]

    def is_simple(self, people: Sequence[Kind], every: Sequence[Shared]) -> bool:
        """Those who answered a question or have a score, and those who did or have not, are each nobody or k people."""
        having = [
            [self.dimension in kind.dimensions for kind in people],
            *([one.variable in kind.shared for kind in people] for one in every),
        ]
        whole = sum(kind.size for kind in people)
        counts = [sum(kind.size for kind, has in zip(people, some, strict=True) if has) for some in having]
        return simple_rule(people, self.dimension, self.items, self.k) and all(
            count in {0, whole} or self.k <= count <= whole - self.k for count in counts
        )

    def rows(self, every: Sequence[Shared], stratum: str) -> Iterator[tuple[Entry, Range]]:
        """What is printed of the stratum on the topic, and where a reader knows each mean to lie."""
        yield self.row(f"dimension:{self.dimension}", self.scores.dimensions[self.dimension], stratum)
        for item, plan in self.plan.items.items():
            if stratum in (*plan.numbers, *plan.cells):
                yield self.of_item(item, plan, stratum)
        for one in every:
            yield self.row(one.variable, one.measure, stratum)

    def row(self, variable: str, measure: Measure, stratum: str, width: int = 1) -> tuple[Entry, Range]:
        sample = measure.samples[stratum]
        return Entry(variable, {stratum: Fraction(1, sample.n)}), Range(*told(sample.mean, sample.share, width))

    def of_item(self, item: str, plan: ItemPlan, stratum: str) -> tuple[Entry, Range]:
        """As it is printed; exactly where the spread of answers tells it too."""
        measure = self.scores.rated[item].measure
        sample = measure.samples[stratum]
        width = CELL if stratum in plan.cells or sample.n < NUMBERS_FROM else 1
        entry, told_of = self.row(f"item:{item}", measure, stratum, width)
        return entry, _exactly(sample) if stratum in plan.spread else told_of

    def alike(self, kind: Kind, rows: Sequence[Entry], stratum: str, aim: Sequence[str]) -> Alike:
        columns = [part.column() for part in kind.parts()]
        items = kind.answered[self.dimension]
        weighed: list[Mapping[int, float]] = [
            {number: float(row.weights[stratum] * column[row.variable]) for number, row in enumerate(rows) if row.variable in column}
            for column in columns
        ]
        steps = tuple(len(self.scores.rated[item].tally.nothing.values) - 1 for item in items)
        return Alike(kind.size, tuple(weighed), steps, tuple(place for place, item in enumerate(items) if item in aim))


def _exactly(sample: Sample) -> Range:
    return Range(sample.mean - SLIVER, sample.mean + SLIVER)
