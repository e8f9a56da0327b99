"""The release gate: what of exact scores may be printed at all (statistics.md 12.4 and 12.5). Every outlet prints what it lets through.

In the order in which figures are given up: means of items, the headline over people, the smallest groups; never the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from surveys.questionnaires.values import Headline
from surveys.scoring.disclosure.coding import edge
from surveys.scoring.disclosure.hiding import Part, split
from surveys.scoring.disclosure.items import plan_items
from surveys.scoring.disclosure.ledger import audit
from surveys.scoring.disclosure.moments import agreement_is_safe
from surveys.scoring.disclosure.people import kinds
from surveys.scoring.disclosure.plans import DimensionPlan, HeadlinePlan, Plan, SharedPlan, without_figures, without_items
from surveys.scoring.disclosure.shared import Comparing
from surveys.scoring.disclosure.totals import total_of
from surveys.scoring.measures import Measure
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores
from surveys.scoring.shared import FAMILY, Shared, Sharing


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """One release's gate: at least `k` people per figure, beside the figures `ledger` that were printed before. `headed`: the dimensions
    of each headline. `sharing`: who was asked what; without it groups that were asked otherwise are not compared."""

    scores: Scores
    headed: Mapping[Headline, tuple[str, ...]]
    k: int
    ledger: tuple[Entry, ...] = ()
    sharing: Sharing | None = None

    def plan(self) -> Plan:
        """What may be printed."""
        groups = split({s.code: Part(s.answered, len(s.groups)) for s in self.scores.strata}, self.k)
        too_few = len(groups.shown) < 2
        never = frozenset(s.code for s in self.scores.strata) if too_few else frozenset(groups.hidden)
        dimensions = {code: self.dimension(code, never) for code in self.scores.dimensions}
        for name in self.scores.headlines:
            dimensions |= self.beside_old_headline(name, dimensions)
        headlines = {name.value: self.headline(name, never, dimensions) for name in self.scores.headlines}
        return Plan(groups, too_few, dimensions, headlines, tuple(self.shared(dimensions, headlines)))

    def dimension(self, code: str, never: frozenset[str]) -> DimensionPlan:
        """The groups and the total of one dimension, and then its items as far as they can be joined to them."""
        shared = self.sharing_of(self.ledger, (code,))
        people = kinds(self.scores, (code,), shared=shared)
        measure, old = self.scores.dimensions[code], self.old(code)
        while True:
            plan = self.breakdown(measure, f"dimension:{code}", never)
            exposed = audit(people, (*old, *plan.entries), self.k)
            if not exposed:
                break
            if not plan.split.shown:
                return without_figures(plan)
            never = never | {self.smallest(measure, plan.split.shown)}
        items, entries = plan_items(self.scores, code, plan.split, (*old, *plan.entries), self.k, shared)
        agreement = agreement_is_safe(self.scores, code, plan.split.shown, self.k)
        return DimensionPlan(plan.split, plan.everyone, items, (*plan.entries, *entries), agreement)

    def headline(self, name: Headline, never: frozenset[str], dimensions: Mapping[str, DimensionPlan]) -> HeadlinePlan:
        """The mean over people, unless that mean, the dimensions and the items together give somebody away, or it would undo a bound: with
        all other dimensions it tells the last."""
        plan = self.breakdown(self.scores.headlines[name], f"headline:{name.value}", never)
        if self.undoes_bound(name, plan) or self.exposes(name, dimensions, plan.entries):
            return HeadlinePlan(plan.split, plan.everyone, composed=True)
        return HeadlinePlan(plan.split, plan.everyone, entries=plan.entries)

    def undoes_bound(self, name: Headline, plan: DimensionPlan) -> bool:
        """Whether the mean of one of several dimensions is printed as a bound for a group, or the whole."""
        several = [self.scores.dimensions[code] for code in self.headed[name]]
        samples = [one.samples[stratum] for one in several for stratum in plan.split.shown]
        return len(several) > 1 and any(sample.n and edge(sample.mean, sample.share) for sample in samples)

    def beside_old_headline(self, name: Headline, dimensions: Mapping[str, DimensionPlan]) -> dict[str, DimensionPlan]:
        """The headline's dimensions; without items, or without anything, if an earlier release printed a mean over people that does not
        go with them."""
        plans = {code: dimensions[code] for code in self.headed[name]}
        if not self.printed(f"headline:{name.value}"):
            return plans
        for give_up in (without_items, without_figures):
            if self.exposes(name, plans, ()):
                plans = {code: give_up(plan) for code, plan in plans.items()}
        return plans

    def exposes(
        self, name: Headline, dimensions: Mapping[str, DimensionPlan], headline: Sequence[Entry], shared: Sequence[Entry] = ()
    ) -> bool:
        """Whether the headline's means (old ones and `headline`), its dimensions, their items and means on `shared` questions, old and
        new, leak together."""
        parts = self.headed[name]
        entries = [entry for code in parts for entry in (*dimensions[code].entries, *self.old(code))]
        entries += [*headline, *shared, *self.printed(f"headline:{name.value}")]
        people = kinds(self.scores, parts, name, self.sharing_of(entries, parts))
        without = [entry for entry in entries if not entry.variable.startswith("item:")]
        return bool(audit(people, without, self.k) or audit(people, entries, self.k))

    def shared(self, dimensions: Mapping[str, DimensionPlan], headlines: Mapping[str, HeadlinePlan]) -> Iterator[SharedPlan]:
        """The pairs of groups that are compared on the questions that both were asked. Nothing else is given up for them."""
        found: list[SharedPlan] = []
        if self.sharing is None:
            return
        for code, plan in dimensions.items():
            old = tuple(self.old_shared(code))
            beside = (*self.printed(f"dimension:{code}"), *self.old_items(code), *plan.entries)

            def exposed(more: Sequence[SharedPlan], code: str = code) -> bool:
                return self.exposes_shared(code, dimensions, headlines, [*found, *more])

            for one in Comparing(self.scores, self.sharing, code, plan, self.k, old, beside, exposed).plans():
                found.append(one)
                yield one

    def exposes_shared(
        self, code: str, dimensions: Mapping[str, DimensionPlan], headlines: Mapping[str, HeadlinePlan], found: Sequence[SharedPlan]
    ) -> bool:
        """The same for the headlines to which a dimension belongs."""
        for name, parts in self.headed.items():
            headline = headlines[name.value].entries if name.value in headlines else ()
            mine = [entry for one in found if one.dimension in parts for entry in one.entries]
            if code in parts and (headline or self.printed(f"headline:{name.value}")) and self.exposes(name, dimensions, headline, mine):
                return True
        return False

    def breakdown(self, measure: Measure, variable: str, never: frozenset[str]) -> DimensionPlan:
        """R1, R3, R6 and R8 for one variable: its groups, the mean of the shown groups and the mean of everybody."""
        sizes = {s.code: Part(measure.samples[s.code].n, len(s.groups)) for s in self.scores.strata}
        chosen = split(sizes, self.k, never, lambda hidden: self.remainder_is_safe(measure, hidden))
        everyone = total_of(measure, chosen.shown) if chosen.total else None
        entries = [Entry(variable, {code: Fraction(1, sizes[code].people)}) for code in chosen.shown]
        if chosen.shown:
            entries.append(Entry(variable, {code: Fraction(1, len(chosen.shown) * sizes[code].people) for code in chosen.shown}))
        if everyone:
            entries.append(Entry(variable, everyone.weights()))
        return DimensionPlan(chosen, everyone is not None, {}, tuple(entries))

    def remainder_is_safe(self, measure: Measure, hidden: Sequence[str]) -> bool:
        """R8 for the mean that a reader can derive: everybody minus the groups shown."""
        everyone = total_of(measure, [code for code in measure.samples if code not in hidden])
        if everyone is None:
            return True
        parts = [(everyone.weights()[code], measure.samples[code]) for code in hidden if measure.samples[code].n]
        whole = sum((weight * sample.n for weight, sample in parts), Fraction(0))
        mean = sum(float(weight * sample.n / whole) * sample.mean for weight, sample in parts)
        return not edge(mean, measure.guard * float(max(weight for weight, _ in parts) / whole))

    def printed(self, variable: str) -> list[Entry]:
        return [entry for entry in self.ledger if entry.variable == variable]

    def old(self, dimension: str) -> list[Entry]:
        """All that earlier releases printed of the dimension."""
        return [*self.printed(f"dimension:{dimension}"), *self.old_items(dimension), *self.old_shared(dimension)]

    def old_shared(self, dimension: str) -> list[Entry]:
        return [entry for entry in self.ledger if entry.variable.startswith(f"{FAMILY}{dimension}:")]

    def sharing_of(self, entries: Iterable[Entry], dimensions: Sequence[str]) -> list[Shared]:
        """The shared questions that `entries` are about."""
        variables = sorted({entry.variable for entry in entries if entry.variable.startswith(FAMILY)})
        names = ((variable, code) for variable in variables for code in dimensions)
        return [one for variable, code in names if self.sharing and (one := self.sharing.named(variable, code))]

    def old_items(self, dimension: str) -> list[Entry]:
        return [entry for item in self.scores.scored[dimension] for entry in self.printed(f"item:{item}")]

    def smallest(self, measure: Measure, shown: Iterable[str]) -> str:
        return min(shown, key=lambda code: (measure.samples[code].n, code))
