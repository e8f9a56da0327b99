"""Groups that the evaluator joins are one group in everything that is counted: they go by the first one's id."""

from __future__ import annotations

from collections.abc import Sequence


def counted_as(joined: Sequence[Sequence[str]], group_id: str) -> str:
    """The id under which this group's answers are counted: its own, or that of the first of those it is joined with."""
    return next((together[0] for together in joined if group_id in together), group_id)


def members(joined: Sequence[Sequence[str]], group_id: str) -> tuple[str, ...]:
    """All groups counted under this id."""
    return next((tuple(together) for together in joined if together[0] == group_id), (group_id,))
