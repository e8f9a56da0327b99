"""Who has a score on what: people of one stratum who skipped the same questions are alike, and nothing else is known of them here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.values import Headline
from surveys.scoring.disclosure.attacker import Atom
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores
from surveys.scoring.shared import Shared

BITS_AT_ONCE = 32
Places: TypeAlias = dict[tuple[str, str], list[tuple[int, Fraction]]]
"""By variable and stratum the figures that weigh there, and how much."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`size` people of `stratum` with the same pattern. `answered`: per dimension the codes of the items each of them answered;
    `dimensions` and `headline`: whether each has a score there. `shared`: by variable the items that enter a score on shared questions."""

    stratum: str
    size: int
    answered: Mapping[str, tuple[str, ...]]
    dimensions: frozenset[str]
    headline: bool = False
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self) -> Iterator[Part]:
        """One for each answered item."""
        several = len(self.dimensions) if self.headline else 0
        for dimension, items in self.answered.items():
            among = len(items) if dimension in self.dimensions else 0
            yield from (Part(self.stratum, dimension, item, among, several, self.shares(item)) for item in items)

    def shares(self, item: str) -> tuple[tuple[str, int], ...]:
        return tuple((variable, len(items)) for variable, items in self.shared.items() if item in items)


class Part(NamedTuple):
    """An answered item of somebody in `stratum`, as it counts in the person's own scores: `among` so many items of the dimension (0: no
    score there), which is one of `several` in the headline's (0: no score there). `shares`: variables of shared questions, and among how
    many it counts there. People differ in few of them."""

    stratum: str
    dimension: str
    item: str
    among: int
    several: int
    shares: tuple[tuple[str, int], ...] = ()

    def column(self) -> Mapping[str, Fraction]:
        """How much it counts on each variable."""
        column = {f"item:{self.item}": Fraction(1), **{variable: Fraction(1, among) for variable, among in self.shares}}
        if self.among:
            column[f"dimension:{self.dimension}"] = Fraction(1, self.among)
            if self.several:
                column["headline"] = Fraction(1, self.among * self.several)
        return column


def kinds(scores: Scores, dimensions: Sequence[str], headline: Headline | None = None, shared: Sequence[Shared] = ()) -> tuple[Kind, ...]:
    """The patterns of answers to these dimensions' items, with who has the headline's score and one on `shared` questions. Sorted; people
    who answered none left out."""
    return tuple(kind for stratum in scores.strata for kind in _kinds(scores, stratum.code, dimensions, headline, shared) if kind.answered)


def atoms(people: Iterable[Kind], entries: Sequence[Entry]) -> list[Atom]:
    """The people as the exact attacker sees them, figure i being `entries[i]`."""
    by_place: Places = {}
    for number, entry in enumerate(entries):
        for stratum, weight in entry.weights.items():
            by_place.setdefault((_family(entry.variable), stratum), []).append((number, weight))
    known: dict[Part, Mapping[int, Fraction]] = {}
    return [Atom(kind.size, tuple(_known(part, known, by_place) for part in kind.parts())) for kind in people]


def _family(variable: str) -> str:
    return "headline" if variable.startswith("headline:") else variable


def _known(part: Part, known: dict[Part, Mapping[int, Fraction]], by_place: Places) -> Mapping[int, Fraction]:
    """Worked out once for all who are alike in this part."""
    if part not in known:
        shares = part.column().items()
        known[part] = {
            number: weight * share for variable, share in shares for number, weight in by_place.get((variable, part.stratum), ()) if weight
        }
    return known[part]


def _kinds(scores: Scores, stratum: str, dimensions: Sequence[str], headline: Headline | None, shared: Sequence[Shared]) -> Iterator[Kind]:
    items = [(dimension, item) for dimension in dimensions for item in scores.scored[dimension]]
    measures = [scores.rated[item].measure for _, item in items] + [scores.dimensions[dimension] for dimension in dimensions]
    measures += [one.measure for one in shared] + ([scores.headlines[headline]] if headline else [])
    patterns, sizes = _patterns([measure.people[stratum].has() for measure in measures])
    for pattern, size in zip(patterns, sizes, strict=True):
        left = iter(pattern)
        answered: dict[str, tuple[str, ...]] = {}
        for dimension, item in (one for one in items if next(left)):
            answered[dimension] = (*answered.get(dimension, ()), item)
        scored = frozenset(dimension for dimension in dimensions if next(left))
        entering = {
            one.variable: tuple(item for item in answered.get(one.dimension, ()) if item in one.items) for one in shared if next(left)
        }
        yield Kind(stratum, size, answered, scored, headline=next(left, False), shared=entering)


def _patterns(has: Sequence[NDArray[np.bool_]]) -> tuple[list[list[bool]], list[int]]:
    """The different rows of these columns in rising order, and how many people have each. Never holds the rows of everybody."""
    place = np.zeros(len(has[0]), np.int64)
    for start in range(0, len(has), BITS_AT_ONCE):
        bits = np.zeros_like(place)
        for column in has[start : start + BITS_AT_ONCE]:
            bits = 2 * bits + column
        _, first, place, sizes = np.unique((place << BITS_AT_ONCE) + bits, return_index=True, return_inverse=True, return_counts=True)
    return [[bool(column[row]) for column in has] for row in first.tolist()], sizes.tolist()
