"""What people say about themselves is told over everybody or not at all, and nothing that is kept or told can be cut by it (R4)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.messages import Text
from surveys.questionnaires import about_you, catalog, personal
from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Missing, Option
from surveys.scoring import codec
from surveys.scoring.disclosure.inspecting import inspect, values_of
from surveys.scoring.disclosure.margins import in_fives, margin, margins
from surveys.scoring.pack import Pack
from surveys.scoring.packing import pack, unpacked
from surveys.scoring.people import Margin, Told
from surveys.scoring.scores import score
from surveys.scoring.stored import from_json, to_json
from surveys.scoring.values import Participation, Released, Tally

from fixtures.chance import answered, released

OPTIONS = ("a", "b", "c", "d")
ASKED = Item("you.age", "choice", Text({"en": "?"}), options=tuple(Option(code, Text({"en": code})) for code in OPTIONS), scored=False)
WHOLE = about_you.asking(catalog.load("short-check"), about_you.names())
CODES = set(about_you.names())
COUNTS = st.lists(st.integers(0, 30), min_size=4, max_size=4)


@pytest.fixture(scope="module")
def found() -> Released:
    return released(WHOLE, Random(4))


def told(counts: list[int], silent: int, k: int = 5) -> Margin:
    return margin(ASKED, dict(zip(OPTIONS, counts, strict=True)), silent, k)


def parts(counts: list[int], silent: int, one: Margin) -> list[set[str]]:
    """What a reader cannot tell apart: each answer that is told, and all others together. Only those that somebody gave."""
    shown = [share.label.pick("en") for share in one.shares]
    people = dict(zip(OPTIONS, counts, strict=True)) | {"": silent}
    return [{code} for code in shown] + ([rest] if (rest := {code for code, n in people.items() if n and code not in shown}) else [])


@given(COUNTS, st.integers(0, 30), st.integers(5, 20))
def test_every_answer_that_is_told_was_given_by_k_people_and_so_was_the_rest(counts: list[int], silent: int, k: int):
    one = told(counts, silent, k)
    people = dict(zip(OPTIONS, counts, strict=True)) | {"": silent}

    for together in parts(counts, silent, one) if one.hidden is None else ():
        assert sum(people[code] for code in together) >= k
    assert all(share.people == in_fives(people[share.label.pick("en")]) for share in one.shares)
    assert one.hidden is None or (one.shares, one.others) == ((), None)


@given(COUNTS, st.integers(0, 30), st.integers(5, 8))
def test_colleagues_who_know_each_other_learn_nothing_of_anybody_else(counts: list[int], silent: int, k: int):
    """Fewer than k of them, wherever they stand: the others are always in two parts at least."""
    one = told(counts, silent, k)
    if one.hidden is None:
        people = dict(zip(OPTIONS, counts, strict=True)) | {"": silent}
        sizes = sorted(sum(people[code] for code in together) for together in parts(counts, silent, one))
        assert len(sizes) >= 2
        assert sizes[0] > k - 1


@pytest.mark.parametrize(
    ("counts", "silent", "expected"),
    [
        ([12, 8, 0, 0], 0, {"a": 10, "b": 10}),
        ([18, 2, 0, 0], 6, {"a": 20, "": 10}),
        ([20, 6, 2, 0], 0, {"a": 20, "": 10}),
        ([18, 2, 0, 0], 0, {}),  # two men among women
        ([20, 0, 0, 0], 0, {}),  # everybody alike
        ([0, 0, 0, 0], 20, {}),  # nobody said anything
        ([5, 4, 0, 0], 0, {}),  # fewer than ten
        ([4, 4, 4, 4], 4, {}),
    ],
)
def test_a_few_are_told_with_others_or_not_at_all(counts: list[int], silent: int, expected: dict[str, int]):
    one = told(counts, silent)

    assert {share.label.pick("en"): share.people for share in one.shares} | ({"": one.others} if one.others is not None else {}) == expected


def test_a_newcomer_between_two_rounds_seldom_moves_a_number():
    """Whoever joins is told by no number but at the edge of a five, and there only with everybody else known."""
    rounds = [(list(counts), 0) for counts in combinations(range(5, 30), 2)]
    moved = [told([a + 1, b, 0, 0], 0) != told([a, b, 0, 0], 0) for (a, b), _ in rounds]

    assert sum(moved) <= len(moved) / 4


def test_where_it_is_not_told_how_many_answered_margins_do_not_add_up_to_it(found: Released):
    counts = {code: {option.code: 10 for option in WHOLE.item(code).options} for code in CODES}

    assert all(one.hidden for one in margins(WHOLE, counts, dict.fromkeys(CODES, 0), Participation(None, None), 5))
    assert not any(one.hidden for one in margins(WHOLE, counts, dict.fromkeys(CODES, 0), Participation(50, 40), 5))


def sealed(people: int = 200) -> Pack:
    """Women are content and men are not: were the rows of both in one order, it would show."""
    chance, records = Random(5), []
    for place in range(people):
        content = place % 2 == 0
        answers = {item.code: Answer(5 if content else 1) for item in WHOLE.items() if item.kind == "rating"}
        answers |= {"you.gender": Answer("woman" if content else "man"), "you.age": Answer("from60" if content else "under25")}
        records.append(
            Record(
                "partner" if place % 4 < 2 else "lead",
                {**dict.fromkeys((i.code for i in WHOLE.items()), Answer(missing=Missing.SKIPPED)), **answers},
            )
        )
    return pack(WHOLE, records, {"partner": people, "lead": people}, 5, chance)


def test_no_stratum_has_a_column_by_which_it_could_be_cut():
    done = sealed()

    assert not any(CODES & {code.partition(":")[0] for code in stratum.columns} for stratum in done.strata)
    assert set(done.pools) == CODES
    assert codec.decode(codec.encode(done)) == done


def test_the_order_of_the_answers_about_people_tells_nothing_about_their_other_answers():
    done = sealed()
    ratings = [value for stratum in done.strata for value in unpacked(stratum.columns["P1"])]
    genders, ages = unpacked(done.pools["you.gender"]), unpacked(done.pools["you.age"])

    for one, other in ((genders, ratings), (ages, ratings), (genders, ages)):
        pairs = Counter(zip(one, other, strict=True))
        assert max(pairs.values()) < 80  # 100 where the rows were the same people


def test_a_person_who_says_only_who_they_are_hides_nobody():
    few = [Record("partner", {"P1": Answer(5)}) for _ in range(4)]
    some = [Record("lead", {"P1": Answer(5)}) for _ in range(8)]
    only = Record("partner", {"you.gender": Answer("woman")})

    done = pack(WHOLE, [*few, only, *some], {"partner": 5, "lead": 8}, 5, Random(1))

    assert [stratum.groups for stratum in done.strata] == [("lead", "partner")]


def test_a_release_tells_about_people_in_margins_and_nowhere_else(found: Released):
    assert {one.item for one in found.people} == CODES
    assert any(one.shares for one in found.people)
    assert inspect(found) == ()
    elsewhere = [
        place for place, value in values_of(replace(found, people=())) if getattr(value, "code", getattr(value, "item", "")) in CODES
    ]
    assert elsewhere == []
    assert not CODES & set(json.dumps(to_json(replace(found, people=(), questionnaire=catalog.load("short-check")))).split('"'))


def test_other_figures_are_the_same_whether_people_are_asked_about_themselves_or_not():
    given = [answered(WHOLE, "partner", Random(seed)) for seed in range(30)]
    figures = []
    for one in (WHOLE, catalog.load("short-check")):
        records = [Record("partner", answers if one is WHOLE else personal.without(WHOLE, answers)) for answers in given]
        scores = score(one, pack(one, records, {}, 5, Random(2)))
        figures.append({code: [(each.n, each.mean, each.sd) for each in of.samples.values()] for code, of in scores.dimensions.items()})

    assert figures[0] == figures[1]


def test_a_release_that_tells_of_a_few_people_is_stopped(found: Released):
    few = Margin("you.gender", Text({"en": "?"}), (Told(Text({"en": "a"}), 3), Told(Text({"en": "b"}), 20)))
    alike = Margin("you.gender", Text({"en": "?"}), (Told(Text({"en": "a"}), 40),))
    strange = Margin("P1", Text({"en": "?"}), (Told(Text({"en": "a"}), 20), Told(Text({"en": "b"}), 20)))
    tally = Tally("you.gender", Text({"en": "?"}), None)

    said = [inspect(replace(found, people=(one,))) for one in (few, alike, strange)]
    assert ["R4" in said[0][0], "R8" in said[1][0], "R4" in said[2][0]] == [True, True, True]
    assert "R4" in inspect(replace(found, tallies=(*found.tallies, tally)))[-1]


def test_a_release_with_margins_is_stored_and_read(found: Released):
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
