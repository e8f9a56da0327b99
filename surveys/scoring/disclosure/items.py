"""R7: items beside their dimension. Who skipped an item stands out between the two, so few of them must not be there to stand out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from surveys.scoring.disclosure.coding import edge, told
from surveys.scoring.disclosure.hiding import Split
from surveys.scoring.disclosure.intervals import Alike, Range, is_wide
from surveys.scoring.disclosure.ledger import audit
from surveys.scoring.disclosure.people import Kind, kinds
from surveys.scoring.disclosure.plans import ItemPlan
from surveys.scoring.disclosure.thresholds import CELL, LONELY, SOLVED_UP_TO, detail
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores
from surveys.scoring.shared import Shared


def plan_items(
    scores: Scores, dimension: str, split: Split, beside: Sequence[Entry], k: int, shared: Sequence[Shared] = ()
) -> tuple[Mapping[str, ItemPlan], tuple[Entry, ...]]:
    """What may be printed of each item of `dimension`, given the means `beside` it, some of them on `shared` questions, and the entries of
    what is printed exactly."""
    planner = _Planner(
        scores, dimension, kinds(scores, (dimension,), shared=shared), tuple(beside), k, {one.variable: one for one in shared}
    )
    if split.shown:
        return planner.grouped(split.shown)
    return planner.together() if split.total else ({}, ())


def simple_rule(people: Sequence[Kind], dimension: str, items: Sequence[str], k: int) -> bool:
    """R7's simple form: of the people who answered anything here, those who answered an item and those who did not are each 0 or >= k."""
    whole = sum(kind.size for kind in people)
    counts = [sum(kind.size for kind in people if item in kind.answered.get(dimension, ())) for item in items]
    return all(count in {0, whole} or k <= count <= whole - k for count in counts)


