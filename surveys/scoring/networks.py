"""Who works with whom: how often, where at least k people on both sides answered, and how well, where both partners agreed as well.

People of one partner are one cell for each partner that they were asked about; cells share nobody, and no total stands beside them, so that
nothing can be worked out by subtraction (statistics.md R3, R15; decisions.md: never the quality of a named partner unless both agree).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.messages import Message, msg
from surveys.questionnaires.asking.relating import OFTEN, WELL
from surveys.questionnaires.values import Item, Questionnaire
from surveys.scoring.columns import Ends, codes, worth
from surveys.scoring.disclosure.thresholds import hidden
from surveys.scoring.estimands import as_they_came
from surveys.scoring.figures import absent, exact, in_cell
from surveys.scoring.measures import Measure, measure
from surveys.scoring.pack import Pack
from surveys.scoring.persons import Raters
from surveys.scoring.policy import Entry
from surveys.scoring.pools import pool
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import Figure

Pair = tuple[str, str]

NOT_AGREED = msg("How well it goes is shown only between partners that both agreed to this evaluation.")


@dataclass(frozen=True, slots=True, eq=False)
class RelatedItem:
    """A question about each partner. `often`, `well`: by (rater, rated) the measure of those of the rater's people who are kept apart."""

    item: Item
    often: Mapping[Pair, Measure]
    well: Mapping[Pair, Measure]


def related(item: Item, questionnaire: Questionnaire, pack: Pack) -> RelatedItem:
    """Everything that the pack's pools hold about this question."""
    names = [partner.code for partner in item.partners]
    pairs = [(rater, rated) for rater in names for rated in names if rater != rated]
    scales = {OFTEN: questionnaire.scale(item.scale), WELL: questionnaire.scale(item.second_scale)}

    def of(asked: str) -> Mapping[Pair, Measure]:
        ends = Ends(scales[asked].low, scales[asked].high)
        known = {pair: pool(item.code, *pair, asked) for pair in pairs}
        return {
            pair: measure(name, pack.k, {pair[0]: Raters(codes(pack.pools[name]), worth(ends))}, {pair[0]: None}, 100 / ends.steps)
            for pair, name in known.items()
            if name in pack.pools
        }

    return RelatedItem(item, of(OFTEN), of(WELL))


@dataclass(frozen=True, slots=True, eq=False)
class Networker:
    """`agreed`: the codes of the partners that agreed to the evaluation. `too_few`: nothing by group is shown anywhere."""

    related: Sequence[RelatedItem]
    k: int
    agreed: Collection[str]
    too_few: bool
    ledger: Sequence[Entry]

    def networks(self) -> tuple[Network, ...]:
        return tuple(self.network(one) for one in self.related)

    def entries(self) -> Iterator[Entry]:
        """The means that are printed, for the ledger."""
        for one in self.related:
            for tie in self.ties(one):
                for figure, measures in ((tie.often, one.often), (tie.well, one.well)):
                    if figure.value is not None:
                        yield _entry(measures[tie.rater, tie.rated])

    def network(self, one: RelatedItem) -> Network:
        item, ties = one.item, tuple(self.ties(one))
        partners = tuple((partner.code, partner.label) for partner in item.partners)
        plain = Network(item.code, item.text, item.ask, item.second_ask, partners, ties)
        if not ties:
            return replace(plain, hidden=hidden())
        return replace(plain, notes=tuple(self.notes(ties)))

    def ties(self, one: RelatedItem) -> Iterator[Tie]:
        for pair in one.often:
            if (often := self.figure(one.often, pair)).value is not None:
                both = set(pair) <= set(self.agreed)
                yield Tie(*pair, often, self.figure(one.well, pair) if both else absent())

    def figure(self, measures: Mapping[Pair, Measure], pair: Pair) -> Figure:
        """R1, R7, R8, R10: the mean of one direction, if both directions have enough people. It is said as of k people, so that it tells no
        number of people: those of an organisation and of its group together would count the others of the group."""
        back = (pair[1], pair[0])
        if self.too_few or not all(self.is_enough(measures, one) for one in (pair, back)):
            return absent()
        estimate = as_they_came(measures[pair].samples)
        assert estimate is not None
        bare = replace(exact(estimate, None), low=float("nan"), high=float("nan"), heaviest=measures[pair].guard / self.k)
        return replace(in_cell(bare), n=self.k)

    def is_enough(self, measures: Mapping[Pair, Measure], pair: Pair) -> bool:
        if pair not in measures:
            return False
        entry = _entry(measures[pair])
        before = (old for old in self.ledger if old.variable == entry.variable)
        return _people(measures[pair]) >= self.k and all(old == entry for old in before)

    def notes(self, ties: Sequence[Tie]) -> Iterator[Message]:
        yield msg(
            "Lines stand only where at least {k} people on both sides answered. Partners without a line may work together all the same.",
            k=self.k,
        )
        if any(not {tie.rater, tie.rated} <= set(self.agreed) for tie in ties):
            yield NOT_AGREED


def _people(one: Measure) -> int:
    return sum(sample.n for sample in one.samples.values())


def _entry(one: Measure) -> Entry:
    estimate = as_they_came(one.samples)
    return Entry(f"item:{one.code}", estimate.weights() if estimate else {})
