"""What those who did not answer may mean for a score (statistics.md 2.5)."""

from __future__ import annotations

from surveys.messages import Message, msg

GOOD, FAIR, LOW = 0.7, 0.5, 0.3
"""The least shares of the people invited that must have answered for each word."""


def rate_word(answered: int, invited: int | None) -> Message | None:
    """How well a group is heard, in words; None when N is unknown or 0."""
    if not invited:
        return None
    if answered >= GOOD * invited:
        return msg("good response")
    if answered >= FAIR * invited:
        return msg("fair response")
    if answered >= LOW * invited:
        return msg("low response: read with care")
    return msg("describes those who answered, not the group")


def comparable(answered: int, invited: int | None) -> bool:
    """Whether so many answered that the group may stand in benchmarks and trends: at least 30 % of a known N."""
    return bool(invited) and answered >= LOW * (invited or 0)


def worst_case(mean: float, answered: int, invited: int) -> tuple[float, float]:
    """The lowest and highest mean (0-100) possible had those who stayed silent all given 0 or 100: [r m/N, (r m + 100 (N-r))/N]."""
    return answered * mean / invited, (answered * mean + 100 * (invited - answered)) / invited
