"""A release with its groups as it lists them: in one order everywhere, and each that is not shown by itself, so that no file tells which of
them were joined (statistics.md R10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from surveys.scoring.beside import Agreement, Occurrences
from surveys.scoring.changed import GroupChange, Trend
from surveys.scoring.disclosure.thresholds import hidden
from surveys.scoring.values import DimensionResult, Figure, HeadlineResult, ItemResult, Released

Grouped = TypeVar("Grouped", HeadlineResult, DimensionResult, ItemResult)
Result = TypeVar("Result", HeadlineResult, DimensionResult)
One = TypeVar("One", Agreement, GroupChange)


def listed(released: Released) -> Released:
    """The same figures. Where no group is shown there are no groups."""
    order = _Order(() if released.too_few else tuple(group.id for group in released.groups))
    return replace(
        released,
        headlines=tuple(order.changed(order.grouped(one)) for one in released.headlines),
        dimensions=tuple(order.dimension(one) for one in released.dimensions),
        occurrences=tuple(order.occurring(one) for one in released.occurrences),
    )


@dataclass(frozen=True, slots=True)
class _Order:
    ids: tuple[str, ...]

    def dimension(self, one: DimensionResult) -> DimensionResult:
        items = tuple(self.grouped(item) for item in one.items)
        return replace(self.changed(self.grouped(one)), items=items, agreement=self.ordered(one.agreement))

    def grouped(self, one: Grouped) -> Grouped:
        return replace(one, groups=self.figures(one.groups))

    def changed(self, one: Result) -> Result:
        trend: Trend | None = one.trend and replace(one.trend, groups=self.ordered(one.trend.groups))
        return replace(one, trend=trend)

    def occurring(self, table: Occurrences) -> Occurrences:
        return replace(table, rows=tuple(replace(row, groups=self.figures(row.groups)) for row in table.rows))

    def figures(self, groups: Mapping[str, Figure]) -> Mapping[str, Figure]:
        return {id_: groups.get(id_) or Figure(hidden=hidden()) for id_ in self.ids}

    def ordered(self, some: Iterable[One]) -> tuple[One, ...]:
        return tuple(sorted(some, key=lambda one: self.ids.index(one.group)))
