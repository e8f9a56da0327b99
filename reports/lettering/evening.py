"""Titles in lines of like length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports.lettering.chinese import INSIDE
from reports.lettering.lines import Stretch, set_lines

EVEN = 6.0  # points to which lines of a title are made even
PAUSES = tuple("，。、：；？！")
UNEVEN = 1.4
"""So many times as wide as even lines can be made, a line may be that ends where the sentence pauses."""
SHORTEST = 0.4
"""Of the longest line, what the last one takes at least."""


def even_width(parts: Sequence[Stretch], lang: str, width: float) -> float:
    """The width at which the lines of a title are of like length, so that no word stands alone; as many lines as before."""
    low, high = width / 3, width
    lines = len(set_lines(parts, lang, high))
    while lines > 1 and high - low > EVEN:
        middle = (low + high) / 2
        low, high = (low, middle) if len(set_lines(parts, lang, middle)) == lines else (middle, high)
    return _pausing_width(parts, lang, high, width) if lang == "zh" and lines > 1 else high


def _pausing_width(parts: Sequence[Stretch], lang: str, even: float, width: float) -> float:
    """Where no spaces part words: the narrowest width, from the even one on, at which most lines pause and fewest part a word."""
    steps = int((min(width, even * UNEVEN) - even) / EVEN)
    widths = [*(even + step * EVEN for step in range(steps + 1)), *([width] if width <= even * UNEVEN else [])]
    return max(widths, key=lambda one: (_pauses(parts, lang, one), -_parted(parts, lang, one)))


def _parted(parts: Sequence[Stretch], lang: str, width: float) -> int:
    """How many lines end within a word that titles often have."""
    lines = [line.text for line in set_lines(parts, lang, width)]
    return sum(any(one.endswith(word[:at]) and after.startswith(word[at:]) for word, at in INSIDE) for one, after in pairwise(lines))


def _pauses(parts: Sequence[Stretch], lang: str, width: float) -> int:
    """How many lines end with a pause; none where the last is too short to stand below the others."""
    *above, last = set_lines(parts, lang, width)
    if last.width < SHORTEST * max((line.width for line in above), default=0):
        return -1
    return sum(line.text.rstrip().endswith(PAUSES) for line in above)
