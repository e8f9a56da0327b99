"""R8 for a group whose mean is printed: may more be told of how its people answered a question? Standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from surveys.scoring.disclosure.thresholds import LONELY, ROUNDED_BELOW, WIDTH


def is_mixed(counts: Sequence[int]) -> bool:
    """Whether more than two people differ from what most gave; of fewer than 20 people also whether some gave half of the scale more than
    others. `counts`: how many people gave each step of the scale.

    Whoever knows this rule learns something where nothing more is told, too. So it is also asked whether the same mean can come of a
    group of which nothing more would be told although some differ by half of the scale.
    """
    n, given = sum(counts), [place for place, people in enumerate(counts) if people]
    if n - max(counts) <= LONELY:
        return False
    if n >= ROUNDED_BELOW:
        return True
    last = len(counts) - 1
    return _is_far(given[0], given[-1], last) and _is_open(sum(place * people for place, people in enumerate(counts)), n, last)


@lru_cache(maxsize=4096)
def _is_open(total: int, n: int, last: int) -> bool:
    """Whether the steps of `n` people, of whom all but two gave the same and some differ by half of the scale, can add up to `total`."""
    steps = range(last + 1)
    found = ((same, one, total - (n - LONELY) * same - one) for same in steps for one in steps)
    return any(three[-1] in steps and _is_far(min(three), max(three), last) for three in found)


def _is_far(lowest: int, highest: int, last: int) -> bool:
    return 100 * (highest - lowest) >= WIDTH * last
