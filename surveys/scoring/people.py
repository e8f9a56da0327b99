"""What the people who answered said about themselves, as it may be printed: over everybody, in fives, beside nothing else.

Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message, Text


@dataclass(frozen=True, slots=True)
class Told:
    """One answer. `people`: how many gave it, to the nearest five."""

    label: Text
    people: int


@dataclass(frozen=True, slots=True)
class Margin:
    """One question about the person. `shares`: the answers that enough people gave, in the questionnaire's order; `others`: how many gave
    another answer or none, to the nearest five; None where there was nobody else."""

    item: str
    text: Text
    shares: tuple[Told, ...] = ()
    others: int | None = None
    hidden: Message | None = None
