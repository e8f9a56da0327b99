"""Reading a pack's columns as numpy arrays, in one pass and without copies: who answered what, on 0-100, and who did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from surveys.questionnaires.coding import BITS, CODE, MISSING_IN, NUMBER
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.pack import Column
from surveys.scoring.samples import Scores100
from surveys.scoring.tallies import Counted

CODES = 256
"""How many different values a code column's byte can hold."""

Codes: TypeAlias = NDArray[np.uint8]
"""A code column as it lies in the pack: a byte for each person."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A rated item's lowest and highest raw value, as the questionnaire defines them, and whether it is reverse-keyed."""

    low: int
    high: int
    reverse: bool = False

    @property
    def steps(self) -> int:
        return self.high - self.low

    @property
    def values(self) -> range:
        return range(self.low, self.high + 1)

    def points(self, value: int) -> int:
        """How many steps `value` lies above the bottom, after turning round a reverse-keyed item."""
        return self.high - value if self.reverse else value - self.low


def ends_of(item: Item, questionnaire: Questionnaire) -> Ends:
    """The ends of a rating or 0-10 item."""
    if item.kind == "zero_to_ten":
        return Ends(0, 10)
    scale = questionnaire.scale(item.scale)
    return Ends(scale.low, scale.high, item.reverse)


def codes(column: Column) -> Codes:
    return np.frombuffer(column.data, np.uint8)


def worth(ends: Ends) -> Scores100:
    """What each code of a column is worth: 100 (v - L)/(U - L), or 100 minus that, not rounded; nan: missing (statistics.md 2.1)."""
    table = np.full(CODES, np.nan)
    for value in ends.values:
        table[value] = 100 * ends.points(value) / ends.steps
    return table


def count_codes(column: Column, values: Mapping[str, int]) -> Counted:
    """How many people gave each of `values` (name: code in the column). Raises ValueError when the column holds anything else."""
    histogram = np.bincount(codes(column), minlength=CODES)
    counted = {name: int(histogram[code]) for name, code in values.items()}
    missing = {kind: int(histogram[code]) for kind, code in MISSING_IN[CODE].items()}
    n = sum(counted.values())
    if n + sum(missing.values()) != len(column.data):
        message = "the sealed answers hold a value that the questionnaire does not offer"
        raise ValueError(message)
    return Counted(counted, n, missing)


def count_bits(column: Column, options: Sequence[str]) -> Counted:
    """How many people ticked each of `options`, which stand for the lowest bits in this order."""
    bits = np.frombuffer(column.data, "<u8")
    ticked = {code: _having(bits, 1 << place) for place, code in enumerate(options)}
    missing = {kind: _having(bits, bit) for kind, bit in MISSING_IN[BITS].items()}
    return Counted(ticked, len(bits) - sum(missing.values()), missing)


def numbers(column: Column) -> Scores100:
    """Each person's number in the item's own unit; nan where missing."""
    scaled = np.frombuffer(column.data, "<i8")
    return np.where(scaled <= max(MISSING_IN[NUMBER].values()), np.nan, scaled / 10**column.decimals)


def count_numbers(column: Column) -> Counted:
    """How many people gave a number, and why the others did not."""
    scaled = np.frombuffer(column.data, "<i8")
    missing = {kind: int(np.count_nonzero(scaled == number)) for kind, number in MISSING_IN[NUMBER].items()}
    return Counted({}, len(scaled) - sum(missing.values()), missing)


def _having(bits: NDArray[np.uint64], bit: int) -> int:
    return int(np.count_nonzero(bits & np.uint64(bit)))
