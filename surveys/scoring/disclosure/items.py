"""R7: items beside their dimension. Who skipped an item stands out between the two, so few of them must not be there to stand out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from surveys.scoring.disclosure.coding import edge, told
from surveys.scoring.disclosure.hiding import Split
from surveys.scoring.disclosure.intervals import Alike, Range, is_wide
from surveys.scoring.disclosure.ledger import audit
from surveys.scoring.disclosure.mixed import is_mixed
from surveys.scoring.disclosure.people import Kind, kinds
from surveys.scoring.disclosure.plans import ItemPlan
from surveys.scoring.disclosure.thresholds import CELL, SOLVED_UP_TO, detail
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores
from surveys.scoring.shared import Shared

EXACTLY = 0
"""Points that are left open of a mean whose people's steps can be counted from it."""


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
        firm = [code for code in shown if code not in exact and self.is_firm(code)]
        loose = [code for code in shown if code not in (*exact, *firm) and self.holds(self.of(code), self.rows_of(code), CELL)]
        plans = {item: self.item(item, exact, [*firm, *loose]) for item in self.items}
        group_rows = [Entry(f"item:{item}", {code: Fraction(1, self.n(item, code))}) for item in plans for code in plans[item].numbers]
        tried = ((one, (*group_rows, *self.overall_rows(one))) for one in _options(plans, loose))
        return next(((one, rows) for one, rows in tried if not audit(self.people, (*self.beside, *rows), self.k)), ({}, ()))

    def item(self, item: str, exact: Sequence[str], roughly: Sequence[str]) -> ItemPlan:
        numbers, cells = (tuple(code for code in codes if self.n(item, code) >= self.k) for codes in (exact, roughly))
        pool = tuple(sorted((*numbers, *cells)))
        return ItemPlan(numbers, cells, pool, "number" if pool else "", tuple(code for code in pool if self.is_mixed(item, code)))

    def is_mixed(self, item: str, stratum: str) -> bool:
        """Whether the stratum's answers may lie in a spread beside its mean: who knows both could put those of a group that is (nearly) of
        one mind back where they came from, and would undo a bound."""
        sample = self.scores.rated[item].measure.samples[stratum]
        return is_mixed(tuple(self.scores.rated[item].tally.strata[stratum].values.values())) and not edge(sample.mean, sample.share)

    def is_exact(self, stratum: str) -> bool:
        """Whether the stratum's item means may be solved for: the simple rule and the exact attack on items and dimension together."""
        people = self.of(stratum)
        rows = [Entry(f"item:{item}", {stratum: Fraction(1, self.n(item, stratum))}) for item in self.items if self.n(item, stratum)]
        is_simple = simple_rule(people, self.dimension, self.items, self.k) and not audit(people, (*self.beside, *rows), self.k)
        return is_simple and not self.has_bound(people, self.rows_of(stratum))

    def is_firm(self, stratum: str) -> bool:
        """Whether nothing is told of the stratum's items but cells, and nobody would be found out if their means were known."""
        people, rows = self.of(stratum), self.rows_of(stratum)
        return not self.has_bound(people, rows) and self.holds(people, rows, EXACTLY)

    def has_bound(self, people: Sequence[Kind], rows: Sequence[Entry]) -> bool:
        """R8 for what can be derived: a dimension is the mean of its items, so that all but one of them tell the last, and undo its bound.
        It is not asked whether they do: whoever knows that it was asked would know the answer. Beyond 30 people rounding covers it."""
        return sum(kind.size for kind in people) <= SOLVED_UP_TO and any(map(self.is_bound, rows))

    def holds(self, people: Sequence[Kind], rows: Sequence[Entry], width: int) -> bool:
        """Whether everybody's score, and answer to a question whose mean is a bound, stays wide open beside the dimension's whole number,
        if of the items' means so many points are told.

        Solved for up to 30 people. Beyond, a sum over n people is only known to +-5n points of ten-point cells and one person's part in the
        difference is at most half a score, so that it stays open by +-10n.
        """
        if sum(kind.size for kind in people) > SOLVED_UP_TO:
            return True
        ranges, bounds = [self.told(row, width) for row in rows], [row.variable for row in rows if self.is_bound(row)]
        aims = ["", *(variable.removeprefix("item:") for variable in bounds if variable.startswith("item:"))]
        return all(is_wide([self.alike(kind, rows, aim) for kind in people], ranges, self.k) for aim in aims)

    def rows_of(self, stratum: str) -> list[Entry]:
        """The dimension's mean, those on shared questions and the items' of one stratum."""
        items = [(item, self.n(item, stratum)) for item in self.items if self.n(item, stratum) >= self.k]
        whole = Entry(f"dimension:{self.dimension}", {stratum: Fraction(1, self.scores.dimensions[self.dimension].samples[stratum].n)})
        second = [entry for entry in self.beside if entry.variable in self.shared and set(entry.weights) == {stratum}]
        return [whole, *(Entry(f"item:{item}", {stratum: Fraction(1, n)}) for item, n in items), *second]

    def alike(self, kind: Kind, rows: Sequence[Entry], aim: str) -> Alike:
        columns = (
            {
                number: float(row.weights[kind.stratum] * column[row.variable])
                for number, row in enumerate(rows)
                if row.variable in column and kind.stratum in row.weights
            }
            for column in (part.column() for part in kind.parts())
        )
        items = kind.answered[self.dimension]
        steps = tuple(len(self.scores.rated[item].tally.nothing.values) - 1 for item in items)
        return Alike(kind.size, tuple(columns), steps, tuple(place for place, item in enumerate(items) if item == aim))

    def told(self, row: Entry, width: int) -> Range:
        """Where a reader knows the mean to lie: the dimension's and one on shared questions is a whole number, an item's `width` points
        wide."""
        return Range(*told(*self.mean(row), width if row.variable.startswith("item:") else 1))

    def mean(self, row: Entry) -> tuple[float, float]:
        """The mean, and what stands for the heaviest person's share in it."""
        family, _, code = row.variable.partition(":")
        whole = self.shared[row.variable].measure if row.variable in self.shared else self.scores.dimensions.get(code)
        measure = self.scores.rated[code].measure if family == "item" or whole is None else whole
        mean = sum(float(weight * measure.samples[stratum].n) * measure.samples[stratum].mean for stratum, weight in row.weights.items())
        guard = max(measure.samples[stratum].guard for stratum in row.weights)
        return mean, guard * float(max(row.weights.values()))

    def is_bound(self, row: Entry) -> bool:
        return bool(edge(*self.mean(row)))

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
        whole = [entry for entry in self.beside if entry.variable == f"dimension:{self.dimension}" and set(entry.weights) <= set(strata)]
        is_simple = simple_rule(self.people, self.dimension, self.items, self.k) and not audit(self.people, (*self.beside, *rows), self.k)
        if is_simple and not self.has_bound(self.people, [*whole, *rows]):
            return {item: ItemPlan(pool=strata, overall="number", spread=strata) for item in enough}, rows
        many = [item for item in enough if sum(self.n(item, code) for code in strata) >= detail(self.k)]
        rough = many if self.holds(self.people, [*whole, *(self.spread_row(item, strata) for item in many)], CELL) else []
        return {item: ItemPlan(pool=strata, overall="cell") for item in rough}, ()


def _options(plans: Mapping[str, ItemPlan], loose: Collection[str]) -> Iterator[Mapping[str, ItemPlan]]:
    """Ever less about the items as a whole: mean and spread of all groups, the spread and only a cell, the spread of the exact groups.
    `loose`: groups that are safe because only a cell of theirs is told, which neither may narrow."""
    if not loose:
        yield plans
    yield {item: _rough(plan, tuple(code for code in plan.spread if code not in loose)) for item, plan in plans.items()}
    yield {item: _rough(plan, tuple(code for code in plan.numbers if code in plan.spread)) for item, plan in plans.items()}


def _rough(plan: ItemPlan, spread: tuple[str, ...]) -> ItemPlan:
    return ItemPlan(plan.numbers, plan.cells, plan.pool, "cell" if plan.pool else "", spread)
