"""The same exhaustion for what stands beside the scores: all sets of answers that print alike are put together, and nobody may be told how
many one or two people are, nor that a group stays within less than half of a scale.

Whoever reads knows the rules by which options are put together, words stand for numbers, and groups are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement, product
from random import Random

import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Headline, Item, Missing
from surveys.scoring.disclosure import ladder
from surveys.scoring.packing import pack
from surveys.scoring.parted import parted
from surveys.scoring.parts import Partwise
from surveys.scoring.spreads import of_firsts, of_options, of_ticks
from surveys.scoring.tallies import Counted
from surveys.scoring.values import Tally

from fixtures.counts import Counts, told_few, ways
from fixtures.rated import make_item, make_options, make_questionnaire, make_scale
from fixtures.trials import outcome_of, released_of


def counted(counts: Sequence[int], n: int) -> Counted:
    return Counted({str(place): people for place, people in enumerate(counts)}, n, dict.fromkeys(Missing, 0))


def options_of(kind: str, size: int, alone: Sequence[int] = (), **limits: int | None) -> Item:
    options = make_options(*map(str, range(size)))
    return make_item("c", kind, options=tuple(replace(one, exclusive=place in alone) for place, one in enumerate(options)), **limits)


@pytest.mark.parametrize(("size", "n"), [(3, 10), (4, 15), (4, 20), (5, 12)])
def test_options_put_together_never_tell_by_their_order_which_of_them_is_the_rare_one(size: int, n: int):
    item = options_of("choice", size)
    asked = make_questionnaire({}, others=[item])

    assert told_few(ways(n, size), lambda counts: of_options(item, asked, counted(counts, n), 5)) == []
    assert told_few(ways(n, size), lambda counts: of_firsts(item, counted(counts, n).values, 5)) == []


def ticked(n: int, item: Item) -> set[Counts]:
    """Everything that `n` people can have ticked in all."""
    size, alone = len(item.options), [place for place, option in enumerate(item.options) if option.exclusive]
    least, most = int(item.minimum or 1), int(item.maximum or size)
    every = [one for one in product((0, 1), repeat=size) if sum(one) and (any(one[place] for place in alone) or least <= sum(one) <= most)]
    forms = [one for one in every if sum(one) == 1 or not any(one[place] for place in alone)]
    found = {(0,) * size}
    for _ in range(n):
        found = {tuple(map(sum, zip(one, form, strict=True))) for one in found for form in forms}
    return found


@pytest.mark.parametrize(
    ("size", "n", "least", "most", "alone"),
    [
        (3, 10, None, None, ()),
        (3, 20, None, 1, ()),
        (3, 13, 2, 2, ()),
        (4, 12, None, 2, (3,)),
        (4, 10, 2, 3, (0, 3)),
        (4, 10, None, None, ()),
    ],
)
def test_ticks_never_tell_that_one_or_two_people_ticked_an_option_or_left_it_out(
    size: int, n: int, least: int | None, most: int | None, alone: tuple[int, ...]
):
    """Everybody ticks something: where all others ticked fewer than there are people, the rest is known."""
    item = options_of("choices", size, alone, minimum=least, maximum=most)
    asked = make_questionnaire({}, others=[item])
    sets = [(*counts, *(n - people for people in counts)) for counts in ticked(n, item)]

    assert told_few(sets, lambda counts: of_ticks(item, asked, counted(counts[:size], n), 5)) == []


def test_ticks_that_leave_everybody_open_are_drawn():
    item = options_of("choices", 3)
    asked = make_questionnaire({}, others=[item])

    assert of_ticks(item, asked, counted((9, 8, 1), 12), 5)
    assert of_ticks(item, asked, counted((6, 5, 1), 12), 5) is None


BARRIER = make_item("z1", scale="often", scored=False)
BARRIERS = make_questionnaire(
    {"a": [make_item("a1")]}, headlines={"a": Headline.QUALITY}, others=[BARRIER], scales=[make_scale(), make_scale(1, 2, "often")]
)


@pytest.mark.parametrize("sizes", [(10, 10), (10, 13)])
def test_no_group_is_told_to_have_one_or_two_who_say_that_something_happens_often(sizes: Sequence[int]):
    """Everybody's number minus that of one group is that of the other."""

    def printed(numbers: Counts) -> object:
        people = [
            Record("AB"[place], {"a1": Answer(2 + at % 3), "z1": Answer(2 if at < numbers[place] else 1)})
            for place, size in enumerate(sizes)
            for at in range(size)
        ]
        released = outcome_of(people, asked=BARRIERS).released
        return repr((released.occurrences, released.tallies, released.findings))

    sets = [(a, sizes[0] - a, b, sizes[1] - b) for a, b in product(range(sizes[0] + 1), range(sizes[1] + 1))]

    assert told_few(sets, lambda one: printed((one[0], one[2]))) == []


