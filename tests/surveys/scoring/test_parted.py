"""Questions of several parts: each part is a figure of its own, over everybody, and tells nobody's answer."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import combinations_with_replacement

import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Item, Missing, Questionnaire, Value
from surveys.scoring.packing import pack
from surveys.scoring.parts import Partwise
from surveys.scoring.policy import Entry
from surveys.scoring.scores import Scores, score
from surveys.scoring.values import Tally
from surveys.translator import translator

from fixtures.rated import make_item, make_questionnaire, make_scale, words
from fixtures.trials import outcome_of

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


@pytest.mark.parametrize("n", [5, 6, 10])
def test_what_is_printed_leaves_everybodys_answer_open_over_half_of_the_scale(n: int):
    """By exhaustion: all sets of answers that print alike, and what any one person may have said in them."""
    same: dict[object, set[int]] = {}
    for values in combinations_with_replacement(range(1, 4), n):
        scale = make_questionnaire({"a": [make_item("a1")]}, others=[TWICE], scales=[make_scale(1, 3), make_scale(0, 1, "going")])
        printed = tally([(value, 0) for value in values], asked=scale).parts[0].figure
        same.setdefault(printed, set()).update(values)
    assert all(max(said) - min(said) >= 1 for said in same.values())
