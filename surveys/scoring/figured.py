"""A printed figure and a printed distribution. Standard library only, like `values`, which holds the whole release."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveys.messages import Message, Text


class Precision(StrEnum):
    """Where an interval came from (statistics.md 3.1)."""

    OWN = "own"  # logit-t with the group's own spread, n >= 10
    POOLED = "pooled"  # 5-9 answers: pooled spread of the small groups
    TYPICAL = "typical"  # 5-9 answers: 25 points, the word "typical margin"
    WILSON = "wilson"  # no spread at all
    CENSUS = "census"  # everyone invited answered: no sampling margin
    NONE = "none"  # no interval is printed


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed mean 0-100, or the reason for its absence.

    `edge` ">=" or "<=": top or bottom coded (R8), the value is the bound. `cell`: only the ten-point cell starting at `value` is said (R7).
    `sentence` is the lay reader's sentence; `notes` are cautions to print with it. Hidden figures have value None and `hidden` set.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    n: int | None = None
    invited: int | None = None
    edge: str = ""
    cell: bool = False
    precision: Precision = Precision.NONE
    sentence: Message | None = None
    notes: tuple[Message, ...] = ()
    hidden: Message | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """One bar of a distribution: a scale point or option (or several merged by R8) and how many per cent; `words` replaces the
    number where R8 or a small n asks for it ("few", "nearly all", "about 7 in 10"). `points` are the codes it covers."""

    points: tuple[str, ...]
    label: Text
    percent: int | None
    words: Message | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How answers spread, from n = 10 (R2). `divided` = statistics.md 5: at least 30 % below and above the middle."""

    n: int
    shares: tuple[Share, ...]
    divided: bool = False
    sentence: Message | None = None
