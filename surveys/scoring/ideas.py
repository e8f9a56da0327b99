"""What a rule thinks is worth a conversation, before it becomes a finding with a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.messages import Message, msg

FINDING, DISCUSS = "finding", "discuss"
STRENGTH, LOW, GAP, DIVIDED, CHANGE = "strength", "low", "gap", "divided", "change"
CANNOT_SAY, KEPT, UNKEPT, BOTTLENECK = "cannot_say", "kept", "unkept", "bottleneck"

PROMPTS: Mapping[str, tuple[Message, ...]] = {
    STRENGTH: (
        msg("What made this possible, and what would keep it so?"),
        msg("What could another partnership learn from this?"),
        msg("Which habit behind this should stand in the next agreement?"),
    ),
    LOW: (
        msg("What lies behind this, and what should change first?"),
        msg("What has been tried already, and what did it teach us?"),
        msg("What is the smallest change that people would notice within three months?"),
    ),
    GAP: (
        msg("What does each side see here that the other does not?"),
        msg("If you sat on the other side of the table, what would you have answered, and why?"),
        msg("When did you last notice that the sides see this differently?"),
        msg("What could each side do that the other would notice?"),
    ),
    DIVIDED: (
        msg("What do people on either side have in mind?"),
        msg("How could two people answer differently here, and both be right?"),
    ),
    CHANGE: (
        msg("What has been done differently since the last round?"),
        msg("What has changed here since the last round, and who has noticed it?"),
        msg("What brought things here to where they are today, and will it last?"),
    ),
    CANNOT_SAY: (
        msg("Who could tell us about this, and what would they need for it?"),
        msg("What would people need to see or hear to be able to judge this?"),
    ),
    KEPT: (
        msg("Who did what so that this was reached, and who should hear thanks for it?"),
        msg("What did it cost to reach this, and was it worth it?"),
    ),
    UNKEPT: (
        msg("What stood in the way, what was outside our hands, and what is still owed to whom?"),
        msg("What can still be done about this, by whom, and by when?"),
    ),
    BOTTLENECK: (
        msg("When did this last hold up work, and who could take one small step so that it happens less?"),
        msg("Which rule or habit behind this could we change ourselves, without asking anybody?"),
        msg("Who is waiting for whom here, and do they know it?"),
    ),
}
"""Questions for the room for each kind of finding; findings of one kind take them in turns."""


def prompt(kind: str, before: int) -> Message:
    """The question for a finding that has `before` others of its kind above it."""
    return PROMPTS[kind][before % len(PROMPTS[kind])]


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
UNSAID = msg("what the answers cannot say")
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
            return UNSAID if self.kind == CANNOT_SAY else HINT
        return STRONG if self.people >= STRONG_FROM else GOOD
