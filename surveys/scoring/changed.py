"""What changed since the round before, as a release holds it. Standard library only, like `values`."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message


@dataclass(frozen=True, slots=True)
class GroupChange:
    """One group's change in points, with its interval; `clear`: it is no chance, and large enough to speak of."""

    group: str
    points: int
    low: int
    high: int
    clear: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """This round minus the round before, in points, over the groups that both rounds show, each group's voice the same.

    An arrow stands only where it is `clear`. `compared`: ids of those groups; none: everybody, where no group can be compared. `split`: of
    the mean over people, how much changed inside groups and how much by their sizes. `notes`: what may lie behind it.
    """

    points: int
    low: int
    high: int
    clear: bool
    sentence: Message
    compared: tuple[str, ...] = ()
    groups: tuple[GroupChange, ...] = ()
    split: Message | None = None
    notes: tuple[Message, ...] = ()
