"""Who works with whom, as far as it may be printed. Standard library only, like `values`, which holds the whole release."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveys.messages import Message, Text
from surveys.scoring.figured import Figure


@dataclass(frozen=True, slots=True)
class Tie:
    """What people of one partner say of another; both are codes of partners. A ten-point cell or a bound each, said as if the fewest
    people who may be shown had answered (`n`); there is one of this direction only where there is one of the other."""

    rater: str
    rated: str
    often: Figure
    well: Figure


@dataclass(frozen=True, slots=True)
class Network:
    """One question about each partner. `partners`: their names by code, by the alphabet. `ties`: those that may be shown, in the order of
    the partners; `hidden` where there is none."""

    item: str
    text: Text
    ask: Text
    second_ask: Text
    partners: tuple[tuple[str, Text], ...]
    ties: tuple[Tie, ...] = ()
    hidden: Message | None = None
    notes: tuple[Message, ...] = field(default_factory=tuple)

    def tie(self, rater: str, rated: str) -> Tie | None:
        """What is shown of one direction."""
        return next((tie for tie in self.ties if (tie.rater, tie.rated) == (rater, rated)), None)
