"""The business case then and now: each claim beside its indicator, what people say, and whether it was worth the effort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.messages import Message, msg
from surveys.scoring.added import CaseLine
from surveys.scoring.facts import IndicatorFact
from surveys.scoring.values import DimensionResult, Released

WORTH: Mapping[str, Message] = MappingProxyType(
    {
        "worth": msg("It was worth the effort"),
        "partly": msg("It was worth the effort in part"),
        "not": msg("It was not worth the effort"),
        "too_early": msg("It is too early to say"),
    }
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim with what the release holds about it; None where there is nothing."""

    line: CaseLine
    indicator: IndicatorFact | None
    heard: DimensionResult | None

    @property
    def worth(self) -> Message | None:
        return WORTH.get(self.line.worth)


def claims(released: Released) -> tuple[Claimed, ...]:
    """Every claim of the dossier with the release's own indicator (by its name) and topic (by its code)."""
    indicators = {one.name: one for one in released.facts.indicators}
    topics = {one.code: one for one in released.dimensions}
    return tuple(Claimed(line, indicators.get(line.indicator), topics.get(line.heard)) for line in released.dossier.case)
