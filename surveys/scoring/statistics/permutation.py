"""Whether groups differ by more than chance: people are dealt to the groups anew, in every way or in very many (statistics.md 6).

Dealing needs only how many people have each score, so a million people cost no more than a hundred.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from surveys.scoring.samples import Sample
from surveys.scoring.statistics.ranks import ranks, table

ALL_UP_TO = 20_000
"""So many ways of dealing people to two groups are all tried; of more, some are drawn."""
DRAWS = 9_999
AT_ONCE = 2_000_000
COUNTED_UP_TO = 1_000
"""People up to whom dealing them one by one is quicker."""
NEAR = 1e-9
"""Statistics nearer than this part of themselves are the same: fractions are not exact."""

Floats = NDArray[np.float64]


def welch_p(a: Sample, b: Sample, chance: np.random.Generator, draws: int = DRAWS, stretch: float = 1.0) -> float | None:
    """Two-sided p of Welch's t among all C(n, n_a) ways of dealing the people, or among `draws` of them and the one there was.

    `stretch`: how much larger t is with the finite population correction (1: N unknown). None where a group has fewer than two people or
    all have the same score.
    """
    scores, counts = table([a, b])
    if min(a.n, b.n) < 2 or len(scores) < 2:
        return None
    together, centred = counts.sum(axis=0), scores - merged_mean(scores, counts)
    whole = (float(together @ centred), float(together @ centred**2))
    seen = float(_squared(*_of(counts[:1], centred), whole, a.n, b.n)[0]) * stretch**2
    if math.comb(a.n + b.n, a.n) <= ALL_UP_TO:
        people = np.repeat(centred, together)[_ways(a.n + b.n, a.n)]
        found = _squared(people.sum(axis=1), (people**2).sum(axis=1), whole, a.n, b.n)
        return float(np.count_nonzero(found >= seen * (1 - NEAR))) / len(found)
    dealt = chance.multivariate_hypergeometric(together, a.n, size=draws, method="count" if a.n + b.n <= COUNTED_UP_TO else "marginals")
    found = _squared(*_of(dealt, centred), whole, a.n, b.n)
    return float(1 + np.count_nonzero(found >= seen * (1 - NEAR))) / (1 + draws)


def kruskal_p(groups: Sequence[Sample], chance: np.random.Generator, draws: int = DRAWS) -> float | None:
    """p of Kruskal and Wallis's H among `draws` ways of dealing the people to the groups and the one there was; None where it has none."""
    counts = table([group for group in groups if group.n])[1]
    together, sizes = counts.sum(axis=0), counts.sum(axis=1)
    if len(counts) < 2 or len(together) < 2:
        return None
    rank, starts = ranks(together), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    people, seen, beyond = np.repeat(rank, together), _uneven(counts @ rank, sizes), 0
    for size in _batches(draws, len(people)):
        dealt = chance.permuted(np.broadcast_to(people, (size, len(people))), axis=1)
        beyond += int(np.count_nonzero(_uneven(np.add.reduceat(dealt, starts, axis=1), sizes) >= seen * (1 - NEAR)))
    return (1 + beyond) / (1 + draws)


def _uneven(sums: Floats, sizes: NDArray[np.int64]) -> Floats:
    """What of H depends on who is in which group: sum R_g^2/n_g."""
    uneven: Floats = (sums**2 / sizes).sum(axis=-1)
    return uneven


def _batches(draws: int, people: int) -> list[int]:
    """So many draws at a time that memory stays small."""
    size = max(1, AT_ONCE // people)
    return [min(size, draws - start) for start in range(0, draws, size)]


def merged_mean(scores: Floats, counts: NDArray[np.int64]) -> float:
    return float((counts.sum(axis=0) @ scores) / counts.sum())


def _of(dealt: NDArray[np.int64], scores: Floats) -> tuple[Floats, Floats]:
    """The sum of scores and of their squares for each way of dealing."""
    return dealt @ scores, dealt @ scores**2


def _squared(sums: Floats, squares: Floats, whole: tuple[float, float], n: int, m: int) -> Floats:
    """t^2 of a group of `n` people with these sums, the other `m` having the rest of the `whole`; infinite where neither group varies."""
    rest, rest_squares = whole[0] - sums, whole[1] - squares
    apart = (sums / n - rest / m) ** 2
    spread = np.maximum(squares - sums**2 / n, 0) / (n * (n - 1)) + np.maximum(rest_squares - rest**2 / m, 0) / (m * (m - 1))
    still = spread <= NEAR * whole[1] / (n + m)
    return np.where(still, np.where(apart > 0, np.inf, 0.0), apart / np.where(still, 1.0, spread))


@lru_cache(maxsize=32)
def _ways(people: int, some: int) -> NDArray[np.int64]:
    return np.array(list(combinations(range(people), some)), np.int64)