def told_near(sets: Iterable[Sequence[Counts]], printed: Callable[[Sequence[Counts]], object]) -> list[set[int]]:
    """Which steps a group of these may have given, where they lie within less than half of the scale."""
    given: dict[object, list[set[int]]] = {}
    for tables in sets:
        for known, counts in zip(given.setdefault(printed(tables), [set() for _ in tables]), tables, strict=True):
            known.update(place for place, people in enumerate(counts) if people)
    steps = len(tables[0])
    return [one for some in given.values() for one in some if max(one) - min(one) < (steps - 1) / 2]


@pytest.mark.parametrize(("sizes", "steps"), [((12,), 4), ((13,), 5), ((10, 9), 3)])
def test_columns_of_a_table_of_few_people_never_tell_that_all_stay_within_less_than_half_of_the_steps(sizes: Sequence[int], steps: int):
    def printed(tables: Sequence[Counts]) -> object:
        found = ladder.neighbours_in_all(tables, math.ceil((steps - 1) / 2))
        return found and (found, tuple(tuple(sum(one[place] for place in bar) for bar in found) for one in tables))

    assert told_near(product(*(ways(size, steps) for size in sizes)), printed) == []


@pytest.mark.parametrize(("n", "steps"), [(10, 2), (10, 3), (12, 4), (10, 5)])
def test_an_average_between_near_limits_tells_neither_that_all_are_close_to_one_nor_of_one_or_two_people(n: int, steps: int):
    asked = make_questionnaire({}, others=[make_item("days", "number", minimum=1, maximum=steps)])

    def printed(counts: Counts) -> object:
        records = [Record("A", {"days": Answer(1.0 + place)}) for place, people in enumerate(counts) for _ in range(people)]
        return repr(released_of(records, asked=asked).tallies)

    sets = list(ways(n, steps))

    assert told_near(((one,) for one in sets), lambda tables: printed(tables[0])) == []
    assert told_few(sets, printed) == []


@pytest.mark.parametrize("bands", [(7, 0, 3, 0, 0), (6, 1, 3, 0, 0), (0, 0, 5, 0, 5), (0, 3, 0, 7, 0), (4, 3, 3, 0, 0)])
def test_a_line_in_bands_beside_its_mean_does_not_tell_that_all_stay_within_less_than_half_of_it(bands: tuple[int, ...]):
    """By exhaustion: all places of ten people who point into these bands."""
    line = make_item("far", "slider", scale="way")
    asked = make_questionnaire({}, others=[line], scales=[make_scale(0, 10, "way")])
    inside = [range(3), range(3, 5), range(5, 7), range(7, 9), range(9, 11)]
    same: dict[Tally, set[int]] = {}
    for parts in product(*(combinations_with_replacement(inside[band], people) for band, people in enumerate(bands))):
        places = [place for part in parts for place in part]
        packed = pack(asked, [Record("A", {"far": Answer(place)}) for place in places], {}, 5, Random(1))
        same.setdefault(Partwise(5, ()).tally(parted(line, asked, packed)), set()).update(places)

    assert all(found.distribution is None or max(told) - min(told) >= 5 for found, told in same.items())
