"""Intervals for shares of people (statistics.md 3.2): Wilson 1927, with the effective n of Korn & Graubard 1998 for a finite population."""

from __future__ import annotations

from surveys.scoring.quantiles import Z


def effective_n(n: int, invited: int | None) -> float:
    """How many independent answers `n` out of `invited` are worth: n (N-1)/(N-n). Infinite when all answered; n when N is unknown."""
    if invited is None:
        return float(n)
    return n * (invited - 1) / (invited - n) if invited > n else float("inf")


def wilson(share: float, n: float) -> tuple[float, float]:
    """The 95 % Wilson interval, both ends in [0, 1], of a `share` in [0, 1] among `n` > 0 (effective) people, no continuity correction."""
    if n == float("inf"):
        return share, share
    centre = share + Z * Z / (2 * n)
    half = Z * (share * (1 - share) / n + Z * Z / (4 * n * n)) ** 0.5
    whole = 1 + Z * Z / n
    return max(0.0, min(share, (centre - half) / whole)), min(1.0, max(share, (centre + half) / whole))


def share_interval(people: int, n: int, invited: int | None = None) -> tuple[float, float]:
    """The 95 % interval, both ends in [0, 1], of the share that `people` out of `n` > 0 make up, with finite population correction."""
    return wilson(people / n, effective_n(n, invited))
