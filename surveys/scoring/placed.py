"""Where a partnership probably stands among comparable ones, as a release holds it. Standard library only, like `values`."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.messages import Message, Text


@dataclass(frozen=True, slots=True)
class Placed:
    """One headline or topic (`variable`: "headline:…" or "dimension:…") among `compared` other partnerships, none of them named. `lowest`
    and `highest`: the fifths, counted from below, between which it probably lies; None with fewer than 20 others."""

    variable: str
    name: Text
    compared: int
    sentence: Message
    lowest: int | None = None
    highest: int | None = None
