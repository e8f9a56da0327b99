"""What the gate decides: which figures may be printed, and how precisely. Values without figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from surveys.scoring.disclosure.hiding import Split
from surveys.scoring.policy import Entry


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item's means. `numbers`: strata whose mean may be solved for exactly; `cells`: strata of which only the ten-point cell is said.

    `overall`: "number", "cell" or "" (hidden), over `pool`: the strata above, or everybody where no group is shown. `spread`: the strata
    over which together the spread of answers may be printed (it tells their mean exactly).
    """

    numbers: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    overall: str = ""
    spread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DimensionPlan:
    """One dimension: the groups' means, the mean over everybody (if `split.total` and `everyone`), its items. `agreement`: the strata of
    which it may be said how far their people agree."""

    split: Split
    everyone: bool
    items: Mapping[str, ItemPlan] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    agreement: tuple[str, ...] = ()


def without_items(plan: DimensionPlan) -> DimensionPlan:
    """The plan with the dimension's own figures only."""
    return replace(plan, items={}, agreement=(), entries=tuple(entry for entry in plan.entries if entry.variable.startswith("dimension:")))


def without_figures(plan: DimensionPlan) -> DimensionPlan:
    """The plan of a dimension of which nothing is printed."""
    return DimensionPlan(Split((), tuple(sorted((*plan.split.shown, *plan.split.hidden))), total=False), everyone=False)


@dataclass(frozen=True, slots=True)
class HeadlinePlan:
    """One headline. `composed`: a group's figure is the mean of its printed dimension figures instead of the mean over people, because
    the latter would point at the few who have no score on some dimension."""

    split: Split
    everyone: bool
    composed: bool = False
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """Two shown strata `a` and `b` that are compared on `items` of a dimension, which both were asked: each gets a second mean there."""

    dimension: str
    a: str
    b: str
    items: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`groups`: the breakdown itself; `too_few`: fewer than two sides can be shown, so no group figure is printed. `shared`: the strata
    that were asked otherwise and are compared all the same."""

    groups: Split
    too_few: bool
    dimensions: Mapping[str, DimensionPlan]
    headlines: Mapping[str, HeadlinePlan]
    shared: tuple[SharedPlan, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every printed mean, for the ledger."""
        for dimension in self.dimensions.values():
            yield from dimension.entries
        for headline in self.headlines.values():
            yield from headline.entries
        for pair in self.shared:
            yield from pair.entries
