"""A part of what was released, as a reader asked to see it: figures are left out, never worked out anew. Standard library only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from surveys.questionnaires.values import Headline
from surveys.scoring.beside import Occurrence
from surveys.scoring.values import DimensionResult, Figure, ItemResult, Released


def only(released: Released, groups: Collection[str], headline: Headline | None = None) -> Released:
    """The release with the figures of these groups alone beside those of everybody (none named: of all), and the topics of one headline.

    What everybody gave stays as it was printed; no total is made of the groups that are left."""
    shown = {group.id for group in released.groups if group.shown}
    chosen = (set(groups) & shown) or shown
    return replace(
        released,
        groups=tuple(group for group in released.groups if group.id in chosen or not group.shown),
        dimensions=tuple(_dimension(one, chosen) for one in released.dimensions if headline in (None, one.headline)),
        occurrences=tuple(replace(one, rows=tuple(_row(row, chosen) for row in one.rows)) for one in released.occurrences),
        differences=tuple(one for one in released.differences if {one.a, one.b} <= chosen and _topic(released, one.dimension, headline)),
    )


def _row(row: Occurrence, chosen: set[str]) -> Occurrence:
    return replace(row, groups=_of(row.groups, chosen))


def _topic(released: Released, code: str, headline: Headline | None) -> bool:
    return headline is None or any(one.code == code and one.headline is headline for one in released.dimensions)


def _dimension(one: DimensionResult, chosen: set[str]) -> DimensionResult:
    items = tuple(_item(item, chosen) for item in one.items)
    agreement = tuple(each for each in one.agreement if each.group in chosen)
    return replace(one, groups=_of(one.groups, chosen), items=items, agreement=agreement)


def _item(item: ItemResult, chosen: set[str]) -> ItemResult:
    return replace(item, groups=_of(item.groups, chosen))


def _of(figures: Mapping[str, Figure], chosen: set[str]) -> Mapping[str, Figure]:
    return {code: figure for code, figure in figures.items() if code in chosen}
