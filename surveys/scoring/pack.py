"""The pack: what is left of an evaluation's answers after sealing, and the only thing that scoring reads.

Per stratum one column for each part of a packable item's answers, all of the same length and in one shuffled order; texts apart, per item,
shuffled by themselves and without a stratum, and so are pools. `codec` writes and reads the bytes; packs are never rewritten and every
version stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveys.questionnaires.values import Missing

VERSION = 2
"""1: every item has one column, named by its code. 2: an answer may have several parts, each with a column "item:part"; and pools."""

MISSING_CODES: Mapping[Missing, int] = {
    Missing.SKIPPED: 251,
    Missing.UNKNOWN: 252,
    Missing.INAPPLICABLE: 253,
    Missing.DECLINED: 254,
    Missing.UNSHOWN: 255,
}
"""In a code column (one byte a person) values 0-250 are codes, the rest the five kinds of missing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `shape` is "code" (uint8: a scale value or option's place from 0), "bits" (uint64: option bits, the five missing kinds
    in the top bits) or "number" (int64: value times 10**decimals, missing kinds at the bottom of the range); little endian."""

    shape: str
    data: bytes
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One group's invited (N; None: unknown) and answered (r) people. `organisations` = how many organisations answers came from;
    `dominated` = one of them holds more than 70 % of the answers (statistics.md R9)."""

    group: str
    invited: int | None
    answered: int
    organisations: int = 0
    dominated: bool = False


@dataclass(frozen=True, slots=True)
class Stratum:
    """A group of at least k answers, or several merged so that together they hold at least k. Without `invited` (None): unknown N."""

    code: str
    groups: tuple[str, ...]
    invited: int | None
    answered: int
    columns: Mapping[str, Column]
    organisations: int = 0
    dominated: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One text that somebody wrote; nothing says who, when or in which group."""

    text: str
    lang: str
    may_quote: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """`groups`: every group with its N (r only where the group is a stratum of its own; a merged group's r is -1).
    `texts` by item code: what was written in text items and beside "other". `pools`: columns over people of whom nothing else is known,
    each shuffled by itself and in no stratum, so that no row of one belongs to a row of another."""

    version: int
    questionnaire: str
    k: int
    strata: tuple[Stratum, ...]
    groups: tuple[GroupCount, ...]
    texts: Mapping[str, tuple[Words, ...]]
    pools: Mapping[str, Column] = field(default_factory=dict)
