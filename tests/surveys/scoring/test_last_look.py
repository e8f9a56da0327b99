"""The last look at a release stops each kind of value that breaks a rule, whoever made it, and lets what keeps the rules through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from surveys.messages import Text, msg
from surveys.questionnaires import about_you
from surveys.scoring.beside import Agreement, Balance, GoesTogether, Occurrence
from surveys.scoring.disclosure.inspecting import LOOKS
from surveys.scoring.disclosure.margins import look_whole
from surveys.scoring.disclosure.thresholds import HIDDEN
from surveys.scoring.facts import AgreementFact
from surveys.scoring.people import Margin, Told
from surveys.scoring.quoted import Quote
from surveys.scoring.tied import Network, Tie
from surveys.scoring.values import (
    Comments,
    Difference,
    Distribution,
    Figure,
    GroupResult,
    ObjectiveResult,
    Participation,
    Released,
    Share,
    Tally,
)

WORDS = Text({"en": "Words"})
SAID = msg("Said.")
NOTHING = Figure(hidden=HIDDEN)
SEEN = Figure(60, n=20)


def rules(value: Any, released: Released) -> list[str]:
    """The rules that it breaks."""
    return [said.partition(":")[0] for said in LOOKS[type(value)](value, released)]


@pytest.mark.parametrize(
    ("figure", "broken"),
    [
        (NOTHING, []),
        (replace(NOTHING, n=7), ["R10"]),
        (replace(NOTHING, sentence=SAID), ["R10"]),
        (replace(NOTHING, edge=">="), ["R10"]),
        (Figure(), ["R10"]),
        (SEEN, []),
        (replace(SEEN, n=None), ["R1"]),
        (replace(SEEN, n=4), ["R1"]),
        (replace(SEEN, hidden=HIDDEN), ["R1"]),
        (Figure(99, n=20), ["R8"]),
        (Figure(98, n=20), []),
        (Figure(2, n=20), []),
        (Figure(1, n=20), ["R8"]),
        (Figure(95, n=20, edge=">=", low=90), ["R8"]),
    ],
)
def test_a_figure_has_enough_people_keeps_from_the_ends_and_says_nothing_where_it_is_hidden(
    figure: Figure, broken: list[str], released: Released
):
    assert rules(figure, released) == broken


def bars(*percents: int, n: int = 40) -> Distribution:
    return Distribution(n, tuple(Share((str(place),), WORDS, percent) for place, percent in enumerate(percents)))


@pytest.mark.parametrize(
    ("spread", "broken"),
    [
        (bars(50, 50), []),
        (bars(0, 50, 50), []),
        (bars(100, 0), ["R8"]),
        (bars(50, 50, n=8), ["R2"]),
        (bars(4, 96, n=50), ["R8"]),
        (bars(8, 92, n=50), []),
    ],
)
def test_a_bar_stands_for_nobody_or_for_more_than_two_and_not_for_all(spread: Distribution, broken: list[str], released: Released):
    assert rules(spread, released) == broken


def objective(overall: Distribution | None, **groups: Distribution) -> ObjectiveResult:
    return ObjectiveResult("o1", "Water", "O.1", overall, groups, hidden=None if overall else HIDDEN)


def test_an_objective_that_is_hidden_says_nothing_and_its_groups_leave_nobody_alone(released: Released):
    whole = bars(50, 50, n=40)
    assert rules(objective(None), released) == []
    assert rules(replace(objective(None), hidden=None), released) == ["R10"]
    assert rules(objective(None, g1=whole), released) == ["R10"]
    assert rules(objective(whole), released) == []
    assert rules(objective(whole, g1=bars(50, 50, n=20), g2=bars(50, 50, n=20)), released) == []
    assert rules(objective(whole, g1=bars(50, 50, n=20), g2=bars(50, 50, n=17)), released) == ["R3"]
    assert rules(objective(whole, g1=bars(50, 50, n=20), g2=bars(30, 30, 40, n=20)), released) == ["R8"]


BALANCE = Balance(10, 5, 0, 9, rough=True, sentence=SAID)


@pytest.mark.parametrize("told", [{"n": 12}, {"distribution": bars(50, 50)}, {"sentence": SAID}, {"balance": BALANCE}])
def test_a_question_whose_answers_are_hidden_says_nothing_of_them(told: dict[str, Any], released: Released):
    assert rules(Tally("C", WORDS, None, hidden=HIDDEN), released) == []
    assert rules(replace(Tally("C", WORDS, None, hidden=HIDDEN), **told), released) == ["R10"]


def test_balances_agreement_and_what_goes_together_are_told_of_enough_people(released: Released):
    assert rules(BALANCE, released) == []
    assert rules(replace(BALANCE, n=9), released) == ["R2"]
    assert rules(Agreement("g1", SAID, SAID), released) == []
    for group in ("g3", "nobody"):
        assert rules(Agreement(group, SAID, SAID), released) == ["R2"]
    small = replace(released, groups=(replace(released.groups[0], answered=9),))
    assert rules(Agreement("g1", SAID, SAID), small) == ["R2"]
    together = GoesTogether("A1", WORDS, 40, 20, 60, 1, SAID)
    (headline,) = released.headlines
    assert rules(together, released) == ["R2"]
    assert rules(together, replace(released, headlines=())) == ["R2"]
    assert rules(together, replace(released, headlines=(replace(headline, everyone=Figure(60, n=100)),))) == []


WHOLE = {"shared": ("A4x",), "first": Figure(60, n=20), "second": Figure(50, n=20)}


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"shared": (), "first": None, "second": None, "points": 7}, []),
        ({"shared": ()}, ["R1"]),
        ({"shared": ("B3x",)}, ["R1"]),
        ({"second": None}, ["R8"]),
        ({"second": Figure(90, n=5, edge=">=")}, ["R8"]),
        ({"second": Figure(50, n=5, cell=True)}, ["R8"]),
        ({"second": Figure(50, 40, 60, n=20)}, ["R8"]),
        ({"second": NOTHING}, ["R8"]),
        ({"points": 11}, ["R8"]),
    ],
    ids=str,
)
def test_a_difference_on_shared_questions_names_them_and_is_that_of_its_two_whole_numbers(
    change: dict[str, Any], broken: list[str], released: Released
):
    topic = next(one for one in released.questionnaire.dimensions if one.code == "A4")
    questions = [item.code for item in released.questionnaire.items_of("A4")]
    others = [item.code for item in released.questionnaire.items_of("B3")]
    named = {"A4x": questions[0], "B3x": others[0] if others else "B3"}
    told = {**WHOLE, **change}
    told["shared"] = tuple(named[code] for code in told["shared"])
    one = Difference(
        **{"points": 10, **told},
        dimension=topic.code,
        name=WORDS,
        a="g1",
        b="g2",
        low=None,
        high=None,
        size=SAID,
        sentence=SAID,
        by_chance=True,
    )

    assert rules(one, released) == broken


def test_how_often_things_occur_is_a_share_of_ten_people_at_least(released: Released):
    assert rules(Occurrence("B1", WORDS, SEEN, {}), released) == []
    assert rules(Occurrence("B1", WORDS, NOTHING, {}), released) == []
    assert rules(Occurrence("B1", WORDS, Figure(60, n=9), {}), released) == ["R2"]
    assert rules(Occurrence("B1", WORDS, NOTHING, {"g1": Figure(60, n=9)}), released) == ["R2"]


def network(*ties: Tie, **settings: Any) -> Network:
    return Network("N", WORDS, WORDS, WORDS, (("p.a", WORDS), ("p.b", WORDS)), ties, **settings)


TIED = Figure(60, n=5, cell=True)


def tie(rater: str, rated: str, often: Figure = TIED, well: Figure = NOTHING) -> Tie:
    return Tie(rater, rated, often, well)


def test_partners_are_told_of_each_other_both_or_not_at_all(released: Released):
    both = (tie("p.a", "p.b"), tie("p.b", "p.a"))
    assert rules(network(*both), released) == []
    assert rules(network(hidden=HIDDEN), released) == []
    assert rules(network(hidden=HIDDEN, notes=(SAID,)), released) == ["R10"]
    assert rules(network(both[0]), released) == ["R1"]
    assert rules(network(*both), replace(released, too_few=True)) == ["R3"]
    assert rules(network(tie("p.a", "p.b", NOTHING), both[1]), released) == ["R1"]
    assert rules(network(tie("p.a", "p.b", SEEN), both[1]), released) == ["R10"]
    assert rules(network(tie("p.a", "p.b", replace(TIED, n=6)), both[1]), released) == ["R10"]


def test_how_well_partners_work_together_is_told_only_of_two_that_agreed(released: Released):
    told = network(tie("p.a", "p.b", well=TIED), tie("p.b", "p.a", well=TIED))
    facts = [AgreementFact(name, state, organisation=name) for name, state in (("a", "agreed"), ("b", "otherwise"))]

    def agreed(*given: AgreementFact) -> Released:
        return replace(released, facts=replace(released.facts, agreements=given))

    assert rules(told, agreed(*facts)) == []
    assert rules(told, agreed(facts[0], replace(facts[1], state="without"))) == ["R1", "R1"]
    assert rules(network(tie("p.a", "p.b", well=TIED), tie("p.b", "p.a")), agreed(*facts)) == ["R1", "R1"]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"answered": 4}, ["R1"]),
        ({"answered": None}, ["R1"]),
        ({"shown": False, "hidden": HIDDEN}, ["R10"]),
        ({"shown": False, "hidden": HIDDEN, "invited": None, "answered": None, "rate_word": None}, []),
        ({"shown": False, "hidden": None, "invited": None, "answered": None, "rate_word": None}, ["R10"]),
        ({"shown": False, "hidden": HIDDEN, "invited": None, "answered": None, "rate_word": None, "note": SAID}, ["R10"]),
    ],
)
def test_a_group_is_shown_with_enough_people_or_not_told_of(change: dict[str, Any], broken: list[str], released: Released):
    group: GroupResult = replace(released.groups[0], **change)

    assert rules(group, released) == broken


def test_words_are_quoted_only_where_enough_people_answered(released: Released):
    quoted = Comments("D3", WORDS, "", msg("several"), (Quote("D3", "Well.", "en"),))
    assert rules(quoted, released) == []
    assert rules(replace(quoted, hidden=HIDDEN), released) == ["R11"]
    assert rules(replace(quoted, amount=None), released) == ["R11"]
    assert rules(quoted, replace(released, participation=Participation(73, 9))) == ["R11"]
    assert rules(replace(quoted, amount=None, quotes=()), released) == []


def margin(*numbers: int, others: int | None = 20, **settings: Any) -> Margin:
    return Margin("you.age", WORDS, tuple(Told(WORDS, number) for number in numbers), others, **settings)


@pytest.mark.parametrize(
    ("one", "broken"),
    [
        (margin(20, 15), []),
        (margin(20, 15, others=None), []),
        (margin(others=None, hidden=HIDDEN), []),
        (margin(20, others=None, hidden=HIDDEN), ["R10"]),
        (margin(others=20, hidden=HIDDEN), ["R10"]),
        (margin(20, others=None), ["R8"]),
        (margin(others=20), ["R8"]),
        (margin(20, 0), ["R4"]),
        (margin(20, 17), ["R4"]),
        (margin(20, 15, others=0), ["R4"]),
    ],
)
def test_what_people_said_about_themselves_is_told_in_fives_and_in_parts(one: Margin, broken: list[str], released: Released):
    asked = replace(released, questionnaire=about_you.asking(released.questionnaire, about_you.names()))

    assert rules(one, asked) == broken


def test_what_is_no_question_about_the_person_has_no_margin_and_a_few_have_none(released: Released):
    asked = replace(released, questionnaire=about_you.asking(released.questionnaire, about_you.names()))

    assert rules(margin(20, 15), released) == ["R4"]
    for answered in (9, None):
        assert rules(margin(20, 15), replace(asked, participation=Participation(73, answered))) == ["R2"]


def test_answers_about_the_person_stand_nowhere_else(released: Released):
    asked = replace(released, questionnaire=about_you.asking(released.questionnaire, about_you.names()))
    code = next(iter(about_you.names()))

    assert list(look_whole(asked)) == []
    for told in (
        {"tallies": (Tally(code, WORDS, 40),)},
        {"comments": (Comments(code, WORDS, "", None),)},
        {"objectives": (replace(objective(None), item=code),)},
    ):
        assert list(look_whole(replace(asked, **told))) == ["R4: an answer about the person among others"]
