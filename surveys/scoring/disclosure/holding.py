"""What a field of a release may hold, and which rules guard it: the words in which `register` is written. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a field holds."""

    FIGURE = "figure"  # worked out of what people answered
    COUNT = "count"  # a number of people
    SAID = "said"  # a sentence or a word made of figures
    WRITTEN = "written"  # what people wrote
    NAMED = "named"  # answers beside a name, by consent
    PARTS = "parts"  # other values of the release, which are written down themselves
    PLAIN = "plain"  # nothing that comes from answers


@dataclass(frozen=True, slots=True)
class Held:
    """What one field holds, and the rules of statistics.md 12.4 that guard it."""

    what: Holds
    rules: tuple[str, ...] = ()


PLAIN, PARTS = Held(Holds.PLAIN), Held(Holds.PARTS)


def figure(rules: str) -> Held:
    return Held(Holds.FIGURE, tuple(rules.split()))


def count(rules: str) -> Held:
    return Held(Holds.COUNT, tuple(rules.split()))


def said(rules: str) -> Held:
    return Held(Holds.SAID, tuple(rules.split()))


def written(rules: str) -> Held:
    return Held(Holds.WRITTEN, tuple(rules.split()))


def named(rules: str) -> Held:
    return Held(Holds.NAMED, tuple(rules.split()))
