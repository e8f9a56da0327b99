"""R1 and R3: which parts of one breakdown may be shown, so that what is hidden cannot be found by subtraction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from surveys.scoring.disclosure.thresholds import LEAST_HIDDEN_GROUPS


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a breakdown: `people` with a score, from `groups` groups that were joined (1: a group of its own)."""

    people: int
    groups: int = 1


@dataclass(frozen=True, slots=True)
class Split:
    """`shown` and `hidden` codes of parts, sorted; `total`: a figure over everybody may be printed."""

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    total: bool


def _agree(_: tuple[str, ...]) -> bool:
    return True


def split(
    parts: Mapping[str, Part], k: int, never: frozenset[str] = frozenset(), also: Callable[[tuple[str, ...]], bool] = _agree
) -> Split:
    """Hides `never` and parts under `k` people, then the next smallest until the hidden ones are two groups and `k` people together and
    `also` (what else is asked of hidden parts, R8) agrees; if that never happens only the total is left.

    Parts without any score are hidden and ask for no company. Apart from `never` the hidden parts are always the smallest: a higher `k`
    never shows more.
    """
    everybody = sum(part.people for part in parts.values())
    if everybody < k:
        return Split((), tuple(sorted(parts)), total=False)
    empty = {code for code, part in parts.items() if not part.people}
    order = sorted(parts.keys() - empty, key=lambda code: (code not in never, parts[code].people, code))
    for count in range(sum(code in never or parts[code].people < k for code in order), len(order)):
        hidden = tuple(sorted(order[:count]))
        if not hidden or (_is_company([parts[code] for code in hidden], k) and also(hidden)):
            return Split(tuple(sorted(order[count:])), tuple(sorted({*hidden, *empty})), total=True)
    return Split((), tuple(sorted(parts)), total=True)


def _is_company(hidden: list[Part], k: int) -> bool:
    return sum(part.people for part in hidden) >= k and sum(part.groups for part in hidden) >= LEAST_HIDDEN_GROUPS
