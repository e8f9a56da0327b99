"""What a release is asked with, beside the scores: the rules in force, the groups' names, the comments, and what was printed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from surveys.messages import Text
from surveys.scoring.values import Released


@dataclass(frozen=True, slots=True)
class Policy:
    """`k`: people per printed figure, 5 to 20, fixed at the first invitation. `estimand`: which mean leads, "groups" or "people",
    chosen before opening; both are always printed. `guarded`: scores near an end are printed as limits so early that not
    even a colleague, who knows one answer, can narrow down another (attack C)."""

    k: int = 5
    estimand: str = "groups"
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group's id, its name in every language, and its place in the partnership's list, which fixes colour and shape."""

    id: str
    name: Text
    position: int


@dataclass(frozen=True, slots=True)
class Comment:
    """One text written for `item`, as it may be printed. It is quoted only if its author agreed (`may_quote`) and the evaluator ticked
    it (`chosen`). `translation`: by hand, into `translated_to`. `themes`: codes of `Desk.themes`."""

    item: str
    text: str
    lang: str
    may_quote: bool = False
    chosen: bool = False
    translation: str = ""
    translated_to: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What evaluators made of the comments: names of `themes` by code, in their order; `summaries` by item: words and their language."""

    themes: Mapping[str, Text] = field(default_factory=dict)
    summaries: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed mean as the ledger remembers it: `weights` says for each stratum what each of its people with a score on `variable`
    ("headline:…", "dimension:…", "item:…") weighs in it (statistics.md R15)."""

    variable: str
    weights: Mapping[str, Fraction] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.variable, frozenset(self.weights.items())))

    def to_json(self) -> dict[str, str]:
        """The weights as exact fractions in words, by stratum."""
        return {stratum: str(weight) for stratum, weight in sorted(self.weights.items())}

    @classmethod
    def from_json(cls, variable: str, weights: Mapping[str, Any]) -> Entry:
        """The entry that `to_json` wrote."""
        return cls(variable, {stratum: Fraction(weight) for stratum, weight in weights.items()})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A release and the figures that it adds to the ledger."""

    released: Released
    entries: tuple[Entry, ...]
