"""Everything that can be counted from one pack: exact, internal and not for display. `release` decides what of it anybody may see."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from surveys.questionnaires import personal
from surveys.questionnaires.showing import asked_of
from surveys.questionnaires.values import About, Headline, Item, Questionnaire
from surveys.scoring.columns import Codes, Ends, codes, count_bits, count_codes, count_numbers, ends_of, numbers, worth
from surveys.scoring.measures import Measure, Persons, measure
from surveys.scoring.networks import RelatedItem, related
from surveys.scoring.pack import Column, GroupCount, Pack, Stratum, Words
from surveys.scoring.parted import PARTED, PartedItem, parted
from surveys.scoring.persons import Averages, Raters, averages, composed
from surveys.scoring.statistics.summaries import Summary, summary, together
from surveys.scoring.tallies import ChoiceItem, Counted, NumberItem, RatedItem, Tally

RATED = ("rating", "zero_to_ten")
CHOSEN = ("choice", "choices")
COUNTED = ("number", "date")


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
    items per person (statistics.md 2.3). `scored`: per dimension the codes of the items that enter it. `summaries`: per dimension and
    stratum its whole numbers, items in the order of `scored`. `rated`, `choices`, `numbers` by item code, in the questionnaire's order;
    `parted` the questions of several parts; `related` those about each partner. `texts`: what was written, per item, without stratum.
    `personal`: the questions about the person, by item code, over everybody. A dimension without scored items is left out.
    """

    questionnaire: str
    k: int
    strata: tuple[StratumFacts, ...]
    groups: tuple[GroupCount, ...]
    headlines: Mapping[Headline, Measure]
    dimensions: Mapping[str, Measure]
    scored: Mapping[str, tuple[str, ...]]
    summaries: Mapping[str, Mapping[str, Summary]]
    rated: Mapping[str, RatedItem]
    choices: Mapping[str, ChoiceItem]
    numbers: Mapping[str, NumberItem]
    parted: Mapping[str, PartedItem]
    pairs: tuple[Pair, ...]
    texts: Mapping[str, tuple[Words, ...]]
    related: tuple[RelatedItem, ...] = ()
    personal: Mapping[str, Counted] = field(default_factory=dict)


def score(questionnaire: Questionnaire, pack: Pack) -> Scores:
    """Everything that can be counted from `pack`, whose answers were given to `questionnaire`.

    Raises KeyError when an item has no column, ValueError when a column holds what the questionnaire does not offer.
    """
    about = {item.code: _pooled(item, pack) for item in personal.items(questionnaire) if item.code in pack.pools}
    questionnaire = personal.impersonal(questionnaire)
    rated = {item.code: _rated(item, questionnaire, pack) for item in questionnaire.items() if item.kind in RATED}
    scored = dict(_scored(questionnaire))
    exact = {code: _dimension(questionnaire, pack, items) for code, items in scored.items()}
    asked = asked_by(questionnaire, {stratum.code: stratum.groups for stratum in pack.strata})
    steps = {code: steps_of(questionnaire, asked, items) for code, items in scored.items()}

    def step(headline: Headline) -> Mapping[str, float]:
        its = [steps[code] for code in exact if questionnaire.dimension(code).headline is headline]
        return {stratum: min(one[stratum] for one in its) / len(its) for stratum in asked}

    return Scores(
        pack.questionnaire,
        pack.k,
        tuple(map(_facts, pack.strata)),
        pack.groups,
        {headline: _measure(headline, pack, people, step(headline)) for headline, people in _headlines(questionnaire, exact)},
        {code: _measure(code, pack, people, steps[code]) for code, people in exact.items()},
        scored,
        {code: _summaries(questionnaire, pack, items, exact[code]) for code, items in scored.items()},
        rated,
        {item.code: _choice(item, pack) for item in questionnaire.items() if item.kind in CHOSEN},
        {item.code: _number(item, pack) for item in questionnaire.items() if item.kind in COUNTED},
        {item.code: parted(item, questionnaire, pack) for item in questionnaire.items() if item.kind in PARTED},
        tuple(_pairs(questionnaire)),
        pack.texts,
        tuple(related(item, questionnaire, pack) for item in questionnaire.items() if item.partners),
        about,
    )


def _facts(stratum: Stratum) -> StratumFacts:
    return StratumFacts(stratum.code, stratum.groups, stratum.invited, stratum.answered, stratum.organisations, dominated=stratum.dominated)


def _measure(code: str, pack: Pack, people: Mapping[str, Persons], step: float | Mapping[str, float] = 0.0) -> Measure:
    return measure(code, pack.k, people, {stratum.code: stratum.invited for stratum in pack.strata}, step)


