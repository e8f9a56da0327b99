"""The copy of the partnership and evaluation that a release keeps and prints; later edits do not alter an old debrief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from surveys.messages import Message


@dataclass(frozen=True, slots=True)
class PartnerFact:
    organisation: str
    kind: str = ""
    pillar: str = ""
    country: str = ""
    focal_person: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveFact:
    text: str
    sdgs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """An indicator as reported: figures in its own unit; `achievement` in % of the way from baseline to target, or None with `why_not`."""

    name: str
    unit: str
    baseline: float | None
    target: float | None
    actual: float | None
    source: str
    direction: str
    achievement: int | None = None
    why_not: Message | None = None


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """Where a partner stood when the round was opened: "agreed", "otherwise" (in another way, written down by an evaluator with the
    `reason`) or "without" (opened without its agreement, for this `reason`); `objection` is what its focal person had said;
    `organisation`: the id of its organisation."""

    partner: str
    state: str
    reason: str = ""
    objection: str = ""
    organisation: str = ""


AGREED = ("agreed", "otherwise")
"""The states of a partner that gave its agreement."""


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """What was changed after the opening, as every focal person was told it at the same time."""

    what: Message
    why: str
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """The copy of the partnership and evaluation that a release prints; later edits do not alter an old debrief."""

    partnership: str
    summary: str
    partners: tuple[PartnerFact, ...]
    evaluation: str
    starts: date | None = None
    ends: date | None = None
    opened: date | None = None
    closed: date | None = None
    released: date | None = None
    business_case: str = ""
    objectives: tuple[ObjectiveFact, ...] = ()
    indicators: tuple[IndicatorFact, ...] = ()
    owner: str = ""
    complaints: str = ""
    mode: str = "anonymous"
    origin: str = ""
    assisted: bool = False
    round: int = 1
    fictional: bool = False
    agreements: tuple[AgreementFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()
