"""How questions hang together elsewhere, quoted where one partnership is too small to tell (statistics.md 4)."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from surveys.questionnaires.records import Record
from surveys.questionnaires.values import Answer, Headline
from surveys.scoring.disclosure.inspecting import inspect
from surveys.scoring.packing import pack
from surveys.scoring.portfolio import Elsewhere, gathered, too_few_to_check, with_others
from surveys.translator import translator

from fixtures.rated import answers, make_item, make_questionnaire
from fixtures.trials import outcome_of, scores_of

SAY = translator("en", "surveys")
ASKED = make_questionnaire(
    {"a": [make_item("a1"), make_item("a2"), make_item("a3")], "b": [make_item("b1"), make_item("b2")]},
    headlines={"a": Headline.QUALITY, "b": Headline.RESULTS},
)
CODES = ("a1", "a2", "a3", "b1", "b2")
HERE = [Record("AB"[place % 2], answers(CODES, given)) for place, given in enumerate(["33434", "44332", "22323", "54344"] * 5)]
OWN = "Not enough answers to check whether these questions measure one thing."


def one(number: int, owner: str, people: int = 12) -> Elsewhere:
    """A partnership whose people answer nearly alike on all three questions."""
    chance = random.Random(number)
    moods = [chance.randint(1, 4) for _ in range(people)]
    return of([[mood + chance.randint(0, 1) for _ in CODES] for mood in moods], number, owner)


def alike(number: int, owner: str, level: int) -> Elsewhere:
    """One whose people answer at random around one height."""
    chance = random.Random(number)
    return of([[level + chance.randint(0, 1) for _ in CODES] for _ in range(12)], number, owner)


def of(rows: list[list[int]], number: int, owner: str) -> Elsewhere:
    records = [Record("A", dict(zip(CODES, map(Answer, row), strict=True))) for row in rows]
    return gathered(ASKED, pack(ASKED, records, {}, 5, random.Random(1)), ["a"], f"p{number}", owner)["a"]


def few(rows: list[list[int]]) -> Mapping[str, Elsewhere]:
    records = [Record("A", dict(zip(CODES, map(Answer, row), strict=True))) for row in rows]
    return gathered(ASKED, pack(ASKED, records, {}, 5, random.Random(1)), ["a"], "p", "o")


def told(others: list[Elsewhere]) -> str:
    found = with_others(outcome_of(HERE, asked=ASKED).released, {"a": others})
    assert inspect(found) == ()
    return SAY(next(topic for topic in found.dimensions if topic.code == "a").reliability)


def test_only_topics_of_three_questions_that_few_answered_ask_elsewhere():
    assert too_few_to_check(scores_of(HERE, asked=ASKED)) == ("a",)
    assert too_few_to_check(scores_of(HERE * 2, asked=ASKED)) == ()


def test_the_same_questions_elsewhere_are_quoted_behind_the_own_sentence():
    others = [one(number, f"o{number % 3}") for number in range(6)]

    assert told(others) == f"{OWN} In 72 answers to the same questions elsewhere they hung together well (alpha 0.9)."


def test_a_partnership_of_a_few_answers_that_joins_changes_nothing():
    others = [one(number, f"o{number % 3}") for number in range(6)]

    assert few([[4, 3, 4, 2, 3]] * 9) == {}
    assert told([*others, one(7, "o1", people=10)]) != told(others)


def test_each_partnership_counts_around_its_own_mean():
    """Of people who answer without any order partnerships of unequal height would seem to."""
    others = [alike(number, f"o{number % 3}", level=(1, 4)[number % 2]) for number in range(6)]

    assert "did not form one measure" in told(others)


@pytest.mark.parametrize(
    "others",
    [
        [one(number, f"o{number % 3}") for number in range(4)],
        [one(number, f"o{number % 2}") for number in range(6)],
        [one(number, "o" if number < 4 else f"o{number}") for number in range(6)],
        [one(number, f"o{number % 3}", people=200 if number == 0 else 10) for number in range(6)],
        [],
    ],
    ids=["four partnerships", "two owners", "one has most of them", "one has most of the answers", "none"],
)
def test_too_few_others_or_owners_are_not_quoted(others: list[Elsewhere]):
    assert told(others) == OWN