def asked_by(questionnaire: Questionnaire, groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """For each stratum of these groups the codes of the questions that each group in it is asked, whatever anybody answers."""
    known = {
        group: frozenset(code for section in questionnaire.sections for code in asked_of(section, group))
        for group in {one for some in groups.values() for one in some}
    }
    return {stratum: tuple(known[group] for group in some) for stratum, some in groups.items()}


def steps_of(questionnaire: Questionnaire, asked: Mapping[str, tuple[frozenset[str], ...]], items: tuple[str, ...]) -> Mapping[str, float]:
    """For each stratum how far apart the scores lie of people who answered all of `items` that their group is asked (see `asked_by`); of
    several groups those that lie farthest."""
    return {stratum: max(_step(questionnaire, tuple(one.intersection(items)) or items) for one in some) for stratum, some in asked.items()}


def _step(questionnaire: Questionnaire, items: tuple[str, ...]) -> float:
    return 100 / (math.lcm(*(ends_of(questionnaire.item(code), questionnaire).steps for code in items)) * len(items))


def _tally(item: Item, pack: Pack, count: Callable[[Column], Counted], empty: Column) -> Tally:
    return Tally(item.code, count(empty), {stratum.code: count(stratum.columns[item.code]) for stratum in pack.strata})


def _rated(item: Item, questionnaire: Questionnaire, pack: Pack) -> RatedItem:
    ends = ends_of(item, questionnaire)
    values = {str(value): value for value in ends.values}
    tally = _tally(item, pack, lambda column: count_codes(column, values), Column("code", b""))
    people = {stratum.code: Raters(codes(stratum.columns[item.code]), worth(ends)) for stratum in pack.strata}
    return RatedItem(item, _measure(item.code, pack, people, 100 / ends.steps), tally)


def _choice(item: Item, pack: Pack) -> ChoiceItem:
    options = tuple(option.code for option in item.options)
    places = {code: place for place, code in enumerate(options)}
    if item.kind == "choice":
        return ChoiceItem(item, _tally(item, pack, lambda column: count_codes(column, places), Column("code", b"")))
    return ChoiceItem(item, _tally(item, pack, lambda column: count_bits(column, options), Column("bits", b"")))


def _pooled(item: Item, pack: Pack) -> Counted:
    return count_codes(pack.pools[item.code], {option.code: place for place, option in enumerate(item.options)})


def _number(item: Item, pack: Pack) -> NumberItem:
    people = {stratum.code: numbers(stratum.columns[item.code]) for stratum in pack.strata}
    return NumberItem(item, people, _tally(item, pack, count_numbers, Column("number", b"")))


def _scored(questionnaire: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each dimension with the codes of the items that enter it, in the questionnaire's order; without those that have none."""
    for dimension in questionnaire.dimensions:
        items = tuple(item.code for item in questionnaire.items_of(dimension.code) if item.kind == "rating" and item.scored)
        if items:
            yield dimension.code, items


def _dimension(questionnaire: Questionnaire, pack: Pack, items: tuple[str, ...]) -> Mapping[str, Averages]:
    return {stratum.code: averages(_columns(questionnaire, stratum, items)) for stratum in pack.strata}


def _summaries(questionnaire: Questionnaire, pack: Pack, items: tuple[str, ...], people: Mapping[str, Averages]) -> Mapping[str, Summary]:
    return {stratum.code: summary(_columns(questionnaire, stratum, items), people[stratum.code]) for stratum in pack.strata}


def summary_of(questionnaire: Questionnaire, pack: Pack, dimension: str) -> Summary:
    """One dimension's whole numbers over the whole pack. Raises KeyError where it has no scored items."""
    items = dict(_scored(questionnaire))[dimension]
    return together(_summaries(questionnaire, pack, items, _dimension(questionnaire, pack, items)).values())


def _columns(questionnaire: Questionnaire, stratum: Stratum, items: tuple[str, ...]) -> list[tuple[Codes, Ends]]:
    return [(codes(stratum.columns[code]), ends_of(questionnaire.item(code), questionnaire)) for code in items]


def _headlines(
    questionnaire: Questionnaire, exact: Mapping[str, Mapping[str, Averages]]
) -> Iterator[tuple[Headline, Mapping[str, Persons]]]:
    for headline in Headline:
        dimensions = [exact[code] for code in exact if questionnaire.dimension(code).headline is headline]
        if dimensions:
            yield headline, {stratum: composed([people[stratum] for people in dimensions]) for stratum in dimensions[0]}


def _pairs(questionnaire: Questionnaire) -> Iterator[Pair]:
    sides: dict[str, dict[About, str]] = {}
    for item in questionnaire.items():
        if item.pair and item.about and item.kind in RATED:
            sides.setdefault(item.pair, {}).setdefault(item.about, item.code)
    for pair, codes_of in sides.items():
        if About.OWN in codes_of and About.OTHER in codes_of:
            yield Pair(pair, codes_of[About.OWN], codes_of[About.OTHER])
