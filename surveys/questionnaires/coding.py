"""The columns of an item's answers, and how the five missing kinds stand in the three shapes of pack column. `scoring.pack` describes the
columns; a test holds both together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.questionnaires.values import Missing

CODE, BITS, NUMBER, TEXT, NONE = "code", "bits", "number", "text", ""

MOST_CODES = 251
"""A code column's byte has room for the values 0 to 250."""
MOST_BITS = 59
"""A bits column's top five bits are the missing kinds."""

MISSING_IN: Mapping[str, Mapping[Missing, int]] = {
    CODE: {kind: MOST_CODES + place for place, kind in enumerate(Missing)},
    BITS: {kind: 1 << (MOST_BITS + place) for place, kind in enumerate(Missing)},
    NUMBER: {kind: place - 2**63 for place, kind in enumerate(Missing)},
}
_MISSING_OF: Mapping[str, Mapping[int, Missing]] = {
    shape: {number: kind for kind, number in kinds.items()} for shape, kinds in MISSING_IN.items()
}


@dataclass(frozen=True, slots=True)
class Part:
    """One column of an item's answers in the pack. `code`: "" where an answer has one part only, else what tells it from the item's other
    parts, in a spreadsheet and among the fields of a form too."""

    code: str
    shape: str
    decimals: int = 0


def column(item: str, part: str) -> str:
    """The name of a part's column: "A1", or "A1:money". No code of an item or an option holds a colon."""
    return f"{item}:{part}" if part else item


def missing_of(shape: str, number: int) -> Missing | None:
    """The missing kind that `number` means in a column of this shape, or None when it is an answer."""
    return _MISSING_OF.get(shape, {}).get(number)
