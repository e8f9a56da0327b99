"""Questions of several parts: each part is a figure of its own, over everybody, and tells nobody's answer."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement, permutations, product

import numpy as np
import pytest
from scipy.stats import friedmanchisquare, rankdata

from surveys.messages import msg
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire, Value
from surveys.scoring.annex.writing import annex
from surveys.scoring.pack import VERSION, Column, Pack, Stratum
from surveys.scoring.packing import pack
from surveys.scoring.parted import parted
from surveys.scoring.parts import Partwise
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores, score
from surveys.scoring.statistics.concordance import kendalls_w
from surveys.scoring.values import Tally
from surveys.translator import translator

from fixtures.rated import make_item, make_options, make_questionnaire, make_scale, words
from fixtures.trials import outcome_of

HIDDEN = msg("hidden")
SAY = translator("en", "surveys")
TWICE = make_item("twice", "two_scales", scale="agree", second_scale="going", ask=words("Important?"), second_ask=words("Going well?"))
ASKED = make_questionnaire({"a": [make_item("a1")]}, others=[TWICE], scales=[make_scale(), make_scale(0, 4, "going")])


def scored(answers: Iterable[Answer], item: Item = TWICE, asked: Questionnaire = ASKED, group: str = "A") -> Scores:
    records = [Record(group, {item.code: answer}) for answer in answers]
    return score(asked, pack(asked, records, {}, 5, random.Random(1)))


def tally(values: Sequence[Value], item: Item = TWICE, asked: Questionnaire = ASKED, k: int = 5, ledger: Sequence[Entry] = ()) -> Tally:
    return Partwise(k, ledger).tally(scored(map(Answer, values), item, asked).parted[item.code])


def test_each_scale_has_a_mean_of_its_own_from_its_own_ends():
    found = tally([*[(5, 0), (4, 2)] * 5, *[("unknown", 1)] * 4])

    first, second = found.parts
    assert [SAY.text(part.label) for part in found.parts] == ["Important?", "Going well?"]
    assert (first.figure.value, first.figure.n) == (88, 10)
    assert (second.figure.value, second.figure.n) == (25, 14)


def test_under_ten_people_a_mean_is_a_ten_point_cell_and_under_k_nothing():
    assert [part.figure.cell for part in tally([(3, 2), (4, 1), (3, 3), (4, 1), (2, 2)]).parts] == [True, True]
    assert tally([(3, 2)] * 4).hidden
    assert [part.figure.value is None for part in tally([(3, "unknown"), (2, "unknown"), *[(3, 2)] * 4]).parts] == [False, True]


def test_what_many_cannot_judge_is_said_beside_the_mean():
    found = tally([*[(5, 1)] * 6, *[(4, "unknown")] * 6])

    assert found.parts[0].cannot_judge is None
    assert SAY(found.parts[1].cannot_judge or words("")) == "5 in 10 said they cannot judge this."


def test_every_mean_is_remembered_and_never_a_second_one_of_the_same_people_printed():
    parted = scored([Answer((3, 2)), Answer((4, 1)), *[Answer((2, 3))] * 8]).parted["twice"]
    entries = tuple(Partwise(5, ()).entries(parted))

    assert [entry.variable for entry in entries] == ["item:twice:first", "item:twice:second"]
    assert Partwise(5, entries).tally(parted).parts
    other = Entry("item:twice:first", {"A": entries[0].weights["A"] / 2})
    assert [part.figure.value is None for part in Partwise(5, (other,)).tally(parted).parts] == [True, False]


def test_a_release_prints_both_means_and_keeps_them_in_the_ledger():
    people = [Record(group, {"a1": Answer(4), "twice": Answer((4, 3))}) for group in ("A", "B") for _ in range(7)]

    outcome = outcome_of(people, asked=ASKED)

    (found,) = outcome.released.tallies
    assert [(part.code, part.figure.value) for part in found.parts] == [("first", 75), ("second", 75)]
    assert {"item:twice:first", "item:twice:second"} <= {entry.variable for entry in outcome.entries}


def test_nobody_who_answered_nothing_changes_anything():
    given = [Answer((3, 2)), Answer((4, 1)), Answer((5, 1)), Answer((2, 1)), Answer((2, 0))]
    more = [*given, Answer(missing=Missing.SKIPPED), Answer(missing=Missing.DECLINED)]

    assert Partwise(5, ()).tally(scored(given).parted["twice"]) == Partwise(5, ()).tally(scored(more).parted["twice"])


LINE = make_item("far", "slider", scale="way")
ON_A_LINE = make_questionnaire({}, others=[LINE], scales=[make_scale(0, 100, "way")])


def pointed(*places: Value) -> Tally:
    return tally(places, LINE, ON_A_LINE)


def said(found: Tally) -> str:
    return SAY(found.sentence or found.hidden or HIDDEN)


def test_a_line_gives_its_mean_and_from_ten_people_on_how_the_answers_spread_in_bands():
    found = pointed(*[10] * 3, *[55] * 4, *[90] * 5)

    assert said(found) == "On average 58, on a line from 0 to 100."
    assert found.distribution
    assert [(SAY.text(share.label), SAY(share.words or HIDDEN)) for share in found.distribution.shares if share.percent] == [
        ("0 to 20", "about 3 in 10"),
        ("41 to 60", "about 3 in 10"),
        ("81 to 100", "about 4 in 10"),
    ]
    assert pointed(*[10] * 4, *[55] * 4).distribution is None


def test_few_places_on_a_line_are_told_as_a_cell_and_those_at_an_end_as_a_bound():
    assert said(pointed(60, 62, 64, 66, 68)) == "On average between 60 and 69, on a line from 0 to 100."
    assert said(pointed(*[100] * 8)) == "On average 93 or more, on a line from 0 to 100."
    assert said(pointed(*[0] * 8)) == "On average 7 or less, on a line from 0 to 100."
    assert said(pointed(*[60] * 4)).startswith("Not shown")


def test_a_mean_on_a_line_is_remembered_like_any_other():
    parted = scored(map(Answer, [20, 40, 60, 80, 90]), LINE, ON_A_LINE).parted["far"]

    assert [entry.variable for entry in Partwise(5, ()).entries(parted)] == ["item:far"]


def ranked(*orders: Sequence[Value], most: int | None = None) -> Tally:
    return together(make_item("order", "ranking", options=make_options(*"abcdef"[: len(orders[0])]), maximum=most), orders)


def shared(*points: Sequence[Value], total: int = 100) -> Tally:
    return together(make_item("share", "points", options=make_options(*"abcdef"[: len(points[0])]), total=total), points)


def together(item: Item, values: Sequence[Sequence[Value]]) -> Tally:
    """The tally of people who gave these parts; packed by hand, because there are many of them to try."""
    shape, width, skipped = ("code", "B", 251) if item.kind == "ranking" else ("number", "q", -(2**63))
    plain = [[skipped if part == "skipped" else part for part in value] for value in values]
    columns = {
        f"{item.code}:{option.code}": Column(shape, struct.pack(f"<{len(values)}{width}", *column))
        for option, column in zip(item.options, zip(*plain, strict=True), strict=True)
    }
    pack = Pack(VERSION, "trial", 5, (Stratum("A", ("A",), None, len(values), columns),), (), {})
    return Partwise(5, ()).tally(parted(item, make_questionnaire({}, others=[item]), pack))


def test_a_ranking_gives_places_first_places_and_how_far_people_agree():
    found = ranked(*[(1, 2, 3)] * 8, *[(2, 1, 3)] * 8, *[(1, 3, 2)] * 4, *[(3, 1, 2)] * 4, *[(3, 2, 1)] * 6)

    assert [(part.code, SAY(part.words or HIDDEN)) for part in found.parts] == [
        ("b", "place 1.7 on average"),
        ("a", "place 1.9 on average"),
        ("c", "place 2.3 on average"),
    ]
    assert found.distribution
    assert [(share.points, share.percent) for share in found.distribution.shares] == [(("a",), 40), (("b",), 40), (("c",), 20)]
    assert found.sentence == msg("People put these in quite different orders.")
    assert found.n == 30


def test_first_places_that_together_with_the_averages_tell_of_one_or_two_people_are_not_drawn():
    found = ranked(*[(1, 2, 3)] * 8, *[(2, 1, 3)] * 8, *[(1, 3, 2)] * 4, *[(3, 1, 2)] * 4)

    assert found.distribution is None
    assert [part.words is None for part in found.parts] == [False] * 3


def test_options_without_a_place_share_the_places_that_are_left():
    found = ranked(*[(1, "skipped", "skipped")] * 5, *[("skipped", 1, "skipped")] * 3, *[("skipped", "skipped", 1)] * 3, most=1)

    assert [SAY(part.words or HIDDEN) for part in found.parts] == ["place 1.8 on average", *["place 2.1 on average"] * 2]


def test_points_give_an_average_for_each_option():
    found = shared(*[(60, 40, 0)] * 5, *[(20, 30, 50)] * 5)

    assert [SAY(part.words or HIDDEN) for part in found.parts] == ["40 points on average", "35 points on average", "25 points on average"]


def test_parts_that_bind_each_other_need_ten_people():
    assert ranked(*[(1, 2), (2, 1)] * 4, (1, 2)).hidden
    assert shared(*[(60, 40), (30, 70)] * 4, (1, 99)).hidden


def test_where_one_part_is_too_near_to_an_end_only_the_order_is_left_and_not_even_that_of_few():
    """Whoever knows that nearly all put one option first, and the averages of the others, would know the few."""
    assert ranked(*[(1, 2, 3)] * 10).hidden

    found = ranked(*[(1, 2, 3)] * 19, (1, 3, 2))

    assert [(part.code, part.words, part.figure.value) for part in found.parts] == [("a", None, None), ("b", None, None), ("c", None, None)]
    assert found.distribution is None
    assert SAY(found.sentence or HIDDEN).startswith("Only the order is shown")


def test_kendalls_w_is_friedmans_statistic_rescaled_ties_corrected():
    chance = np.random.default_rng(7)
    for options, people in ((3, 10), (5, 12), (8, 40)):
        scores = chance.integers(0, 4, (options, people))
        orders = np.apply_along_axis(rankdata, 0, scores)
        friedman = friedmanchisquare(*orders).statistic
        assert kendalls_w(orders) == pytest.approx(friedman / (people * (options - 1)))


def test_kendalls_w_is_one_where_all_agree_and_nothing_where_nobody_chose():
    assert kendalls_w(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])) == 1
    assert np.isnan(kendalls_w(np.array([[1.5, 1.5], [1.5, 1.5]])))
    assert np.isnan(kendalls_w(np.array([[1.0], [2.0]])))


def test_kendalls_w_of_a_textbook():
    """Siegel 1956: three executives rank six applicants, s = 25.5, W = .16."""
    judges = np.array([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]], dtype=float).T

    assert kendalls_w(judges) == pytest.approx(25.5 / (9 * (6**3 - 6) / 12))


@pytest.mark.parametrize("n", [5, 6, 10])
def test_what_is_printed_leaves_everybodys_answer_open_over_half_of_the_scale(n: int):
    """By exhaustion: all sets of answers that print alike, and what any one person may have said in them."""
    same: dict[object, set[int]] = {}
    for values in combinations_with_replacement(range(1, 4), n):
        scale = make_questionnaire({"a": [make_item("a1")]}, others=[TWICE], scales=[make_scale(1, 3), make_scale(0, 1, "going")])
        printed = tally([(value, 0) for value in values], asked=scale).parts[0].figure
        same.setdefault(printed, set()).update(values)
    assert all(max(said) - min(said) >= 1 for said in same.values())


@pytest.mark.parametrize(("options", "n", "most"), [(2, 10, None), (2, 11, None), (3, 10, 1), (4, 10, 1), (3, 10, None)])
def test_what_is_printed_of_a_ranking_leaves_everybodys_place_of_every_option_open(options: int, n: int, most: int | None):
    """By exhaustion again: the places of each option that occur among all orders that print alike lie half of the scale apart."""
    given = [*range(1, (most or options) + 1), *["skipped"] * (options - (most or options))]
    last = float(options) if most is None else (most + 1 + options) / 2
    same: dict[Tally, list[set[float]]] = {}
    for orders in combinations_with_replacement(sorted(set(permutations(given)), key=str), n):
        said = same.setdefault(ranked(*orders, most=most), [set() for _ in range(options)])
        for order in orders:
            for option, place in enumerate(order):
                said[option].add(last if place == "skipped" else place)
    assert all(max(places) - min(places) >= (last - 1) / 2 for said in same.values() for places in said)


@pytest.mark.parametrize(("options", "n", "most"), [(2, 10, None), (2, 21, None), (3, 10, 1), (3, 14, 1), (3, 10, None)])
def test_what_is_printed_of_a_ranking_tells_of_no_place_that_one_or_two_people_gave_it(options: int, n: int, most: int | None):
    given = [*range(1, (most or options) + 1), *["skipped"] * (options - (most or options))]
    every = [(option, place) for option in range(options) for place in {*given} - {"skipped"}]
    same: dict[Tally, list[set[int]]] = {}
    for orders in combinations_with_replacement(sorted(set(permutations(given)), key=str), n):
        told = same.setdefault(ranked(*orders, most=most), [set() for _ in every])
        for counts, (option, place) in zip(told, every, strict=True):
            counts.add(sum(order[option] == place for order in orders))
    assert all(counts - {1, 2} for told in same.values() for counts in told)


@pytest.mark.parametrize(("options", "total", "n"), [(2, 4, 10), (3, 1, 10)])
def test_what_is_printed_of_points_leaves_everybodys_points_open(options: int, total: int, n: int):
    every = [given for given in product(range(total + 1), repeat=options) if sum(given) == total]
    same: dict[Tally, list[set[int]]] = {}
    for shares in combinations_with_replacement(every, n):
        said = same.setdefault(shared(*shares, total=total), [set() for _ in range(options)])
        for share in shares:
            for option, points in enumerate(share):
                said[option].add(points)
    assert all(max(points) - min(points) >= total / 2 for said in same.values() for points in said)


@pytest.mark.parametrize(("steps", "n"), [(2, 5), (2, 9), (2, 21), (3, 6)])
def test_the_mean_of_one_question_tells_of_no_step_that_one_or_two_people_gave_it(steps: int, n: int):
    scale = make_questionnaire({"a": [make_item("a1")]}, others=[TWICE], scales=[make_scale(1, steps), make_scale(0, 1, "going")])
    same: dict[object, list[set[int]]] = {}
    for values in combinations_with_replacement(range(1, steps + 1), n):
        told = same.setdefault(tally([(value, 0) for value in values], asked=scale).parts[0].figure, [set() for _ in range(steps)])
        for step, counts in enumerate(told, 1):
            counts.add(values.count(step))
    assert all(counts - {1, 2} for told in same.values() for counts in told)


def test_one_point_shared_out_is_a_count():
    assert shared(*[(1, 0)] * 8, *[(0, 1)] * 2, total=1).hidden
    assert shared(*[(1, 0)] * 7, *[(0, 1)] * 3, total=1).parts


def test_the_annex_says_how_far_people_agree_on_an_order():
    asked = make_questionnaire({"a": [make_item("a1")]}, others=[make_item("r", "ranking", options=make_options("x", "y", "z"))])
    rows = [Record("A", {"a1": Answer(3), "r": Answer(places)}) for places in [(1, 2, 3)] * 6 + [(2, 1, 3)] * 4]

    found = annex(asked, score(asked, pack(asked, rows, {"A": 20}, 1, random.Random(1))))

    assert found["order.r.kendalls_w"].value == pytest.approx(12 * ((14 - 20) ** 2 + (16 - 20) ** 2 + 10**2) / (100 * 24))
    assert found["order.r.mean_places"].value == {"x": 1.4, "y": 1.6, "z": 3}
