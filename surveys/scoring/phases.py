"""The phases of an evaluation and what part groups have in them: the participation card. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
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
NOT_NOTED = "not noted"
"""In place of a part: of the phase nothing is noted for any group, for instance because it is still to come."""


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
    noted = frozenset(line.phase for line in lines if line.part)
    return tuple(_row(parts, noted) for parts in by_group.values())


def part_of(line: PhaseLine) -> Message:
    """The part in words."""
    return msg("nothing noted yet") if line.part == NOT_NOTED else PARTS.get(line.part, NO_PART)


def _row(parts: Mapping[str, PhaseLine], noted: AbstractSet[str]) -> CardRow:
    first = next(iter(parts.values()))
    empty = [PhaseLine(phase, first.group, first.name, first.position, "" if phase in noted else NOT_NOTED) for phase in PHASES]
    return CardRow(
        first.group, first.name, first.position, tuple(parts.get(one.phase, one) if one.phase in noted else one for one in empty)
    )