@dataclass(frozen=True, slots=True, eq=False)
class _Planner:
    scores: Scores
    dimension: str
    people: tuple[Kind, ...]
    beside: tuple[Entry, ...]
    k: int
    shared: Mapping[str, Shared]

    @property
    def items(self) -> tuple[str, ...]:
        return self.scores.scored[self.dimension]

    def n(self, item: str, stratum: str) -> int:
        return self.scores.rated[item].measure.samples[stratum].n

    def grouped(self, shown: Sequence[str]) -> tuple[Mapping[str, ItemPlan], tuple[Entry, ...]]:
        exact = [code for code in shown if self.is_exact(code)]
        roughly = [code for code in shown if code not in exact and self.cells_hold(self.of(code), self.rows_of(code))]
        plans = {item: self.item(item, exact, roughly) for item in self.items}
        group_rows = [Entry(f"item:{item}", {code: Fraction(1, self.n(item, code))}) for item in plans for code in plans[item].numbers]
        tried = ((one, (*group_rows, *self.overall_rows(one))) for one in _options(plans))
        return next(((one, rows) for one, rows in tried if not audit(self.people, (*self.beside, *rows), self.k)), ({}, ()))

    def item(self, item: str, exact: Sequence[str], roughly: Sequence[str]) -> ItemPlan:
        numbers, cells = (tuple(code for code in codes if self.n(item, code) >= self.k) for codes in (exact, roughly))
        pool = tuple(sorted((*numbers, *cells)))
        return ItemPlan(numbers, cells, pool, "number" if pool else "", tuple(code for code in pool if self.is_mixed(item, code)))

    def is_mixed(self, item: str, stratum: str) -> bool:
        """Whether the stratum's answers may lie in a spread beside its mean: who knows both could put those of a group that is (nearly) of
        one mind back where they came from, and would undo a bound."""
        sample = self.scores.rated[item].measure.samples[stratum]
        return sample.n - max(sample.counts) > LONELY and not edge(sample.mean, sample.share)

    def is_exact(self, stratum: str) -> bool:
        """Whether the stratum's item means may be solved for: the simple rule and the exact attack on items and dimension together."""
        people = self.of(stratum)
        rows = [Entry(f"item:{item}", {stratum: Fraction(1, self.n(item, stratum))}) for item in self.items if self.n(item, stratum)]
        return simple_rule(people, self.dimension, self.items, self.k) and not audit(people, (*self.beside, *rows), self.k)

    def cells_hold(self, people: Sequence[Kind], rows: Sequence[Entry]) -> bool:
        """Whether ten-point cells leave everybody's score wide open beside the dimension's whole number.

        Solved for up to 30 people. Beyond, a sum over n people is only known to +-5n points and one person's part in the difference is at
        most half a score, so that it stays open by +-10n.
        """
        if sum(kind.size for kind in people) > SOLVED_UP_TO:
            return True
        return is_wide([self.alike(kind, rows) for kind in people], [self.told(row) for row in rows], self.k)

    def rows_of(self, stratum: str) -> list[Entry]:
        """The dimension's mean, those on shared questions and the items' of one stratum."""
        items = [(item, self.n(item, stratum)) for item in self.items if self.n(item, stratum) >= self.k]
        whole = Entry(f"dimension:{self.dimension}", {stratum: Fraction(1, self.scores.dimensions[self.dimension].samples[stratum].n)})
        second = [entry for entry in self.beside if entry.variable in self.shared and set(entry.weights) == {stratum}]
        return [whole, *(Entry(f"item:{item}", {stratum: Fraction(1, n)}) for item, n in items), *second]

    def alike(self, kind: Kind, rows: Sequence[Entry]) -> Alike:
        columns = (
            {
                number: float(row.weights[kind.stratum] * column[row.variable])
                for number, row in enumerate(rows)
                if row.variable in column and kind.stratum in row.weights
            }
            for column in (part.column() for part in kind.parts())
        )
        steps = (len(self.scores.rated[item].tally.nothing.values) - 1 for item in kind.answered[self.dimension])
        return Alike(kind.size, tuple(columns), tuple(steps))

    def told(self, row: Entry) -> Range:
        """Where a reader knows the mean to lie: the dimension's and one on shared questions is a whole number, an item's a cell."""
        family, _, code = row.variable.partition(":")
        whole = self.shared[row.variable].measure if row.variable in self.shared else self.scores.dimensions.get(code)
        measure = self.scores.rated[code].measure if family == "item" or whole is None else whole
        mean = sum(float(weight * measure.samples[stratum].n) * measure.samples[stratum].mean for stratum, weight in row.weights.items())
        guard = max(measure.samples[stratum].guard for stratum in row.weights)
        return Range(*told(mean, guard * float(max(row.weights.values())), CELL if family == "item" else 1))

    def of(self, stratum: str) -> list[Kind]:
        return [kind for kind in self.people if kind.stratum == stratum]

    def overall_rows(self, plans: Mapping[str, ItemPlan]) -> Iterator[Entry]:
        for item, plan in plans.items():
            if plan.overall == "number":
                yield Entry(f"item:{item}", {code: Fraction(1, len(plan.pool) * self.n(item, code)) for code in plan.pool})
            if plan.spread:
                yield self.spread_row(item, plan.spread)

    def spread_row(self, item: str, strata: Sequence[str]) -> Entry:
        whole = sum(self.n(item, code) for code in strata)
        return Entry(f"item:{item}", {code: Fraction(1, whole) for code in strata if self.n(item, code)})

    def together(self) -> tuple[Mapping[str, ItemPlan], tuple[Entry, ...]]:
        """Where no group is shown: each item over everybody."""
        strata = tuple(stratum.code for stratum in self.scores.strata)
        enough = [item for item in self.items if sum(self.n(item, code) for code in strata) >= self.k]
        rows = tuple(self.spread_row(item, strata) for item in enough)
        if simple_rule(self.people, self.dimension, self.items, self.k) and not audit(self.people, (*self.beside, *rows), self.k):
            return {item: ItemPlan(pool=strata, overall="number", spread=strata) for item in enough}, rows
        many = [item for item in enough if sum(self.n(item, code) for code in strata) >= detail(self.k)]
        whole = [entry for entry in self.beside if entry.variable == f"dimension:{self.dimension}" and set(entry.weights) <= set(strata)]
        rough = many if self.cells_hold(self.people, [*whole, *(self.spread_row(item, strata) for item in many)]) else []
        return {item: ItemPlan(pool=strata, overall="cell") for item in rough}, ()


def _options(plans: Mapping[str, ItemPlan]) -> Iterator[Mapping[str, ItemPlan]]:
    """Ever less about the items as a whole: mean and spread of all groups, the spread and only a cell, the spread of the exact groups."""
    yield plans
    rough = {item: _rough(plan, plan.pool) for item, plan in plans.items()}
    yield rough
    yield {item: _rough(plan, tuple(code for code in plan.numbers if code in plan.spread)) for item, plan in plans.items()}


def _rough(plan: ItemPlan, spread: tuple[str, ...]) -> ItemPlan:
    return ItemPlan(plan.numbers, plan.cells, plan.pool, "cell" if plan.pool else "", spread)
