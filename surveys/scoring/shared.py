"""Groups that were asked other questions on a topic: which of them both were asked, and how each answered those (statistics.md 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from surveys.questionnaires.values import Questionnaire
from surveys.scoring.columns import Codes, ends_of
from surveys.scoring.guarding import of_measure
from surveys.scoring.measures import Measure, measure
from surveys.scoring.persons import Averages, Raters, averages
from surveys.scoring.scores import Scores, asked_by, steps_of

LEAST_SHARED = 0.5
"""The share of a topic's questions that either of two groups is asked, which both must be asked for a comparison."""

FAMILY = "shared:"
LONGEST = 200
"""Characters up to which the ledger names questions by their codes."""


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """A topic's questions `items`, in its order, as a topic of their own: who answered enough of them has a score there."""

    dimension: str
    items: tuple[str, ...]
    variable: str
    measure: Measure


@dataclass(frozen=True, eq=False)
class Sharing:
    """Who was asked what in one evaluation, by the questionnaire and not by what anybody answered. `guarded`: see `thresholds.guard`."""

    questionnaire: Questionnaire
    scores: Scores
    guarded: bool = False

    def alike(self, dimension: str, strata: Iterable[str]) -> bool:
        """Whether all groups of these strata are asked the same on the topic."""
        return len(self.asked(dimension, strata)) < 2

    def asked(self, dimension: str, strata: Iterable[str]) -> frozenset[frozenset[str]]:
        """The sets of the topic's questions that one or the other group of these strata is asked."""
        scored = self.scores.scored[dimension]
        return frozenset(one.intersection(scored) for stratum in strata for one in self._asked[stratum])

    def items(self, dimension: str, a: str, b: str) -> tuple[str, ...]:
        """The questions on which two strata that were asked otherwise are compared: those that everybody in both is asked. None where
        they are asked alike, or where these are less than half of what one of their groups is asked."""
        sets = self.asked(dimension, (a, b))
        both = frozenset.intersection(*sets) if sets else frozenset()
        enough = both and all(len(both) >= LEAST_SHARED * len(one) for one in sets)
        return tuple(item for item in self.scores.scored[dimension] if item in both) if enough and len(sets) > 1 else ()

    def of(self, dimension: str, items: Sequence[str]) -> Shared:
        """The scores on these questions, by the same rule as those on the whole topic."""
        variable = self.variable(dimension, items)
        if variable not in self._known:
            invited = {stratum.code: stratum.invited for stratum in self.scores.strata}
            people = {stratum: self._averages(items, stratum) for stratum in invited}
            found = measure(variable, self.scores.k, people, invited, steps_of(self.questionnaire, self._asked, tuple(items)))
            self._known[variable] = Shared(dimension, tuple(items), variable, of_measure(found) if self.guarded else found)
        return self._known[variable]

    def variable(self, dimension: str, items: Sequence[str]) -> str:
        """What the ledger calls it: the same in every release of an evaluation, whose questionnaire stays as it is."""
        scored = self.scores.scored[dimension]
        codes = "+".join(items)
        if len(codes) > LONGEST:
            codes = f"#{sum(1 << scored.index(item) for item in items):x}"
        return f"{FAMILY}{dimension}:{codes}"

    def named(self, variable: str, dimension: str) -> Shared | None:
        """The one of the topic that the ledger calls so."""
        start, scored = f"{FAMILY}{dimension}:", self.scores.scored[dimension]
        if not variable.startswith(start):
            return None
        codes = variable.removeprefix(start)
        if not codes.startswith("#"):
            return self.of(dimension, [item for item in scored if item in codes.split("+")])
        return self.of(dimension, [item for place, item in enumerate(scored) if int(codes[1:], 16) >> place & 1])

    def parts(self, dimension: str, sets: Sequence[Sequence[str]]) -> tuple[Shared, ...]:
        """The topic's questions cut into the smallest parts of which each of `sets` holds all or nothing."""
        cut: dict[tuple[bool, ...], list[str]] = {}
        for item in self.scores.scored[dimension]:
            cut.setdefault(tuple(item in one for one in sets), []).append(item)
        return tuple(self.of(dimension, items) for items in cut.values())

    @cached_property
    def _asked(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """By stratum."""
        return asked_by(self.questionnaire, {stratum.code: stratum.groups for stratum in self.scores.strata})

    @cached_property
    def _known(self) -> dict[str, Shared]:
        return {}

    def _averages(self, items: Sequence[str], stratum: str) -> Averages:
        return averages([(self._column(item, stratum), ends_of(self.questionnaire.item(item), self.questionnaire)) for item in items])

    def _column(self, item: str, stratum: str) -> Codes:
        people = self.scores.rated[item].measure.people[stratum]
        assert isinstance(people, Raters)
        return people.column
