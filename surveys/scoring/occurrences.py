"""How often things occur (barriers), per section and group: the part of the answers on the upper steps of the scale, never a score.

Each question is a breakdown of its own for the gate. A row is the mean of its questions' parts, each as far as it may be said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from surveys.messages import Text
from surveys.questionnaires.values import Item, Questionnaire, Section
from surveys.scoring.beside import Occurrence, Occurrences
from surveys.scoring.disclosure.coding import bounds, capped, coded, edge, few, rounded, said
from surveys.scoring.disclosure.hiding import Part, Split, split
from surveys.scoring.disclosure.thresholds import ROUNDED_BELOW, detail
from surveys.scoring.figures import absent
from surveys.scoring.policy import Entry
from surveys.scoring.scores import RATED, Scores
from surveys.scoring.values import Figure

EVERYBODY = ""


def rated_together(section: Section) -> tuple[Item, ...]:
    """The section's ratings, of which it is counted how often they occur; none if one of them is scored or they do not share a scale."""
    rated = [item for item in section.items if item.kind in RATED]
    alike = len({item.scale for item in rated}) == 1 and not any(item.scored or not item.scale for item in rated)
    return tuple(item for item in rated if item.kind == "rating") if alike else ()


@dataclass(frozen=True, slots=True)
class _Part:
    """How many of `n` people gave one of the upper steps."""

    upper: int
    n: int

    @property
    def percent(self) -> float:
        return 100 * self.upper / self.n


@dataclass(frozen=True, slots=True, eq=False)
class Counter:
    """`too_few`: no group is shown anywhere in the release. `ids`: stratum code → the id under which the release lists it."""

    questionnaire: Questionnaire
    scores: Scores
    k: int
    ids: Mapping[str, str]
    too_few: bool
    ledger: Sequence[Entry]

    def occurrences(self) -> tuple[Occurrences, ...]:
        """One table for each scale on which whole sections are rated without a score."""
        sections = [section for section in self.questionnaire.sections if rated_together(section)]
        return tuple(
            Occurrences(self.steps(scale), tuple(self.row(section) for section in some))
            for scale, some in groupby(sections, key=lambda section: rated_together(section)[0].scale)
        )

    def entries(self) -> Iterator[Entry]:
        """What is printed, for the ledger."""
        for section in self.questionnaire.sections:
            for item in rated_together(section):
                yield from self.of_item(item)

    def steps(self, scale: str) -> tuple[Text, ...]:
        found = self.questionnaire.scale(scale)
        return tuple(point.label for point in found.points if 2 * point.value > found.low + found.high)

    def row(self, section: Section) -> Occurrence:
        items = rated_together(section)
        groups = {self.ids[code]: self.cell(items, code) if self.is_shown(items, code) else absent() for code in self.ids}
        everybody = self.cell(items, EVERYBODY) if all(self.split(item).total for item in items) else absent()
        return Occurrence(section.code, section.title, everybody, groups)

    def is_shown(self, items: Sequence[Item], stratum: str) -> bool:
        return all(stratum in self.split(item).shown for item in items)

    def cell(self, items: Sequence[Item], stratum: str) -> Figure:
        """In words below 20 people, and as a bound where one or two people, or all but so few, gave an upper step (R8)."""
        parts = [self.part(item, stratum) for item in items]
        n, shares = self.part(self.rarest(items), stratum).n, [few(part.n) for part in parts]
        edges = {edge(part.percent, share) for part, share in zip(parts, shares, strict=True)} - {""}
        mean = sum(capped(part.percent, share) for part, share in zip(parts, shares, strict=True)) / len(parts)
        side = edge(mean, max(shares)) or (edges.pop() if len(edges) == 1 else "")
        value = coded(mean, max(shares))
        if min(part.n for part in parts) < ROUNDED_BELOW and not side:
            return Figure(rounded(value / 10) * 10, n=n, sentence=said(value, 0))
        return Figure(value, n=n, edge=side)

    def rarest(self, items: Sequence[Item]) -> Item:
        """The question that fewest people answered: its number of people is printed in every cell of the row."""
        return min(items, key=lambda item: self.part(item, EVERYBODY).n)

    def part(self, item: Item, stratum: str) -> _Part:
        tally = self.scores.rated[item.code].tally
        counted = tally.over(tally.strata if stratum == EVERYBODY else [stratum])
        middle = sum(map(int, (min(counted.values, key=int), max(counted.values, key=int)))) / 2
        return _Part(sum(people for value, people in counted.values.items() if int(value) > middle), counted.n)

    def split(self, item: Item) -> Split:
        """R2, R3 and R8 for one question: percentages need ten people, and so do those that are hidden. Where only a bound could
        be said of a group, no group is shown: everybody's number minus those of the others would undo it."""
        tally = self.scores.rated[item.code].tally
        parts = {one.code: Part(tally.strata[one.code].n, len(one.groups)) for one in self.scores.strata}
        never = frozenset(parts) if self.too_few else frozenset()
        found = split(parts, detail(self.k), never, lambda hidden: self.remainder_is_safe(item, hidden))
        if not all(self.remainder_is_safe(item, [code]) for code in found.shown):
            found = Split((), tuple(sorted(parts)), total=found.total)
        old = {entry for entry in self.ledger if entry.variable == _variable(item)}
        return found if old <= set(self.entries_of(item, found)) else Split((), tuple(sorted(parts)), total=False)

    def remainder_is_safe(self, item: Item, hidden: Sequence[str]) -> bool:
        parts = [self.part(item, code) for code in hidden]
        upper, n = sum(part.upper for part in parts), sum(part.n for part in parts)
        low, high = bounds(few(n))
        return low <= 100 * upper / n <= high

    def of_item(self, item: Item) -> Iterator[Entry]:
        yield from self.entries_of(item, self.split(item))

    def entries_of(self, item: Item, found: Split) -> Iterator[Entry]:
        """Every answer weighs the same over everybody, as in the printed spread of the same answers (R6)."""
        tally = self.scores.rated[item.code].tally
        for code in found.shown:
            yield Entry(_variable(item), {code: Fraction(1, tally.strata[code].n)})
        if found.total:
            whole = sum(one.n for one in tally.strata.values())
            yield Entry(_variable(item), {code: Fraction(1, whole) for code, one in tally.strata.items() if one.n})


def _variable(item: Item) -> str:
    return f"upper:{item.code}"
