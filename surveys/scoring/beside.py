"""What stands beside the scores in a release: agreement, balances, what goes together, how often things occur.

Standard library only, like `values`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.messages import Message, Text
from surveys.scoring.figured import Figure


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the people of one group agree on a topic, in words; from ten people on."""

    group: str
    word: Message
    sentence: Message


@dataclass(frozen=True, slots=True)
class Balance:
    """A question from 0 to 10: the part that gave 9 or 10 minus the part that gave 0 to 6, from -100 to 100, with its interval. `rough`:
    fewer than 30 people. Never a headline."""

    n: int
    value: int
    low: int
    high: int
    rough: bool
    sentence: Message


@dataclass(frozen=True, slots=True)
class Side:
    """One of two groups: how it sees itself on a question (`own`), and how the other group sees it (`seen`)."""

    group: str
    own: Figure
    seen: Figure
    sentence: Message


@dataclass(frozen=True, slots=True)
class GoesTogether:
    """A topic that goes together with the results: its part of all that goes together, in per cent, with its bar. Topics of one `place` can
    not be told apart. It says nothing about causes."""

    dimension: str
    name: Text
    percent: int
    low: int
    high: int
    place: int
    sentence: Message


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One row of how often things occur: per cent of the answers on the upper steps of the scale, over everybody and per group."""

    code: str
    title: Text
    everybody: Figure
    groups: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Rows that share a scale. `steps`: the labels of the upper steps that are counted."""

    steps: tuple[Text, ...]
    rows: tuple[Occurrence, ...]
