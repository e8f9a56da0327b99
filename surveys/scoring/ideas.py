"""What a rule thinks is worth a conversation, before it becomes a finding with a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.messages import Message, msg

FINDING, DISCUSS = "finding", "discuss"
STRENGTH, LOW, GAP, DIVIDED, CHANGE = "strength", "low", "gap", "divided", "change"
CANNOT_SAY, KEPT, UNKEPT, BOTTLENECK = "cannot_say", "kept", "unkept", "bottleneck"

PROMPTS: Mapping[str, Message] = {
    STRENGTH: msg("What made this possible, and what would keep it so?"),
    LOW: msg("What lies behind this, and what should change first?"),
    GAP: msg("What does each side see here that the other does not?"),
    DIVIDED: msg("What do people on either side have in mind?"),
    CHANGE: msg("What has been done differently since the last round?"),
    CANNOT_SAY: msg("Who could tell us about this, and what would they need for it?"),
    KEPT: msg("Who did what so that this could be kept, and who should hear thanks for it?"),
    UNKEPT: msg("What stood in the way, what was outside our hands, and what is still owed to whom?"),
    BOTTLENECK: msg("When did this last hold up work, and who could take one small step so that it happens less?"),
}
"""One question for the room for each kind of finding."""

KINDS: Mapping[str, Message] = {
    STRENGTH: msg("strength"),
    LOW: msg("low"),
    GAP: msg("difference"),
    DIVIDED: msg("divided views"),
    CHANGE: msg("change"),
    CANNOT_SAY: msg("cannot be said"),
    KEPT: msg("promise kept"),
    UNKEPT: msg("promise not kept, or not yet"),
    BOTTLENECK: msg("bottleneck"),
}

AS_REPORTED = msg("as reported by those who measure it; no answers enter it")
STRONG = msg("strong evidence")
GOOD = msg("good evidence")
HINT = msg("a hint: it may be chance")
STRONG_FROM = 30
"""People from whom on a finding's evidence is called strong."""


@dataclass(frozen=True, slots=True)
class Idea:
    """`weight` in points: how far the nearer end of its range lies beyond what is expected, so that size and certainty both count.
    `evidence`: codes of what it rests on (`evidence.lines`). `strength`: its words for the evidence; None: by rank and `people`.
    `tried`: small things that partners have tried."""

    rank: str
    kind: str
    weight: float
    statement: Message
    dimension: str = ""
    evidence: tuple[str, ...] = ()
    people: int = 0
    strength: Message | None = None
    tried: tuple[Message, ...] = ()

    @property
    def said_strength(self) -> Message:
        """How strong the evidence is, in words."""
        if self.strength:
            return self.strength
        if self.rank == DISCUSS:
            return HINT
        return STRONG if self.people >= STRONG_FROM else GOOD
