"""Everything that can be counted from one pack: exact, internal and not for display. `release` decides what of it anybody may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys.questionnaires.values import Headline, Item
from surveys.scoring.measures import Measure
from surveys.scoring.pack import GroupCount, Words
from surveys.scoring.tallies import NumberItem, RatedItem, Tally


@dataclass(frozen=True, slots=True)
class StratumFacts:
    """One stratum without its answers. Several `groups`: they were merged and cannot be told apart any more.

    `invited` N (None: unknown), `answered` r people, `organisations` they came from (0: unknown), `dominated`: one organisation holds more
    than 70 % of the answers (statistics.md R9).
    """

    code: str
    groups: tuple[str, ...]
    invited: int | None
    answered: int
    organisations: int = 0
    dominated: bool = False

    @property
    def merged(self) -> bool:
        return len(self.groups) > 1


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceItem:
    """A choice or choices item: how many people ticked each option, per stratum."""

    item: Item
    tally: Tally


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that ask the same of "our organisation" (`own`) and of "the other partners" (`other`); codes of rated items."""

    pair: str
    own: str
    other: str


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The exact results of one pack.

    `strata` in pack order; their codes are the keys in every measure and tally. `groups`: every group with N, r only where not merged.
    `headlines`: mean of the dimension scores per person (at least half of the headline's dimensions). `dimensions`: mean of the answered
    items per person (statistics.md 2.3). `scored`: per dimension the codes of the items that enter it. `rated`, `choices`, `numbers` by
    item code, in the questionnaire's order. `texts`: what was written, per item, without stratum. A dimension without scored items is
    left out.
    """

    questionnaire: str
    k: int
    strata: tuple[StratumFacts, ...]
    groups: tuple[GroupCount, ...]
    headlines: Mapping[Headline, Measure]
    dimensions: Mapping[str, Measure]
    scored: Mapping[str, tuple[str, ...]]
    rated: Mapping[str, RatedItem]
    choices: Mapping[str, ChoiceItem]
    numbers: Mapping[str, NumberItem]
    pairs: tuple[Pair, ...]
    texts: Mapping[str, tuple[Words, ...]]
