"""The phases of an evaluation and what part groups have in them: the participation card. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from surveys.messages import Message, Text, msg
from surveys.scoring.added import PhaseLine

PHASES: Mapping[str, Message] = MappingProxyType(
    {
        "inform": msg("Inform"),
        "design": msg("Design together"),
        "collect": msg("Collect"),
        "sense": msg("Make sense"),
        "brief": msg("Brief"),
        "dialogue": msg("Dialogue"),
        "follow_up": msg("Follow up"),
    }
)
PARTS: Mapping[str, Message] = MappingProxyType({"informed": msg("informed"), "consulted": msg("consulted"), "decides": msg("decides")})
NO_PART = msg("no part")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One group: its parts by phase, in the order of PHASES; empty where it has none."""

    group: str
    name: Text
    position: int
    lines: tuple[PhaseLine, ...]


def card(lines: Sequence[PhaseLine]) -> tuple[CardRow, ...]:
    """A row for each group, in the partnership's order."""
    by_group: dict[str, dict[str, PhaseLine]] = {}
    for line in lines:
        by_group.setdefault(line.group, {})[line.phase] = line
    return tuple(_row(parts) for parts in by_group.values())


def part_of(line: PhaseLine) -> Message:
    """The part in words."""
    return PARTS.get(line.part, NO_PART)


def _row(parts: Mapping[str, PhaseLine]) -> CardRow:
    first = next(iter(parts.values()))
    empty = (PhaseLine(phase, first.group, first.name, first.position, "") for phase in PHASES)
    return CardRow(first.group, first.name, first.position, tuple(parts.get(line.phase, line) for line in empty))
